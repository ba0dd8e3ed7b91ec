/** The tables of whose voices were heard: from proposal to project, women's part in it, and what each was answered. */

import { counted } from '../domain/figure.ts'
import { ANSWERS, type HeardRow } from '../domain/heard.ts'
import type { EntityId } from '../domain/ids.ts'
import type { Report } from '../domain/report.ts'
import type { Reader } from '../domain/state.ts'
import { voicesByProject } from '../domain/voices.ts'
import { type Cell, figure, named, number, share, word } from './cells.ts'
import { column, type Table } from './table.ts'

const STAGES = ['proposed', 'accepted', 'answered', 'projects'] as const

/** Empty where nothing was proposed, and nobody says of it. */
export const funnelTable = ({ funnel }: Report): Table => ({
  id: 'funnel',
  columns: [column('report.funnel.stage', 44), column('report.funnel.count', 16, 'figure')],
  rows:
    funnel.proposed.origin === 'none'
      ? []
      : STAGES.map((stage) => [word(`report.funnel.${stage}`), figure(funnel[stage])]),
  totals: [],
})

/** Each share beside the number from which it is reckoned; without those of which nobody can say. */
export function womenTable({ heard: { women } }: Report): Table {
  const rows = [
    { key: 'attended', part: women.attended.share, of: women.attended.of },
    { key: 'proposed', part: women.proposed.share, of: counted(women.proposed.told) },
    { key: 'accepted', part: women.accepted.share, of: counted(women.accepted.told) },
  ] as const
  return {
    id: 'women',
    columns: [
      column('report.women.among', 40),
      column('report.women.share', 16, 'number'),
      column('documents.column.told', 20, 'figure'),
    ],
    rows: rows
      .filter(({ part }) => part !== null)
      .map(({ key, part, of }) => [word(`report.women.${key}`), share(part, of), figure(of)]),
    totals: [],
  }
}

/** Empty where of nobody who spoke the gender is known. */
export function heardGenderTable({ heard: { byGender } }: Report): Table {
  const isTold = byGender.some(({ gender }) => gender !== null)
  const nameOf = (row: (typeof byGender)[number]) =>
    word(row.gender ? `report.heard.gender.${row.gender}` : 'report.heard.untoldGender')
  return { ...heardTable(isTold ? byGender.map((row) => [nameOf(row), row]) : []), id: 'heardGender' }
}

/** Empty where of nobody who spoke the group is known. */
export function heardGroupTable({ heard: { byGroup } }: Report): Table {
  const isTold = byGroup.some(({ group }) => group !== null)
  const nameOf = ({ group }: (typeof byGroup)[number]) =>
    group ? named(group.name) : word('report.heard.untoldGroup')
  return { ...heardTable(isTold ? byGroup.map((row) => [nameOf(row), row]) : []), id: 'heardGroup' }
}

const heardTable = (rows: readonly (readonly [name: Cell, row: HeardRow])[]): Omit<Table, 'id'> => ({
  columns: [
    column('report.heard.who', 30),
    column('report.heard.proposed', 14, 'number'),
    ...ANSWERS.map((answer) => column(`report.heard.answer.${answer}`, 16, 'number')),
  ],
  rows: rows.map(([name, { proposed, answers }]) => [
    name,
    number(proposed),
    ...ANSWERS.map((answer) => number(answers[answer])),
  ]),
  totals: [],
})

/** Whose voices each project answers; projects that answer none are left out. */
export function voiceTable(reader: Reader, programme: EntityId, { projects }: Report): Table {
  const voices = voicesByProject(reader, programme)
  return {
    id: 'voices',
    columns: [
      column('documents.column.project', 48),
      column('projects.voices.proposals', 14, 'number'),
      column('projects.voices.workshops', 12, 'number'),
      column('documents.column.women', 12, 'number'),
      column('documents.column.men', 12, 'number'),
      column('report.heard.untoldGender', 16, 'number'),
      column('projects.voices.women', 20, 'number'),
    ],
    rows: projects.rows.flatMap((project) => {
      const of = voices.get(project.id)
      if (!of) return []
      const { proposals, workshops, women, men, told, untold, womenShare } = of
      return [
        [
          named(project.title),
          number(proposals.length),
          number(workshops),
          number(women),
          number(men),
          number(untold),
          share(womenShare, counted(told)),
        ],
      ]
    }),
    totals: [],
  }
}
