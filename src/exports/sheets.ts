/** A table as a spreadsheet holds it: one heading line, plain values, a date in two columns. */

import type { Duration } from '../domain/duration.ts'
import type { WorkshopDate } from '../domain/fields.ts'
import type { Figure } from '../domain/figure.ts'
import { CENTIMES_PER_DIRHAM, CENTIMES_PER_MILLION_DIRHAMS } from '../domain/money.ts'
import { unreachable } from '../domain/unreachable.ts'
import type { DocumentWords } from '../i18n/documents.ts'
import { type Cell, textOf, type Unit } from './cells.ts'
import type { Column, Table } from './table.ts'

export type Value =
  | { readonly is: 'none' }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'number'; readonly number: number; readonly unit: Unit; readonly of?: Figure }
  /** Null where its value is not known. */
  | { readonly is: 'figure'; readonly figure: Figure }
  | { readonly is: 'duration'; readonly duration: Duration }
  /** A calendar day ("2024-05-15"), of which only so much is known. */
  | { readonly is: 'day'; readonly day: string; readonly precision: 'day' | 'month' | 'year' }

export interface Heading {
  readonly text: string
  readonly width: number
  readonly kind: Column['kind']
}

export interface Sheet {
  readonly name: string
  readonly headings: readonly Heading[]
  readonly rows: readonly (readonly Value[])[]
  /** How many rows at the end are sums. */
  readonly totals: number
}

export function sheetOf({ id, columns, rows, totals }: Table, words: DocumentWords): Sheet {
  const { t } = words
  return {
    name: t(`documents.table.${id}`),
    headings: columns.flatMap(({ title, width, kind }): Heading[] =>
      kind === 'date'
        ? [
            { text: t(title), width, kind },
            { text: t('documents.column.until', { column: t(title) }), width, kind },
          ]
        : [{ text: t(title), width, kind }],
    ),
    rows: [...rows, ...totals].map((row) =>
      row.flatMap((cell, index) => valuesOf(cell, columns[index]?.kind === 'date', words)),
    ),
    totals: totals.length,
  }
}

function valuesOf(cell: Cell, isDate: boolean, words: DocumentWords): readonly Value[] {
  if (isDate) return cell.is === 'date' ? daysOf(cell.date) : [NOTHING, NOTHING]
  switch (cell.is) {
    case 'none':
      return [NOTHING]
    case 'number':
      return [
        {
          is: 'number',
          number: scaled(cell.value, cell.unit),
          unit: cell.unit,
          ...(cell.of && { of: cell.of }),
        },
      ]
    case 'figure':
      return [{ is: 'figure', figure: cell.figure }]
    case 'duration':
      return [{ is: 'duration', duration: cell.duration }]
    case 'text':
    case 'name':
    case 'word':
    case 'lines':
    case 'amount':
    case 'date':
      return [{ is: 'text', text: textOf(cell, words) }]
    default:
      return unreachable(cell)
  }
}

const NOTHING: Value = { is: 'none' }

/** Centimes as dirhams or millions of dirhams, percent as a share: what a spreadsheet reckons with. */
function scaled(value: number, unit: Unit): number {
  switch (unit) {
    case 'dirhams':
      return value / CENTIMES_PER_DIRHAM
    case 'millions':
      return value / CENTIMES_PER_MILLION_DIRHAMS
    case 'percent':
      return value / 100
    case 'count':
    case 'share':
    case 'measure':
      return value
    default:
      return unreachable(unit)
  }
}

function daysOf({ start, end, precision }: WorkshopDate): readonly Value[] {
  if (precision === 'range') {
    return [
      { is: 'day', day: start, precision: 'day' },
      { is: 'day', day: end, precision: 'day' },
    ]
  }
  return [{ is: 'day', day: start, precision }, NOTHING]
}
