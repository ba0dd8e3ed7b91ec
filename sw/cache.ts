/**
 * The app's files, each version's in a cache of its own. A tab that was open when another one agreed to an
 * update goes on loading its screens from its own version's, though the server has those files no more.
 */
import { PrecacheController } from 'workbox-precaching'

/** A file of the app, with a revision where its name holds no hash. */
export interface AppFile {
  readonly url: string
  readonly revision: string | null
}

export class AppCache {
  readonly precache: PrecacheController
  readonly #name: string
  readonly #files: readonly AppFile[]
  readonly #office: readonly string[]

  /**
   * @param version another for any other list of files
   * @param office addresses of what only an office needs, see `layByOffice`; their names change with their content
   */
  constructor(version: string, files: readonly AppFile[], office: readonly string[]) {
    this.#name = `warsha-${version}`
    this.#files = files
    this.#office = office
    this.precache = new PrecacheController({ cacheName: this.#name })
    this.precache.addToCacheList([...files])
  }

  /** Lays every file by. Those that an earlier version has are not asked for again: an update is small on a bad line. */
  async install(event: ExtendableEvent): Promise<void> {
    const cache = await caches.open(this.#name)
    const hashed = this.#files.filter(({ revision }) => revision === null).map(({ url }) => url)
    await Promise.all(
      [...hashed, ...this.#office].map(async (url) => {
        const known = await caches.match(url)
        if (known) await cache.put(url, known)
      }),
    )
    await this.precache.install(event)
  }

  /**
   * Lays by what only an office needs: the makers of decks and workbooks, which weigh a quarter of the app. Tablets
   * of the field are spared them. Asked for again at every start, so that it follows an update.
   */
  async layByOffice(): Promise<void> {
    const cache = await caches.open(this.#name)
    const missing = await Promise.all(
      this.#office.map(async (url) => ((await cache.match(url)) ? [] : [url])),
    )
    await cache.addAll(missing.flat())
  }

  /**
   * Puts the other versions' files away; with `isLastWindow` false they stay until the next update, for
   * another window may need them. Quick, since every page waits for it.
   */
  async activate(isLastWindow: boolean): Promise<void> {
    if (!isLastWindow) return
    const names = await caches.keys()
    await Promise.all(names.filter((name) => name !== this.#name).map((name) => caches.delete(name)))
  }
}

/** A file of whichever version laid it by, or else from the server. */
export async function answerAsset(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}
