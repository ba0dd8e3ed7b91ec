import type { ComponentChildren } from 'preact'
import { isLate } from '../../domain/arrival.ts'
import type { Kind, Proposal } from '../../domain/kinds.ts'
import { judgementOf } from '../../domain/programme.ts'
import { besides } from '../../domain/text.ts'
import { Link } from '../navigation.tsx'
import { useServices } from '../services.ts'
import { dayOf } from '../today.ts'
import { useWords } from '../words.ts'
import { JudgementTag } from './judgement-tag.tsx'
import { genderTone, Tag } from './tag.tsx'

/** What a card is drawn from: the list around it reads these, so that the card itself subscribes to nothing. */
export const CARD_KINDS: readonly Kind[] = ['proposal', 'axis', 'group', 'workshop']

interface ProposalCardProps {
  readonly proposal: Proposal
  /** Where proposals of several workshops stand together. */
  readonly hasWorkshop?: boolean
  /** A button or a figure that belongs to the list the card is in. */
  readonly children?: ComponentChildren
}

export function ProposalCard({ proposal, hasWorkshop = false, children }: ProposalCardProps) {
  return (
    <article class={proposal.withdrawn ? 'card proposal proposal-withdrawn' : 'card proposal'}>
      <Link to={`/proposals/${proposal.id}`} class="proposal-text said" dir="auto">
        {proposal.text}
      </Link>
      <ProposalMeta proposal={proposal} hasWorkshop={hasWorkshop} />
      {children}
    </article>
  )
}

/** A proposal's number, time, axis, speaker, and what became of it. */
export function ProposalMeta({ proposal, hasWorkshop = false }: Omit<ProposalCardProps, 'children'>) {
  const { live, now } = useServices()
  const { t, formats } = useWords()
  const { axis: axisId, speaker, label } = proposal
  const axis = live.state.get('axis', axisId)
  const group = live.state.get('group', speaker?.group ?? undefined)
  const workshop = hasWorkshop ? live.state.get('workshop', proposal.workshop) : undefined
  const at = capturedAt(live.state.entity('proposal', proposal.id)?.fields.get('programme')?.heads[0]?.at)
  const isToday = at !== undefined && dayOf(new Date(at)) === dayOf(now())
  const speakerWords = [
    ...(speaker?.gender ? [t(`common.gender.${speaker.gender}`)] : []),
    ...(group ? [formats.name(group.shortName ?? group.name)] : []),
  ]
  return (
    <div class="meta">
      <span class="num">
        {label && <bdi class="proposal-label">{label}</bdi>}
        {label && at && ' · '}
        {at && <bdi>{isToday ? formats.clock(at) : formats.moment(at)}</bdi>}
      </span>
      <Tag tone={axis ? 'plain' : 'pending'}>
        {axis ? formats.name(axis.shortName ?? axis.name) : t('common.noAxis')}
      </Tag>
      {speakerWords.length > 0 && (
        <Tag tone={speaker?.gender ? genderTone(speaker.gender) : 'plain'}>
          {speakerWords.map(besides).join(' · ')}
        </Tag>
      )}
      <JudgementTag proposal={proposal} judgement={judgementOf(proposal)} />
      {proposal.withdrawn && <Tag tone="warning">{t('proposal.withdrawn.tag')}</Tag>}
      {isLate(live.state, proposal) && <Tag>{t('proposal.late.tag')}</Tag>}
      {workshop && <bdi>{formats.name(workshop.title)}</bdi>}
    </div>
  )
}

/** The tablet's clock when the proposal was written down; unreadable clocks show nothing. */
const capturedAt = (at: string | undefined): string | undefined =>
  at !== undefined && !Number.isNaN(Date.parse(at)) ? at : undefined

/** The label of a proposal, for sentences: its number, or the start of what it says. */
export const shortLabel = (proposal: Proposal): string => proposal.label ?? `${proposal.text.slice(0, 40)}…`
