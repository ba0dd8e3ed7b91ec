/**
 * The service worker: lays the whole app by, so that it opens with the server switched off, and sends what
 * waits when no tab does. It answers only page loads and files that it holds; everything else, and every
 * request that is not GET, passes it by.
 */
import { cleanupOutdatedCaches, PrecacheController, PrecacheRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { OUTBOX_TAG } from '../src/sync/background.ts'
import { answerFormer, keepFormer } from './former.ts'
import { sendOutbox } from './outbox.ts'

/** https://wicg.github.io/background-sync/spec/, which only some browsers have. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}

declare const self: ServiceWorkerGlobalScope & {
  /** Put in by the build: every file of the app, with a revision where its name holds none. */
  readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[]
  addEventListener(type: 'sync', listener: (event: SyncEvent) => void): void
}

const precache = new PrecacheController()
precache.addToCacheList([...self.__WB_MANIFEST])
cleanupOutdatedCaches()

registerRoute(new PrecacheRoute(precache))
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
  ({ request }) => answerFormer(request),
)
// The doors of the server and its health are never the app's shell, also when someone opens them in a tab.
registerRoute(
  new NavigationRoute(precache.createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/api\//, /^\/(healthz|readyz|metrics)$/],
  }),
)

self.addEventListener('install', (event) => event.waitUntil(precache.install(event)))

self.addEventListener('activate', (event) => event.waitUntil(takeOver(event)))

async function takeOver(event: ExtendableEvent): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  try {
    await keepFormer(precache.strategy.cacheName, new Set(precache.getCachedURLs()), windows.length)
  } catch {
    // No room: an old tab may have to be loaded anew, but the new version must not wait for that.
  }
  await precache.activate(event)
  // The very first version takes the page that installed it: a tablet may lose the network before any reload.
  await self.clients.claim()
}

// A new version waits until the person agrees: tabs of two versions would write into one database.
self.addEventListener('message', (event) => {
  const message: unknown = event.data
  const isAgreed =
    typeof message === 'object' && message !== null && 'type' in message && message.type === 'SKIP_WAITING'
  if (isAgreed) event.waitUntil(self.skipWaiting())
})

self.addEventListener('sync', (event) => {
  if (event.tag === OUTBOX_TAG) event.waitUntil(sendOutbox())
})
