/** The programme's tables, before any language: one source for spreadsheets, slides and paper. */
import type { Attendance } from '../domain/attendance.ts'
import { shareBase } from '../domain/gender.ts'
import type { EntityId } from '../domain/ids.ts'
import type { Axis, Project } from '../domain/kinds.ts'
import { axesOf } from '../domain/programme.ts'
import { type Report, reportOf } from '../domain/report.ts'
import type { Reader } from '../domain/state.ts'
import { type Cell, date, duration, figure, NONE, named, number, share, text, word } from './cells.ts'
import { committeeTable, milestoneTable, networkTable, swotTable } from './programme-tables.ts'
import { projectFields } from './project-fields.ts'
import { axisTable, channelTable, decisionTable, proposalTable } from './proposal-tables.ts'
import { axisCell, column, type Table, type TableId } from './table.ts'
import { funnelTable, heardGenderTable, heardGroupTable, voiceTable, womenTable } from './voice-tables.ts'

export type Tables = Readonly<Record<TableId, Table>>

/** Every table of a programme; undefined when it does not exist. */
export function tablesOf(reader: Reader, programme: EntityId): Tables | undefined {
  const report = reportOf(reader, programme)
  return report && tablesFrom(reader, report)
}

/** The tables of a report, which may be narrowed; its projects, milestones and single proposals are all of them. */
export function tablesFrom(reader: Reader, report: Report): Tables {
  const programme = report.programme.id
  const axes = axesOf(reader, programme, { retired: true })
  return {
    attendance: attendanceTable(report),
    groups: groupTable(report),
    channels: channelTable(report),
    axes: axisTable(report),
    decisions: decisionTable(report),
    funnel: funnelTable(report),
    women: womenTable(report),
    heardGender: heardGenderTable(report),
    heardGroup: heardGroupTable(report),
    matrix: matrixTable(report, axes),
    projects: projectTable(report, axes),
    indicators: indicatorTable(report),
    voices: voiceTable(reader, programme, report),
    network: networkTable(report),
    swot: swotTable(report),
    milestones: milestoneTable(reader, programme),
    committee: committeeTable(report),
    proposals: proposalTable(reader, programme),
  }
}

function attendanceTable({ attendance }: Report): Table {
  const hasUndisclosed = attendance.all.undisclosed.value !== null && attendance.all.undisclosed.value !== 0
  const { rows: workshops, inPerson, digital, all } = attendance
  const isOfSome = [...workshops.map((row) => row.attendance), inPerson, digital, all].some(
    ({ told, total }) => shareBase(told, total) !== null,
  )
  const people = ({ women, men, undisclosed, total, told, share: part }: Attendance): Cell[] => [
    figure(women),
    figure(men),
    ...(hasUndisclosed ? [figure(undisclosed)] : []),
    figure(total),
    ...(isOfSome ? [figure(told.people)] : []),
    share(part, told.people),
  ]
  return {
    id: 'attendance',
    columns: [
      column('documents.column.workshop', 40),
      column('documents.column.date', 14, 'date'),
      column('documents.column.women', 12, 'figure'),
      column('documents.column.men', 12, 'figure'),
      ...(hasUndisclosed ? [column('documents.column.undisclosed', 12, 'figure')] : []),
      column('documents.column.total', 12, 'figure'),
      ...(isOfSome ? [column('documents.column.genderKnown', 12, 'figure')] : []),
      column('documents.column.share', 12, 'number'),
    ],
    rows: attendance.rows.map(({ workshop, attendance: at }) => [
      named(workshop.title),
      date(workshop.date),
      ...people(at),
    ]),
    totals: [
      [word('documents.row.inPerson'), NONE, ...people(attendance.inPerson)],
      [word('documents.row.digital'), NONE, ...people(attendance.digital)],
      [word('documents.row.all'), NONE, ...people(attendance.all)],
    ],
  }
}

/** Empty where nobody told of any group. */
function groupTable({ attendance: { groups } }: Report): Table {
  const isTold = groups.some(({ figure: people }) => people.origin !== 'none')
  return {
    id: 'groups',
    columns: [column('documents.column.group', 36), column('documents.column.people', 14, 'figure')],
    rows: isTold ? groups.map(({ group, figure: people }) => [named(group.name), figure(people)]) : [],
    totals: [],
  }
}

/** Number, axis, project, months, cost; under them each axis's subtotal, and the total. */
function matrixTable({ projects }: Report, axes: readonly Axis[]): Table {
  return {
    id: 'matrix',
    columns: [
      column('documents.column.axis', 34),
      column('documents.column.number', 8, 'number'),
      column('documents.column.project', 56),
      column('documents.column.months', 14, 'duration'),
      column('documents.column.millions', 18, 'number'),
    ],
    rows: projects.rows.map((project, index) => [
      axisCell(axisOf(project, axes)),
      number(index + 1),
      named(project.title),
      duration(project),
      number(project.budget, 'millions'),
    ]),
    totals: [
      ...projects.byAxis.map(({ axis, count, centimes }) => [
        axisCell(axis),
        number(count),
        word('documents.row.axisTotal'),
        NONE,
        number(centimes, 'millions'),
      ]),
      [
        word('documents.row.total'),
        number(projects.rows.length),
        NONE,
        NONE,
        number(projects.total, 'millions'),
      ],
      ...(projects.unpriced > 0
        ? [[word('documents.row.unpriced'), number(projects.unpriced), NONE, NONE, NONE]]
        : []),
    ],
  }
}

function projectTable({ projects }: Report, axes: readonly Axis[]): Table {
  const rows = projects.rows.map((project, index) => projectFields(project, axisOf(project, axes), index + 1))
  return {
    id: 'projects',
    columns: (rows[0] ?? []).map(({ title, width, kind }) => column(title, width, kind)),
    rows: rows.map((fields) => fields.map(({ cell }) => cell)),
    totals: [],
  }
}

const indicatorTable = ({ projects }: Report): Table => ({
  id: 'indicators',
  columns: [
    column('documents.column.project', 48),
    column('documents.column.indicator', 40),
    column('documents.column.unit', 14),
    column('documents.column.baseline', 14, 'number'),
    column('documents.column.target', 14, 'number'),
    column('documents.column.by', 14, 'date'),
  ],
  rows: projects.rows.flatMap((project) =>
    (project.indicators ?? []).map((each) => [
      named(project.title),
      named(each.name),
      text(each.unit),
      number(each.baseline, 'measure'),
      number(each.target, 'measure'),
      date(each.date),
    ]),
  ),
  totals: [],
})

export const axisOf = (project: Project, axes: readonly Axis[]): Axis | null =>
  axes.find(({ id }) => id === project.axis) ?? null
