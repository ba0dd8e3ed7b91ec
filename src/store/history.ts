/** Readings that go back to the log: who changed what, and what can still be undone. */
import type { EntityId } from '../domain/ids.ts'
import type { Entry, Operation, TallyOperation } from '../domain/operation.ts'
import type { State } from '../domain/state.ts'
import type { Database, Transaction } from './database.ts'
import { keptEntries } from './kept.ts'
import { ownRows } from './own-rows.ts'
import { entriesAfter, entriesAt, entriesOf } from './pages.ts'
import { type HistoryEntry, isOnTop } from './rows.ts'

/**
 * Every operation on one thing: the queue's in its order, then what a restored server's queue has not shown
 * again, what was brought by file, and this tablet's own that are not in it yet.
 */
export async function readHistory(
  db: Database,
  state: State,
  kind: string,
  id: EntityId,
): Promise<readonly HistoryEntry[]> {
  const seqs = state.entity(kind, id)?.seqs ?? []
  const { entries, kept, own, carried } = await db.steadily(
    'r',
    ['pages', 'kept', 'own', 'carried', 'meta'],
    async (tx) => ({
      entries: await entriesAt(tx, seqs),
      kept: await keptEntries(tx),
      own: await ownRows(tx),
      carried: await tx.carried.all(),
    }),
  )
  const isOfThing = (op: Operation) => op.type === 'set' && op.kind === kind && op.entity === id
  const confirmed = entries.map(
    ({ op, seq, received }): HistoryEntry => ({ op, seq, received, state: { type: 'confirmed' } }),
  )
  const again = kept
    .filter(({ op }) => isOfThing(op))
    .map(({ op, received }): HistoryEntry => ({ op, seq: null, received, state: { type: 'confirmed' } }))
  const waiting = own
    .filter(({ op }) => isOfThing(op))
    .map(
      ({ op, state }): HistoryEntry => ({
        op,
        seq: state.type === 'acked' ? state.seq : null,
        received: null,
        state,
      }),
    )
  const open = new Map(carried.flatMap((file) => file.open.map((op) => [op.id, op])))
  const brought = [...open.values()]
    .filter(isOfThing)
    .map((op): HistoryEntry => ({ op, seq: null, received: null, state: { type: 'pending' } }))
  return [...confirmed, ...again, ...brought, ...waiting]
}

/** Everything that this tablet knows of the log: the queue in its order, and what the queue does not show yet. */
export interface WholeLog {
  readonly entries: readonly Entry[]
  /** What a restored server's queue has not shown again, then this tablet's own. */
  readonly own: readonly Operation[]
}

export async function readLog(db: Database): Promise<WholeLog> {
  return db.steadily('r', ['pages', 'kept', 'own', 'meta'], async (tx) => {
    const again = (await keptEntries(tx)).map(({ op }) => op)
    const own = (await ownRows(tx)).filter(isOnTop).map(({ op }) => op)
    return { entries: await entriesAfter(tx, 0), own: [...again, ...own] }
  })
}

/**
 * This device's last count in a workshop that is neither an undo nor undone. Looks at the own rows first,
 * then back through the pages, so that undo goes on after the counts were sent, and after a restart.
 */
export async function readUndoable(db: Database, workshop: EntityId): Promise<TallyOperation | undefined> {
  return db.steadily('r', ['pages', 'kept', 'own', 'carried', 'meta'], async (tx) => {
    const device = (await tx.fact('counters'))?.device
    if (device === undefined) return undefined
    // A file of this very tablet, from before it was put back to an older image, may hold an undo that it has no more.
    const brought = (await tx.carried.all()).flatMap(({ open }) => open)
    const undone = new Set(brought.flatMap((op) => (op.type === 'tally' && op.undoes ? [op.undoes] : [])))
    const lastOf = (newestFirst: readonly Operation[]) =>
      newestFirst.find((op): op is TallyOperation => {
        if (op.type !== 'tally' || op.entity !== workshop) return false
        if (op.undoes === undefined) return op.device === device && !undone.has(op.id)
        // Also by another device: a copy of this tablet that took a name of its own may have taken it back.
        undone.add(op.undoes)
        return false
      })
    // One that stood aside came into the queue after its undo, which was written later, or waits even now.
    const lastStandingOf = async (newestFirst: readonly Operation[]) => {
      for (let last = lastOf(newestFirst); last; last = lastOf(newestFirst)) {
        if (!(await isTakenBackInQueue(tx, last))) return last
        undone.add(last.id)
      }
      return undefined
    }
    const own = (await ownRows(tx)).toReversed()
    const again = (await keptEntries(tx)).toReversed()
    const onTop = await lastStandingOf([...own.filter(isOnTop), ...again].map(({ op }) => op))
    if (onTop) return onTop
    const pages = (await tx.pages.keys()).toReversed()
    for (const page of pages) {
      const row = await tx.pages.get(page)
      // Most pages hold none of them, and looking for an id in a text is a hundred times quicker than parsing it.
      if (!row?.text.includes(workshop)) continue
      if (!row.text.includes(device) && !row.text.includes('"undoes":')) continue
      const found = await lastStandingOf(
        entriesOf(row)
          .map(({ op }) => op)
          .toReversed(),
      )
      if (found) return found
    }
    return undefined
  })
}

/** Newest page first; looking for an id in a text is quick. */
async function isTakenBackInQueue(tx: Transaction, { id }: TallyOperation): Promise<boolean> {
  for (const page of (await tx.pages.keys()).toReversed()) {
    if ((await tx.pages.get(page))?.text.includes(`"undoes":"${id}"`)) return true
  }
  return false
}
