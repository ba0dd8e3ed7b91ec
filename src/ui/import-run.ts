/** The writing of an import, and its undo, which outlives the screen: people look at the ideas first. */
import { useEffect, useState } from 'preact/hooks'
import type { EntityId } from '../domain/ids.ts'
import { CHANNELS, type Channel } from '../domain/kinds.ts'
import type { SetDraft } from '../domain/operation.ts'
import { type Change, participantsChange, type StatedParticipants } from '../imports/drafts.ts'
import type { Standing } from '../imports/plan.ts'
import { afterUndo, holders, openUndos, standingUndos, type Undo, undoOf } from '../imports/undo.ts'
import { useWriteMany } from './importing.ts'
import { isRecord } from './kept-shape.ts'
import { useServices } from './services.ts'
import { useSession } from './session.ts'

/** All that one import writes. */
export interface Order {
  readonly source: string
  readonly channel: Channel
  readonly changes: readonly Change[]
  /** What was stated of the channel's participants. */
  readonly participants: StatedParticipants
}

/** What an import has done. */
export interface Outcome {
  /** Tablet time, ISO 8601. */
  readonly at: string
  readonly source: string
  readonly channel: Channel
  readonly counts: Readonly<Record<'taken' | 'updated' | 'restored', number>>
  readonly hasParticipants: boolean
  /** The disk refused in the middle. */
  readonly isCut: boolean
  readonly undo: readonly Undo[]
}

export type RunStage =
  | { readonly step: 'desk' }
  | { readonly step: 'writing'; readonly done: number; readonly total: number }
  | { readonly step: 'done'; readonly outcome: Outcome }

const COUNTED: Readonly<Partial<Record<Standing, keyof Outcome['counts']>>> = {
  new: 'taken',
  alike: 'taken',
  changed: 'updated',
  withdrawn: 'restored',
}

/** Imports into one programme, one at a time. */
export function useImportRun(programme: EntityId) {
  const { live, now, draft, saveDraft, dropDraft } = useServices()
  const session = useSession()
  const writeMany = useWriteMany()
  const [stage, setStage] = useState<RunStage>({ step: 'desk' })
  const [kept, setKept] = useState<readonly Outcome[]>([])
  const key = `import done ${programme}`

  useEffect(() => {
    // It was one import alone once.
    void draft(key).then((saved) => setKept([saved].flat().filter(isOutcome)))
  }, [draft, key])

  const keep = async (outcomes: readonly Outcome[]) => {
    setKept(outcomes)
    await (outcomes.length === 0 ? dropDraft(key) : saveDraft(key, outcomes))
  }

  const writeAll = (changes: readonly SetDraft[]) =>
    writeMany(changes, (done) => setStage({ step: 'writing', done, total: changes.length }))

  /** @returns the way back of each change that was saved, in their order */
  const writeChanges = async (
    changes: readonly Pick<Change, 'draft' | 'undo'>[],
  ): Promise<readonly Undo[]> => {
    const before = changes.map((change) => holders(live.state, change.draft))
    const saved = await writeAll(changes.map((change) => change.draft))
    return changes.flatMap((change, index) => {
      const op = saved[index]
      return op ? [undoOf(change, op.id, before[index] ?? [])] : []
    })
  }

  return {
    stage,
    /** The imports before, while they can still be undone, the last one first. */
    kept,
    toDesk: () => setStage({ step: 'desk' }),
    run: async ({ source, channel, changes, participants }: Order) => {
      const ideas = await writeChanges(changes)
      const isWhole = ideas.length === changes.length
      // What colleagues stated meanwhile stands: the figures are put beside what the programme says at this moment.
      const here = live.state.get('programme', programme)
      const change = isWhole && here ? participantsChange(here, channel, participants) : null
      const figures = change ? await writeChanges([change]) : []
      const outcome: Outcome = {
        at: now().toISOString(),
        source,
        channel,
        counts: countsOf(changes.slice(0, ideas.length)),
        hasParticipants: figures.length > 0,
        isCut: !isWhole || (change !== null && figures.length === 0),
        undo: [...ideas, ...figures],
      }
      if (outcome.undo.length > 0) await keep([outcome, ...kept])
      setStage({ step: 'done', outcome })
    },
    undo: async (outcome: Outcome) => {
      // As it is kept: the undo of a later import may have told it something.
      const { at, undo } = kept.find((each) => each.at === outcome.at) ?? outcome
      const open = openUndos(live.state, undo)
      const saved = await writeAll(open.map((each) => each.draft))
      setStage({ step: 'desk' })
      const gone = open.flatMap((each, index) => {
        const op = saved[index]
        return op ? [{ undo: each, by: op.id }] : []
      })
      const told = kept.map((each) => withUndo(each, afterUndo(each.undo, gone)))
      if (gone.length < open.length) {
        await keep(told)
        return
      }
      await keep(told.filter((each) => each.at !== at))
      const { t } = session.words.peek()
      const left = standingUndos(live.state, undo).length
      session.say(left === 0 ? t('import.done.undone') : t('import.done.left', { count: left }))
    },
  }
}

/** What another version kept of an import, and which is no more than that, cannot be undone here. */
function isOutcome(kept: unknown): kept is Outcome {
  const { at, source, channel, counts, undo } = isRecord(kept) ? kept : {}
  const isTold = typeof source === 'string' && !Number.isNaN(Date.parse(String(at))) && isRecord(counts)
  return isTold && CHANNELS.some((each) => each === channel) && Array.isArray(undo) && undo.every(isUndo)
}

const isUndo = (kept: unknown): boolean =>
  isRecord(kept) && isRecord(kept['draft']) && Array.isArray(kept['fields']) && Array.isArray(kept['before'])

const withUndo = (outcome: Outcome, undo: readonly Undo[]): Outcome => ({ ...outcome, undo })

function countsOf(changes: readonly Change[]): Outcome['counts'] {
  const counts = { taken: 0, updated: 0, restored: 0 }
  for (const { standing } of changes) {
    const counted = COUNTED[standing]
    if (counted) counts[counted] += 1
  }
  return counts
}
