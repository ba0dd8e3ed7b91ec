/**
 * CSV in two flavours: for Excel (byte order mark, semicolons, decimal commas, days as Morocco writes them) and
 * plain (RFC 4180: commas, decimal points, ISO days). A figure has a second column that says what it rests on, a duration too.
 */
import { unreachable } from '../domain/unreachable.ts'
import type { DocumentWords } from '../i18n/documents.ts'
import { basisOf } from './cells.ts'
import type { Heading, Sheet, Value } from './sheets.ts'

export type Flavour = 'excel' | 'plain'

const END = '\r\n'
const MARK = '\uFEFF'

export function csvOf({ headings, rows }: Sheet, words: DocumentWords, flavour: Flavour): string {
  const heads = headings.flatMap(({ text, kind }) =>
    hasBasis(kind) ? [text, words.t('documents.figure.basisOf', { column: text })] : [text],
  )
  const hasSecond = headings.map(({ kind }) => hasBasis(kind))
  const body = rows.map((row) =>
    row.flatMap((value, index) => fieldsOf(value, hasSecond[index] === true, words, flavour)),
  )
  return csvFrom([heads.map(harmless), ...body], flavour)
}

/** Lines of ready fields as a file. */
export function csvFrom(records: readonly (readonly string[])[], flavour: Flavour): string {
  const separator = flavour === 'excel' ? ';' : ','
  const lines = records.map((fields) => fields.map((field) => quoted(field, separator)).join(separator))
  return `${flavour === 'excel' ? MARK : ''}${lines.map((line) => `${line}${END}`).join('')}`
}

/** Spreadsheets run a cell that begins like this as a formula; the wide forms too, in some languages. */
const FORMULA = /^[\s\p{Default_Ignorable_Code_Point}"]*[=+\-@＝＋－＠]|^[\t\r]/u
/** The same after what a spreadsheet set up for another country, or one that minds no quotes, takes for the end of a cell. */
const FORMULA_WITHIN = /([;,\t\r\n](?:[^\S\t\r\n]|[\p{Default_Ignorable_Code_Point}"])*)(?=[=+\-@＝＋－＠])/gu

/** A text that no spreadsheet takes for a formula: an apostrophe before what would be one, at its start or within. */
export function harmless(text: string): string {
  const within = text.replace(FORMULA_WITHIN, "$1'")
  return FORMULA.test(within) ? `'${within}` : within
}

const hasBasis = (kind: Heading['kind']): boolean => kind === 'figure' || kind === 'duration'

function fieldsOf(
  value: Value,
  hasSecond: boolean,
  words: DocumentWords,
  flavour: Flavour,
): readonly string[] {
  switch (value.is) {
    case 'none':
      return hasSecond ? ['', ''] : ['']
    case 'text':
      return hasSecond ? [harmless(value.text), ''] : [harmless(value.text)]
    case 'number':
      return [decimal(value.number, flavour)]
    case 'figure':
      return [
        value.figure.value === null ? '' : decimal(value.figure.value, flavour),
        basisOf(value.figure, words),
      ]
    case 'duration':
      return [decimal(value.duration.months, flavour), words.t(`documents.duration.${value.duration.from}`)]
    case 'day':
      return [dayText(value.day, value.precision, flavour)]
    default:
      return unreachable(value)
  }
}

/** As many decimals as it has, without the noise of binary fractions. */
function decimal(value: number, flavour: Flavour): string {
  const plain = String(Number(value.toFixed(6)))
  return flavour === 'excel' ? plain.replace('.', ',') : plain
}

function dayText(day: string, precision: 'day' | 'month' | 'year', flavour: Flavour): string {
  const [year = '', month = '', date = ''] = day.split('-')
  if (precision === 'year') return year
  if (precision === 'month') return flavour === 'excel' ? `${month}/${year}` : `${year}-${month}`
  return flavour === 'excel' ? `${date}/${month}/${year}` : day
}

function quoted(field: string, separator: string): string {
  return field.includes('"') || field.includes(separator) || /[\r\n]|^\s|\s$/.test(field)
    ? `"${field.replaceAll('"', '""')}"`
    : field
}
