/** What is printed: the report and one workshop's minutes, as blocks that a page shows one under the other. */
import { attendanceOf } from '../domain/attendance.ts'
import { shareBase } from '../domain/gender.ts'
import type { EntityId } from '../domain/ids.ts'
import type { Workshop } from '../domain/kinds.ts'
import { axesOf, groupsOf, proposalsIn, workshopEnd } from '../domain/programme.ts'
import { type Report, reportOf } from '../domain/report.ts'
import { NO_FILTER, type ReportFilter } from '../domain/report-filter.ts'
import { proposalsAt } from '../domain/report-proposals.ts'
import type { Reader } from '../domain/state.ts'
import type { DocumentKey, DocumentWords } from '../i18n/documents.ts'
import {
  amount,
  type Cell,
  figure,
  NONE,
  named,
  number,
  share,
  text,
  textOf,
  womenShareText,
  word,
} from './cells.ts'
import { aboutRows, madeText, type Provenance } from './provenance.ts'
import { scopeInWords } from './scope.ts'
import { type ShownTable, shownTable } from './shown.ts'
import { TABLES, type TableId, tells } from './table.ts'
import { tablesFrom } from './tables.ts'

export type Block =
  | { readonly is: 'facts'; readonly title: string; readonly rows: readonly (readonly [string, string])[] }
  | { readonly is: 'table'; readonly title: string; readonly table: ShownTable }
  | { readonly is: 'text'; readonly title: string; readonly text: string }
  | { readonly is: 'signatures'; readonly title: string; readonly signers: readonly string[] }

export interface Paper {
  readonly title: string
  readonly subtitle: string
  readonly blocks: readonly Block[]
  /** What it was made from, at its end. */
  readonly about: readonly (readonly [string, string])[]
}

/** Tables that a reader of the report wants on paper; the rest is in the workbook. */
const ON_PAPER: ReadonlySet<TableId> = new Set([
  'attendance',
  'groups',
  'channels',
  'axes',
  'decisions',
  'funnel',
  'women',
  'heardGender',
  'heardGroup',
  'matrix',
  'milestones',
  'committee',
  'indicators',
])

/** The report, or what a filter leaves of it: then it says so before its first figure. */
export function reportPaper(
  reader: Reader,
  id: EntityId,
  provenance: Provenance,
  words: DocumentWords,
  filter: ReportFilter = NO_FILTER,
): Paper | undefined {
  const report = reportOf(reader, id, filter)
  if (!report) return undefined
  const tables = tablesFrom(reader, report)
  const { t, formats } = words
  const { attendance, proposals, projects } = report
  const people: readonly (readonly [string, Cell])[] = [
    [t('documents.deck.allParticipants'), figure(attendance.all.total)],
    [womenShareText(attendance.all, words), share(attendance.all.share, attendance.all.told.people)],
  ]
  const cells: readonly (readonly [DocumentKey, Cell])[] = [
    ['documents.table.proposals', figure(proposals.total)],
    ['documents.row.accepted', proposals.accepted.origin === 'none' ? text('') : figure(proposals.accepted)],
    ['documents.column.projects', text(formats.number(projects.rows.length))],
    [
      'documents.deck.total',
      text(
        projects.total > 0
          ? t('documents.deck.totalCost', { millions: formats.millions(projects.total) })
          : '',
      ),
    ],
    ['documents.column.budgetWords', amount(projects.total || undefined)],
    [
      'documents.row.unpriced',
      projects.total > 0 && projects.unpriced > 0 ? number(projects.unpriced) : text(''),
    ],
  ]
  const blocks = TABLES.filter((table) => ON_PAPER.has(table) && tells(tables[table])).map(
    (table): Block => ({
      is: 'table',
      title: t(`documents.table.${table}`),
      table: shownTable(tables[table], words),
    }),
  )
  return {
    title: t('documents.report.title'),
    subtitle: formats.name(report.programme.title),
    blocks: [
      ...scopeBlocks(reader, report, words),
      {
        is: 'facts',
        title: t('documents.report.figures'),
        rows: [...told(people, words), ...given(cells, words)],
      },
      ...blocks,
      { is: 'text', title: t('documents.column.note'), text: t('documents.figure.legend') },
    ],
    about: aboutRows(report.programme, provenance, words),
  }
}

/** Nobody takes a part for the whole. */
function scopeBlocks(reader: Reader, report: Report, words: DocumentWords): readonly Block[] {
  const { workshop } = report.filter
  const asked = workshop === null ? undefined : reader.get('workshop', workshopEnd(reader, workshop))
  const said = scopeInWords(report, asked?.title, words)
  if (!said) return []
  const about = `${words.t('report.filter.active')} ${said.about.join(' · ')}`
  return [{ is: 'text', title: words.t('report.filter.title'), text: [about, ...said.notes].join('\n') }]
}

