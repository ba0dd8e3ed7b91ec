/** The writing of an import, and its undo, which outlives the screen: people look at the ideas first. */
import { useEffect, useState } from 'preact/hooks'
import { isSameValue } from '../domain/canonical.ts'
import type { EntityId } from '../domain/ids.ts'
import { type Channel, isKind } from '../domain/kinds.ts'
import type { SetDraft } from '../domain/operation.ts'
import type { Reader } from '../domain/state.ts'
import type { Change } from '../imports/drafts.ts'
import type { Standing } from '../imports/plan.ts'
import { useWriteMany } from './importing.ts'
import { useServices } from './services.ts'
import { useSession } from './session.ts'

/** All that one import writes. */
export interface Order {
  readonly source: string
  readonly channel: Channel
  readonly changes: readonly Change[]
  /** The channel's participants and the way back, where they changed. */
  readonly participants: Pick<Change, 'draft' | 'undo'> | null
}

/** The way back of one operation, gone only while these fields still say what it wrote. */
interface Undo {
  readonly draft: SetDraft
  readonly only: SetDraft['fields']
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
  const [last, setLast] = useState<Outcome>()
  const key = `last import ${programme}`

  useEffect(() => {
    void draft<Outcome>(key).then(setLast)
  }, [draft, key])

  const writeAll = (drafts: readonly SetDraft[]) =>
    writeMany(drafts, (done) => setStage({ step: 'writing', done, total: drafts.length }))

  return {
    stage,
    /** The import before, while it can still be undone. */
    last,
    toDesk: () => setStage({ step: 'desk' }),
    run: async ({ source, channel, changes, participants }: Order) => {
      const drafts = [...changes, ...(participants ? [participants] : [])].map((change) => change.draft)
      const saved = await writeAll(drafts)
      const written = changes.slice(0, saved)
      const hasParticipants = participants !== null && saved === drafts.length
      const outcome: Outcome = {
        at: now().toISOString(),
        source,
        channel,
        counts: countsOf(written),
        hasParticipants,
        isCut: saved < drafts.length,
        undo: [...written.map(undoOf), ...(hasParticipants ? [undoOf(participants)] : [])],
      }
      if (outcome.undo.length > 0) {
        await saveDraft(key, outcome)
        setLast(outcome)
      }
      setStage({ step: 'done', outcome })
    },
    undo: async (outcome: Outcome) => {
      const drafts = outcome.undo.filter((each) => stands(live.state, each)).map((each) => each.draft)
      const saved = await writeAll(drafts)
      setStage({ step: 'desk' })
      if (saved < drafts.length) return
      await dropDraft(key)
      setLast(undefined)
      const { t } = session.words.peek()
      session.say(t('import.done.undone'))
    },
  }
}

function countsOf(changes: readonly Change[]): Outcome['counts'] {
  const counts = { taken: 0, updated: 0, restored: 0 }
  for (const { standing } of changes) {
    const counted = COUNTED[standing]
    if (counted) counts[counted] += 1
  }
  return counts
}

const undoOf = ({ draft, undo }: Pick<Change, 'draft' | 'undo'>): Undo => ({
  draft: undo,
  only: draft.fields,
})

/** What people have worked on since, an import does not take back. */
const WORKED_ON = ['sorting', 'decision', 'project'] as const

function stands(reader: Reader, { draft, only }: Undo): boolean {
  if (!isKind(draft.kind)) return false
  const view: object | undefined = reader.get(draft.kind, draft.entity)
  if (!view) return false
  const isWithdrawal = 'withdrawn' in draft.fields
  return (
    Object.entries(only).every(([field, value]) => isSameValue(fieldOf(view, field), value)) &&
    !(isWithdrawal && WORKED_ON.some((field) => fieldOf(view, field) !== undefined))
  )
}

const fieldOf = (view: object, field: string): unknown => (view as Readonly<Record<string, unknown>>)[field]
