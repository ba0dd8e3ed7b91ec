/** A table as it lies in a file: names of columns over rows of text. */

export interface SourceTable {
  /** Empty where a column has no name. */
  readonly header: readonly string[]
  /** Each as long as the header; rows without any text are left out. */
  readonly rows: readonly (readonly string[])[]
}

/** Titles and notes that stand above a table in a sheet are shorter than this. */
export const LINES_ABOVE = 12

/** Platforms that give each language and each setting its own column come to some two hundred. */
export const MAX_COLUMNS = 500

/** Towns gather some ten thousand ideas. Far beyond, every look at the rows would hold up the screen for many seconds. */
export const MAX_ROWS = 200_000

/** True where more columns hold text than any list of ideas has: every one of them would be judged and drawn. */
export function isTooWide(rows: readonly (readonly string[])[]): boolean {
  const filled = new Set<number>()
  for (const row of rows) {
    for (const [index, cell] of row.entries()) if (cell !== '') filled.add(index)
    if (filled.size > MAX_COLUMNS) return true
  }
  return false
}

/**
 * The table in these rows; undefined where there is none. With `isHeaded` false the first row is one of the
 * ideas, and no column has a name.
 */
export function tableOf(raw: readonly (readonly string[])[], isHeaded: boolean): SourceTable | undefined {
  const rows = raw.map((row) => row.map((cell) => cell.trim())).filter(hasText)
  const start = isHeaded ? headerIndex(rows) : 0
  const names = isHeaded ? (rows[start] ?? []) : []
  const body = rows.slice(isHeaded ? start + 1 : 0)
  const width = body.reduce((most, row) => Math.max(most, row.length), names.length)
  const all = Array.from({ length: width }, (_, index) => index)
  const used = all.filter((index) => names[index] || body.some((row) => row[index]))
  if (used.length === 0 || body.length === 0) return undefined
  return {
    header: used.map((index) => names[index] ?? ''),
    rows: body.map((row) => used.map((index) => row[index] ?? '')),
  }
}

/** The first row that names about as many columns as the fullest of those near it has. */
function headerIndex(rows: readonly (readonly string[])[]): number {
  const filled = rows.slice(0, LINES_ABOVE).map((row) => row.filter((cell) => cell !== '').length)
  const fullest = Math.max(0, ...filled)
  return Math.max(
    0,
    filled.findIndex((count) => count >= fullest * 0.6),
  )
}

const hasText = (row: readonly string[]): boolean => row.some((cell) => cell !== '')
