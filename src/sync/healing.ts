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

/**
 * @param offered takes in the ends of the runs that were given, see `giveKept`
 * @param onGiven told after each run how many of its entries the server had lost
 */
export async function healServer(
  { store, healing }: HealingPorts,
  offered: Set<string>,
  onGiven: (count: number) => void,
  signal: AbortSignal,
): Promise<Healing> {
  const cursor = store.cursor.peek()
  const common = await healing.common(await store.places())
  if (!common.ok) return common.error
  const given = await give({ store, healing }, runsToGive(store, common.value), offered, onGiven, signal)
  if (given !== 'healed') return given
  // Asked again: of a server that has not grown, this tablet's own place is common now.
  const agreed = await healing.common(await store.places())
  if (!agreed.ok) return agreed.error
  const isLevel = agreed.value?.seq === cursor?.seq && agreed.value?.chain === cursor?.chain
  if (cursor && !isLevel && !(await store.rewind(cursor, agreed.value))) await store.refresh()
  return 'healed'
}

/**
 * Gives, when level, what was kept of an older queue and this one has not shown: the server was restored once more
 * before this tablet met it again, perhaps at a place from which nothing tells the queues apart. `none` when there is
 * nothing of the kind but what is among `offered`, by the end of its run, to which it adds.
 */
export async function giveKept(
  { store, healing }: HealingPorts,
  offered: Set<string>,
  onGiven: (count: number) => void,
  signal: AbortSignal,
): Promise<Healing | 'none'> {
  const runs = (await store.keptRuns()).filter(({ to }) => !offered.has(to.chain))
  return runs.length === 0 ? 'none' : give({ store, healing }, runs, offered, onGiven, signal)
}

async function give(
  { healing }: HealingPorts,
  runs: AsyncIterable<Run> | Iterable<Run>,
  offered: Set<string>,
  onGiven: (count: number) => void,
  signal: AbortSignal,
): Promise<Healing> {
  for await (const run of runs) {
    if (signal.aborted) return 'cut'
    const given = await healing.heal(run)
    // One that does not prove itself (a disk that forgot a bit) is kept and shown here; it holds up no other, nor the work of today.
    if (!given.ok && given.error !== 'unproven') return given.error
    offered.add(run.to.chain)
    if (given.ok) onGiven(given.value.taken)
  }
  return 'healed'
}

/** All that the server may have lost, oldest first, read from the disk as it is given. */
async function* runsToGive(store: SyncStore, common: Run['from']): AsyncGenerator<Run, void> {
  for (let run = await store.runAfter(common); run; run = await store.runAfter(run.to)) yield run
  yield* await store.keptRuns()
}
