/**
 * The files of the version before: a tab that was open when another one agreed to an update still loads its
 * screens as they are opened, from here, also without a network. Without them it would meet missing files.
 */
const FORMER = 'warsha-former'

/** Names with a hash in them: what a page asks for after it was loaded, and what no other version answers for. */
const isAsset = (url: string): boolean => new URL(url).pathname.startsWith('/assets/')

/**
 * Keeps those files of `cacheName` that the new version has no use for and is about to delete.
 * @param current addresses of the new version's files
 * @param windows how many are open
 */
export async function keepFormer(
  cacheName: string,
  current: ReadonlySet<string>,
  windows: number,
): Promise<void> {
  // The one window agreed to the update and loads itself anew: nobody is left who needs older files.
  if (windows <= 1) return void (await caches.delete(FORMER))
  const [present, former] = await Promise.all([caches.open(cacheName), caches.open(FORMER)])
  for (const request of await present.keys()) {
    if (!isAsset(request.url) || current.has(request.url)) continue
    const response = await present.match(request)
    if (response) await former.put(request, response)
  }
}

/** A file of an earlier version: from here, or else from the server, which may have it still. */
export async function answerFormer(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName: FORMER })) ?? fetch(request)
}
