/**
 * Proves that a queue is whole: every place recomputed from the first on, by the secret that made the chain; and
 * that the list of devices, which no chain runs over, gives nobody more than the queue does.
 * It changes nothing, and may run beside a server: what is appended meanwhile lies behind the head it began with.
 */
import { isSameValue } from '../domain/canonical.ts'
import { emptyLayer, foldInto, standing } from '../domain/fold.ts'
import type { DeviceId, EntityId } from '../domain/ids.ts'
import type { Operation, SetOperation } from '../domain/operation.ts'
import type { Cursor } from '../domain/wire.ts'
import { type Chains, contentHash } from './chain.ts'
import type { Database } from './database.ts'

export type Audit =
  | { readonly type: 'intact'; readonly operations: number }
  /** The first place that is not as it was written, and in what. */
  | { readonly type: 'broken'; readonly seq: number; readonly flaw: Flaw }
  /** The queue does not say of this device what the list of devices does. */
  | { readonly type: 'misregistered'; readonly device: DeviceId }

type Flaw = 'missing' | 'content' | 'author' | 'chain' | 'head'

/** Rows read at a time: as many of the longest operations as fit a small machine's memory. */
const BATCH = 250

/** Every queue of a database, whatever holds it. */
export async function auditQueues(db: Database, chains: Chains): Promise<Audit> {
  let operations = 0
  for (const { collectivity, ...head } of await headsOf(db)) {
    const audit = await auditQueue(db, chains, collectivity, head)
    if (audit.type !== 'intact') return audit
    operations += audit.operations
  }
  return { type: 'intact', operations }
}

/** True when the last place of every queue was made by this secret: what a server will append fits what is there. */
export async function isHeadOf(db: Database, chains: Chains): Promise<boolean> {
  for (const { collectivity, seq, chain: value } of await headsOf(db)) {
    const [previous, last] = await rowsAfter(db, collectivity, seq - 2, 2)
    const chain = chains.of(collectivity)
    const [before, row] = last ? [previous?.chain ?? chain.start, last] : [chain.start, previous]
    if ((row ? chain.next(before, row) : chain.start) !== value) return false
  }
  return true
}

async function auditQueue(
  db: Database,
  chains: Chains,
  collectivity: EntityId,
  head: Cursor,
): Promise<Audit> {
  const broken = (seq: number, flaw: Flaw): Audit => ({ type: 'broken', seq, flaw })
  const chain = chains.of(collectivity)
  const registered = await registeredIn(db, collectivity)
  const devices = new QueuedDevices()
  let at: Cursor = { seq: 0, chain: chain.start }
  while (at.seq < head.seq) {
    const rows = await rowsAfter(db, collectivity, at.seq, Math.min(BATCH, head.seq - at.seq))
    if (rows.length === 0) return broken(at.seq + 1, 'missing')
    for (const row of rows) {
      const seq = at.seq + 1
      if (row.seq !== seq) return broken(seq, 'missing')
      const op = row.op === null ? null : operationIn(row.op)
      const flaw = flawOf(row, op)
      if (flaw) return broken(seq, flaw)
      if (op?.type === 'set' && op.kind === 'device') devices.add(op, seq)
      at = { seq, chain: chain.next(at.chain, row) }
      if (row.chain !== at.chain) return broken(seq, 'chain')
    }
  }
  if (at.chain !== head.chain) return broken(head.seq, 'head')
  // A server may be at work: only what stood there before and after can be held against the queue in between.
  const now = await registeredIn(db, collectivity)
  const lasting = registered.filter((row) => now.some((each) => isSameValue(each, row)))
  const odd = lasting.find((row) => !isAsQueued(row, devices))
  return odd ? { type: 'misregistered', device: odd.device } : { type: 'intact', operations: head.seq }
}

/** What the queue says of devices: as it stands, and every role that any of them was given. */
class QueuedDevices {
  readonly #layer = emptyLayer()
  readonly #roles = new Map<string, Set<unknown>>()

  add(op: SetOperation, seq: number): void {
    foldInto(this.#layer, op, seq)
    const held = this.#roles.get(op.entity) ?? new Set()
    this.#roles.set(op.entity, held.add(op.fields['role']))
  }

  said(device: DeviceId, field: string): unknown {
    const state = this.#layer.entities.get('device')?.get(device as string as EntityId)
    return standing(state?.fields.get(field))?.value
  }

  /** A copy of a device has held what that one held. */
  wasGiven(device: DeviceId, role: string): boolean {
    if (this.#roles.get(device)?.has(role)) return true
    const from = this.said(device, 'from')
    return typeof from === 'string' && from !== device && this.wasGiven(from as DeviceId, role)
  }
}

const isAsQueued = ({ device, role, key, revoked, roles_held }: Registered, queued: QueuedDevices): boolean =>
  queued.said(device, 'role') === role &&
  queued.said(device, 'key') === key &&
  (queued.said(device, 'revoked') === true) === (revoked === 1) &&
  roles_held.split(' ').every((each) => queued.wasGiven(device, each))

type Row = Awaited<ReturnType<typeof rowsAfter>>[number]

/** What a row says beside its operation must be what the operation says. Of an erased text only the hash is left. */
function flawOf({ hash, device, n }: Row, op: Operation | null | undefined): Flaw | undefined {
  if (op === null) return undefined
  if (!op || contentHash(op) !== hash) return 'content'
  return op.device === device && op.n === n ? undefined : 'author'
}

/** Undefined for what is no operation any more. */
function operationIn(text: string): Operation | undefined {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null ? (json as Operation) : undefined
  } catch {
    return undefined
  }
}

const headsOf = (db: Database) =>
  db.selectFrom('collectivities').select(['collectivity', 'seq', 'chain']).execute()

type Registered = Awaited<ReturnType<typeof registeredIn>>[number]

const registeredIn = (db: Database, collectivity: EntityId) =>
  db
    .selectFrom('devices')
    .select(['device', 'role', 'roles_held', 'key', 'revoked'])
    .where('collectivity', '=', collectivity)
    .execute()

const rowsAfter = (db: Database, collectivity: EntityId, seq: number, limit: number) =>
  db
    .selectFrom('operations')
    .select(['seq', 'chain', 'hash', 'device', 'n', 'received', 'op'])
    .where('collectivity', '=', collectivity)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute()
