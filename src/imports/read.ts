/** The door to files: what a file is, told by its first bytes and not by its name, and the rows in it. */
import { fail, ok, type Result } from '../domain/result.ts'
import { decode, detectEncoding, type Encoding } from './decode.ts'
import type { JsonFlaw } from './json.ts'
import type { Separator } from './separated.ts'
import { isTooWide, MAX_ROWS } from './table.ts'
import { unpackedFlaw } from './zip.ts'

/** Why a file cannot be read; the words for people are in i18n. */
export type FileFlaw =
  | 'empty'
  | 'too-large'
  | 'unreadable'
  | 'old-excel'
  | 'not-a-table'
  | 'broken-workbook'
  | 'unpacks-too-large'
  | 'too-wide'
  | 'too-long'
  | JsonFlaw

/** The rows of a file, and how they were got out of it. */
export type FileRows = { readonly rows: readonly (readonly string[])[] } & (
  | {
      readonly format: 'csv'
      readonly encoding: Encoding
      readonly separator: Separator
      readonly hasLooseQuotes: boolean
    }
  | { readonly format: 'xlsx'; readonly sheets: readonly string[]; readonly sheet: string }
  | { readonly format: 'json'; readonly encoding: Encoding }
)

/** What a person chose instead of what was detected. */
export interface Reading {
  readonly encoding?: Encoding
  readonly separator?: Separator
  readonly sheet?: string
}

/** Some hundred thousand ideas. What is larger is something else, and would fill a tablet's memory. */
const MAX_FILE_BYTES = 30 * 1_024 * 1_024

/** Reads the rows of a file. Told anew with another encoding, separator or sheet, it reads it that way. */
export async function readRows(bytes: Uint8Array, wanted: Reading = {}): Promise<Result<FileRows, FileFlaw>> {
  if (bytes.length === 0) return fail('empty')
  if (bytes.length > MAX_FILE_BYTES) return fail('too-large')
  if (startsWith(bytes, OLD_OFFICE)) return fail('old-excel')
  const read = await anyRows(bytes, wanted)
  if (!read.ok) return read
  if (read.value.rows.length > MAX_ROWS) return fail('too-long')
  return isTooWide(read.value.rows) ? fail('too-wide') : read
}

async function anyRows(bytes: Uint8Array, wanted: Reading): Promise<Result<FileRows, FileFlaw>> {
  if (startsWith(bytes, ZIP)) return await workbookRows(bytes, wanted.sheet)
  if (BINARY.some((signature) => startsWith(bytes, signature))) return fail('not-a-table')
  return await textRows(bytes, wanted)
}

async function textRows(bytes: Uint8Array, wanted: Reading): Promise<Result<FileRows, FileFlaw>> {
  const encoding = wanted.encoding ?? detectEncoding(bytes)
  const text = decode(bytes, encoding)
  if (text.trim() === '') return fail('empty')
  // A file of machine code read as letters: no table of ideas has a zero in it.
  if (wanted.encoding === undefined && text.includes('\0')) return fail('not-a-table')
  if (/^\s*[[{]/.test(text)) {
    const { rowsOfJson } = await import('./json.ts')
    const rows = rowsOfJson(text)
    return rows.ok ? ok({ format: 'json', encoding, rows: rows.value }) : rows
  }
  const { parseSeparated } = await import('./separated.ts')
  return ok({ format: 'csv', encoding, ...parseSeparated(text, wanted.separator) })
}

async function workbookRows(
  bytes: Uint8Array,
  wanted: string | undefined,
): Promise<Result<FileRows, FileFlaw>> {
  const flaw = unpackedFlaw(bytes)
  if (flaw) return fail(flaw)
  const { readWorkbook } = await import('./spreadsheet.ts')
  try {
    const sheets = (await readWorkbook(bytes)).filter(({ rows }) => rows.length > 0)
    // The fullest sheet: the first is often a cover.
    const [fullest] = sheets.toSorted((a, b) => b.rows.length - a.rows.length)
    const sheet = sheets.find(({ name }) => name === wanted) ?? fullest
    if (!sheet) return fail('empty')
    return ok({ format: 'xlsx', rows: sheet.rows, sheet: sheet.name, sheets: sheets.map(({ name }) => name) })
  } catch {
    return fail('broken-workbook')
  }
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** Excel before 2007, and every workbook that a password closes. */
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0]
/** PDF, PNG, JPEG, GIF: what people choose by mistake. */
const BINARY = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
]

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte)
