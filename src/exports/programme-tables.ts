/** The tables of the programme itself: its network and principles, its milestones, its committee, its analysis. */
import type { EntityId } from '../domain/ids.ts'
import { milestonesOf } from '../domain/milestones.ts'
import { MILESTONE_TYPES, SWOT_QUADRANTS } from '../domain/programme-fields.ts'
import type { Report } from '../domain/report.ts'
import type { Reader } from '../domain/state.ts'
import type { DocumentKey } from '../i18n/documents.ts'
import { type Cell, date, lines, named, number, text, word } from './cells.ts'
import { column, type Table } from './table.ts'

/** What the programme says of its network, its principles, its commitments and the results that it expects. */
export function networkTable({ programme }: Report): Table {
  const { network, principles = [], commitments = [], results } = programme
  const fields: readonly (readonly [DocumentKey, Cell])[] = [
    ['documents.deck.founded', date(network?.founded)],
    ['documents.deck.joined', date(network?.joined)],
    ['documents.deck.regions', number(network?.regions)],
    ['documents.deck.councils', number(network?.councils)],
    ['documents.deck.communes', number(network?.communes)],
    ['documents.deck.networkTotal', number(network?.total)],
    ['documents.deck.principles', lines(principles.map(named))],
    ['documents.deck.commitments', lines(commitments.map(named))],
    ['documents.deck.results', text(results)],
  ]
  return {
    id: 'network',
    columns: [column('documents.column.item', 36), column('documents.column.value', 90)],
    rows: fields.flatMap(([key, cell]) => (cell.is === 'none' ? [] : [[word(key), cell]])),
    totals: [],
  }
}

export const swotTable = ({ programme: { swot = {} } }: Report): Table => ({
  id: 'swot',
  columns: [column('documents.column.item', 24), column('documents.column.value', 90)],
  rows: SWOT_QUADRANTS.flatMap((quadrant) =>
    swot[quadrant] ? [[word(`documents.deck.${quadrant}`), text(swot[quadrant])]] : [],
  ),
  totals: [],
})

/** By date; those without one last. */
export const milestoneTable = (reader: Reader, programme: EntityId): Table => ({
  id: 'milestones',
  columns: [
    column('documents.column.date', 24, 'date'),
    column('documents.column.milestone', 60),
    column('milestones.type.label', 30),
    column('documents.column.place', 24),
    column('documents.column.note', 40),
  ],
  rows: milestonesOf(reader, programme).map(({ date: when, title, type, place, note }) => [
    date(when),
    named(title),
    typeCell(type),
    text(place),
    text(note),
  ]),
  totals: [],
})

/** A type that a newer Warsha knows stands as it is written. */
function typeCell(type: string | undefined): Cell {
  const known = MILESTONE_TYPES.find((each) => each === type)
  return known ? word(`milestones.type.${known}`) : text(type)
}

export const committeeTable = ({ programme: { committee } }: Report): Table => ({
  id: 'committee',
  columns: [column('documents.column.role', 48), column('documents.column.members', 12, 'number')],
  rows: (committee?.members ?? []).map(({ role, count }) => [named(role), number(count)]),
  totals: [],
})
