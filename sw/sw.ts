/**
 * The service worker: lays the whole app by, so that it opens with the server switched off. It answers
 * only page loads and files that it holds; everything else, and every request that is not GET, passes it by.
 */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope & {
  /** Put in by the build: every file of the app, with a revision where its name holds none. */
  readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[]
}

precacheAndRoute([...self.__WB_MANIFEST])
cleanupOutdatedCaches()

// The doors of the server and its health are never the app's shell, also when someone opens them in a tab.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/api\//, /^\/(healthz|readyz|metrics)$/],
  }),
)

// The very first version takes the page that installed it: a tablet may lose the network before any reload.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

// A new version waits until the person agrees: tabs of two versions would write into one database.
self.addEventListener('message', (event) => {
  const message: unknown = event.data
  const isAgreed =
    typeof message === 'object' && message !== null && 'type' in message && message.type === 'SKIP_WAITING'
  if (isAgreed) event.waitUntil(self.skipWaiting())
})
