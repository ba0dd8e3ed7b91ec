/** The page's side of the service worker: updates when the person agrees, and what it sends when no tab is open. */
import { signal } from '@preact/signals-core'
import { messageSW, Workbox } from 'workbox-window'
import type { Services } from './ui/services.ts'

const WORKER = '/sw.js'

/** In the built app only: while developing, Vite serves files that change. */
const isUsed = import.meta.env.PROD && 'serviceWorker' in navigator

export function appUpdates(): Pick<Services, 'updateWaiting' | 'applyUpdate'> {
  const updateWaiting = signal(false)
  if (!isUsed) return { updateWaiting, applyUpdate: () => location.reload() }
  const { serviceWorker } = navigator
  const workbox = new Workbox(workerAddress(), { updateViaCache: 'none' })
  const hadController = serviceWorker.controller !== null
  // For whoever has to know that the app now works without the server: tests, and a technician's eyes.
  const tellReady = () => (document.documentElement.dataset['offline'] = 'ready')
  workbox.addEventListener('waiting', () => (updateWaiting.value = true))
  serviceWorker.addEventListener('controllerchange', () => {
    // Another tab agreed to the update: this one goes on as it is, and reloads when its person says so.
    if (hadController) updateWaiting.value = true
    else tellReady()
  })
  if (hadController) tellReady()
  void workbox.register()
  return { updateWaiting, applyUpdate: startNewest }
}

/** The one script that is started by its address, as the content security policy wants such things vouched for. */
function workerAddress(): string | TrustedScriptURL {
  const policy = window.trustedTypes?.createPolicy('warsha', {
    createScriptURL: (address) => {
      if (address !== WORKER) throw new TypeError('only the service worker is started by its address')
      return address
    },
  })
  return policy?.createScriptURL(WORKER) ?? WORKER
}

/** Loads the page anew, by the newest version that is here; by this one again where none is. */
export function startNewest(): void {
  if (isUsed) void navigator.serviceWorker.getRegistration().then(startWaiting)
  else location.reload()
}

function startWaiting(registration: ServiceWorkerRegistration | undefined): void {
  if (!registration?.waiting) return location.reload()
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload())
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none: it is of this origin
  registration.waiting.postMessage({ type: 'SKIP_WAITING' })
}

/** Asks the service worker for what only an office needs offline, too: the makers of decks and workbooks. */
export async function layByOffice(): Promise<void> {
  if (!isUsed) return
  const { active } = await navigator.serviceWorker.ready
  const isHere = active && (await messageSW(active, { type: 'LAY_BY_OFFICE' }))
  if (isHere === true) document.documentElement.dataset['office'] = 'ready'
}

/** https://wicg.github.io/background-sync/spec/, which only some browsers have. */
interface BackgroundSyncRegistration extends ServiceWorkerRegistration {
  readonly sync?: { register(tag: string): Promise<void> }
}

/** Asks the browser to wake the service worker under this name when there is a network. */
export async function registerSync(tag: string): Promise<void> {
  if (!isUsed) return
  const registration: BackgroundSyncRegistration | undefined = await navigator.serviceWorker.getRegistration()
  await registration?.sync?.register(tag)
}
