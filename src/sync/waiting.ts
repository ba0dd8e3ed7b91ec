/** What of this device the server has not judged yet. To be read in an effect: both follow the store. */
import type { Store } from '../store/store.ts'

/** The newest own `n` that waits; 0 when none does. */
export const lastPending = (store: Pick<Store, 'own'>): number =>
  store.own.value.findLast(({ state }) => state.type === 'pending')?.n ?? 0

/** True while own work waits, or a file taken in from another device. */
export const hasWaiting = (store: Pick<Store, 'own' | 'carrying'>): boolean =>
  lastPending(store) > 0 || store.carrying.files.value.some(({ state }) => state.type === 'waiting')
