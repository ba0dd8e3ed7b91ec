import type { Proposal } from '../../domain/kinds.ts'
import { type JudgementField, useJudge, useJudgementField } from '../judging.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { Judge } from './judge.tsx'
import { JudgementTag } from './judgement-tag.tsx'

/** The sorting in the room and the committee's decision, side by side; the person's own can be changed. */
export function Judgements({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useWords()
  const field = useJudgementField()
  return (
    <section class="panel">
      <div class="judgements">
        <Judged proposal={proposal} field="sorting" />
        <Judged proposal={proposal} field="decision" />
      </div>
      {field && !proposal.withdrawn && (
        <>
          <h2>{t(`sort.decide.${field}`)}</h2>
          <Judge proposal={proposal} field={field} />
        </>
      )}
    </section>
  )
}

function Judged({ proposal, field }: { readonly proposal: Proposal; readonly field: JudgementField }) {
  const { t } = useWords()
  const mine = useJudgementField()
  const judge = useJudge(field)
  const judgement = proposal[field]
  return (
    <div class="stack judged">
      <h2>{t(`proposal.judged.${field}`)}</h2>
      <div class="meta">
        <JudgementTag proposal={proposal} judgement={judgement} />
      </div>
      {judgement?.reason && (
        <p class="said small" dir="auto">
          {judgement.reason}
        </p>
      )}
      {judgement && mine === field && (
        <Button kind="quiet" icon="undo" onClick={() => void judge(proposal, null)}>
          {t('proposal.judged.clear')}
        </Button>
      )}
    </div>
  )
}
