/**
 * The figures that the screen, the wall, the print and the exports all show, read from the state in
 * one place, so that they can never disagree.
 */
import { type Attendance, attendanceFrom, attendanceOf, sumAttendances, sumCells } from './attendance.ts'
import { counted, declared, type Figure, NO_FIGURE, orElse, sumFigures } from './figure.ts'
import { type Funnel, funnelOf } from './funnel.ts'
import { type Heard, heardOf } from './heard.ts'
import type { EntityId } from './ids.ts'
import {
  type Axis,
  CHANNELS,
  type Channel,
  type DeclaredByChannel,
  type Group,
  type Judgement,
  type Programme,
  type Project,
  type Proposal,
  VERDICTS,
  type Verdict,
  type Workshop,
} from './kinds.ts'
import { axesOf, channelOf, groupsOf, judgementOf, mergeEnd, projectsOf, sumBudgets } from './programme.ts'
import { type LeftOut, NO_FILTER, type ReportFilter, type Scope, scopeOf } from './report-filter.ts'
import type { Reader } from './state.ts'

export type Outcome = Verdict | 'unsorted'
export const OUTCOMES: readonly Outcome[] = [...VERDICTS, 'unsorted']

export interface Report {
  readonly programme: Programme
  /** What attendance, proposals, funnel and voices are narrowed to. Projects are always the whole programme's. */
  readonly filter: ReportFilter
  readonly leftOut: LeftOut
  readonly attendance: {
    readonly rows: readonly { readonly workshop: Workshop; readonly attendance: Attendance }[]
    /** All workshops but digital ones; where there is nothing, what the programme declares for the channel. */
    readonly inPerson: Attendance
    readonly digital: Attendance
    readonly all: Attendance
    readonly groups: readonly { readonly group: Group; readonly figure: Figure }[]
  }
  readonly proposals: {
    readonly total: Figure
    /** By the committee's decision, or, where nothing was decided, as declared. */
    readonly accepted: Figure
    readonly byChannel: readonly { readonly channel: Channel; readonly figure: Figure }[]
    /** The axis null row holds those without one. Withdrawn proposals are in none of the figures. */
    readonly byAxis: readonly AxisRow[]
    /** The committee's decisions. */
    readonly byDecision: Readonly<Record<Outcome, number>>
    /** The facilitators' sorting in the room. */
    readonly bySorting: Readonly<Record<Outcome, number>>
    readonly bySpeaker: Readonly<Record<'female' | 'male' | 'undisclosed' | 'unknown', number>>
  }
  readonly funnel: Funnel
  readonly heard: Heard
  readonly projects: {
    readonly rows: readonly Project[]
    /** Centimes. */
    readonly total: number
    readonly byAxis: readonly {
      readonly axis: Axis | null
      readonly count: number
      readonly centimes: number
    }[]
  }
}

export interface AxisRow {
  readonly axis: Axis | null
  readonly total: number
  /** By the decision, or, where there is none yet, by the sorting in the room. */
  readonly outcomes: Readonly<Record<Outcome, number>>
}

/** The report of one programme, or of what a filter leaves of it; undefined when it does not exist. */
export function reportOf(reader: Reader, id: EntityId, filter: ReportFilter = NO_FILTER): Report | undefined {
  const programme = reader.get('programme', id)
  if (!programme) return undefined
  const scope = scopeOf(reader, programme, filter)
  const attendance = attendanceSection(reader, scope)
  const proposals = proposalSection(reader, scope)
  const { total: proposed, accepted } = proposals
  return {
    programme,
    filter,
    leftOut: scope.leftOut,
    attendance,
    proposals,
    funnel: funnelOf(reader, scope, filter, { proposed, accepted }),
    heard: heardOf(reader, scope, attendance.all),
    projects: projectSection(reader, id),
  }
}

/**
 * What became of a proposal by one of its two judgements. A merge that leads nowhere counts as
 * unsorted, so that it is not lost between two others.
 */
export function outcomeOf(reader: Reader, proposal: Proposal, judgement: Judgement | undefined): Outcome {
  if (!judgement) return 'unsorted'
  return judgement.verdict === 'merged' && !mergeEnd(reader, proposal) ? 'unsorted' : judgement.verdict
}

/** How many proposals have which outcome. */
export function countOutcomes(
  reader: Reader,
  proposals: readonly Proposal[],
  judge: (proposal: Proposal) => Judgement | undefined = judgementOf,
): Record<Outcome, number> {
  const counts = { accepted: 0, merged: 0, referred: 0, rejected: 0, clarify: 0, unsorted: 0 }
  for (const proposal of proposals) counts[outcomeOf(reader, proposal, judge(proposal))] += 1
  return counts
}

