/**
 * The figures that the screen, the wall, the print and the exports all show, read from the state in
 * one place, so that they can never disagree.
 */
import { type Attendance, attendanceOf, sumAttendances } from './attendance.ts'
import { declaredAttendance, declaredFigure, declaredOfAxis } from './declared.ts'
import { counted, type Figure, NO_FIGURE, orElse, sumFigures } from './figure.ts'
import { type Funnel, funnelOf } from './funnel.ts'
import { type Heard, heardOf } from './heard.ts'
import type { EntityId } from './ids.ts'
import {
  type Axis,
  CHANNELS,
  type Channel,
  type Group,
  type Judgement,
  type Programme,
  type Project,
  type Proposal,
  VERDICTS,
  type Verdict,
  type Workshop,
} from './kinds.ts'
import { matrixOf } from './matrix.ts'
import { axesOf, channelOf, groupsOf, judgementOf, mergeEnd, projectsOf } from './programme.ts'
import { channelIn, receivedOfChannel } from './received.ts'
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
    readonly byChannel: readonly { readonly channel: Channel; readonly figure: Figure }[]
    /** The axis null row holds those without one. Withdrawn proposals are in none of the figures. */
    readonly byAxis: readonly DeclaredAxisRow[]
    /** By the committee's decision; in channels where it has taken none here, what is declared. */
    readonly accepted: Figure
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
    /** Projects without a budget: the total is what the others come to. */
    readonly unpriced: number
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

interface DeclaredAxisRow extends AxisRow {
  /** With what is declared of the axis for channels in which nothing was written down. */
  readonly figure: Figure
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
  const rows = attendanceRows(reader, scope)
  const ofChannel = (channel: Channel) => attendanceOfChannel(scope, rows, channel)
  const inPerson = sumAttendances(CHANNELS.filter((channel) => channel !== 'digital').map(ofChannel))
  const digital = ofChannel('digital')
  const all = orDeclared(sumAttendances([inPerson, digital]), scope, null)
  const groups = groupsOf(reader, scope.stated.id, { retired: true })
    .map((group) => ({ group, figure: all.groups.get(group.id) ?? NO_FIGURE }))
    .filter(({ group, figure }) => !group.retired || figure.origin !== 'none')
  return { rows, inPerson, digital, all, groups }
}

export type AttendanceRow = Report['attendance']['rows'][number]

/** The workshops whose people stand in the sums: of those that were cancelled, where people were counted all the same. */
export const attendanceRows = (reader: Reader, { workshops }: Scope): readonly AttendanceRow[] =>
  workshops
    .map((workshop) => ({ workshop, attendance: attendanceOf(reader, workshop) }))
    .filter(
      ({ workshop, attendance }) => workshop.status !== 'cancelled' || attendance.total.origin === 'counted',
    )

/** People of one channel, as the report shows them. */
export const attendanceOfChannel = (
  scope: Scope,
  rows: readonly AttendanceRow[],
  channel: Channel,
): Attendance =>
  orDeclared(
    sumAttendances(
      rows.filter(({ workshop }) => channelOf(workshop) === channel).map(({ attendance }) => attendance),
    ),
    scope,
    channel,
  )

/** People of a channel by its workshops; where those say nothing, what the programme declares. Groups likewise. */
function orDeclared(sum: Attendance, { stated }: Scope, channel: Channel | null): Attendance {
  const statement = declaredAttendance(stated, channel)
  const isSilent = [sum.women, sum.men, sum.total].every(({ origin }) => origin === 'none')
  const isFilled = sum.total.origin === 'none' && (isSilent || statement.total.origin !== 'none')
  const people = isFilled ? statement : sum
  return { ...people, groups: sum.groups.size > 0 ? sum.groups : statement.groups }
}

function proposalSection(reader: Reader, scope: Scope): Report['proposals'] {
  const { stated, proposals } = scope
  const written = new Set(proposals.map(channelIn))
  const byChannel = CHANNELS.map((channel) => ({
    channel,
    figure: receivedOfChannel(scope, channel, 'proposals'),
  })).filter(({ channel, figure }) => figure.origin !== 'none' || channel === 'in-person')
  const bySpeaker = { female: 0, male: 0, undisclosed: 0, unknown: 0 }
  for (const { speaker } of proposals) bySpeaker[speaker?.gender ?? 'unknown'] += 1
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
    byAxis: axisRows(reader, stated.id, proposals).map((row) => withFigure(stated, written, row)),
    byDecision: countOutcomes(reader, proposals, (proposal) => proposal.decision),
    bySorting: countOutcomes(reader, proposals, (proposal) => proposal.sorting),
    bySpeaker,
  }
}

/** An axis' proposals: those written down, and what is declared of it for channels in which none were. */
function withFigure(stated: Programme, written: ReadonlySet<Channel>, row: AxisRow): DeclaredAxisRow {
  const empty = CHANNELS.filter((channel) => !written.has(channel))
  const here = row.total > 0 ? counted(row.total) : NO_FIGURE
  const figure = row.axis ? sumFigures([here, declaredOfAxis(stated, row.axis.id, empty, 'proposals')]) : here
  return { ...row, figure }
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

/** The projects of a programme, and what they come to. */
export function projectSection(reader: Reader, programme: EntityId): Report['projects'] {
  const { groups, centimes, unpriced } = matrixOf(reader, programme)
  return {
    rows: projectsOf(reader, programme),
    total: centimes,
    unpriced,
    byAxis: groups
      .filter(({ projects }) => projects.length > 0)
      .map((group) => ({ axis: group.axis, count: group.projects.length, centimes: group.centimes })),
  }
}
