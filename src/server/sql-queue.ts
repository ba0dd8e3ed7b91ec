/** The queue in SQL. */
import { type SelectQueryBuilder, sql } from 'kysely'
import { canonicalJson } from '../domain/canonical.ts'
import type { DeviceId, EntityId } from '../domain/ids.ts'
import type { Entry, Operation } from '../domain/operation.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import { cleanText } from '../domain/text.ts'
import type { Cursor, Quarantined } from '../domain/wire.ts'
import { type Chain, contentHash, sha256 } from './chain.ts'
import type { Database, Tables } from './database.ts'
import type { Engine, Tx } from './engine.ts'
import type { Delivery, Queue, Receipt, Refused, Slice } from './queue.ts'

export interface Hashed {
  readonly op: Operation
  readonly hash: string
}

/** Most that is read for one answer, in bytes: several times what as many proposals usually are. */
const MAX_READ = 4 * 1024 * 1024

export function sqlQueue(engine: Engine, chain: Chain): Queue {
  const { db } = engine

  async function placeAt(collectivity: EntityId, seq: number): Promise<Cursor | undefined> {
    if (seq === 0) return { seq, chain: chain.start(collectivity) }
    return await db
      .selectFrom('operations')
      .select(['seq', 'chain'])
      .where('collectivity', '=', collectivity)
      .where('seq', '=', seq)
      .executeTakeFirst()
  }

  return {
    head: (collectivity) => headOf(db, collectivity),

    async holds(collectivity, cursor) {
      return (await placeAt(collectivity, cursor.seq))?.chain === cursor.chain
    },

    async read(collectivity, after, limit): Promise<Slice> {
      const query = db
        .selectFrom('operations')
        .select(['seq', 'received', 'op', 'chain'])
        .where('collectivity', '=', collectivity)
        .where('seq', '>', after)
        .orderBy('seq')
      const rows = await oneAnswerOf(query, limit)
      const last = rows.at(-1) ?? (await placeAt(collectivity, after)) ?? (await headOf(db, collectivity))
      return { entries: rows.flatMap(entryOf), end: { seq: last.seq, chain: last.chain } }
    },

    async readKind(collectivity, kind) {
      const rows = await db
        .selectFrom('operations')
        .select(['seq', 'received', 'op'])
        .where('collectivity', '=', collectivity)
        // Written out, not bound: SQLite uses a partial index only for a condition that it can read.
        .where('kind', '=', sql.lit(kind))
        .orderBy('seq')
        .execute()
      return rows.flatMap(entryOf)
    },

    append: (collectivity, delivery) =>
      engine.transaction((tx) => take(engine, tx, chain, collectivity, delivery)),

    async quarantined(collectivity, limit): Promise<readonly Quarantined[]> {
      const query = db
        .selectFrom('quarantine')
        .select(['id', 'device', 'received', 'reason', 'detail', 'op'])
        .where('collectivity', '=', collectivity)
        .orderBy('received', 'desc')
        .orderBy('hash')
      const rows = await oneAnswerOf(query, limit)
      return rows.map(({ op, ...row }) => Object.assign(row, { op: JSON.parse(op) as unknown }))
    },

    durability: () => engine.durability(),
  }
}

/** The first rows, at least one: as many as one answer can hold, so that no device's writing fills a memory. */
export async function oneAnswerOf<Table extends 'operations' | 'quarantine', Row>(
  query: SelectQueryBuilder<Tables, Table, Row>,
  limit: number,
): Promise<readonly Row[]> {
  if (limit === 0) return []
  const sizes = await query
    .clearSelect()
    .select(sql<number | null>`octet_length(op)`.as('size'))
    .limit(limit)
    .execute()
  let sum = 0
  const tooMuch = sizes.findIndex(({ size }) => {
    sum += size ?? 0
    return sum > MAX_READ
  })
  return await query.limit(tooMuch === -1 ? limit : Math.max(1, tooMuch)).execute()
}

/** Puts operations at the end of the queue. Their ids and counters must be new there. */
export async function appendTo(
  tx: Tx,
  chain: Chain,
  collectivity: EntityId,
  received: string,
  operations: readonly Hashed[],
): Promise<void> {
  if (operations.length === 0) return
  let head = await headOf(tx, collectivity)
  const rows = operations.map(({ op, hash }) => {
    const { id, device, n } = op
    head = { seq: head.seq + 1, chain: chain.next(head.chain, { hash, device, n, received }) }
    const kind = op.type === 'set' ? op.kind : op.type
    return { collectivity, ...head, id, device, n, hash, received, kind, op: JSON.stringify(op) }
  })
  await tx.insertInto('operations').values(rows).execute()
  await tx.updateTable('collectivities').set(head).where('collectivity', '=', collectivity).execute()
}

