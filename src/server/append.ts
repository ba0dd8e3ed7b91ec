/**
 * How operations get into the queue, whatever database holds it: pure over one transaction that holds the
 * collectivity's head from its beginning, so that what others append at the same time is seen or comes after.
 */
import { canonicalJson } from '../domain/canonical.ts'
import type { DeviceId } from '../domain/ids.ts'
import type { Operation, Rejection } from '../domain/operation.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import type { Cursor } from '../domain/wire.ts'
import { type Chain, contentHash, sha256 } from './chain.ts'
import type { QuarantineKey } from './quarantine.ts'
import type { Delivery, Receipt, Refused } from './queue.ts'

export interface Hashed {
  readonly op: Operation
  /** `contentHash` of it. */
  readonly hash: string
}

/** An operation with the server's time at which it came in, ISO 8601 UTC. */
export interface Arrival extends Hashed {
  readonly received: string
}

/** An operation at its place. */
interface Placed extends Arrival, Cursor {}

/** Something for the quarantine, under the hash by which the same thing sent again takes no second row. */
interface Quarantinable extends Refused {
  readonly hash: string
}

/** Reads and writes of one transaction on one collectivity. All of it is on disk when it ends, or nothing. */
export interface QueueTransaction {
  /** The last place, held until the transaction ends: nobody else appends before. */
  head(): Promise<Cursor>
  /** Which of these ids are in the queue, where, and with what content. */
  stored(
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly seq: number; readonly hash: string }>>
  /** Which of these operations' authors have used their counters in the queue already, as `counterKey`s. */
  usedCounters(operations: readonly Operation[]): Promise<ReadonlySet<string>>
  /** Adds operations after the head and makes the last of them the head. */
  insert(placed: readonly Placed[]): Promise<void>
  quarantine(device: DeviceId, received: string, refused: readonly Quarantinable[]): Promise<void>
  /** True when anything lies in the quarantine that the device brought. */
  hasRefused(device: DeviceId): Promise<boolean>
  /** Takes out of the quarantine what the device brought before under these hashes. */
  release(device: DeviceId, hashes: readonly string[]): Promise<void>
  /** Says today's reason of something that stays in the quarantine. */
  noteReason(key: QuarantineKey, reason: Rejection, detail: string): Promise<void>
  /** Keeps how much the device says to have written, and when; neither goes back. */
  noteContact(device: DeviceId, written: number, seen: string): Promise<void>
}

/** Before any server time: the device itself has not called. */
export const NEVER = ''

/** The whole of `Queue.append`: nothing of it is seen by others until all of it is on disk. */
export async function appendDelivery(
  tx: QueueTransaction,
  chain: Chain,
  delivery: Delivery,
): Promise<Result<readonly Receipt[], 'forked'>> {
  const { device, received, written, held, isCarried } = delivery
  const hashed = delivery.operations.map((op) => ({ op, hash: contentHash(op) }))
  // Held before anything is looked up.
  let { seq } = await tx.head()
  const stored = new Map(await tx.stored(delivery.operations.map(({ id }) => id)))
  const fresh: Hashed[] = []
  const kept: Refused[] = [...delivery.refused]
  const receipts = hashed.map((each): Receipt => {
    const known = stored.get(each.op.id)
    if (known?.hash === each.hash) return { type: 'stored', seq: known.seq }
    if (known) {
      kept.push(refusedAsAltered(each.op, known.seq))
      return { type: 'altered', seq: known.seq }
    }
    if (held) {
      kept.push({ id: each.op.id, n: each.op.n, ...held, op: each.op })
      return { type: 'held' }
    }
    seq += 1
    stored.set(each.op.id, { seq, hash: each.hash })
    fresh.push(each)
    return { type: 'stored', seq }
  })
  // Looked for before anything is written: a forked delivery leaves no trace.
  if (await isForked(tx, fresh)) return fail('forked')
  await appendAll(
    tx,
    chain,
    fresh.map(({ op, hash }) => ({ op, hash, received })),
  )
  if (kept.length > 0) {
    await tx.quarantine(
      device,
      received,
      kept.map((each) => Object.assign({ hash: valueHash(each.op) }, each)),
    )
  }
  // What was refused once, by an older server or in an older role, and is accepted now has left the quarantine.
  if (fresh.length > 0 && (await tx.hasRefused(device))) {
    await tx.release(
      device,
      fresh.map(({ op }) => valueHash(op)),
    )
  }
  await tx.noteContact(device, written, isCarried ? NEVER : received)
  return ok(receipts)
}

/** Puts operations at the end of the queue. Their ids must be new there. */
export async function appendAll(
  tx: QueueTransaction,
  chain: Chain,
  arrivals: readonly Arrival[],
): Promise<void> {
  if (arrivals.length === 0) return
  let head = await tx.head()
  const placed = arrivals.map(({ op, hash, received }): Placed => {
    const { device, n } = op
    head = { seq: head.seq + 1, chain: chain.next(head.chain, { hash, device, n, received }) }
    return { ...head, op, hash, received }
  })
  await tx.insert(placed)
}

/** By what an author's counter is known in the queue. */
export const counterKey = ({ device, n }: { readonly device: DeviceId; readonly n: number }): string =>
  `${device} ${n}`

/** True when a counter stands for two operations, among these or in the queue. */
async function isForked(tx: QueueTransaction, fresh: readonly Hashed[]): Promise<boolean> {
  if (fresh.length === 0) return false
  const operations = fresh.map(({ op }) => op)
  if (new Set(operations.map(counterKey)).size < operations.length) return true
  return (await tx.usedCounters(operations)).size > 0
}

export const refusedAsAltered = (op: Operation, seq: number): Refused => ({
  id: op.id,
  n: op.n,
  reason: 'altered',
  detail: `another content has this id at ${seq}`,
  op,
})

/** Under what hash something lies in the quarantine. */
export const valueHash = (value: unknown): string => sha256(canonicalJson(value))
