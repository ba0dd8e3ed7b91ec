/** Sorting and deciding: which of the two a person writes, and how it is saved and taken back. */
import type { ReadonlySignal } from '@preact/signals'
import type { EntityId } from '../domain/ids.ts'
import type { Judgement, Proposal } from '../domain/kinds.ts'
import { set } from '../domain/operation.ts'
import { countOutcomes } from '../domain/outcomes.ts'
import { judgementOf } from '../domain/programme.ts'
import type { Reader } from '../domain/state.ts'
import { useReadingSignal } from './reading.ts'
import { useSession } from './session.ts'
import { useWords } from './words.ts'
import { useMayWrite, useWrite } from './write.ts'

/** The facilitator's sorting in the room, or the committee's decision. */
export type JudgementField = 'sorting' | 'decision'

/** The field this person's judgement goes to; undefined for who only reads. */
export function useJudgementField(): JudgementField | undefined {
  const may = useMayWrite()
  if (may('proposal', 'decision')) return 'decision'
  return may('proposal', 'sorting') ? 'sorting' : undefined
}

/** What is still to do here for this person: proposals without a judgement of theirs; for a reader, without any. */
export function useUnsorted(
  list: (reader: Reader, id: EntityId) => readonly Proposal[],
  id: EntityId,
): ReadonlySignal<number> {
  const field = useJudgementField()
  return useReadingSignal(
    ['proposal', 'workshop'],
    (reader) => {
      const standing = list(reader, id).filter(({ withdrawn }) => !withdrawn)
      const judge = field ? (proposal: Proposal) => proposal[field] : judgementOf
      return countOutcomes(reader, standing, judge).unsorted
    },
    [list, id, field],
  )
}

/** Saves a judgement (null clears it) and offers to take it back. True once it is stored. */
export function useJudge(
  field: JudgementField,
): (proposal: Proposal, next: Judgement | null) => Promise<boolean> {
  const save = useSave(field)
  const { t } = useWords()
  return (proposal, next) =>
    save([proposal], next, (verdict) => t('sort.done.notice', { label: proposal.label ?? '', verdict }))
}

/** One judgement of several proposals: as many independent operations, saved together and taken back together. */
export function useJudgeMany(
  field: JudgementField,
): (proposals: readonly Proposal[], next: Judgement) => Promise<boolean> {
  const save = useSave(field)
  const { t } = useWords()
  return (proposals, next) =>
    save(proposals, next, (verdict) => t('deciding.several.done', { count: proposals.length, verdict }))
}

/** @returns what saves judgements; `said` tells it in words, given the verdict's */
function useSave(field: JudgementField) {
  const write = useWrite()
  const session = useSession()
  const { t } = useWords()
  return async (
    proposals: readonly Proposal[],
    next: Judgement | null,
    said: (verdict: string) => string,
  ): Promise<boolean> => {
    if (!(await write(proposals.map(({ id }) => set('proposal', id, { [field]: next }))))) return false
    session.say(said(t(`common.verdict.${next?.verdict ?? 'unsorted'}`)), () => {
      void write(
        proposals.map((proposal) => set('proposal', proposal.id, { [field]: proposal[field] ?? null })),
      )
    })
    return true
  }
}
