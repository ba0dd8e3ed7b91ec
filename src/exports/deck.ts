/** The deck that a programme is presented with: the sections such decks have, as editable text and real tables. */
import { type Figure, NO_FIGURE } from '../domain/figure.ts'
import type { EntityId } from '../domain/ids.ts'
import type { Project } from '../domain/kinds.ts'
import { axesOf, proposalsOf } from '../domain/programme.ts'
import { SWOT_QUADRANTS } from '../domain/programme-fields.ts'
import { type Report, reportOf } from '../domain/report.ts'
import type { Reader } from '../domain/state.ts'
import type { DocumentKey, DocumentWords } from '../i18n/documents.ts'
import { amount, markOf, signOf, textOf, UNKNOWN, womenShareText } from './cells.ts'
import { addCover, addFigures, bytesOf, createDeck, type Deck } from './deck-page.ts'
import { addFields, addTable } from './deck-table.ts'
import { projectFields } from './project-fields.ts'
import { madeText, owedLines, type Provenance, seqText } from './provenance.ts'
import { shownTable } from './shown.ts'
import { axisCell, type Table, tells } from './table.ts'
import { axisOf, type Tables, tablesOf } from './tables.ts'

/** More would not be read from a slide; the workbook has them all. */
const MOST_ACCEPTED = 60

/** A project's fields that its slide names even where nothing was written yet. */
const EXPECTED: ReadonlySet<DocumentKey> = new Set([
  'documents.column.objectives',
  'documents.column.results',
  'documents.column.activities',
  'documents.column.partners',
  'documents.column.budget',
  'documents.column.months',
])

/** The bytes of a PPTX; undefined when the programme does not exist. */
export async function deckOf(
  reader: Reader,
  programme: EntityId,
  provenance: Provenance,
  words: DocumentWords,
): Promise<Uint8Array | undefined> {
  const report = reportOf(reader, programme)
  const tables = tablesOf(reader, programme)
  if (!report || !tables) return undefined
  const { t, formats } = words
  const title = formats.name(report.programme.title)
  const collectivity = provenance.collectivity ? formats.name(provenance.collectivity) : ''
  const footer = `${title} · ${t('documents.about.short', { seq: String(provenance.seq) })}`
  const deck = createDeck(words, title, collectivity || t('common.app'), footer)
  addCover(deck, title, [
    ...(collectivity ? [collectivity] : []),
    t('documents.deck.subtitle'),
    madeText(provenance, words),
  ])
  addNetwork(deck, report)
  addProgrammeTable(deck, t('documents.deck.committee'), tables.committee)
  addProgrammeTable(deck, t('documents.deck.milestones'), tables.milestones)
  addReadout(deck, report, tables)
  addProposals(deck, reader, report, tables)
  addAxes(deck, reader, report)
  addProjects(deck, reader, report)
  addMatrix(deck, report, tables)
  addClosing(deck, provenance, collectivity)
  return bytesOf(deck)
}

function addNetwork(deck: Deck, { programme }: Report): void {
  const { t, formats } = deck.words
  const { network, principles = [], commitments = [], results } = programme
  const count = (value: number | undefined) => (value === undefined ? '' : formats.number(value))
  const fields: readonly (readonly [DocumentKey, string])[] = [
    ['documents.deck.founded', network?.founded ? formats.date(network.founded) : ''],
    ['documents.deck.joined', network?.joined ? formats.date(network.joined) : ''],
    ['documents.deck.regions', count(network?.regions)],
    ['documents.deck.councils', count(network?.councils)],
    ['documents.deck.communes', count(network?.communes)],
    ['documents.deck.networkTotal', count(network?.total)],
    ['documents.deck.principles', principles.map((name) => formats.name(name)).join('\n')],
    ['documents.deck.commitments', commitments.map((name) => formats.name(name)).join('\n')],
    ['documents.deck.results', results ?? ''],
  ]
  const given = fields.filter(([, value]) => value !== '').map(([key, value]) => [t(key), value] as const)
  addFields(deck, t('documents.deck.network'), [
    [t('documents.about.programme'), formats.name(programme.title)],
    ['REMACTO', t('documents.deck.networkName')],
    ...given,
  ])
}

