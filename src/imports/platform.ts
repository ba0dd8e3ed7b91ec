/** Which platform a table's rows come from. Two that run on the same software both count from one. */
import type { Platform } from '../domain/programme-fields.ts'
import { hostOf } from '../domain/source.ts'
import type { Columns, SourceKind } from './recognise.ts'
import type { SourceTable } from './table.ts'

/** What tells the platform of a row by its cells: by the row's own link, or by the one host of all the others. */
export function createPlatformReader(
  kind: SourceKind,
  { header, rows }: SourceTable,
  columns: Columns,
): (cells: readonly string[]) => Platform {
  if (kind !== 'decidim') {
    const platform: Platform = { kind: kind === 'polis' ? 'polis' : 'list' }
    return () => platform
  }
  // Also where nobody wants the links taken in.
  const named = header.findIndex((name) => name.trim().toLowerCase() === 'url')
  const column = named < 0 ? columns.url : named
  const hostIn = (cells: readonly string[]) => (column === undefined ? undefined : hostOf(cells[column]))
  const [only, ...others] = new Set(rows.flatMap((cells) => hostIn(cells) ?? []))
  return (cells) => {
    const host = hostIn(cells) ?? (others.length === 0 ? only : undefined)
    return { kind, ...(host && { host }) }
  }
}
