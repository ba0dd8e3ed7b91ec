/** The server's ports to its database, over a simulated one: what the SQL does in production, row by row. */

import type { DeviceId, EntityId } from '../../../src/domain/ids.ts'
import type { Entry } from '../../../src/domain/operation.ts'
import { appendAll, appendDelivery, counterKey, type QueueTransaction } from '../../../src/server/append.ts'
import { type Chains, contentHash } from '../../../src/server/chain.ts'
import type { Quarantine } from '../../../src/server/quarantine.ts'
import type { Queue } from '../../../src/server/queue.ts'
import { readmit } from '../../../src/server/readmit.ts'
import type { Connection, ServerDatabase, ServerTransaction } from './server-database.ts'
import type { QueueRow, View } from './server-tables.ts'

export interface ServerStorage {
  readonly database: ServerDatabase
  readonly connection: Connection
  readonly chains: Chains
  /** Tests that plant a bug put their own view of a transaction here. */
  readonly planted: (tx: QueueTransaction, raw: ServerTransaction) => QueueTransaction
}

/** Judged anew a few at a time, so that a batch ends within the quarantine of a small world. */
const QUARANTINE_BATCH = 3

export function simulatedQueue({ database, connection, chains, planted }: ServerStorage): Queue {
  const read = <T>(collectivity: EntityId, query: (view: View) => T) =>
    database.read(connection, collectivity, query)
  return {
    head: (collectivity) => read(collectivity, headOf),

    holds: (collectivity, { seq, chain: value }) =>
      read(collectivity, (view) => {
        const place = seq === 0 ? chains.of(collectivity).start : view.get('queue', seq)?.chain
        return place === value
      }),

    read: (collectivity, after, limit) =>
      read(collectivity, (view) => {
        const head = headOf(view)
        const rows: QueueRow[] = []
        for (let seq = after + 1; seq <= head.seq && rows.length < limit; seq += 1) {
          const row = view.get('queue', seq)
          if (row) rows.push(row)
        }
        const start =
          after === 0 ? { seq: 0, chain: chains.of(collectivity).start } : view.get('queue', after)
        const { seq, chain: value } = rows.at(-1) ?? start ?? head
        return { entries: rows.map(entryOf), end: { seq, chain: value } }
      }),

    readKind: (collectivity, kind) =>
      read(collectivity, (view) =>
        view.entries('queue').flatMap(([, row]) => (row.kind === kind ? [entryOf(row)] : [])),
      ),

    append: (collectivity, delivery) =>
      database.transaction(connection, collectivity, (tx) =>
        appendDelivery(planted(queueTransaction(tx), tx), chains.of(collectivity), delivery),
      ),

    quarantined: (collectivity, limit) =>
      read(collectivity, (view) =>
        view
          .entries('quarantine')
          .slice(0, limit)
          .map(([, { text, id, device, received, reason, detail }]) => {
            return { id, device, received, reason, detail, op: JSON.parse(text) as unknown }
          }),
      ),

    durability: async () => ({ database: 'simulated' }),
  }
}

export function simulatedQuarantine({ database, connection, chains, planted }: ServerStorage): Quarantine {
  return {
    after: (collectivity, key) =>
      database.read(connection, collectivity, (view) => {
        const from = key ? quarantineKey(key.device, key.hash) : ''
        return view
          .entries('quarantine')
          .filter(([at]) => at > from)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .slice(0, QUARANTINE_BATCH)
          .map(([, { device, hash, id, text }]) => ({
            device,
            hash,
            id,
            op: JSON.parse(text) as unknown,
          }))
      }),

    readmit: (collectivity, received, rejudged) =>
      database.transaction(connection, collectivity, (tx) =>
        readmit(planted(queueTransaction(tx), tx), chains.of(collectivity), received, rejudged),
      ),
  }
}

export function queueTransaction(tx: ServerTransaction): QueueTransaction {
  const { view } = tx
  return {
    async head() {
      await tx.hold()
      return headOf(view)
    },

    async stored(ids) {
      await tx.statement()
      return new Map(
        ids.flatMap((id) => {
          const row = view.get('queue', view.get('seqById', id) ?? 0)
          return row ? [[id, { seq: row.seq, hash: row.hash }] as const] : []
        }),
      )
    },

    async usedCounters(operations) {
      await tx.statement()
      const keys = operations.map(counterKey)
      return new Set(keys.filter((key) => view.get('seqByCounter', key) !== undefined))
    },

    async insert(placed) {
      await tx.statement()
      for (const { op, seq, chain, hash, received } of placed) {
        const { id, device, n } = op
        const kind = op.type === 'set' ? op.kind : op.type
        if (view.get('queue', seq) || view.get('seqById', id) !== undefined) {
          throw new Error(`unique: seq ${seq}, id ${id}`)
        }
        view.set('queue', seq, { seq, chain, hash, received, id, device, n, kind, text: JSON.stringify(op) })
        view.set('seqById', id, seq)
        // The first keeps it, where a planted bug lets a second in.
        view.set('seqByCounter', counterKey(op), view.get('seqByCounter', counterKey(op)) ?? seq)
        view.set('lastN', device, Math.max(view.get('lastN', device) ?? 0, n))
        view.set('head', '', { seq, chain })
      }
    },

    async quarantine(device, received, refused) {
      await tx.statement()
      for (const { op, id, n, hash, reason, detail } of refused) {
        const key = quarantineKey(device, hash)
        const row = { device, hash, id, n, received, reason, detail, text: JSON.stringify(op) }
        if (!view.get('quarantine', key)) view.set('quarantine', key, row)
      }
    },

    async hasRefused(device) {
      await tx.statement()
      return view.entries('quarantine').some(([, row]) => row.device === device)
    },

    async release(device, hashes) {
      await tx.statement()
      for (const hash of hashes) view.delete('quarantine', quarantineKey(device, hash))
    },

    async noteReason({ device, hash }, reason, detail) {
      await tx.statement()
      const key = quarantineKey(device, hash)
      const row = view.get('quarantine', key)
      if (row) view.set('quarantine', key, { ...row, reason, detail })
    },

    async noteContact(device, written, seen) {
      await tx.statement()
      const before = view.get('contact', device) ?? { written: 0, seen: '' }
      const latest = before.seen > seen ? before.seen : seen
      view.set('contact', device, { written: Math.max(before.written, written), seen: latest })
    },
  }
}

/** Puts one operation of the server's own into the queue; see `RegistryTransaction.append`. */
export const appendOwn = (
  { chains, planted }: ServerStorage,
  tx: ServerTransaction,
  op: Entry['op'],
  received: string,
): Promise<void> =>
  appendAll(planted(queueTransaction(tx), tx), chains.of(tx.collectivity), [
    { op, hash: contentHash(op), received },
  ])

export const headOf = (view: View): { readonly seq: number; readonly chain: string } => {
  const head = view.get('head', '')
  if (!head) throw new Error('no head')
  return head
}

export const entryOf = ({ seq, received, text }: QueueRow): Entry => ({
  seq,
  received,
  op: JSON.parse(text) as Entry['op'],
})

const quarantineKey = (device: DeviceId, hash: string): string => `${device} ${hash}`
