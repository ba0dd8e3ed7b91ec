/** A laptop that imports lists, takes them back, and hears of others when a test says so. */
import type { EntityId } from '../../src/domain/ids.ts'
import type { SetDraft, SetOperation } from '../../src/domain/operation.ts'
import { State } from '../../src/domain/state.ts'
import { type Change, changesOf, TAKE_NEW, type Taken } from '../../src/imports/drafts.ts'
import { planImport, type Wishes } from '../../src/imports/plan.ts'
import { afterUndo, holders, openUndos, standingUndos, type Undo, undoOf } from '../../src/imports/undo.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'

export const PROGRAMME = entityOf(2)

export const listOf = (...texts: readonly string[]): Wishes => ({
  scope: { collectivity: entityOf(1), programme: PROGRAMME },
  table: { header: ['id', 'text'], rows: texts.map((text, index) => [String(index + 1), text]) },
  kind: 'table',
  columns: { row: 0, text: 1 },
  source: 'لائحة',
  channel: 'paper',
  axes: {},
  groups: {},
})

/** A laptop that writes on top of what it has seen, and hears of others when `hear` says so. */
export function laptop(number: number) {
  const state = new State()
  const hand = author(number, { count: number * 1_000 })
  state.take(queueOf([author(9, { count: 9_000 }).set('programme', PROGRAMME, { title: 'برنامج' })]))
  const own: SetOperation[] = []
  const kept: Undo[][] = []
  const write = (drafts: readonly SetDraft[]) =>
    drafts.map(({ kind, entity, fields }) => {
      const seen = state.entity(kind, entity)
      const prev = Object.fromEntries(
        Object.keys(fields).map((name) => [
          name,
          (seen?.fields.get(name)?.heads ?? [])
            .filter(({ device }) => device !== hand.device)
            .map(({ id }) => id),
        ]),
      )
      const op = hand.set(kind, entity, fields, prev)
      own.push(op)
      state.write([op])
      return op
    })
  const writeChanges = (changes: readonly Pick<Change, 'draft' | 'undo'>[]) => {
    const before = changes.map(({ draft }) => holders(state, draft))
    const ops = write(changes.map(({ draft }) => draft))
    return changes.flatMap((change, index) => {
      const op = ops[index]
      return op ? [undoOf(change, op.id, before[index] ?? [])] : []
    })
  }
  return {
    state,
    write,
    writeChanges,
    hear: (other: { readonly own: readonly SetOperation[] }) => state.write(other.own),
    own,
    plan: async (wishes: Wishes) => await planImport(state, wishes, () => Promise.resolve()),
    /** Imports what is taken; `atMost` where the disk refuses the rest. */
    async import(wishes: Wishes, taken: Taken = TAKE_NEW, atMost = Number.POSITIVE_INFINITY) {
      const plan = await planImport(state, wishes, () => Promise.resolve())
      const place = kept.push(writeChanges(changesOf(plan, taken).slice(0, atMost))) - 1
      const mine = () => kept[place] ?? []
      /** Takes back what can be, as far as the disk lets it. */
      const undo = (most = Number.POSITIVE_INFINITY) => {
        const open = openUndos(state, mine()).slice(0, most)
        const ops = write(open.map(({ draft }) => draft))
        const gone = open.flatMap((each, index) => {
          const op = ops[index]
          return op ? [{ undo: each, by: op.id }] : []
        })
        for (const [index, undos] of kept.entries()) kept[index] = [...afterUndo(undos, gone)]
        return ops.length
      }
      return Object.assign(undo, { standing: () => standingUndos(state, mine()).length })
    },
    /** The ideas that stand, by their words. */
    standing: () =>
      state
        .all('proposal')
        .flatMap(({ withdrawn, text }) => (withdrawn ? [] : [text]))
        .toSorted(),
    idea: (text: string): EntityId => {
      const found = state.all('proposal').find((each) => each.text === text)
      if (!found) throw new Error(text)
      return found.id
    },
  }
}
