/** Sorting proposals one at a time: of one workshop, or of the whole programme. */

import { useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import type { Proposal } from '../../domain/kinds.ts'
import { countOutcomes, outcomeOf } from '../../domain/outcomes.ts'
import { proposalsIn, proposalsOf } from '../../domain/programme.ts'
import type { Reader } from '../../domain/state.ts'
import { similar as arabic } from '../../i18n/words/ar/similar.ts'
import { type JudgementField, useJudgementField } from '../judging.ts'
import { WithWords } from '../late-words.tsx'
import { Button, ButtonLink, IconButton } from '../parts/button.tsx'
import { Disagreement, Disagreements } from '../parts/disagreements.tsx'
import { EmptyState } from '../parts/empty.tsx'
import { Judge } from '../parts/judge.tsx'
import { JudgementTag } from '../parts/judgement-tag.tsx'
import { NoProgramme } from '../parts/no-programme.tsx'
import { Page } from '../parts/page.tsx'
import { Progress } from '../parts/progress.tsx'
import { CARD_KINDS, ProposalMeta } from '../parts/proposal-card.tsx'
import { SimilarIdeas } from '../parts/similar-ideas.tsx'
import { WorkshopPage } from '../parts/workshop-page.tsx'
import { entityIdFrom, useReading } from '../reading.ts'
import { useServices } from '../services.ts'
import { useProgramme } from '../session.ts'
import { shortcut } from '../shortcut.ts'
import { useWords } from '../words.ts'
import '../styles/sort.css'

export function WorkshopSortScreen({ id }: { readonly id: string }) {
  return (
    <WorkshopPage id={entityIdFrom(id)}>
      {(workshop) => (
        <WithWords arabic={arabic}>
          <Sorting
            key={workshop.id}
            read={(reader) => proposalsIn(reader, workshop.id)}
            scope={workshop.id}
          />
        </WithWords>
      )}
    </WorkshopPage>
  )
}

export function SortScreen() {
  const { t } = useWords()
  const programme = useProgramme()
  return (
    <Page title={t('sort.title.text')} back="/ideas">
      {programme ? (
        <WithWords arabic={arabic}>
          <Sorting
            key={programme.id}
            read={(reader) => proposalsOf(reader, programme.id)}
            scope={programme.id}
            hasWorkshop
          />
        </WithWords>
      ) : (
        <NoProgramme icon="idea" />
      )}
    </Page>
  )
}

interface SortingProps {
  readonly read: (reader: Reader) => readonly Proposal[]
  readonly scope: EntityId
  readonly hasWorkshop?: boolean
}

function Sorting({ read, scope, hasWorkshop = false }: SortingProps) {
  const { t } = useWords()
  const { live } = useServices()
  const written = useJudgementField()
  // Who only reads follows the committee's decisions.
  const field: JudgementField = written ?? 'decision'
  const proposals = useReading(
    CARD_KINDS,
    (reader) =>
      read(reader)
        .filter(({ withdrawn }) => !withdrawn)
        .toReversed(),
    [scope],
  )
  const [chosen, setChosen] = useState<EntityId | null>(null)
  const isOpen = (proposal: Proposal) => outcomeOf(live.state, proposal, proposal[field]) === 'unsorted'
  const current = proposals.find(({ id }) => id === chosen) ?? proposals.find(isOpen)
  const place = current ? proposals.indexOf(current) : -1

  const step = (by: number) => {
    const next = proposals[place + by]
    if (next) setChosen(next.id)
  }
  /** To the next unsorted one after this, or from the start; to the end of the work when there is none. */
  const goOn = () => {
    const order = [...proposals.slice(place + 1), ...proposals.slice(0, place)]
    setChosen(order.find(isOpen)?.id ?? null)
  }

  if (proposals.length === 0) {
    return <EmptyState icon="check" title={t('sort.empty.title')} hint={t('sort.empty.hint')} />
  }
  return (
    <div class={current ? 'sort' : 'sort sort-finished'}>
      <div class="triage">
        <SortingProgress proposals={proposals} field={field} />
        <Disagreements proposals={proposals} current={current?.id} onShow={setChosen} />
        {current ? (
          <>
            <article class="sheet" aria-label={current.label ?? t('common.kind.proposal')}>
              <div class="row row-between">
                <ProposalMeta proposal={current} hasWorkshop={hasWorkshop} />
                <span class="row sheet-steps">
                  <IconButton
                    {...shortcut('step.previous')}
                    icon="back"
                    label={t('sort.step.previous')}
                    disabled={place === 0}
                    onClick={() => step(-1)}
                  />
                  <IconButton
                    {...shortcut('step.next')}
                    icon="forward"
                    label={t('sort.step.next')}
                    disabled={place === proposals.length - 1}
                    onClick={() => step(1)}
                  />
                </span>
              </div>
              <p class="sheet-text said" dir="auto">
                {current.text}
              </p>
              {field === 'decision' && <RoomSorting proposal={current} />}
              <Reason proposal={current} field={field} />
            </article>
            <Disagreement proposal={current} />
            {written && <Judge proposal={current} field={written} hasKeys onJudged={goOn} />}
          </>
        ) : (
          <EmptyState icon="check" title={t('sort.finished.title')} hint={t('sort.finished.hint')}>
            <Button onClick={() => setChosen(proposals[0]?.id ?? null)}>{t('sort.finished.review')}</Button>
            <ButtonLink to="/ideas">{t('sort.finished.list')}</ButtonLink>
          </EmptyState>
        )}
      </div>
      {current && (
        <aside class="side">
          <SimilarIdeas proposal={current} field={written} onMerged={goOn} />
        </aside>
      )}
    </div>
  )
}

function SortingProgress({ proposals, field }: { proposals: readonly Proposal[]; field: JudgementField }) {
  const { t } = useWords()
  const { live } = useServices()
  const { unsorted, ...sorted } = countOutcomes(live.state, proposals, (proposal) => proposal[field])
  const done = proposals.length - unsorted
  const label = t('sort.progress.done', { done, total: proposals.length })
  return (
    <div class="progress">
      <span>{label}</span>
      <Progress
        label={label}
        total={proposals.length}
        parts={Object.entries(sorted).map(([tone, value]) => ({ tone, value }))}
      />
      <span>{t('sort.progress.left', { count: unsorted })}</span>
    </div>
  )
}

/** What the room thought, beside what the committee decides. */
function RoomSorting({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useWords()
  if (!proposal.sorting) return null
  return (
    <div class="meta">
      <span>{t('sort.room.label')}</span>
      <JudgementTag proposal={proposal} judgement={proposal.sorting} />
      {proposal.sorting.reason && <span dir="auto">{proposal.sorting.reason}</span>}
    </div>
  )
}

function Reason({ proposal, field }: { proposal: Proposal; field: JudgementField }) {
  const { t } = useWords()
  const reason = proposal[field]?.reason
  return reason ? (
    <p class="soft">
      {t('sort.reason.given')} <bdi>{reason}</bdi>
    </p>
  ) : null
}
