import { useMemo, useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import { type Axis, CHANNELS, type Channel, type Proposal, type Workshop } from '../../domain/kinds.ts'
import { OUTCOMES, type Outcome, outcomeOf } from '../../domain/outcomes.ts'
import { judgementOf } from '../../domain/programme.ts'
import { channelIn } from '../../domain/received.ts'
import { useServices } from '../services.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { EmptyState } from './empty.tsx'
import { Select } from './fields.tsx'
import { LongList } from './long-list.tsx'
import { PickingBar, ProposalChoice, usePicking } from './picking.tsx'
import { ProposalCard } from './proposal-card.tsx'
import { SeekingFields, useSeeking } from './seeking.tsx'

/** Pixels of a card with two lines of text, on a tablet. */
const CARD_GUESS = 112

interface ProposalListProps {
  /** Newest first, withdrawn ones among them. The caller reads them, with the kinds their cards show. */
  readonly proposals: readonly Proposal[]
  readonly axes: readonly Axis[]
  /** Given where proposals of several workshops stand together. */
  readonly workshops?: readonly Workshop[]
  /** The channel looked at to begin with; all of them when it is not given. */
  readonly channel?: Channel
  /** What to do while there is none at all. */
  readonly emptyHint: string
}

/** Proposals with search and filters; of long lists only what is near the window is drawn. */
export function ProposalList({ proposals, axes, workshops, channel: first, emptyHint }: ProposalListProps) {
  const { t, formats } = useWords()
  const { live } = useServices()
  const seeking = useSeeking(proposals)
  const { found: matching } = seeking
  const [outcome, setOutcome] = useState<Outcome | '' | 'withdrawn'>('')
  const [workshop, setWorkshop] = useState<EntityId | ''>('')
  const [channel, setChannel] = useState<Channel | ''>(first ?? '')
  const picking = usePicking(proposals)

  // Ticking one of ten thousand must not look through them all again. What outcomes are read from is made
  // anew with the list.
  const found = useMemo(
    () =>
      matching.filter(
        (proposal) =>
          (workshop === '' || proposal.workshop === workshop) &&
          (channel === '' || channelIn(proposal) === channel) &&
          (outcome === 'withdrawn') === (proposal.withdrawn === true) &&
          (outcome === '' ||
            outcome === 'withdrawn' ||
            outcomeOf(live.state, proposal, judgementOf(proposal)) === outcome),
      ),
    [live, matching, workshop, channel, outcome],
  )
  const channels = useMemo(() => new Set(proposals.map(channelIn)), [proposals])
  if (proposals.length === 0) {
    return <EmptyState icon="idea" title={t('proposals.empty.title')} hint={emptyHint} />
  }
  return (
    <section class="proposals" aria-label={t('proposals.list.label')} aria-busy={seeking.isSearching}>
      <div class="proposals-filters">
        <SeekingFields seeking={seeking} axes={axes} />
        <Select<Outcome | '' | 'withdrawn'>
          isLabelHidden
          label={t('proposals.outcome.label')}
          value={outcome}
          onChoose={setOutcome}
          options={[
            { value: '', label: t('proposals.outcome.all') },
            ...OUTCOMES.map((each) => ({ value: each, label: t(`common.verdict.${each}`) })),
            { value: 'withdrawn', label: t('proposals.outcome.withdrawn') },
          ]}
        />
        {workshops && (
          <Select<EntityId | ''>
            isLabelHidden
            label={t('proposals.workshop.label')}
            value={workshop}
            onChoose={setWorkshop}
            options={[
              { value: '', label: t('proposals.workshop.all') },
              ...workshops.map(({ id, title }) => ({ value: id, label: formats.name(title) })),
            ]}
          />
        )}
        {workshops && (channels.size > 1 || channel !== '') && (
          <Select<Channel | ''>
            isLabelHidden
            label={t('imported.filter.label')}
            value={channel}
            onChoose={setChannel}
            options={[
              { value: '', label: t('imported.filter.all') },
              ...CHANNELS.filter((each) => channels.has(each) || each === channel).map((value) => ({
                value,
                label: t(`common.channel.${value}`),
              })),
            ]}
          />
        )}
      </div>
      <div class="row row-between">
        <p class="soft small" role="status">
          {t('common.proposals', { count: found.length })}
        </p>
        {picking.mayStart && (
          <Button icon="check" onClick={picking.start}>
            {t('deciding.several.choose')}
          </Button>
        )}
      </div>
      {found.length === 0 && <p class="soft">{t('proposals.nothing.hint')}</p>}
      <LongList items={found} label={t('proposals.list.label')} guess={CARD_GUESS} class="long-list-cards">
        {(proposal) =>
          picking.isOn ? (
            <ProposalChoice
              proposal={proposal}
              hasWorkshop={workshops !== undefined}
              isChosen={picking.chosen.has(proposal.id)}
              onToggle={() => picking.toggle(proposal.id)}
            />
          ) : (
            <ProposalCard proposal={proposal} hasWorkshop={workshops !== undefined} />
          )
        }
      </LongList>
      {picking.isOn && <PickingBar picking={picking} proposals={proposals} found={found} />}
    </section>
  )
}
