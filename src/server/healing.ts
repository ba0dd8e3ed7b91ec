/**
 * What a tablet gives back to a server that was restored from a backup: runs of the queue that prove
 * themselves, of all authors, enrolments and revocations among them. Pure over its ports.
 */
import { timingSafeEqual } from 'node:crypto'
import type { DeviceId, EntityId } from '../domain/ids.ts'
import { ok, type Result } from '../domain/result.ts'
import type { Cursor, Healed, Run } from '../domain/wire.ts'
import {
  type Arrival,
  appendAll,
  NEVER,
  type QueueTransaction,
  refusedAsAltered,
  valueHash,
} from './append.ts'
import { type Chain, type Chains, contentHash } from './chain.ts'
import { authorOf, type EnrolmentPorts, refuse } from './enrolment.ts'
import type { Trouble } from './problem.ts'
import type { Queue } from './queue.ts'
import { enrolFromQueue } from './reenrolment.ts'

export interface HealPorts extends Pick<EnrolmentPorts, 'registry' | 'now' | 'randomBytes'> {
  readonly queue: Queue
  readonly chains: Chains
}

/** The newest of these places that the queue has, too; null when it has none of them. */
export async function commonPlace(
  { queue }: Pick<HealPorts, 'queue'>,
  collectivity: EntityId,
  places: readonly Cursor[],
): Promise<Cursor | null> {
  for (const place of places.toSorted((a, b) => b.seq - a.seq)) {
    if (await queue.holds(collectivity, place)) return place
  }
  return null
}

/**
 * Takes back what the queue does not have of a run: at its end, under each entry's own author, counter and
 * time. Where the queue has not grown since, every entry comes to its old place, and tablets' cursors fit again.
 * When it answers, all of it is on disk; given twice it is taken once.
 */
export async function heal(
  ports: HealPorts,
  collectivity: EntityId,
  run: Run,
): Promise<Result<Healed, Trouble>> {
  const chain = ports.chains.of(collectivity)
  const proven = provenBy(chain, run)
  if (!proven) return refuse('unproven', 'its entries do not lead from the one place to the other')
  const taken = await ports.registry.transaction(collectivity, async (tx) => {
    const fresh = await takeBack(tx.queue, collectivity, chain, proven)
    const devices = fresh.flatMap(({ op }) => (op.type === 'set' && op.kind === 'device' ? [op.entity] : []))
    await enrolFromQueue(ports, collectivity, tx, [...new Set(devices)])
    return fresh.length
  })
  return ok({ taken })
}

/** The run's entries, hashed, if its end follows from its beginning: without the key nobody can make it so. */
function provenBy(chain: Chain, { from, entries, to }: Run): readonly Arrival[] | undefined {
  let place: Cursor = from ?? { seq: 0, chain: chain.start }
  const arrivals: Arrival[] = []
  for (const { seq, received, op } of entries) {
    if (seq !== place.seq + 1) return undefined
    const { device, n } = op
    const hash = contentHash(op)
    place = { seq, chain: chain.next(place.chain, { hash, device, n, received }) }
    arrivals.push({ op, hash, received })
  }
  // What was computed is shown to nobody, also not by how long the comparison takes: it would be a proof.
  const isProven = place.seq === to.seq && timingSafeEqual(Buffer.from(place.chain), Buffer.from(to.chain))
  return isProven ? arrivals : undefined
}

/** @returns those that the queue did not have, which it has now */
async function takeBack(
  tx: QueueTransaction,
  collectivity: EntityId,
  chain: Chain,
  proven: readonly Arrival[],
): Promise<readonly Arrival[]> {
  // Held before anything is looked up.
  await tx.head()
  const stored = await tx.stored(proven.map(({ op }) => op.id))
  // A counter may stand for another operation by now: both are genuine, one of before and one of after the backup.
  const fresh = proven.filter(({ op }) => !stored.has(op.id))
  await appendAll(tx, chain, fresh)
  for (const { op, hash, received } of proven) {
    const known = stored.get(op.id)
    if (!known || known.hash === hash) continue
    await tx.quarantine(op.device, received, [{ ...refusedAsAltered(op, known.seq), hash: valueHash(op) }])
  }
  for (const [device, theirs] of Map.groupBy(fresh, ({ op }) => op.device)) {
    const hashes = theirs.map(({ op }) => valueHash(op))
    await tx.release(device, hashes)
    if (device !== authorOf(collectivity)) await noteContact(tx, device, theirs)
  }
  return fresh
}

/** What a device wrote, it had written, and had been in touch when it came in. */
const noteContact = (tx: QueueTransaction, device: DeviceId, theirs: readonly Arrival[]): Promise<void> =>
  tx.noteContact(
    device,
    theirs.reduce((highest, { op }) => Math.max(highest, op.n), 0),
    theirs.reduce((latest, { received }) => (received > latest ? received : latest), NEVER),
  )