function addReadout(deck: Deck, { attendance, proposals }: Report, tables: Tables): void {
  const { t, formats } = deck.words
  const { inPerson, digital, all } = attendance
  // Some programmes publish one figure for all channels together.
  const people = inPerson.total.origin === 'none' ? all : inPerson
  const { share: shareOf } = people
  const ofChannel = (channel: 'in-person' | 'digital') =>
    proposals.byChannel.find((row) => row.channel === channel)?.figure ?? NO_FIGURE
  const shown = (value: Figure, label: DocumentKey) => ({
    value: value.value === null ? UNKNOWN : `${signOf(value)}${formats.number(value.value)}`,
    mark: markOf(value, deck.words),
    label: t(label),
  })
  const figures = [
    shown(people.total, people === all ? 'documents.deck.allParticipants' : 'documents.deck.participants'),
    {
      value: shareOf === null ? UNKNOWN : `${signOf(people.told.people)}${formats.percent(shareOf)}`,
      mark: markOf(people.told.people, deck.words),
      label: womenShareText(people, deck.words),
    },
    shown(ofChannel('in-person'), 'documents.deck.inPersonProposals'),
    shown(digital.total, 'documents.deck.digitalParticipants'),
    shown(ofChannel('digital'), 'documents.deck.digitalProposals'),
    shown(proposals.accepted, 'documents.deck.acceptedProposals'),
  ]
  // What nobody knows takes no room on a slide.
  addFigures(
    deck,
    t('documents.deck.readout'),
    figures.filter(({ value }) => value !== UNKNOWN),
  )
  addProgrammeTable(deck, t('documents.deck.attendance'), tables.attendance)
  addProgrammeTable(deck, t('documents.deck.groups'), withoutUnknown(tables.groups))
}

function addProposals(deck: Deck, reader: Reader, report: Report, tables: Tables): void {
  const { t } = deck.words
  addProgrammeTable(deck, t('documents.deck.proposals'), tables.channels)
  addProgrammeTable(deck, t('documents.table.axes'), tables.axes)
  addProgrammeTable(deck, t('documents.deck.decisions'), tables.decisions)
  const accepted = proposalsOf(reader, report.programme.id)
    .filter(({ withdrawn, decision }) => !withdrawn && decision?.verdict === 'accepted')
    .toReversed()
  if (accepted.length === 0) return
  const left = accepted.length - MOST_ACCEPTED
  const rows = accepted.slice(0, MOST_ACCEPTED).map(({ label, text }) => [label ?? '', text])
  addTable(
    deck,
    t('documents.deck.accepted'),
    [
      { title: t('documents.column.label'), part: 0.1 },
      { title: t('documents.column.proposal'), part: 0.9 },
    ],
    left > 0 ? [...rows, ['', t('documents.deck.more', { count: left })]] : rows,
  )
}

function addAxes(deck: Deck, reader: Reader, { programme, projects }: Report): void {
  const { t, formats } = deck.words
  const used = axesOf(reader, programme.id)
  const known = new Set(used.map(({ id }) => id))
  // Projects of a retired axis, or of none, are part of the sum, too.
  const others = projects.byAxis.filter(({ axis }) => axis === null || !known.has(axis.id))
  const millions = (centimes: number) => (centimes > 0 ? formats.millions(centimes) : UNKNOWN)
  const rows = [
    ...used.map(
      (axis) => projects.byAxis.find((row) => row.axis?.id === axis.id) ?? { axis, count: 0, centimes: 0 },
    ),
    ...others,
  ].map(({ axis, count, centimes }, index) => [
    formats.number(index + 1),
    textOf(axisCell(axis), deck.words),
    formats.number(count),
    millions(centimes),
  ])
  if (rows.length === 0) return
  addTable(
    deck,
    t('documents.deck.axes'),
    [
      { title: t('documents.column.number'), part: 0.1, isNumber: true },
      { title: t('documents.column.axis'), part: 0.5 },
      { title: t('documents.column.projects'), part: 0.18, isNumber: true },
      { title: t('documents.column.millions'), part: 0.22, isNumber: true },
    ],
    rows,
    [['', t('documents.row.total'), formats.number(projects.rows.length), millions(projects.total)]],
  )
}

