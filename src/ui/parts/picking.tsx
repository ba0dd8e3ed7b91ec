/** Choosing several proposals of a list, to decide them together. */
import { useMemo, useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import type { Proposal } from '../../domain/kinds.ts'
import { useJudgementField } from '../judging.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { JudgeMany } from './judge-many.tsx'
import { ProposalMeta } from './proposal-card.tsx'
import '../styles/picking.css'

const NONE: ReadonlySet<EntityId> = new Set()

interface Picking {
  /** False for who may not judge, and where there are not several to choose from. */
  readonly mayStart: boolean
  readonly isOn: boolean
  readonly chosen: ReadonlySet<EntityId>
  start(): void
  stop(): void
  toggle(id: EntityId): void
  choose(ids: readonly EntityId[]): void
}

/** What is chosen stays chosen while filters hide it: a person picks by several searches. */
export function usePicking(proposals: readonly Proposal[]): Picking {
  const field = useJudgementField()
  const [isOn, setOn] = useState(false)
  const [chosen, setChosen] = useState(NONE)
  return {
    mayStart: field !== undefined && !isOn && proposals.length > 1,
    isOn,
    chosen,
    start: () => setOn(true),
    stop: () => {
      setOn(false)
      setChosen(NONE)
    },
    toggle: (id) => {
      const next = new Set(chosen)
      if (!next.delete(id)) next.add(id)
      setChosen(next)
    },
    choose: (ids) => setChosen(new Set(ids)),
  }
}

interface ProposalChoiceProps {
  readonly proposal: Proposal
  readonly hasWorkshop: boolean
  readonly isChosen: boolean
  onToggle(): void
}

/** A card that is ticked instead of opened. What is withdrawn is not judged. */
export function ProposalChoice({ proposal, hasWorkshop, isChosen, onToggle }: ProposalChoiceProps) {
  return (
    <article class={isChosen ? 'card picking-card picking-chosen' : 'card picking-card'}>
      <label class="picking-label">
        <input
          type="checkbox"
          checked={isChosen}
          disabled={proposal.withdrawn === true}
          onChange={onToggle}
        />
        <span class="said" dir="auto">
          {proposal.text}
        </span>
      </label>
      <ProposalMeta proposal={proposal} hasWorkshop={hasWorkshop} />
    </article>
  )
}

interface PickingBarProps {
  readonly picking: Picking
  readonly proposals: readonly Proposal[]
  /** What the filters leave. */
  readonly found: readonly Proposal[]
}

/** How many are chosen, and what can be done with them; always in sight. */
export function PickingBar({ picking, proposals, found }: PickingBarProps) {
  const { t } = useWords()
  const field = useJudgementField()
  const [isDeciding, setDeciding] = useState(false)
  const { chosen } = picking
  const [first, ...others] = useMemo(
    () => proposals.filter(({ id, withdrawn }) => chosen.has(id) && !withdrawn),
    [proposals, chosen],
  )
  const count = first ? others.length + 1 : 0
  const all = found.filter(({ withdrawn }) => !withdrawn).map(({ id }) => id)
  const isAll = all.every((id) => chosen.has(id))
  return (
    <div class="picking-bar" role="group" aria-label={t('deciding.several.title')}>
      <strong role="status">{t('deciding.several.chosen', { count })}</strong>
      <Button kind="primary" disabled={!first} onClick={() => setDeciding(true)}>
        {t('deciding.several.decide')}
      </Button>
      <Button onClick={() => picking.choose(isAll ? [] : [...chosen, ...all])}>
        {isAll && count > 0 ? t('deciding.several.none') : t('deciding.several.all', { number: all.length })}
      </Button>
      <Button kind="quiet" onClick={picking.stop}>
        {t('common.cancel')}
      </Button>
      {isDeciding && first && field && (
        <JudgeMany
          proposals={[first, ...others]}
          field={field}
          onClose={() => setDeciding(false)}
          onJudged={() => {
            setDeciding(false)
            picking.stop()
          }}
        />
      )}
    </div>
  )
}
