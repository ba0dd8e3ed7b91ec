/** JSON as platforms give it: a list of records somewhere in it, each flattened to `title/ar`, `title/fr` … */
import { fail, ok, type Result } from '../domain/result.ts'
import { MAX_COLUMNS, MAX_ROWS } from './table.ts'

export type JsonFlaw = 'json-broken' | 'json-no-list' | 'too-wide' | 'too-long'

/** Cells of the whole table: thrice what 20,000 proposals with all columns of a platform have. */
const MAX_CELLS = 10_000_000

/** Deeper than any export known; a file made to be deep ends here. */
const MAX_DEPTH = 8

/** The longest list of records as rows under a first row of names. One record a line (NDJSON) is read, too. */
export function rowsOfJson(text: string): Result<readonly (readonly string[])[], JsonFlaw> {
  const value = parsed(text)
  if (!value.ok) return value
  const records = longest(listsIn(value.value, 0))
  if (!records) return fail('json-no-list')
  if (records.length > MAX_ROWS) return fail('too-long')
  const names = new Set<string>()
  const flat: ReadonlyMap<string, string>[] = []
  for (const record of records) {
    const cells = new Map(cellsOf(record, '', 0))
    for (const name of cells.keys()) names.add(name)
    flat.push(cells)
    // Records that each have keys of their own would make a table of as many columns as there are words in the file.
    if (names.size > MAX_COLUMNS || names.size * records.length > MAX_CELLS) return fail('too-wide')
  }
  const header = [...names]
  return ok([header, ...flat.map((cells) => header.map((name) => cells.get(name) ?? ''))])
}

function parsed(text: string): Result<unknown, JsonFlaw> {
  try {
    return ok(JSON.parse(text) as unknown)
  } catch {
    // Perhaps a record a line.
  }
  try {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    return lines.length > 1 ? ok(lines.map((line) => JSON.parse(line) as unknown)) : fail('json-broken')
  } catch {
    return fail('json-broken')
  }
}

type Json = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every list of records; those of GraphQL hold each record in a `node`. */
function listsIn(value: unknown, depth: number): readonly (readonly Json[])[] {
  if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) return []
  if (!Array.isArray(value)) return Object.values(value).flatMap((member) => listsIn(member, depth + 1))
  const records = value.filter(isRecord).map((record) => (isRecord(record['node']) ? record['node'] : record))
  // A list within a record is a part of it, not another table.
  return records.length > 0 && records.length === value.length ? [records] : []
}

const longest = (lists: readonly (readonly Json[])[]): readonly Json[] | undefined =>
  lists.toSorted((a, b) => b.length - a.length)[0]

function cellsOf(value: unknown, name: string, depth: number): [name: string, text: string][] {
  if (value === null || value === undefined || depth > MAX_DEPTH) return []
  if (Array.isArray(value)) {
    const texts = value.map(textOf).filter((text) => text !== '')
    return texts.length > 0 ? [[name, texts.join(', ')]] : []
  }
  if (isRecord(value)) {
    return Object.entries(value).flatMap(([key, member]) =>
      cellsOf(member, name === '' ? key : `${name}/${key}`, depth + 1),
    )
  }
  return [[name, textOf(value)]]
}

/** Numbers and truths as JSON writes them. */
const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? JSON.stringify(value)
      : ''
