/** What the browser tells of itself: whether the app is laid by, what storage it grants, the battery. */
import type { MarkerPlace } from './store/marker.ts'
import type { Readiness } from './ui/services.ts'
import type { ThemeChoice } from './ui/theme.ts'

export async function readReadiness(): Promise<Readiness> {
  const [isCached, isProtected, freeBytes, battery] = await Promise.all([
    unlessRefused(readCached(), false),
    unlessRefused(navigator.storage.persisted(), false),
    unlessRefused(readFreeBytes(), null),
    unlessRefused(readBattery(), null),
  ])
  return { isCached, isProtected, freeBytes, battery }
}

/** The app was just laid by; or the person is back from the device's settings, where a line sent them. */
export function onReadinessChange(tell: () => void): () => void {
  const ending = new AbortController()
  const { signal } = ending
  document.addEventListener('visibilitychange', tell, { signal })
  navigator.serviceWorker?.addEventListener('controllerchange', tell, { signal })
  return () => ending.abort()
}

/** Asks the browser not to empty the storage by itself; it may ask the person, or decide alone. */
export const protectStorage = (): Promise<boolean> => unlessRefused(navigator.storage.persist(), false)

/** Where the store's marker stands: what empties a database by mistake seldom takes this along. */
export const markerPlace: MarkerPlace = {
  read: () => {
    try {
      return localStorage.getItem(MARKER)
    } catch {
      // Blocked by the browser's settings: there is no marker, and everything else works.
      return null
    }
  },
  write: (text) => {
    try {
      localStorage.setItem(MARKER, text)
    } catch {
      // Blocked or full: a tap must not fail for its marker.
    }
  },
}

const MARKER = 'warsha.marker'

/** For `public/theme.js`, which runs before the database can be asked. */
export function rememberTheme(choice: ThemeChoice): void {
  try {
    localStorage.setItem('warsha.theme', choice)
  } catch {
    // Blocked or full: the page then begins as the system has it, and turns a moment later.
  }
}

/** A service worker answers for this page, and still has the page: a browser may empty its cache by itself. */
async function readCached(): Promise<boolean> {
  if (!navigator.serviceWorker?.controller) return false
  return (await caches.match('/index.html', { ignoreSearch: true })) !== undefined
}

async function readFreeBytes(): Promise<number | null> {
  const { quota, usage } = await navigator.storage.estimate()
  return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage)
}

/** https://www.w3.org/TR/battery-status/, which only some browsers have. */
interface BatteryManager {
  readonly level: number
  readonly charging: boolean
}

async function readBattery(): Promise<Readiness['battery']> {
  const { getBattery } = navigator as Navigator & { getBattery?(): Promise<BatteryManager> }
  if (!getBattery) return null
  const { level, charging } = await getBattery.call(navigator)
  return { level, isCharging: charging }
}

/** Browsers refuse such questions in private windows and by settings; none of them is worth an error. */
async function unlessRefused<T>(asked: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await asked
  } catch {
    return otherwise
  }
}
