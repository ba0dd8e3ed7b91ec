/** Bugs of a tablet, planted from outside into its database, its store and its network. */
import type { Operation } from '../../../src/domain/operation.ts'
import type { SyncVerdict } from '../../../src/domain/wire.ts'
import type { Store } from '../../../src/store/store.ts'
import { DELETED, type Writes } from './disk.ts'
import { NONE, type Plants } from './plants.ts'

/** The store with some of its methods replaced. */
function overriding(store: Store, methods: Partial<Store>): Store {
  return new Proxy(store, {
    get(target, name) {
      const planted: unknown = Reflect.get(methods, name)
      if (planted !== undefined) return planted
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

const ofStore = (methods: (store: Store) => Partial<Store>): Plants => ({
  ...NONE,
  store: (store) => overriding(store, methods(store)),
})

const ofCommit = (onCommit: NonNullable<Plants['onCommit']>): Plants => ({ ...NONE, onCommit })

/** The transaction in two: first these rows, then the others. */
function torn(writes: Writes, isFirst: (write: Writes[number]) => boolean): readonly Writes[] {
  const first = writes.filter(isFirst)
  const rest = writes.filter((write) => !isFirst(write))
  return [first, rest].filter((part) => part.length > 0)
}

const isFact =
  (fact: string) =>
  ([table, key]: Writes[number]): boolean =>
    table === 'meta' && key === fact

const stateOf = (row: unknown): string | undefined =>
  row === DELETED ? undefined : (row as { readonly state: { readonly type: string } }).state.type

export const TABLET_BUGS = {
  'cursor saved before the operations': ofCommit((writes) => torn(writes, isFact('cursor'))),

  'counter saved apart from the operations': ofCommit((writes) => torn(writes, ([table]) => table === 'own')),

  'kept runs dropped': ofCommit((writes) => [writes.filter(([table]) => table !== 'kept')]),

  'n reused': ofCommit((writes) => [
    // Every fourth time the counter is not moved on.
    writes.filter(
      (write) => !isFact('counters')(write) || (write[2] as { value: { n: number } }).value.n % 4 !== 3,
    ),
  ]),

  'rejected dropped': ofCommit((writes) => [
    writes.map(([table, key, row]) =>
      table === 'own' && stateOf(row) === 'rejected' ? [table, key, DELETED] : [table, key, row],
    ),
  ]),

  'snapshot taken beyond its seq': ofCommit((writes) => [
    writes.map((write) => {
      if (!isFact('snapshot')(write) || write[2] === DELETED) return write
      const { key, value } = write[2] as { key: string; value: { seq: number } }
      return ['meta', key, { key, value: { ...value, seq: value.seq + 1 } }]
    }),
  ]),

  'overlay dropped at ack': ofStore((store) => ({
    async settle(verdicts, exchangedAt) {
      await store.settle(verdicts, exchangedAt)
      const acked = new Set<string>(verdicts.flatMap(({ id, verdict }) => (verdict === 'acked' ? [id] : [])))
      store.live.state.drop(store.own.peek().flatMap(({ op }) => (acked.has(op.id) ? [op] : [])))
    },
  })),

  'verdicts applied to wrong ids': ofStore((store) => ({
    settle(verdicts, exchangedAt) {
      const shifted = verdicts.map((verdict, index): SyncVerdict => {
        return { ...verdict, id: verdicts[(index + 1) % verdicts.length]?.id ?? verdict.id }
      })
      return store.settle(shifted, exchangedAt)
    },
  })),

  'retry out of order': ofStore((store) => ({
    outbox: async (limit, maxBytes, skipped) => {
      const all = await store.outbox(1_000, maxBytes, skipped)
      return all.toReversed().slice(0, limit)
    },
  })),

  'postponed forgotten': ofStore((store) => {
    const forgotten = new Set<Operation['id']>()
    return {
      outbox: (limit, maxBytes, skipped = new Set()) => {
        for (const id of skipped) forgotten.add(id)
        return store.outbox(limit, maxBytes, forgotten)
      },
    }
  }),

  'undo counted twice': ofStore((store) => ({
    async undoable(workshop) {
      const last = await store.undoable(workshop)
      const counted = store.live.state.cells(workshop).length > 0
      const own = store.own
        .peek()
        .flatMap(({ op }) => (op.type === 'tally' && op.entity === workshop ? [op] : []))
      return counted ? (own.find(({ undoes }) => undoes === undefined) ?? last) : last
    },
  })),

  'nonce not checked': {
    ...NONE,
    network: (network) => ({
      ...network,
      async exchange(request, token, signal) {
        const outcome = await network.exchange(request, token, signal)
        if (outcome.type !== 'answered') return outcome
        return { ...outcome, response: { ...outcome.response, nonce: request.nonce } }
      },
    }),
  },
} satisfies Readonly<Record<string, Plants>>
