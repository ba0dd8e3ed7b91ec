/** What was proposed, by channel, axis and outcome: what was written down here, and what is only declared. */
import { declaredFigure, declaredOfAxis } from './declared.ts'
import { counted, declared, type Figure, NO_FIGURE, orElse, sumFigures } from './figure.ts'
import { CHANNELS, type Channel, type Programme, type Proposal, type Workshop } from './kinds.ts'
import {
  type AxisRow,
  axisRows,
  countOutcomes,
  noOutcomes,
  OUTCOMES,
  type OutcomeCounts,
} from './outcomes.ts'
import { proposalsIn } from './programme.ts'
import { channelIn, receivedOfChannel } from './received.ts'
import type { Scope } from './report-filter.ts'
import type { Reader } from './state.ts'

export interface ProposalReport {
  readonly total: Figure
  readonly byChannel: readonly { readonly channel: Channel; readonly figure: Figure }[]
  /** The axis null row holds those without one. Withdrawn proposals are in none of the figures. */
  readonly byAxis: readonly DeclaredAxisRow[]
  /** What the rows of all axes make together. */
  readonly axisSum: Omit<DeclaredAxisRow, 'axis'>
  /** By the committee's decision; in channels where it has taken none here, what is declared. */
  readonly accepted: Figure
  /** The committee's decisions. */
  readonly byDecision: OutcomeCounts
  /** The facilitators' sorting in the room. */
  readonly bySorting: OutcomeCounts
  /** Proposals written down here: what the outcomes of each judgement make together. */
  readonly written: number
  /** Those of them that the committee has decided, and that were sorted in the room. */
  readonly judged: { readonly decision: number; readonly sorting: number }
  readonly bySpeaker: Readonly<Record<'female' | 'male' | 'undisclosed' | 'unknown', number>>
}

interface DeclaredAxisRow extends AxisRow {
  /** With what is declared of the axis for channels in which nothing was written down. */
  readonly figure: Figure
}

export function proposalSection(reader: Reader, scope: Scope): ProposalReport {
  const { stated, proposals } = scope
  const written = new Set(proposals.map(channelIn))
  const byChannel = CHANNELS.map((channel) => ({
    channel,
    figure: receivedOfChannel(scope, channel, 'proposals'),
  })).filter(({ channel, figure }) => figure.origin !== 'none' || channel === 'in-person')
  const bySpeaker = { female: 0, male: 0, undisclosed: 0, unknown: 0 }
  for (const { speaker } of proposals) bySpeaker[speaker?.gender ?? 'unknown'] += 1
  const byAxis = axisRows(reader, stated.id, proposals).map((row) => withFigure(stated, written, row))
  const byDecision = countOutcomes(reader, proposals, (proposal) => proposal.decision)
  const bySorting = countOutcomes(reader, proposals, (proposal) => proposal.sorting)
  return {
    total: orElse(
      sumFigures(byChannel.map(({ figure }) => figure)),
      declaredFigure(stated, null, 'proposals'),
    ),
    accepted: orElse(
      sumFigures(CHANNELS.map((channel) => receivedOfChannel(scope, channel, 'accepted'))),
      declaredFigure(stated, null, 'accepted'),
    ),
    byChannel,
    byAxis,
    axisSum: sumAxes(byAxis),
    byDecision,
    bySorting,
    written: proposals.length,
    judged: {
      decision: proposals.length - byDecision.unsorted,
      sorting: proposals.length - bySorting.unsorted,
    },
    bySpeaker,
  }
}

/** What one workshop, with those joined to it, gave: written down here, or else as it declares. */
export function proposalsAt(reader: Reader, workshop: Workshop): Pick<ProposalReport, 'total' | 'accepted'> {
  const written = proposalsIn(reader, workshop.id).filter(({ withdrawn }) => !withdrawn)
  return {
    total: orElse(writtenIn(written), declared(workshop.declared?.proposals)),
    accepted: orElse(acceptedIn(written.filter(isDecided)), declared(workshop.declared?.accepted)),
  }
}

const isDecided = ({ decision }: Proposal): boolean => decision !== undefined

const writtenIn = (proposals: readonly Proposal[]): Figure =>
  proposals.length > 0 ? counted(proposals.length) : NO_FIGURE

/** Of no decision at all nothing follows, not even that none was accepted. */
const acceptedIn = (decided: readonly Proposal[]): Figure =>
  decided.length > 0
    ? counted(decided.filter(({ decision }) => decision?.verdict === 'accepted').length)
    : NO_FIGURE

/** An axis' proposals: those written down, and what is declared of it for channels in which none were. */
function withFigure(stated: Programme, written: ReadonlySet<Channel>, row: AxisRow): DeclaredAxisRow {
  const empty = CHANNELS.filter((channel) => !written.has(channel))
  const here = row.total > 0 ? counted(row.total) : NO_FIGURE
  const figure = row.axis ? sumFigures([here, declaredOfAxis(stated, row.axis.id, empty, 'proposals')]) : here
  return { ...row, figure }
}

function sumAxes(rows: readonly DeclaredAxisRow[]): ProposalReport['axisSum'] {
  const sumOf = (pick: (row: DeclaredAxisRow) => number) => rows.reduce((sum, row) => sum + pick(row), 0)
  const outcomes = noOutcomes()
  for (const outcome of OUTCOMES) outcomes[outcome] = sumOf((row) => row.outcomes[outcome])
  return {
    outcomes,
    total: sumOf(({ total }) => total),
    figure: sumFigures(rows.map(({ figure }) => figure)),
  }
}
