/** One door to every file that leaves Warsha: what is asked for, and the bytes with a name and a type. */
import type { LocalizedName } from '../domain/fields.ts'
import type { EntityId } from '../domain/ids.ts'
import type { Entry, Operation } from '../domain/operation.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import type { Reader } from '../domain/state.ts'
import { unreachable } from '../domain/unreachable.ts'
import { type DocumentWords, loadDocumentWords } from '../i18n/documents.ts'
import type { Locale } from '../i18n/locale.ts'
import { csvOf } from './csv.ts'
import { decidimSites } from './decidim-sites.ts'
import type { Provenance } from './provenance.ts'
import { sheetOf } from './sheets.ts'
import type { TableId } from './table.ts'
import { tablesOf } from './tables.ts'

export const EXPORTS = [
  'deck',
  'xlsx',
  'csv-excel',
  'csv-plain',
  'decidim-proposals-json',
  'decidim-proposals-xlsx',
  'decidim-answers-json',
  'decidim-answers-xlsx',
  'ogp',
  'log',
  'warsha',
] as const
export type ExportId = (typeof EXPORTS)[number]

export interface ExportRequest {
  readonly what: ExportId
  readonly locale: Locale
  /** Of the CSV flavours. */
  readonly table: TableId
  /** Which Decidim a file is for, where proposals came from several (`decidimSites`); else the only one. */
  readonly site?: string
}

export interface ExportSources {
  readonly reader: Reader
  readonly programme: EntityId
  readonly collectivity: { readonly id: EntityId; readonly name: LocalizedName | undefined }
  readonly provenance: Provenance
  /** Every entry of the log, and what of this device is not in it yet. */
  log(): Promise<{ readonly entries: readonly Entry[]; readonly own: readonly Operation[] }>
}

export interface MadeFile {
  readonly name: string
  readonly content: Blob
}

/** Makes a file on this device. The libraries that it needs are loaded here, and only here. */
export async function makeFile(
  request: ExportRequest,
  sources: ExportSources,
): Promise<Result<MadeFile, 'no-programme'>> {
  const words = await loadDocumentWords(request.locale)
  const parts = await partsOf(request, sources, words)
  if (parts === undefined) return fail('no-programme')
  const { suffix, type } = KINDS[request.what]
  const { day } = sources.provenance
  const state = stateOf(sources.provenance)
  const table = request.what.startsWith('csv') ? `-${request.table}` : ''
  const site = request.site === undefined ? '' : `-${request.site.replace(/[^\p{L}\p{N}.]+/gu, '-')}`
  const name = `warsha-${stemOf(request.what)}${table}${site}-${request.locale}-${day}-${state}.${suffix}`
  return ok({ name, content: new Blob([...parts], { type }) })
}

async function partsOf(
  { what, table, site }: ExportRequest,
  { reader, programme, provenance, collectivity, log }: ExportSources,
  words: DocumentWords,
): Promise<readonly BlobPart[] | undefined> {
  switch (what) {
    case 'deck': {
      const { deckOf } = await import('./deck.ts')
      return bytes(await deckOf(reader, programme, provenance, words))
    }
    case 'xlsx': {
      const { programmeWorkbook } = await import('./workbook.ts')
      return bytes(await programmeWorkbook(reader, programme, provenance, words))
    }
    case 'csv-excel':
    case 'csv-plain': {
      const tables = tablesOf(reader, programme)
      if (!tables) return undefined
      return [csvOf(sheetOf(tables[table], words), words, what === 'csv-excel' ? 'excel' : 'plain')]
    }
    case 'decidim-proposals-json':
    case 'decidim-proposals-xlsx': {
      const { decidimProposals, PROPOSAL_HEADINGS, recordsWorkbook } = await import('./decidim.ts')
      const [first] = decidimSites(reader, programme)
      const records = decidimProposals(reader, programme, site ?? first)
      if (what === 'decidim-proposals-json') return [json(records)]
      const name = words.t('documents.table.proposals')
      return bytes(await recordsWorkbook(name, records, PROPOSAL_HEADINGS, words))
    }
    case 'decidim-answers-json':
    case 'decidim-answers-xlsx': {
      const { decidimAnswers, ANSWER_HEADINGS, recordsWorkbook } = await import('./decidim.ts')
      const [arabic, french] = await Promise.all([loadDocumentWords('ar'), loadDocumentWords('fr')])
      const [first] = decidimSites(reader, programme)
      const records = decidimAnswers(reader, programme, site ?? first, arabic, french)
      if (what === 'decidim-answers-json') return [json(records)]
      const name = words.t('documents.table.answers')
      return bytes(await recordsWorkbook(name, records, ANSWER_HEADINGS, words))
    }
    case 'ogp': {
      const { ogpCommitments } = await import('./ogp.ts')
      return [ogpCommitments(reader, programme, words)]
    }
    case 'log': {
      const [{ logLines }, { entries, own }] = await Promise.all([import('./log.ts'), log()])
      return logLines(entries, own)
    }
    case 'warsha': {
      const { programmeFile } = await import('./warsha-file.ts')
      return [programmeFile(reader, programme, collectivity, provenance.seq)]
    }
    default:
      return unreachable(what)
  }
}

const bytes = (made: Uint8Array | undefined): readonly BlobPart[] | undefined =>
  made && [new Uint8Array(made)]

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`

/**
 * Up to which entry of the log, and how many of this device on top: bare tables and the formats of others have no place
 * for it but their name.
 */
const stateOf = ({ seq, own }: Provenance): string => `seq${seq}${own === 0 ? '' : `-plus${own}`}`

/** "csv-excel" as "csv-excel", "decidim-answers-json" as "decidim-answers": the suffix says the rest. */
const stemOf = (what: ExportId): string =>
  what
    .replace(/-(json|xlsx)$/, '')
    .replace(/^xlsx$/, 'tables')
    .replace(/^warsha$/, 'programme')

const CSV = { suffix: 'csv', type: 'text/csv;charset=utf-8' } as const
const JSON_FILE = { suffix: 'json', type: 'application/json' } as const
const XLSX = {
  suffix: 'xlsx',
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

const KINDS: Readonly<Record<ExportId, { readonly suffix: string; readonly type: string }>> = {
  deck: {
    suffix: 'pptx',
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  },
  xlsx: XLSX,
  'csv-excel': CSV,
  'csv-plain': CSV,
  'decidim-proposals-json': JSON_FILE,
  'decidim-proposals-xlsx': XLSX,
  'decidim-answers-json': JSON_FILE,
  'decidim-answers-xlsx': XLSX,
  ogp: CSV,
  log: { suffix: 'ndjson', type: 'application/x-ndjson' },
  warsha: { suffix: 'warsha', type: 'application/x-ndjson' },
}
