/** One transaction on one collectivity's queue, in SQL. */
import type { DeviceId, EntityId } from '../domain/ids.ts'
import { cleanText } from '../domain/text.ts'
import type { Cursor } from '../domain/wire.ts'
import { counterKey, type QueueTransaction } from './append.ts'
import type { Database } from './database.ts'
import type { Engine, Tx } from './engine.ts'

/** Rows of one statement. Few: it is the same statement then for every batch, and the database knows it already. */
const ROWS = 50

export function sqlTransaction(
  { hasRowLocks, isOneOf }: Engine,
  tx: Tx,
  collectivity: EntityId,
): QueueTransaction {
  /** One device at a time: the database then looks at the end of the index alone. */
  async function highestCounter(device: DeviceId): Promise<number> {
    const { n } = await tx
      .selectFrom('operations')
      .select((row) => row.fn.max('n').as('n'))
      .where('collectivity', '=', collectivity)
      .where('device', '=', device)
      .executeTakeFirstOrThrow()
    return n ?? 0
  }

  return {
    head: () =>
      headQuery(tx, collectivity)
        .$if(hasRowLocks, (query) => query.forUpdate())
        .executeTakeFirstOrThrow(),

    async stored(ids) {
      if (ids.length === 0) return new Map()
      const rows = await tx
        .selectFrom('operations')
        .select(['id', 'seq', 'hash'])
        .where(isOneOf(collectivity, ids))
        .execute()
      return new Map(rows.map(({ id, seq, hash }) => [id, { seq, hash }]))
    },

    async usedCounters(operations) {
      if (operations.length === 0) return new Set()
      const devices = [...new Set(operations.map(({ device }) => device))]
      // Who writes on from where the queue ends, as nearly everybody does, has used none of them yet.
      const highestOf = new Map(
        await Promise.all(devices.map(async (device) => [device, await highestCounter(device)] as const)),
      )
      const doubtful = operations.filter(({ device, n }) => n <= (highestOf.get(device) ?? 0))
      if (doubtful.length === 0) return new Set()
      const rows = await tx
        .selectFrom('operations')
        .select(['device', 'n'])
        .where('collectivity', '=', collectivity)
        .where('device', 'in', [...new Set(doubtful.map(({ device }) => device))])
        .where('n', 'in', [...new Set(doubtful.map(({ n }) => n))])
        .execute()
      const asked = new Set(doubtful.map(counterKey))
      return new Set(rows.map(counterKey).filter((key) => asked.has(key)))
    },

    async insert(placed) {
      const last = placed.at(-1)
      if (!last) return
      const rows = placed.map(({ seq, chain, hash, received, op }) => {
        const { id, device, n } = op
        const kind = op.type === 'set' ? op.kind : op.type
        return { collectivity, seq, chain, id, device, n, hash, received, kind, op: JSON.stringify(op) }
      })
      for (let from = 0; from < rows.length; from += ROWS) {
        await tx
          .insertInto('operations')
          .values(rows.slice(from, from + ROWS))
          .execute()
      }
      const head = { seq: last.seq, chain: last.chain }
      await tx.updateTable('collectivities').set(head).where('collectivity', '=', collectivity).execute()
    },

    async quarantine(device, received, refused) {
      await tx
        .insertInto('quarantine')
        .values(
          refused.map(({ op, id, n, hash, reason, detail }) => {
            const row = { collectivity, device, hash, n, received, reason, detail }
            // The id in its own column is for reading only, and may be any text; as it came it is in `op`.
            return { ...row, id: cleanText(id), op: JSON.stringify(op) }
          }),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },

    async hasRefused(device) {
      const row = await tx
        .selectFrom('quarantine')
        .select('hash')
        .where('collectivity', '=', collectivity)
        .where('device', '=', device)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },

    async release(device, hashes) {
      await tx
        .deleteFrom('quarantine')
        .where('collectivity', '=', collectivity)
        .where('device', '=', device)
        .where('hash', 'in', hashes)
        .execute()
    },

    async noteReason({ device, hash }, reason, detail) {
      await tx
        .updateTable('quarantine')
        .set({ reason, detail })
        .where('collectivity', '=', collectivity)
        .where('device', '=', device)
        .where('hash', '=', hash)
        .execute()
    },

    async noteContact(device, written, seen) {
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
            // What is given back after a restore tells of an earlier contact.
            seen: old.case().when('contacts.seen', '>', seen).then(old.ref('contacts.seen')).else(seen).end(),
          })),
        )
        .execute()
    },
  }
}

export const headOf = (db: Database, collectivity: EntityId): Promise<Cursor> =>
  headQuery(db, collectivity).executeTakeFirstOrThrow()

const headQuery = (db: Database, collectivity: EntityId) =>
  db.selectFrom('collectivities').select(['seq', 'chain']).where('collectivity', '=', collectivity)
