/** What stands in a table's cell, before any language: people's words, numbers with their unit, figures, dates. */
import type { Attendance } from '../domain/attendance.ts'
import { type Duration, durationOf } from '../domain/duration.ts'
import type { LocalizedName, WorkshopDate } from '../domain/fields.ts'
import type { Figure } from '../domain/figure.ts'
import { shareBase } from '../domain/gender.ts'
import type { Project } from '../domain/kinds.ts'
import { amountInWords } from '../domain/money-words.ts'
import { unreachable } from '../domain/unreachable.ts'
import type { DocumentKey, DocumentWords } from '../i18n/documents.ts'

/** `millions` and `dirhams` hold centimes; `share` is 0 to 1; `percent` 0 to 100. */
export type Unit = 'count' | 'millions' | 'dirhams' | 'share' | 'percent' | 'measure'

export type Cell =
  | { readonly is: 'none' }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'name'; readonly name: LocalizedName }
  | { readonly is: 'word'; readonly word: DocumentKey }
  /** A list of names or words in one cell. */
  | { readonly is: 'lines'; readonly cells: readonly Cell[] }
  /** `of`: the whole from which a share is reckoned: where that was declared or is approximate, so is the share. */
  | { readonly is: 'number'; readonly value: number; readonly unit: Unit; readonly of?: Figure }
  /** A sum of money written out, as acts have it. */
  | { readonly is: 'amount'; readonly centimes: number }
  | { readonly is: 'figure'; readonly figure: Figure }
  | { readonly is: 'duration'; readonly duration: Duration }
  | { readonly is: 'date'; readonly date: WorkshopDate }

export const NONE: Cell = { is: 'none' }
export const text = (value: string | undefined): Cell => (value ? { is: 'text', text: value } : NONE)
export const named = (name: LocalizedName | undefined): Cell =>
  name === undefined ? NONE : { is: 'name', name }
export const word = (key: DocumentKey): Cell => ({ is: 'word', word: key })
export const number = (value: number | null | undefined, unit: Unit = 'count'): Cell =>
  value === null || value === undefined ? NONE : { is: 'number', value, unit }
export const amount = (centimes: number | undefined): Cell =>
  centimes === undefined ? NONE : { is: 'amount', centimes }
export const share = (value: number | null, of: Figure): Cell =>
  value === null ? NONE : { is: 'number', value, unit: 'share', of }
/** What a share of women is of, where not of all who came. */
export function womenShareText({ told, total }: Attendance, { t }: DocumentWords): string {
  const base = shareBase(told, total)
  return base === null ? t('documents.deck.womenShare') : t('documents.deck.womenShareAmong', { count: base })
}
export const figure = (value: Figure): Cell => ({ is: 'figure', figure: value })
export function duration(project: Project): Cell {
  const found = durationOf(project)
  return found ? { is: 'duration', duration: found } : NONE
}
export const date = (value: WorkshopDate | undefined): Cell => (value ? { is: 'date', date: value } : NONE)
export const lines = (cells: readonly Cell[]): Cell => (cells.length === 0 ? NONE : { is: 'lines', cells })

/** What stands where nothing is known. */
export const UNKNOWN = '—'

/** A cell as a person reads it, on a slide or on paper. Empty for nothing. */
export function textOf(cell: Cell, words: DocumentWords): string {
  const { formats, t } = words
  switch (cell.is) {
    case 'none':
      return ''
    case 'text':
      return cell.text
    case 'name':
      return formats.name(cell.name)
    case 'word':
      return t(cell.word)
    case 'lines':
      return cell.cells.map((each) => textOf(each, words)).join('\n')
    case 'number':
      return `${cell.of ? signOf(cell.of) : ''}${numberText(cell.value, cell.unit, words)}${markedText(cell.of, words)}`
    case 'amount':
      // Acts are written in two languages; an English reader is given the French one.
      return amountInWords(cell.centimes, words.locale === 'ar' ? 'ar' : 'fr')
    case 'figure':
      return figureText(cell.figure, words)
    case 'duration':
      return durationText(cell.duration, words)
    case 'date':
      return formats.date(cell.date)
    default:
      return unreachable(cell)
  }
}

function numberText(value: number, unit: Unit, { formats }: DocumentWords): string {
  switch (unit) {
    case 'count':
    case 'measure':
      return formats.number(value)
    case 'millions':
      return formats.millions(value)
    case 'dirhams':
      return formats.dirhams(value)
    case 'share':
      return formats.percent(value)
    case 'percent':
      return formats.percent(value / 100)
    default:
      return unreachable(unit)
  }
}

function durationText({ months, from }: Duration, { formats, t }: DocumentWords): string {
  const number = formats.number(months)
  return from === 'stated' ? number : `${number} (${t('documents.duration.dates')})`
}

/** "73", "~100 (declared)", "≥ 12 (partly declared)": counted, declared and approximate never look the same. */
export function figureText(value: Figure, words: DocumentWords): string {
  if (value.value === null) return UNKNOWN
  return `${signOf(value)}${words.formats.number(value.value)}${markedText(value, words)}`
}

function markedText(value: Figure | undefined, words: DocumentWords): string {
  const mark = value ? markOf(value, words) : ''
  return mark && ` (${mark})`
}

/** What a figure rests on, in words: "counted", "declared, approximate". Empty where nothing is known. */
export function basisOf(value: Figure, { t }: DocumentWords): string {
  if (value.origin === 'none') return ''
  const origin = t(originWord(value))
  if (value.certainty === 'exact') return origin
  const certainty =
    value.value === null
      ? t('common.figure.unknown')
      : t(value.certainty === 'approximate' ? 'common.figure.approximate' : 'documents.figure.atLeast')
  return t('documents.figure.both', { origin, certainty })
}

export const signOf = ({ certainty }: Pick<Figure, 'certainty'>): string =>
  certainty === 'approximate' ? '~' : certainty === 'at-least' ? '≥ ' : ''

const originWord = ({ origin }: Figure): DocumentKey =>
  origin === 'counted'
    ? 'documents.figure.counted'
    : origin === 'mixed'
      ? 'common.figure.mixed'
      : 'common.figure.declared'

/** How a declared figure is marked beside its number; empty for a counted one. */
export const markOf = (value: Figure, { t }: DocumentWords): string =>
  value.origin === 'counted' || value.origin === 'none' ? '' : t(originWord(value))
