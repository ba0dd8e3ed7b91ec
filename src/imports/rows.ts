/** From the cells of a row to an idea: its words, where it belongs, who spoke, when. */
import type { WorkshopDate } from '../domain/fields.ts'
import { isInCalendar } from '../domain/fields.ts'
import type { Gender } from '../domain/kinds.ts'
import { cleanText, MAX_NAME, MAX_TEXT, searchForm, VISIBLE } from '../domain/text.ts'
import { type Columns, type ImportField, variantsOf } from './recognise.ts'
import type { SourceTable } from './table.ts'

/** Why a row is not taken in. `repeated`: an earlier row of the file has the same name. */
export type RowFlaw = 'empty' | 'too-long' | 'withdrawn' | 'repeated'

export interface ImportedRow {
  /** 1 for the first row under the header. */
  readonly line: number
  readonly cells: readonly string[]
  /** What the source calls the row; undefined where it has no name. */
  readonly row?: string
  readonly text: string
  readonly axis?: string
  readonly gender?: Gender
  readonly group?: string
  readonly date?: WorkshopDate
  readonly status?: string
  readonly url?: string
  readonly flaw?: RowFlaw
}

/** Reads rows one by one; what is the same for all of them is looked up once. */
export function createRowReader(
  { header, rows }: SourceTable,
  columns: Columns,
): (line: number) => ImportedRow {
  const places = new Map(
    (Object.entries(columns) as [ImportField, number][]).map(([field, column]) => [
      field,
      variantsOf(header, column),
    ]),
  )
  const isMonthFirst = columns.date !== undefined && isAmerican(rows, columns.date)
  const withdrawal = header.findIndex((name) => /^withdrawn(_at)?$/i.test(name.trim()))

  return (line) => {
    const cells = rows[line - 1] ?? []
    const cell = (field: ImportField): string => firstText(cells, places.get(field) ?? [])
    const status = short(cell('status'))
    const text = joined(cell('title'), cell('text'))
    const isWithdrawn = WITHDRAWN.test(searchForm(status ?? '')) || isMarked(cells[withdrawal])
    const flaw = flawOf(text, isWithdrawn)
    const gender = genderOf(cell('gender'))
    const date = dateOf(cell('date'), isMonthFirst)
    const [row, axis, group] = [short(cell('row')), short(cell('axis')), short(cell('group'))]
    const url = /^https?:\/\/\S+$/.test(cell('url')) ? short(cell('url')) : undefined
    return {
      line,
      cells,
      text,
      ...(row && { row }),
      ...(axis && { axis }),
      ...(gender && { gender }),
      ...(group && { group }),
      ...(date && { date }),
      ...(status && { status }),
      ...(url && { url }),
      ...(flaw && { flaw }),
    }
  }
}

/** The names that stand in a column, the most frequent first. */
export function namesIn({ header, rows }: SourceTable, column: number): readonly string[] {
  const places = variantsOf(header, column)
  const counts = new Map<string, number>()
  for (const cells of rows) {
    const name = short(firstText(cells, places))
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([name]) => name)
}

/** The text of the first of these columns that has any. */
const firstText = (cells: readonly string[], columns: readonly number[]): string =>
  columns.map((column) => cleanText(plainText(cells[column] ?? ''))).find(Boolean) ?? ''

function flawOf(text: string, isWithdrawn: boolean): RowFlaw | undefined {
  if (!VISIBLE.test(text)) return 'empty'
  if (text.length > MAX_TEXT) return 'too-long'
  return isWithdrawn ? 'withdrawn' : undefined
}

/** Undefined for nothing; a name that is too long for a name is cut, which only notes about the idea ever are. */
function short(text: string): string | undefined {
  const name = text.replace(/\s+/g, ' ').slice(0, MAX_NAME).toWellFormed().trim()
  return VISIBLE.test(name) ? name : undefined
}

const WITHDRAWN = /^(withdrawn|retiree?|سحب|مسحوبه?|تم سحبه?|سحبت)$/
const isMarked = (cell: string | undefined): boolean =>
  cell !== undefined && !/^(|false|0|no|non|لا)$/i.test(cell.trim())

/** A title over its text, unless the text begins with it. */
function joined(title: string, text: string): string {
  if (title === '' || searchForm(text).startsWith(searchForm(title))) return text === '' ? title : text
  return text === '' ? title : `${title}\n${text}`
}

const TAG =
  /<\/?(?:p|br|div|span|ul|ol|li|strong|b|em|i|u|a|h[1-6]|blockquote|dl|dt|dd|img)(?:\s[^<>]*)?\/?>/gi
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** Platforms keep what people wrote as HTML. A text without any of its tags is left as it is. */
export function plainText(text: string): string {
  if (text.search(TAG) < 0) return text
  return (
    text
      .replace(/<(?:br|\/p|\/div|\/li|\/h[1-6]|\/dt|\/dd)\s*\/?>/gi, '\n')
      .replace(TAG, '')
      .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (whole, decimal, hex, name) => {
        if (name) return ENTITIES[String(name).toLowerCase()] ?? whole
        const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16)
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
      })
      // Only from where a run of spaces begins: tried from each of them, a long run without a line's end takes minutes.
      .replace(/(?<![ \t])[ \t]*\n[ \t]*/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  )
}

const FEMALE =
  /^(f|fem|femme|female|woman|women|feminin|une femme|mme|madame|انثي|اناث|امراه|سيده|السيده|انسه|نساء|مونث)$/
const MALE =
  /^(m|h|homme|hommes|male|man|men|masculin|un homme|mr|monsieur|ذكر|ذكور|رجل|سيد|السيد|رجال|مذكر)$/
const UNDISCLOSED = /prefer|prefere|ne souhaite|افضل عدم|لا ارغب|لا اود|undisclosed|غير محدد/

function genderOf(text: string): Gender | undefined {
  const form = searchForm(text).replace(/[.()]/g, '').trim()
  if (FEMALE.test(form)) return 'female'
  if (MALE.test(form)) return 'male'
  return UNDISCLOSED.test(form) ? 'undisclosed' : undefined
}

const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/
const YEAR_FIRST = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})/

/** True where a second number above twelve shows that months come first, as American forms write them. */
function isAmerican(rows: readonly (readonly string[])[], column: number): boolean {
  const parts = rows.flatMap((row) => {
    const found = DAY_FIRST.exec(searchForm(row[column] ?? ''))
    return found ? [[Number(found[1]), Number(found[2])] as const] : []
  })
  return parts.some(([, second]) => second > 12) && !parts.some(([first]) => first > 12)
}

function dateOf(text: string, isMonthFirst: boolean): WorkshopDate | undefined {
  const form = searchForm(text)
  const [, year, month, date] = YEAR_FIRST.exec(form) ?? []
  if (year && month && date) return dayOf(year, month, date)
  const [, first, second, last] = DAY_FIRST.exec(form) ?? []
  if (!first || !second || !last) return undefined
  return isMonthFirst ? dayOf(last, first, second) : dayOf(last, second, first)
}

function dayOf(year: string, month: string, date: string): WorkshopDate | undefined {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const isDay = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day) && isInCalendar(day)
  return isDay ? { start: day, end: day, precision: 'day' } : undefined
}
