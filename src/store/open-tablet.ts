/** The store for a person to look at: with the lock, which says whether they may. The service worker does without. */
import { type Lock, startLock } from './lock.ts'
import { browserStamping, later, openDatabase, storeOver } from './open-store.ts'
import type { Store } from './store.ts'
import { listenToTabs } from './tabs.ts'

export interface OpenTablet {
  readonly store: Store
  readonly lock: Lock
}

/** Opens both as `openStore` does, over one connection. */
export async function openTablet(onBlocked: () => void, name = 'warsha'): Promise<OpenTablet> {
  const opened = await openDatabase(name, onBlocked)
  const [store, lock] = await Promise.all([
    storeOver(opened, browserStamping, name),
    startLock({
      db: opened.db,
      now: () => new Date(),
      later,
      listen: (onChange) => listenToTabs(`${name}.lock`, onChange),
      report: (error) => reportError(error),
    }),
  ])
  return { store, lock }
}