/** The whole of `Queue.append`: nothing of it is seen by others until all of it is on disk. */
async function take(
  engine: Engine,
  tx: Tx,
  chain: Chain,
  collectivity: EntityId,
  delivery: Delivery,
): Promise<Result<readonly Receipt[], 'forked'>> {
  const { device, received, written } = delivery
  const hashed = delivery.operations.map((op) => ({ op, hash: contentHash(op) }))
  // Held before anything is looked up: what others append at the same time is seen or comes after.
  let { seq } = await holdHead(engine, tx, collectivity)
  const stored = await storedIds(tx, collectivity, delivery.operations)
  const fresh: Hashed[] = []
  const altered: Refused[] = []
  const receipts = hashed.map((each): Receipt => {
    const known = stored.get(each.op.id)
    if (known?.hash === each.hash) return { type: 'stored', seq: known.seq }
    if (known) {
      altered.push(refusedAsAltered(each.op, known.seq))
      return { type: 'altered', seq: known.seq }
    }
    seq += 1
    stored.set(each.op.id, { seq, hash: each.hash })
    fresh.push(each)
    return { type: 'stored', seq }
  })
  // Looked for before anything is written: a forked delivery leaves no trace.
  if (await isForked(tx, collectivity, device, fresh)) return fail('forked')
  await appendTo(tx, chain, collectivity, received, fresh)
  await quarantine(tx, collectivity, delivery, [...delivery.refused, ...altered])
  await releaseFromQuarantine(tx, collectivity, device, fresh)
  await noteContact(tx, collectivity, device, written, received)
  return ok(receipts)
}

const headOf = (db: Database, collectivity: EntityId): Promise<Cursor> =>
  headQuery(db, collectivity).executeTakeFirstOrThrow()

/** The head, held until the transaction ends: nobody else appends before. */
export const holdHead = ({ hasRowLocks }: Engine, tx: Tx, collectivity: EntityId): Promise<Cursor> =>
  headQuery(tx, collectivity)
    .$if(hasRowLocks, (query) => query.forUpdate())
    .executeTakeFirstOrThrow()

const headQuery = (db: Database, collectivity: EntityId) =>
  db.selectFrom('collectivities').select(['seq', 'chain']).where('collectivity', '=', collectivity)

/** Which of these ids are in the queue, where, and with what content. */
export async function storedIds(
  tx: Tx,
  collectivity: EntityId,
  operations: readonly Operation[],
): Promise<Map<string, { readonly seq: number; readonly hash: string }>> {
  if (operations.length === 0) return new Map()
  const rows = await tx
    .selectFrom('operations')
    .select(['id', 'seq', 'hash'])
    .where('collectivity', '=', collectivity)
    .where(
      'id',
      'in',
      operations.map((op) => op.id),
    )
    .execute()
  return new Map(rows.map(({ id, seq, hash }) => [id, { seq, hash }]))
}

/** True when a counter of the device stands for two operations, here or in the queue. */
async function isForked(
  tx: Tx,
  collectivity: EntityId,
  device: DeviceId,
  fresh: readonly Hashed[],
): Promise<boolean> {
  if (fresh.length === 0) return false
  const counters = fresh.map(({ op }) => op.n)
  if (new Set(counters).size < counters.length) return true
  const clash = await tx
    .selectFrom('operations')
    .select('n')
    .where('collectivity', '=', collectivity)
    .where('device', '=', device)
    .where('n', 'in', counters)
    .limit(1)
    .executeTakeFirst()
  return clash !== undefined
}

async function quarantine(
  tx: Tx,
  collectivity: EntityId,
  { device, received }: Delivery,
  refused: readonly Refused[],
): Promise<void> {
  if (refused.length === 0) return
  await tx
    .insertInto('quarantine')
    .values(
      refused.map(({ op, id, n, reason, detail }) => {
        const row = { collectivity, device, hash: valueHash(op), n, received, reason, detail }
        // The id in its own column is for reading only, and may be any text; as it came it is in `op`.
        return { ...row, id: cleanText(id), op: JSON.stringify(op) }
      }),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What was refused once, by an older server or in an older role, and is accepted now has left the quarantine. */
async function releaseFromQuarantine(
  tx: Tx,
  collectivity: EntityId,
  device: DeviceId,
  fresh: readonly Hashed[],
): Promise<void> {
  if (fresh.length === 0) return
  await tx
    .deleteFrom('quarantine')
    .where('collectivity', '=', collectivity)
    .where('device', '=', device)
    .where(
      'hash',
      'in',
      fresh.map(({ op }) => valueHash(op)),
    )
    .execute()
}

async function noteContact(
  tx: Tx,
  collectivity: EntityId,
  device: DeviceId,
  written: number,
  seen: string,
): Promise<void> {
  await tx
    .insertInto('contacts')
    .values({ collectivity, device, written, seen })
    .onConflict((conflict) =>
      conflict.columns(['collectivity', 'device']).doUpdateSet((old) => ({
        // A tablet rolled back to an older image tells of less than it has written.
        written: old
          .case()
          .when('contacts.written', '>', written)
          .then(old.ref('contacts.written'))
          .else(written)
          .end(),
        seen,
      })),
    )
    .execute()
}

const refusedAsAltered = (op: Operation, seq: number): Refused => ({
  id: op.id,
  n: op.n,
  reason: 'altered',
  detail: `another content has this id at ${seq}`,
  op,
})

const valueHash = (value: unknown): string => sha256(canonicalJson(value))

function entryOf(row: { seq: number; received: string; op: string | null }): Entry[] {
  if (row.op === null) return []
  return [{ seq: row.seq, received: row.received, op: JSON.parse(row.op) as Operation }]
}
