/**
 * The figures that the screen, the wall, the print and the exports all show, read from the state in
 * one place, so that they can never disagree.
 */
import { type Attendance, attendanceOf, sumAttendances } from './attendance.ts'
import { declaredAttendance } from './declared.ts'
import { type Figure, NO_FIGURE } from './figure.ts'
import { type Funnel, funnelOf } from './funnel.ts'
import { type Heard, heardOf } from './heard.ts'
import type { EntityId } from './ids.ts'
import {
  type Axis,
  CHANNELS,
  type Channel,
  type Group,
  type Programme,
  type Project,
  type Workshop,
} from './kinds.ts'
import { matrixOf } from './matrix.ts'
import { channelOf, groupsOf, projectsOf } from './programme.ts'
import { type LeftOut, NO_FILTER, type ReportFilter, type Scope, scopeOf } from './report-filter.ts'
import { type ProposalReport, proposalSection } from './report-proposals.ts'
import type { Reader } from './state.ts'

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
  readonly proposals: ProposalReport
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
