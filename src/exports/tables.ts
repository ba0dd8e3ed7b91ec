/** The programme's tables, before any language: one source for spreadsheets, slides and paper. */
import type { Attendance } from '../domain/attendance.ts'
import type { EntityId } from '../domain/ids.ts'
import type { Axis, Judgement, Project } from '../domain/kinds.ts'
import { milestonesOf } from '../domain/milestones.ts'
import { axesOf, mergeEnd, proposalsOf } from '../domain/programme.ts'
import { OUTCOMES, type Report, reportOf } from '../domain/report.ts'
import type { Reader } from '../domain/state.ts'
import { projectAnswering } from '../domain/voices.ts'
import type { DocumentKey } from '../i18n/documents.ts'
import { type Cell, date, duration, figure, NONE, named, number, share, text, word } from './cells.ts'
import { projectFields } from './project-fields.ts'

export const TABLES = [
  'attendance',
  'groups',
  'channels',
  'axes',
  'decisions',
  'matrix',
  'projects',
  'indicators',
  'milestones',
  'committee',
  'proposals',
] as const
export type TableId = (typeof TABLES)[number]

export interface Column {
  readonly title: DocumentKey
  /** Characters that its usual content needs. */
  readonly width: number
  readonly kind: 'text' | 'number' | 'figure' | 'duration' | 'date'
}

export interface Table {
  readonly id: TableId
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  /** Sums, set apart from the rows they add up. */
  readonly totals: readonly (readonly Cell[])[]
}

export type Tables = Readonly<Record<TableId, Table>>

/** Every table of a programme; undefined when it does not exist. */
export function tablesOf(reader: Reader, programme: EntityId): Tables | undefined {
  const report = reportOf(reader, programme)
  if (!report) return undefined
  const axes = axesOf(reader, programme, { retired: true })
  return {
    attendance: attendanceTable(report),
    groups: groupTable(report),
    channels: channelTable(report),
    axes: ifWritten(report, axisTable(report)),
    decisions: ifWritten(report, decisionTable(report)),
    matrix: matrixTable(report, axes),
    projects: projectTable(report, axes),
    indicators: indicatorTable(report),
    milestones: milestoneTable(reader, programme),
    committee: committeeTable(report),
    proposals: proposalTable(reader, programme),
  }
}

/** False for a table that has nothing to tell, not even a sum. */
export const tells = ({ rows, totals }: Table): boolean =>
  rows.length > 0 || totals.flat().some((cell) => cell.is === 'figure' && cell.figure.origin !== 'none')

const column = (title: DocumentKey, width: number, kind: Column['kind'] = 'text'): Column => ({
  title,
  width,
  kind,
})

