/**
 * The server was restored from a backup: it gets back what this tablet kept of its queue, of all authors. Where
 * it has not grown since, everything comes to its old place, and nothing moves here. Else this tablet goes back to
 * where both agree, and meets again in the new queue what it gave. Cut anywhere, it is only repeated.
 */
import type { Run } from '../domain/wire.ts'
import type { DoorFailure, Doors } from './doors.ts'
import type { SyncStore } from './ports.ts'

export interface HealingPorts {
  readonly store: SyncStore
  readonly healing: Pick<Doors, 'common' | 'heal'>
}

/** How it went: `cut` when the signal aborted it. */
export type Healing = 'healed' | 'cut' | DoorFailure

/** @param onGiven told after each run how many of its entries the server had lost */
export async function healServer(
  { store, healing }: HealingPorts,
  onGiven: (count: number) => void,
  signal: AbortSignal,
): Promise<Healing> {
  const cursor = store.cursor.peek()
  const common = await healing.common(await store.places())
  if (!common.ok) return common.error
  for await (const run of runsToGive(store, common.value)) {
    if (signal.aborted) return 'cut'
    const given = await healing.heal(run)
    // One that does not prove itself (a disk that forgot a bit) is kept and shown here; it holds up no other, nor the work of today.
    if (!given.ok && given.error !== 'unproven') return given.error
    if (given.ok) onGiven(given.value.taken)
  }
  // Asked again: of a server that has not grown, this tablet's own place is common now.
  const agreed = await healing.common(await store.places())
  if (!agreed.ok) return agreed.error
  const isLevel = agreed.value?.seq === cursor?.seq && agreed.value?.chain === cursor?.chain
  if (cursor && !isLevel && !(await store.rewind(cursor, agreed.value))) await store.refresh()
  return 'healed'
}

/** All that the server may have lost, oldest first, read from the disk as it is given. */
async function* runsToGive(store: SyncStore, common: Run['from']): AsyncGenerator<Run, void> {
  for (let run = await store.runAfter(common); run; run = await store.runAfter(run.to)) yield run
  yield* await store.keptRuns()
}
