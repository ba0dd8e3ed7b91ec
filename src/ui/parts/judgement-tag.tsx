import type { Judgement, Proposal } from '../../domain/kinds.ts'
import { outcomeOf } from '../../domain/outcomes.ts'
import { besides } from '../../domain/text.ts'
import { useServices } from '../services.ts'
import { useWords } from '../words.ts'
import { Tag } from './tag.tsx'

interface JudgementTagProps {
  readonly proposal: Proposal
  readonly judgement: Judgement | undefined
}

/** What became of a proposal, in one tag. A merge that leads nowhere shows as not yet sorted. */
export function JudgementTag({ proposal, judgement }: JudgementTagProps) {
  const reader = useServices().live.state
  const { t } = useWords()
  const outcome = outcomeOf(reader, proposal, judgement)
  if (outcome === 'unsorted' || !judgement) return <Tag tone="pending">{t('common.verdict.unsorted')}</Tag>
  if (judgement.verdict === 'merged') {
    const into = reader.get('proposal', judgement.into)
    return <Tag tone="merged">{t('proposal.merged.into', { label: into?.label ?? '…' })}</Tag>
  }
  const word = t(`common.verdict.${outcome}`)
  return (
    <Tag tone={outcome}>
      {judgement.verdict === 'referred' ? `${word}: ${besides(judgement.authority)}` : word}
    </Tag>
  )
}