/** The minutes (محضر) of one workshop, with those joined to it, for signature. */
export function minutesPaper(
  reader: Reader,
  id: EntityId,
  provenance: Provenance,
  words: DocumentWords,
): Paper | undefined {
  const workshop = reader.get('workshop', id)
  const programme = reader.get('programme', workshop?.programme)
  if (!workshop || !programme) return undefined
  const { t, formats } = words
  const attendance = attendanceOf(reader, workshop)
  const groups = groupsOf(reader, programme.id, { retired: true }).flatMap((group) => {
    const people = attendance.groups.get(group.id)
    return people ? [[formats.name(group.name), textOf(figure(people), words)] as const] : []
  })
  const where: readonly (readonly [DocumentKey, Cell])[] = [
    ['documents.minutes.type', workshop.type ? word(`common.workshopType.${workshop.type}`) : text('')],
    ['documents.minutes.neighbourhood', text(workshop.neighbourhood)],
    ['documents.minutes.place', text(workshop.place)],
    ['documents.minutes.date', text(workshop.date && formats.date(workshop.date))],
    ['documents.minutes.time', text(workshop.time)],
  ]
  const who: readonly (readonly [DocumentKey, Cell])[] = [
    ['documents.column.women', figure(attendance.women)],
    ['documents.column.men', figure(attendance.men)],
    [
      'documents.column.undisclosed',
      attendance.undisclosed.value ? figure(attendance.undisclosed) : text(''),
    ],
    ['documents.column.total', figure(attendance.total)],
    ...(shareBase(attendance.told, attendance.total) === null
      ? []
      : [['documents.column.genderKnown', figure(attendance.told.people)] as const]),
    ['documents.column.share', share(attendance.share, attendance.told.people)],
  ]
  return {
    title: t('documents.minutes.of', { workshop: formats.name(workshop.title) }),
    subtitle: formats.name(programme.title),
    blocks: [
      { is: 'facts', title: t('documents.minutes.workshop'), rows: given(where, words) },
      ...(workshop.agenda
        ? [{ is: 'text', title: t('documents.minutes.agenda'), text: workshop.agenda } as const]
        : []),
      { is: 'facts', title: t('documents.minutes.attendance'), rows: given(who, words) },
      ...(groups.length > 0
        ? [{ is: 'facts', title: t('documents.minutes.groups'), rows: groups } as const]
        : []),
      ...proposalBlocks(reader, workshop, words),
      {
        is: 'text',
        title: '',
        text: t('documents.minutes.closing', { moment: madeText(provenance, words) }),
      },
      {
        is: 'signatures',
        title: t('documents.minutes.signatures'),
        signers: (['facilitator', 'focalPoint', 'president'] as const).map((signer) =>
          t(`documents.minutes.signer.${signer}`),
        ),
      },
    ],
    about: aboutRows(programme, provenance, words),
  }
}

/** How many proposals there were, and each in the order in which it was written down, with the sorting in the room. */
function proposalBlocks(reader: Reader, workshop: Workshop, words: DocumentWords): readonly Block[] {
  const { t } = words
  const { total, accepted } = proposalsAt(reader, workshop)
  const numbers: readonly (readonly [DocumentKey, Cell])[] = [
    ['documents.column.proposals', total.origin === 'none' ? NONE : figure(total)],
    ['documents.row.accepted', accepted.origin === 'none' ? NONE : figure(accepted)],
  ]
  const rows = given(numbers, words)
  return [
    ...(rows.length > 0 ? [{ is: 'facts', title: t('documents.minutes.proposalCount'), rows } as const] : []),
    ...(total.origin === 'declared' ? [] : [proposalBlock(reader, workshop, words)]),
  ]
}

function proposalBlock(reader: Reader, workshop: Workshop, words: DocumentWords): Block {
  const { t } = words
  const title = t('documents.minutes.proposals')
  const said = proposalsIn(reader, workshop.id)
    .filter(({ withdrawn }) => !withdrawn)
    .toReversed()
  if (said.length === 0) return { is: 'text', title, text: t('documents.minutes.noProposals') }
  const axes = axesOf(reader, workshop.programme, { retired: true })
  const widths = { label: 10, proposal: 50, axis: 24, sorting: 16 } as const
  const columns = (['label', 'proposal', 'axis', 'sorting'] as const).map((key) => ({
    title: t(`documents.column.${key}`),
    width: widths[key],
    isNumber: false,
  }))
  const rows = said.map(({ label, text: words_, axis, sorting }) => [
    label ?? '',
    words_,
    textOf(named(axes.find(({ id }) => id === axis)?.name), words),
    sorting ? t(`common.verdict.${sorting.verdict}`) : '',
  ])
  return { is: 'table', title, table: { columns, rows, totals: [] } }
}

/** Those of which something is known. */
const given = (
  cells: readonly (readonly [DocumentKey, Cell])[],
  words: DocumentWords,
): readonly (readonly [string, string])[] =>
  told(
    cells.map(([key, cell]) => [words.t(key), cell]),
    words,
  )

const told = (
  cells: readonly (readonly [string, Cell])[],
  words: DocumentWords,
): readonly (readonly [string, string])[] =>
  cells
    .map(([name, cell]): readonly [string, string] => [name, textOf(cell, words)])
    .filter(([, value]) => value !== '')
