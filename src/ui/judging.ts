/** Sorting and deciding: which of the two a person writes, and how it is saved and taken back. */
import type { Judgement, Proposal } from '../domain/kinds.ts'
import { set } from '../domain/operation.ts'
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

/** Saves a judgement (null clears it) and offers to take it back. True once it is stored. */
export function useJudge(
  field: JudgementField,
): (proposal: Proposal, next: Judgement | null) => Promise<boolean> {
  const write = useWrite()
  const session = useSession()
  const { t } = useWords()
  return async (proposal, next) => {
    const before = proposal[field] ?? null
    if (!(await write([set('proposal', proposal.id, { [field]: next })]))) return false
    const label = proposal.label ?? ''
    const verdict = t(`common.verdict.${next?.verdict ?? 'unsorted'}`)
    session.say(t('sort.done.notice', { label, verdict }), () => {
      void write([set('proposal', proposal.id, { [field]: before })])
    })
    return true
  }
}
