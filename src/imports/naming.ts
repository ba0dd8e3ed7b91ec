/** Which proposal each row of a file is, so that the same row is the same proposal on every device. */
import type { EntityId } from '../domain/ids.ts'
import { proposalsOf } from '../domain/programme.ts'
import type { Platform } from '../domain/programme-fields.ts'
import { hostOf } from '../domain/source.ts'
import type { State } from '../domain/state.ts'
import { searchForm } from '../domain/text.ts'
import { idOfContent, idOfRow } from './identity.ts'
import type { Wishes } from './plan.ts'
import { guessColumns } from './recognise.ts'
import { createRowReader, type ImportedRow } from './rows.ts'

export interface PlatformRow {
  readonly row: ImportedRow
  readonly platform: Platform
}

/**
 * Gives each row its id; undefined to one whose name an earlier row has. A platform's row is known by the platform's
 * own number. Any other is known by what stands in it: the name of a list and the choice of its columns are people's,
 * and two of them choose in two ways.
 */
export function createNamer(state: State, wishes: Wishes) {
  const { scope, columns, source, table, kind } = wishes
  const names = new Set<string>()
  const contents = new Map<string, number>()
  const isPlatform = kind === 'decidim' || kind === 'polis'
  // Also where nobody wants the numbers taken in.
  const number = isPlatform ? (columns.row ?? guessColumns(table).row) : columns.row
  const numbered = number === undefined ? undefined : createRowReader(table, { row: number })

  return async ({ row, platform }: PlatformRow): Promise<EntityId | undefined> => {
    const content = JSON.stringify(row.cells)
    const nth = (contents.get(content) ?? 0) + 1
    contents.set(content, nth)
    const byContent = await idOfContent(scope, row.cells, nth)
    const name = numbered?.(row.line).row
    if (name === undefined) return byContent
    const space = spaceOf(platform, source)
    const key = JSON.stringify([space, name])
    if (names.has(key)) return undefined
    names.add(key)
    if (!isPlatform || (row.row === undefined && state.get('proposal', byContent))) return byContent
    const earlier = platform.kind === 'decidim' ? await idOfRow(scope, 'decidim', name) : undefined
    return isSameSource(state, earlier, platform, source) ? earlier : await idOfRow(scope, space, name)
  }
}

/**
 * The idea that a row of a list was before: the list bears a name, and the row a number, so that a list in which
 * somebody mended a row says what became of it, and what came in while rows were known by name and number is known still.
 */
export function createFinder(state: State, { scope, source }: Wishes) {
  const byNumber = new Map<string, EntityId>()
  const keyOf = (kind: Platform['kind'], name: string, row: string) =>
    JSON.stringify([kind, searchForm(name), row])
  // The newest first: what stands is found before what was withdrawn, and the oldest of them.
  const ideas = proposalsOf(state, scope.programme)
  for (const idea of [
    ...ideas.filter((each) => each.withdrawn),
    ...ideas.filter((each) => !each.withdrawn),
  ]) {
    const { name, row, platform } = idea.source ?? {}
    if (name === undefined || row === undefined || platform?.host !== undefined) continue
    byNumber.set(keyOf(platform?.kind ?? 'list', name, row), idea.id)
  }
  return ({ row, platform }: PlatformRow): EntityId | undefined =>
    row.row === undefined || platform.kind !== 'list'
      ? undefined
      : byNumber.get(keyOf('list', source, row.row))
}

/** A site's numbers are its own wherever its export was saved; without a host, they need the list's name. */
const spaceOf = ({ kind, host }: Platform, source: string): string =>
  kind === 'decidim' && host !== undefined ? `${kind} ${host}` : searchForm(source)

/** True for what came in while all Decidims had one space of numbers: it keeps the id that it was given then. */
function isSameSource(
  state: State,
  id: EntityId | undefined,
  { host }: Platform,
  name: string,
): id is EntityId {
  const here = state.get('proposal', id)?.source
  if (!here || here.platform) return false
  return host === undefined ? searchForm(here.name) === searchForm(name) : (hostOf(here.url) ?? host) === host
}