/** One slide a project; what does not fit goes on on the next. */
function addProjects(deck: Deck, reader: Reader, { programme, projects }: Report): void {
  const { words } = deck
  const axes = axesOf(reader, programme.id, { retired: true })
  projects.rows.forEach((project, index) => {
    const name = words.formats.name(project.title)
    const title = words.t('documents.deck.project', { number: index + 1, title: name })
    const fields = projectFields(project, axisOf(project, axes), index + 1)
      .filter(({ title: name }) => name !== 'documents.column.number' && name !== 'documents.column.project')
      .filter(({ title: name, cell }) => cell.is !== 'none' || EXPECTED.has(name))
      .map(({ title: name, cell }): readonly [string, string] => [
        words.t(name),
        textOf(cell, words) || UNKNOWN,
      ])
    addFields(deck, title, [...fields, ...indicators(project, words)])
  })
}

function indicators(
  { indicators: all = [] }: Project,
  { t, formats }: DocumentWords,
): readonly (readonly [string, string])[] {
  if (all.length === 0) return []
  const lines = all.map(({ name, unit, baseline, target, date }) => {
    const values = [baseline, target].map((value) => (value === undefined ? UNKNOWN : formats.number(value)))
    const { 0: from, 1: to } = values
    const measure = unit ? ` (${unit})` : ''
    const until = date ? ` · ${formats.date(date)}` : ''
    return `${formats.name(name)}${measure} · ${t('documents.column.baseline')} ${from} · ${t('documents.column.target')} ${to}${until}`
  })
  return [[t('documents.deck.indicators'), lines.join('\n')]]
}

function addMatrix(deck: Deck, { projects, programme }: Report, tables: Tables): void {
  const { t, formats } = deck.words
  if (projects.rows.length === 0) return
  addProgrammeTable(deck, t('documents.deck.matrix'), tables.matrix)
  addFigures(deck, t('documents.deck.total'), [
    {
      value: t('documents.deck.projectCount', { count: projects.rows.length }),
      label: t('documents.table.projects'),
    },
    {
      value: t('documents.deck.axisCount', { count: projects.byAxis.filter(({ axis }) => axis).length }),
      label: t('documents.deck.axes'),
    },
    ...(projects.total > 0
      ? [
          {
            value: t('documents.deck.totalCost', { millions: formats.millions(projects.total) }),
            label: textOf(amount(projects.total), deck.words),
          },
          ...(projects.unpriced > 0
            ? [{ value: formats.number(projects.unpriced), label: t('documents.row.unpriced') }]
            : []),
        ]
      : []),
  ])
  const { swot } = programme
  if (!swot || Object.keys(swot).length === 0) return
  addFields(
    deck,
    t('documents.deck.swot'),
    SWOT_QUADRANTS.map((quadrant) => [t(`documents.deck.${quadrant}`), swot[quadrant] ?? UNKNOWN]),
  )
}

function addClosing(deck: Deck, provenance: Provenance, collectivity: string): void {
  const { t } = deck.words
  addFields(deck, t('documents.table.about'), [
    [t('documents.about.made'), madeText(provenance, deck.words)],
    [t('documents.about.seq'), seqText(provenance, deck.words)],
    [t('documents.about.devices'), owedLines(provenance, deck.words).join('\n')],
    [t('documents.column.note'), t('documents.figure.legend')],
    [t('documents.column.note'), t('documents.about.later')],
  ])
  addCover(deck, t('documents.deck.thanks'), collectivity ? [collectivity] : [])
}

/** A table of the programme as slides show it; none for one that has nothing to tell. */
function addProgrammeTable(deck: Deck, title: string, table: Table): void {
  if (!tells(table)) return
  const { columns, rows, totals } = shownTable(table, deck.words)
  const all = columns.reduce((sum, { width }) => sum + width, 0)
  addTable(
    deck,
    title,
    columns.map(({ title: name, width, isNumber }) => ({ title: name, part: width / all, isNumber })),
    rows,
    totals,
  )
}

/** Groups that nobody counted and no source names say nothing on a slide. */
const withoutUnknown = (table: Table): Table => ({
  ...table,
  rows: table.rows.filter((row) => row.some((cell) => cell.is === 'figure' && cell.figure.value !== null)),
})
