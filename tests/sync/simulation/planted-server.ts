/** Bugs of a server, planted from outside into its transactions and its ports. */

import type { QueueTransaction } from '../../../src/server/append.ts'
import { NONE, type Plants } from './plants.ts'
import type { ServerTransaction } from './server-database.ts'
import { headOf } from './server-ports.ts'
import type { Placed } from './server-tables.ts'

const ofTransaction = (
  methods: (tx: QueueTransaction, raw: ServerTransaction) => Partial<QueueTransaction>,
): Plants => ({
  ...NONE,
  server: { ...NONE.server, transaction: (tx, raw) => ({ ...tx, ...methods(tx, raw) }) },
})

const ofPorts = (ports: Plants['server']['ports']): Plants => ({ ...NONE, server: { ...NONE.server, ports } })

/** Numbers that are given out at once, whatever becomes of the transaction that asked, as a database's sequence does. */
const sequences = new WeakMap<object, { last: number }>()

export const SERVER_BUGS = {
  'a sequence instead of the head lock': ofTransaction((tx, raw) => {
    const tables = raw.view.tables
    const sequence = sequences.get(tables) ?? { last: 0 }
    sequences.set(tables, sequence)
    return {
      async head() {
        await raw.statement()
        return headOf(raw.view)
      },
      insert: (placed) =>
        tx.insert(
          placed.map((each): Placed => {
            sequence.last += 1
            return { ...each, seq: sequence.last }
          }),
        ),
    }
  }),

  'head read before it is held': ofTransaction((tx, raw) => ({
    async head() {
      const seen = headOf(raw.view)
      await tx.head()
      return seen
    },
  })),

  'no dedupe': ofTransaction((tx, raw) => ({
    stored: async () => new Map(),
    usedCounters: async () => new Set(),
    insert(placed) {
      for (const { op } of placed) raw.view.delete('seqById', op.id)
      return tx.insert(placed)
    },
  })),

  'fork not noticed': ofTransaction(() => ({ usedCounters: async () => new Set() })),

  'quarantine forgets': ofTransaction(() => ({ quarantine: async () => undefined })),

  'acked before commit': ofPorts((ports) => ({
    ...ports,
    queue: {
      ...ports.queue,
      async append(collectivity, delivery) {
        const { seq } = await ports.queue.head(collectivity)
        // It goes on by itself, and mostly well.
        ports.queue.append(collectivity, delivery).catch(() => undefined)
        return {
          ok: true,
          value: delivery.operations.map((_, index) => ({ type: 'stored', seq: seq + index + 1 }) as const),
        }
      },
    },
  })),

  'heal accepts unproven': ofPorts((ports) => ({
    ...ports,
    chains: { of: (collectivity) => ({ ...ports.chains.of(collectivity), next: () => '0'.repeat(32) }) },
  })),

  'contact forgotten': ofTransaction(() => ({ noteContact: async () => undefined })),

  'cross-collectivity leak': ofPorts((ports) => ({
    ...ports,
    tokens: {
      ...ports.tokens,
      read(token) {
        const bearer = ports.tokens.read(token)
        return bearer && { ...bearer, collectivity: ports.collectivity }
      },
    },
  })),
} satisfies Readonly<Record<string, Plants>>
