/** The queue in SQL. */
import { type SelectQueryBuilder, sql } from 'kysely'
import type { EntityId } from '../domain/ids.ts'
import type { Entry, Operation } from '../domain/operation.ts'
import type { Cursor, Quarantined } from '../domain/wire.ts'
import { appendDelivery } from './append.ts'
import type { Chains } from './chain.ts'
import type { Database, Tables } from './database.ts'
import type { Engine } from './engine.ts'
import type { Queue, Slice } from './queue.ts'
import { headOf, sqlTransaction } from './sql-transaction.ts'

/** Most that is read for one answer, in bytes: several times what as many proposals usually are. */
const MAX_READ = 4 * 1024 * 1024

export function sqlQueue(engine: Engine, chains: Chains): Queue {
  const { db } = engine

  async function placeAt(collectivity: EntityId, seq: number): Promise<Cursor | undefined> {
    if (seq === 0) return { seq, chain: chains.of(collectivity).start }
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
      const rows = await kindQuery(db, collectivity, kind).execute()
      return rows.flatMap(entryOf)
    },

    append: (collectivity, delivery) =>
      engine.transaction((tx) =>
        appendDelivery(sqlTransaction(engine, tx, collectivity), chains.of(collectivity), delivery),
      ),

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

/** Every row of a kind that has an index of its own. */
export const kindQuery = (db: Database, collectivity: EntityId, kind: 'collectivity' | 'device') =>
  db
    .selectFrom('operations')
    .select(['seq', 'received', 'op'])
    .where('collectivity', '=', collectivity)
    // Written out, not bound: SQLite uses a partial index only for a condition that it can read.
    .where('kind', '=', sql.lit(kind))
    .orderBy('seq')

export function entryOf(row: { seq: number; received: string; op: string | null }): Entry[] {
  if (row.op === null) return []
  return [{ seq: row.seq, received: row.received, op: JSON.parse(row.op) as Operation }]
}
