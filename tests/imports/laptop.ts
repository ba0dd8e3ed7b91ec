/** A laptop that imports lists, takes them back, and hears of others when a test says so. */
import type { EntityId } from '../../src/domain/ids.ts'
import type { SetDraft, SetOperation } from '../../src/domain/operation.ts'
import { State } from '../../src/domain/state.ts'
import { type Change, changesOf, TAKE_NEW, type Taken } from '../../src/imports/drafts.ts'
import { planImport, type Wishes } from '../../src/imports/plan.ts'
import { holders, openUndos, undoOf } from '../../src/imports/undo.ts'
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
    async import(wishes: Wishes, taken: Taken = TAKE_NEW) {
      const undos = writeChanges(changesOf(await planImport(state, wishes, () => Promise.resolve()), taken))
      return () => write(openUndos(state, undos)).length
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
