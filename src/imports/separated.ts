/** Tables as text: CSV and its relatives. */
import Papa from 'papaparse'
import { MAX_ROWS } from './table.ts'

export const SEPARATORS = [',', ';', '\t', '|'] as const
export type Separator = (typeof SEPARATORS)[number]

/** Lines enough to tell a separator from a comma in a sentence. */
const SAMPLE_LINES = 40
/** Written by Excel as a first line for itself. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i

export interface Separated {
  readonly rows: readonly (readonly string[])[]
  readonly separator: Separator
  /** A quotation mark was opened and never closed: all of them were taken as they stand, so that no row is swallowed. */
  readonly hasLooseQuotes: boolean
}

/** The rows of a text, one more than are read at most; the separator is detected unless it is given. Empty lines are left out. */
export function parseSeparated(text: string, wanted?: Separator): Separated {
  const stated = SEPARATOR_LINE.exec(text)
  const body = stated ? text.slice(stated[0].length) : text
  const separator = wanted ?? SEPARATORS.find((each) => each === stated?.[1]) ?? detectSeparator(body)
  const how = { delimiter: separator, skipEmptyLines: 'greedy', preview: MAX_ROWS + 1 } as const
  const parsed = Papa.parse<string[]>(body, how)
  const hasLooseQuotes = parsed.errors.some(({ code }) => code === 'MissingQuotes')
  const rows = hasLooseQuotes
    ? // A character that no text holds, so that no quotation mark means anything.
      Papa.parse<string[]>(body, { ...how, quoteChar: '\0' }).data
    : parsed.data
  return { rows, separator, hasLooseQuotes }
}

/** The separator by which most lines have as many cells as the first; a comma where none cuts anything. */
export function detectSeparator(text: string): Separator {
  // The sort keeps the order of what is equal, and the comma comes first.
  const [best] = SEPARATORS.map((separator) => ({ separator, score: score(text, separator) })).toSorted(
    (a, b) => b.score - a.score,
  )
  return best?.separator ?? ','
}

function score(text: string, separator: Separator): number {
  const { data } = Papa.parse<string[]>(text, {
    delimiter: separator,
    preview: SAMPLE_LINES,
    skipEmptyLines: 'greedy',
  })
  const width = data[0]?.length ?? 0
  if (width < 2) return 0
  const like = data.filter((row) => row.length === width).length / data.length
  // Among those that fit alike, the one that cuts more: a semicolon file has commas in none of its headers.
  return like + width / 1_000
}
