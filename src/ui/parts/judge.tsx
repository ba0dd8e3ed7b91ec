import type { Proposal } from '../../domain/kinds.ts'
import { type JudgementField, useJudge } from '../judging.ts'
import { Verdicts } from './verdicts.tsx'

interface JudgeProps {
  readonly proposal: Proposal
  readonly field: JudgementField
  /** True where the letters A M O C R work from anywhere on the page. */
  readonly hasKeys?: boolean
  onJudged?(): void
}

/** Judging one proposal. */
export function Judge({ proposal, field, hasKeys = false, onJudged }: JudgeProps) {
  const judge = useJudge(field)
  return (
    <Verdicts
      proposal={proposal}
      field={field}
      before={proposal[field]}
      hasKeys={hasKeys}
      onJudge={async (judgement) => {
        const isSaved = await judge(proposal, judgement)
        if (isSaved) onJudged?.()
        return isSaved
      }}
    />
  )
}
