/** What is printed: the report and one workshop's minutes, as blocks that a page shows one under the other. */
import { attendanceOf } from '../domain/attendance.ts'
import type { EntityId } from '../domain/ids.ts'
import { axesOf, groupsOf, proposalsIn } from '../domain/programme.ts'
import { reportOf } from '../domain/report.ts'
import type { Reader } from '../domain/state.ts'
import type { DocumentKey, DocumentWords } from '../i18n/documents.ts'
import { amount, type Cell, figure, named, number, share, text, textOf, word } from './cells.ts'
import { aboutRows, madeText, type Provenance } from './provenance.ts'
import { type ShownTable, shownTable } from './shown.ts'
import { TABLES, type TableId, tablesOf, tells } from './tables.ts'

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
  'matrix',
  'milestones',
  'committee',
  'indicators',
])

export function reportPaper(
  reader: Reader,
  id: EntityId,
  provenance: Provenance,
  words: DocumentWords,
): Paper | undefined {
  const report = reportOf(reader, id)
  const tables = tablesOf(reader, id)
  if (!report || !tables) return undefined
  const { t, formats } = words
  const { attendance, proposals, projects } = report
  const cells: readonly (readonly [DocumentKey, Cell])[] = [
    ['documents.deck.allParticipants', figure(attendance.all.total)],
    ['documents.deck.womenShare', share(attendance.all.share, attendance.all.total)],
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
      { is: 'facts', title: t('documents.report.figures'), rows: given(cells, words) },
      ...blocks,
      { is: 'text', title: t('documents.column.note'), text: t('documents.figure.legend') },
    ],
    about: aboutRows(report.programme, provenance, words),
  }
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
    ['documents.column.share', share(attendance.share, attendance.total)],
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
      proposalBlock(reader, id, words),
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

/** What was said, in the order in which it was written down, with the sorting in the room. */
function proposalBlock(reader: Reader, workshop: EntityId, words: DocumentWords): Block {
  const { t } = words
  const title = t('documents.minutes.proposals')
  const said = proposalsIn(reader, workshop)
    .filter(({ withdrawn }) => !withdrawn)
    .toReversed()
  if (said.length === 0) return { is: 'text', title, text: t('documents.minutes.noProposals') }
  const programme = said[0]?.programme
  const axes = programme ? axesOf(reader, programme, { retired: true }) : []
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
  cells
    .map(([key, cell]): readonly [string, string] => [words.t(key), textOf(cell, words)])
    .filter(([, value]) => value !== '')
