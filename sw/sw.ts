/**
 * The service worker: lays the whole app by, so that it opens with the server switched off, and sends what
 * waits when no tab does. It answers only page loads and files that it holds; everything else, and every
 * request that is not GET, passes it by.
 */
import { PrecacheRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { OUTBOX_TAG } from '../src/sync/background.ts'
import { AppCache, type AppFile, answerAsset } from './cache.ts'
import { sendOutbox } from './outbox.ts'

/** https://wicg.github.io/background-sync/spec/, which only some browsers have. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}

declare const self: ServiceWorkerGlobalScope & {
  /** Put in by the build: every file that the field needs. */
  readonly __FILES: readonly AppFile[]
  /** Put in by the build: addresses of the other files, which only an office needs. */
  readonly __OFFICE: readonly string[]
  /** Put in by the build: a hash over both lists. */
  readonly __VERSION: string
  addEventListener(type: 'sync', listener: (event: SyncEvent) => void): void
}

const app = new AppCache(self.__VERSION, self.__FILES, self.__OFFICE)

registerRoute(new PrecacheRoute(app.precache))
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
  ({ request }) => answerAsset(request),
)
// The doors of the server and its health are never the app's shell, also when someone opens them in a tab.
registerRoute(
  new NavigationRoute(app.precache.createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/api\//, /^\/(healthz|readyz|metrics)$/],
  }),
)

self.addEventListener('install', (event) => event.waitUntil(app.install(event)))

self.addEventListener('activate', (event) => event.waitUntil(takeOver()))

async function takeOver(): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  // One window: the person there agreed to the update, and it loads itself anew.
  await app.activate(windows.length <= 1)
  // The very first version takes the page that installed it: a tablet may lose the network before any reload.
  await self.clients.claim()
}

self.addEventListener('message', (event) => {
  switch (typeOf(event.data)) {
    // A new version waits until the person agrees: tabs of two versions would write into one database.
    case 'SKIP_WAITING':
      event.waitUntil(self.skipWaiting())
      break
    case 'LAY_BY_OFFICE':
      event.waitUntil(layByOffice(event.ports))
      break
  }
})

/** Tells the page whether everything is here: without a network it is not, and the next start asks again. */
async function layByOffice([page]: readonly MessagePort[]): Promise<void> {
  const isHere = await app.layByOffice().then(
    () => true,
    () => false,
  )
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has none
  page?.postMessage(isHere)
}

/** What a page asks for; another version may ask for what this one does not know. */
function typeOf(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'type' in message ? message.type : undefined
}

self.addEventListener('sync', (event) => {
  if (event.tag === OUTBOX_TAG) event.waitUntil(sendOutbox())
})
