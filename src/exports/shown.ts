/** A table as people read it, on a slide or on paper: without empty columns, and with what all its figures share said once. */
import type { DocumentWords } from '../i18n/documents.ts'
import { type Cell, markOf, NONE, textOf } from './cells.ts'
import type { Table } from './table.ts'

export interface ShownTable {
  readonly columns: readonly { readonly title: string; readonly width: number; readonly isNumber: boolean }[]
  readonly rows: readonly (readonly string[])[]
  /** Sums, set apart from the rows they add up. */
  readonly totals: readonly (readonly string[])[]
}

export function shownTable({ columns, rows, totals }: Table, words: DocumentWords): ShownTable {
  const all = [...rows, ...totals]
  const kept = columns
    .map((column, place) => ({ column, place, cells: all.map((row) => row[place] ?? NONE) }))
    .filter(({ cells }) => cells.some((cell) => cell.is !== 'none'))
    .map(({ column, place, cells }) => ({ column, place, mark: sharedMark(cells, words) }))
  const written = (lines: readonly (readonly Cell[])[]) =>
    lines.map((row) =>
      kept.map(({ place, mark }) => {
        const text = textOf(row[place] ?? NONE, words)
        return mark === '' ? text : text.replace(` (${mark})`, '')
      }),
    )
  return {
    columns: kept.map(({ column, mark }) => ({
      title: mark === '' ? words.t(column.title) : `${words.t(column.title)} (${mark})`,
      width: column.width,
      isNumber: column.kind === 'number' || column.kind === 'figure' || column.kind === 'duration',
    })),
    rows: written(rows),
    totals: written(totals),
  }
}

/** The mark that every known figure of a column bears; empty when they differ, or bear none. */
function sharedMark(cells: readonly Cell[], words: DocumentWords): string {
  const marks = new Set(
    cells.flatMap((cell) => {
      if (cell.is === 'figure') return cell.figure.value === null ? [] : [markOf(cell.figure, words)]
      return cell.is === 'number' && cell.of ? [markOf(cell.of, words)] : []
    }),
  )
  const [mark = ''] = marks
  return marks.size === 1 ? mark : ''
}