function attendanceTable({ attendance }: Report): Table {
  const hasUndisclosed = attendance.all.undisclosed.value !== null && attendance.all.undisclosed.value !== 0
  const people = ({ women, men, undisclosed, total, share: part }: Attendance): Cell[] => [
    figure(women),
    figure(men),
    ...(hasUndisclosed ? [figure(undisclosed)] : []),
    figure(total),
    share(part, total),
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

const groupTable = ({ attendance }: Report): Table => ({
  id: 'groups',
  columns: [column('documents.column.group', 36), column('documents.column.people', 14, 'figure')],
  rows: attendance.groups.map(({ group, figure: people }) => [named(group.name), figure(people)]),
  totals: [],
})

const channelTable = ({ proposals }: Report): Table => ({
  id: 'channels',
  columns: [column('documents.column.channel', 28), column('documents.column.proposals', 18, 'figure')],
  rows: proposals.byChannel.map(({ channel, figure: count }) => [
    word(`common.channel.${channel}`),
    figure(count),
  ]),
  totals: [
    [word('documents.row.total'), figure(proposals.total)],
    ...(proposals.accepted.origin === 'none'
      ? []
      : [[word('documents.row.accepted'), figure(proposals.accepted)]]),
  ],
})

/** Where proposals are only declared, nobody says what became of them: no row of zeros says so either. */
const ifWritten = ({ proposals: { byAxis } }: Report, table: Table): Table =>
  byAxis.some(({ total }) => total > 0) ? table : { ...table, rows: [], totals: [] }

function axisTable({ proposals: { byAxis } }: Report): Table {
  const sum = (pick: (row: (typeof byAxis)[number]) => number) =>
    number(byAxis.reduce((so, row) => so + pick(row), 0))
  return {
    id: 'axes',
    columns: [
      column('documents.column.axis', 40),
      ...OUTCOMES.map((outcome) => column(`common.verdict.${outcome}`, 14, 'number')),
      column('documents.column.total', 12, 'number'),
    ],
    rows: byAxis.map(({ axis, outcomes, total }) => [
      axisCell(axis),
      ...OUTCOMES.map((outcome) => number(outcomes[outcome])),
      number(total),
    ]),
    totals: [
      [
        word('documents.row.total'),
        ...OUTCOMES.map((outcome) => sum((row) => row.outcomes[outcome])),
        sum((row) => row.total),
      ],
    ],
  }
}

function decisionTable({ proposals: { byDecision, bySorting } }: Report): Table {
  const sum = (counts: typeof byDecision) => number(OUTCOMES.reduce((so, outcome) => so + counts[outcome], 0))
  return {
    id: 'decisions',
    columns: [
      column('documents.column.outcome', 24),
      column('documents.column.committee', 16, 'number'),
      column('documents.column.inTheRoom', 16, 'number'),
    ],
    rows: OUTCOMES.map((outcome) => [
      word(`common.verdict.${outcome}`),
      number(byDecision[outcome]),
      number(bySorting[outcome]),
    ]),
    totals: [[word('documents.row.total'), sum(byDecision), sum(bySorting)]],
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

/** By date; those without one last. */
const milestoneTable = (reader: Reader, programme: EntityId): Table => ({
  id: 'milestones',
  columns: [
    column('documents.column.date', 24, 'date'),
    column('documents.column.milestone', 60),
    column('documents.column.place', 24),
    column('documents.column.note', 40),
  ],
  rows: milestonesOf(reader, programme).map(({ date: when, title, place, note }) => [
    date(when),
    named(title),
    text(place),
    text(note),
  ]),
  totals: [],
})

const committeeTable = ({ programme: { committee } }: Report): Table => ({
  id: 'committee',
  columns: [column('documents.column.role', 48), column('documents.column.members', 12, 'number')],
  rows: (committee?.members ?? []).map(({ role, count }) => [named(role), number(count)]),
  totals: [],
})

/** Every proposal, oldest first, withdrawn ones marked; who spoke is told by gender and group only. */
function proposalTable(reader: Reader, programme: EntityId): Table {
  const axes = new Map(axesOf(reader, programme, { retired: true }).map((axis) => [axis.id, axis]))
  return {
    id: 'proposals',
    columns: [
      column('documents.column.label', 10),
      column('documents.column.proposal', 70),
      column('documents.column.axis', 30),
      column('documents.column.workshop', 30),
      column('documents.column.channel', 14),
      column('documents.column.gender', 12),
      column('documents.column.group', 20),
      column('documents.column.sorting', 18),
      column('documents.column.decision', 18),
      column('documents.column.reason', 40),
      column('documents.column.authority', 24),
      column('documents.column.mergedInto', 40),
      column('documents.column.project', 40),
      column('documents.column.withdrawn', 10),
    ],
    rows: proposalsOf(reader, programme)
      .toReversed()
      .map((proposal) => {
        const axis = proposal.axis && axes.get(proposal.axis)
        const judgement = proposal.decision ?? proposal.sorting
        const end = judgement?.verdict === 'merged' ? mergeEnd(reader, proposal) : undefined
        return [
          text(proposal.label),
          text(proposal.text),
          named(axis ? axis.name : undefined),
          named(reader.get('workshop', proposal.workshop)?.title),
          word(`common.channel.${proposal.channel ?? 'in-person'}`),
          proposal.speaker?.gender ? word(`common.gender.${proposal.speaker.gender}`) : NONE,
          named(reader.get('group', proposal.speaker?.group ?? undefined)?.name),
          verdictCell(proposal.sorting),
          verdictCell(proposal.decision),
          text(judgement?.reason),
          text(judgement?.verdict === 'referred' ? judgement.authority : undefined),
          text(end?.text),
          named(projectAnswering(reader, proposal)?.title),
          proposal.withdrawn ? word('common.yes') : NONE,
        ]
      }),
    totals: [],
  }
}

const verdictCell = (judgement: Judgement | undefined): Cell =>
  judgement ? word(`common.verdict.${judgement.verdict}`) : NONE

const axisCell = (axis: Axis | null): Cell => (axis ? named(axis.name) : word('common.noAxis'))

export const axisOf = (project: Project, axes: readonly Axis[]): Axis | null =>
  axes.find(({ id }) => id === project.axis) ?? null
