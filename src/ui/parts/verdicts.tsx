import { useEffect, useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import type { Judgement, Proposal, Verdict } from '../../domain/kinds.ts'
import type { JudgementField } from '../judging.ts'
import { shortcut } from '../shortcut.ts'
import { keysOf } from '../shortcuts.ts'
import { useWords } from '../words.ts'
import { MergePicker } from './merge-picker.tsx'
import { ReasonForm } from './reason-form.tsx'

interface VerdictsProps {
  /** The one that is judged, or the first of several. */
  readonly proposal: Proposal
  readonly field: JudgementField
  /** What stands; undefined where several are judged at once. */
  readonly before: Judgement | undefined
  /** Into what a merge cannot go. */
  readonly excluded?: ReadonlySet<EntityId>
  /** True where the letters A M O C R work from anywhere on the page. */
  readonly hasKeys?: boolean
  /** Saves it. True once it is stored. */
  onJudge(judgement: Judgement): Promise<boolean>
}

/** The five verdicts. Accepting is one tap; merging asks into which, the others ask why. */
export function Verdicts({ proposal, field, before, excluded, hasKeys = false, onJudge }: VerdictsProps) {
  const { t } = useWords()
  const [asking, setAsking] = useState<Exclude<Verdict, 'accepted'> | null>(null)
  const isReasoning = asking !== null && asking !== 'merged'
  useEffect(() => setAsking(null), [proposal.id])

  const save = async (judgement: Judgement) => {
    if (await onJudge(judgement)) setAsking(null)
  }
  const choose = (verdict: Verdict) => {
    if (verdict === 'accepted') void save({ verdict })
    else setAsking(verdict)
  }
  return (
    <>
      {isReasoning && (
        <ReasonForm
          key={`${proposal.id} ${asking}`}
          verdict={asking}
          programme={proposal.programme}
          before={before}
          onSave={(judgement) => void save(judgement)}
          onCancel={() => setAsking(null)}
        />
      )}
      {asking === 'merged' && (
        <MergePicker
          proposal={proposal}
          {...(excluded && { excluded })}
          onPick={(into) => void save({ verdict: 'merged', into })}
          onClose={() => setAsking(null)}
        />
      )}
      {/* One question at a time: the letters still change the verdict. */}
      <div class="decide" role="group" hidden={isReasoning} aria-label={t(`sort.decide.${field}`)}>
        {VERDICT_ORDER.map((verdict) => (
          <button
            key={verdict}
            type="button"
            class={`decide-button decide-${verdict}`}
            aria-pressed={asking === verdict || (asking === null && before?.verdict === verdict)}
            {...(hasKeys && shortcut(`verdict.${verdict}`))}
            aria-keyshortcuts={hasKeys ? keysOf(`verdict.${verdict}`)[0] : undefined}
            onClick={() => choose(verdict)}
          >
            {t(`sort.verdict.${verdict}`)}
            {hasKeys && <kbd aria-hidden="true">{keysOf(`verdict.${verdict}`)[0]}</kbd>}
          </button>
        ))}
      </div>
    </>
  )
}

const VERDICT_ORDER: readonly Verdict[] = ['accepted', 'merged', 'referred', 'clarify', 'rejected']
