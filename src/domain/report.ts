/**
 * The figures that the screen, the wall, the print and the exports all show, read from the state in
 * one place, so that they can never disagree.
 */
import { type Funnel, funnelOf } from './funnel.ts'
import { type Heard, heardOf } from './heard.ts'
import type { EntityId } from './ids.ts'
import type { Axis, Programme, Project } from './kinds.ts'
import { matrixOf } from './matrix.ts'
import { type AttendanceReport, attendanceSection } from './people.ts'
import { projectsOf } from './programme.ts'
import { type LeftOut, NO_FILTER, type ReportFilter, scopeOf } from './report-filter.ts'
import { type ProposalReport, proposalSection } from './report-proposals.ts'
import type { Reader } from './state.ts'

export interface Report {
  readonly programme: Programme
  /** What attendance, proposals, funnel and voices are narrowed to. Projects are always the whole programme's. */
  readonly filter: ReportFilter
  readonly leftOut: LeftOut
  readonly attendance: AttendanceReport
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