function attendanceSection(reader: Reader, scope: Scope): Report['attendance'] {
  const rows = scope.workshops
    .map((workshop) => ({ workshop, attendance: attendanceOf(reader, workshop) }))
    .filter(
      ({ workshop, attendance }) => workshop.status !== 'cancelled' || attendance.total.origin === 'counted',
    )
  const sum = (isDigital: boolean) =>
    sumAttendances(
      rows
        .filter(({ workshop }) => (workshop.type === 'digital') === isDigital)
        .map(({ attendance }) => attendance),
    )
  const inPerson = orDeclared(sum(false), scope, 'in-person')
  const digital = orDeclared(sum(true), scope, 'digital')
  const all = sumAttendances([inPerson, digital])
  const groups = groupsOf(reader, scope.programme.id, { retired: true })
    .map((group) => ({ group, figure: all.groups.get(group.id) ?? NO_FIGURE }))
    .filter(({ group, figure }) => !group.retired || figure.origin !== 'none')
  return { rows, inPerson, digital, all, groups }
}

function orDeclared(sum: Attendance, { statements }: Scope, channel: Channel): Attendance {
  if (sum.total.origin !== 'none') return sum
  const own = statements.filter((row) => row.channel === channel)
  return own.length === 0
    ? sum
    : sumAttendances(own.map((statement) => attendanceFrom(sumCells([]), withoutPlace(statement))))
}

function withoutPlace({ channel: _channel, axis: _axis, ...figures }: DeclaredByChannel[number]) {
  return figures
}

function proposalSection(reader: Reader, scope: Scope): Report['proposals'] {
  const { programme, proposals } = scope
  const written = Object.groupBy(proposals, ({ channel }) => channel ?? 'in-person')
  const byChannel = CHANNELS.map((channel) => ({
    channel,
    figure: figureOfChannel(scope, channel, 'proposals', written[channel] ?? []),
  })).filter(({ channel, figure }) => figure.origin !== 'none' || channel === 'in-person')
  const accepted = CHANNELS.map((channel) => {
    const decided = written[channel]?.filter(({ decision }) => decision) ?? []
    return figureOfChannel(scope, channel, 'accepted', decided)
  })
  const bySpeaker = { female: 0, male: 0, undisclosed: 0, unknown: 0 }
  for (const { speaker } of proposals) bySpeaker[speaker?.gender ?? 'unknown'] += 1
  return {
    total: sumFigures(byChannel.map(({ figure }) => figure)),
    accepted: sumFigures(accepted),
    byChannel,
    byAxis: axisRows(reader, programme.id, proposals),
    byDecision: countOutcomes(reader, proposals, (proposal) => proposal.decision),
    bySorting: countOutcomes(reader, proposals, (proposal) => proposal.sorting),
    bySpeaker,
  }
}

/**
 * Proposals, or the accepted among them: those known one by one in Warsha, and what workshops declare where none
 * are; or else what the programme declares.
 *
 * @param known of this channel: all of them, or those that were decided
 */
function figureOfChannel(
  { workshops, statements, ends }: Scope,
  channel: Channel,
  field: 'proposals' | 'accepted',
  known: readonly Proposal[],
): Figure {
  const knownAt = new Set(known.flatMap(({ workshop }) => (workshop && ends.get(workshop)) ?? []))
  const own = field === 'proposals' ? known : known.filter(({ decision }) => decision?.verdict === 'accepted')
  const byWorkshops = workshops
    .filter((workshop) => workshop.status !== 'cancelled')
    .filter((workshop) => channelOf(workshop) === channel && !knownAt.has(workshop.id))
    .map((workshop) => declared(workshop.declared?.[field]))
  const byProgramme = statements.filter((row) => row.channel === channel).map((row) => declared(row[field]))
  const here = sumFigures([known.length > 0 ? counted(own.length) : NO_FIGURE, ...byWorkshops])
  return orElse(here, sumFigures(byProgramme))
}

/** What became of proposals, axis by axis; those without one, or with one that is gone, in the row of null. */
export function axisRows(
  reader: Reader,
  programme: EntityId,
  proposals: readonly Proposal[],
): readonly AxisRow[] {
  const axes = axesOf(reader, programme, { retired: true })
  const known = new Set(axes.map((axis) => axis.id))
  const row = (axis: Axis | null): AxisRow => {
    const own = proposals.filter((proposal) =>
      axis ? proposal.axis === axis.id : !proposal.axis || !known.has(proposal.axis),
    )
    return { axis, total: own.length, outcomes: countOutcomes(reader, own) }
  }
  return [...axes.map(row), row(null)].filter(({ axis, total }) => total > 0 || (axis && !axis.retired))
}

function projectSection(reader: Reader, programme: EntityId): Report['projects'] {
  const rows = projectsOf(reader, programme)
  const axes = axesOf(reader, programme, { retired: true })
  const known = new Set(axes.map((axis) => axis.id))
  const subtotal = (axis: Axis | null) => {
    const own = rows.filter((project) =>
      axis ? project.axis === axis.id : !project.axis || !known.has(project.axis),
    )
    return { axis, count: own.length, centimes: sumBudgets(own) }
  }
  return {
    rows,
    total: sumBudgets(rows),
    byAxis: [...axes.map(subtotal), subtotal(null)].filter(({ count }) => count > 0),
  }
}
