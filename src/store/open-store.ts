/** The store of this browser: on IndexedDB, shared with its other tabs. */
import { type ReadonlySignal, signal } from '@preact/signals-core'
import { IndexedDatabase } from './indexed-db.ts'
import type { Later } from './snapshots.ts'
import type { Stamping } from './stamping.ts'
import type { Condition, Store } from './store.ts'
import { startStore } from './tablet-store.ts'
import { listenToTabs } from './tabs.ts'

/**
 * Opens it. `onBlocked`: an older version of the app in another tab has to be closed first; it opens when that
 * has happened. Rejects with a `NewerDatabaseError` where the database is a newer version's.
 */
export async function openStore(
  stamping: Stamping = browserStamping,
  name = 'warsha',
  onBlocked: () => void = () => {},
): Promise<Store> {
  return storeOver(await openDatabase(name, onBlocked), stamping, name)
}

export interface Opened {
  readonly db: IndexedDatabase
  readonly condition: ReadonlySignal<Condition>
}

export async function openDatabase(name: string, onBlocked: () => void): Promise<Opened> {
  const db = new IndexedDatabase(name)
  const condition = signal<Condition>('open')
  await db.begin(() => (condition.value = 'superseded'), onBlocked)
  return { db, condition }
}

export const storeOver = ({ db, condition }: Opened, stamping: Stamping, name: string): Promise<Store> =>
  startStore({
    db,
    stamping,
    condition,
    listen: (onChange) => listenToTabs(name, onChange),
    later,
    report: (error) => reportError(error),
  })

export const later: Later = (ms, work) => {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

/** The tablet's clock and the browser's randomness. */
export const browserStamping: Stamping = {
  now: () => new Date(),
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  newKeys: () => crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']),
}
