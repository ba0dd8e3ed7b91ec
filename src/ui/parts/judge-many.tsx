import type { Proposal } from '../../domain/kinds.ts'
import { fenced } from '../../domain/text.ts'
import { type JudgementField, useJudgeMany } from '../judging.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { shortLabel } from './proposal-card.tsx'
import { Verdicts } from './verdicts.tsx'

/** Numbers told one by one; of more, how many they are says enough. */
const MOST_TOLD = 12

interface JudgeManyProps {
  readonly proposals: readonly [Proposal, ...Proposal[]]
  readonly field: JudgementField
  onJudged(): void
  onClose(): void
}

/** One verdict, with one reason, for several proposals; each keeps its own history. */
export function JudgeMany({ proposals, field, onJudged, onClose }: JudgeManyProps) {
  const { t, formats } = useWords()
  const judge = useJudgeMany(field)
  const told = proposals.slice(0, MOST_TOLD).map((proposal) => fenced(shortLabel(proposal)))
  return (
    <Dialog title={t('deciding.several.title')} onClose={onClose}>
      <p>{t('deciding.several.chosen', { count: proposals.length })}</p>
      {proposals.length <= MOST_TOLD && <p class="soft small">{formats.list(told)}</p>}
      <Verdicts
        proposal={proposals[0]}
        field={field}
        before={undefined}
        excluded={new Set(proposals.map(({ id }) => id))}
        onJudge={async (judgement) => {
          const isSaved = await judge(proposals, judgement)
          if (isSaved) onJudged()
          return isSaved
        }}
      />
      <Button kind="quiet" onClick={onClose}>
        {t('common.close')}
      </Button>
    </Dialog>
  )
}
