/** What was proposed, by channel, axis and outcome: what was written down here, and what is only declared. */
import { declaredOfAxis } from './declared.ts'
import { atLeast, counted, declared, type Figure, NO_FIGURE, orElse, sumFigures, wholeOr } from './figure.ts'
import { CHANNELS, type Channel, type Proposal, type Workshop } from './kinds.ts'
import {
  type AxisRow,
  axisRows,
  countOutcomes,
  noOutcomes,
  OUTCOMES,
  type OutcomeCounts,
} from './outcomes.ts'
import { decisionOf, proposalsIn } from './programme.ts'
import { channelIn, heldOfChannel, shownByChannel, shownTogether, writtenIn } from './received.ts'
import type { Scope } from './report-filter.ts'
import type { Reader } from './state.ts'

export interface ProposalReport {
  readonly total: Figure
  readonly byChannel: readonly { readonly channel: Channel; readonly figure: Figure }[]
  /** With what the committee decided. The axis null row holds those without one. Withdrawn proposals are in none of the figures. */
  readonly byAxis: readonly DeclaredAxisRow[]
  /** What the rows of all axes make together. */
  readonly axisSum: Omit<DeclaredAxisRow, 'axis'>
  /** By the committee's decision; in channels where it has not decided all of them here, what is declared. */
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
  /** With what is declared of the axis, channel by channel, until all that came in by it was written down. */
  readonly figure: Figure
}

export function proposalSection(reader: Reader, scope: Scope): ProposalReport {
  const { stated, proposals } = scope
  const shown = shownByChannel(scope, 'proposals')
  const total = shownTogether(scope, shown, 'proposals')
  const byChannel = shown
    .filter(({ channel, figure }) => figure.origin !== 'none' || channel === 'in-person')
    .map(({ channel, figure }) => ({ channel, figure }))
  const bySpeaker = { female: 0, male: 0, undisclosed: 0, unknown: 0 }
  for (const { speaker } of proposals) bySpeaker[speaker?.gender ?? 'unknown'] += 1
  const byAxis = withFigures(scope, axisRows(reader, stated.id, proposals, decisionOf))
  const byDecision = countOutcomes(reader, proposals, decisionOf)
  const bySorting = countOutcomes(reader, proposals, (proposal) => proposal.sorting)
  return {
    total,
    accepted: shownTogether(scope, shownByChannel(scope, 'accepted'), 'accepted'),
    byChannel,
    byAxis,
    axisSum: sumAxes(byAxis, total),
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
    total: orElse(writtenIn(written, 'proposals'), declared(workshop.declared?.proposals)),
    accepted: orElse(writtenIn(written, 'accepted'), declared(workshop.declared?.accepted)),
  }
}

/** Each axis' proposals, channel by channel: those written down, or what is declared of it while these may be fewer. */
function withFigures(scope: Scope, rows: readonly AxisRow[]): readonly DeclaredAxisRow[] {
  const { stated, proposals } = scope
  const key = (channel: Channel, axis: Proposal['axis'] | null) => `${channel} ${axis ?? ''}`
  const written = Map.groupBy(proposals, (proposal) => key(channelIn(proposal), proposal.axis))
  const known = new Set(proposals.map(channelIn))
  const channels = CHANNELS.map((channel) => ({
    channel,
    // All that came in by it was written down: what is declared of its axes fills no gap.
    isWhole: known.has(channel) && heldOfChannel(scope, channel, 'proposals').isComplete,
  }))
  return rows.map((row) => {
    const { axis } = row
    if (!axis) return { ...row, figure: row.total > 0 ? counted(row.total) : NO_FIGURE }
    const figures = channels.map(({ channel, isWhole }) => {
      const here = written.get(key(channel, axis.id))?.length ?? 0
      const own = here > 0 ? counted(here) : NO_FIGURE
      return isWhole ? own : wholeOr(own, declaredOfAxis(stated, axis.id, [channel], 'proposals'), true)
    })
    return { ...row, figure: sumFigures(figures) }
  })
}

/** At least so many where the channels hold more, which nobody put under an axis. */
function sumAxes(rows: readonly DeclaredAxisRow[], all: Figure): ProposalReport['axisSum'] {
  const sumOf = (pick: (row: DeclaredAxisRow) => number) => rows.reduce((sum, row) => sum + pick(row), 0)
  const outcomes = noOutcomes()
  for (const outcome of OUTCOMES) outcomes[outcome] = sumOf((row) => row.outcomes[outcome])
  const figure = sumFigures(rows.map((row) => row.figure))
  const isPart = all.certainty === 'at-least' || (all.value ?? 0) > (figure.value ?? 0)
  return { outcomes, total: sumOf(({ total }) => total), figure: atLeast(figure, isPart) }
}
