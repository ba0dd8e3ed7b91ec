/** What an import would change, row by row, before anything is written. */
import { isSameValue } from '../domain/canonical.ts'
import type { EntityId } from '../domain/ids.ts'
import type { Channel, Proposal } from '../domain/kinds.ts'
import { proposalsOf } from '../domain/programme.ts'
import type { Platform, Source } from '../domain/programme-fields.ts'
import { hostOf } from '../domain/source.ts'
import type { State } from '../domain/state.ts'
import { searchForm } from '../domain/text.ts'
import { idOfContent, idOfRow, type Scope } from './identity.ts'
import { meantBy, type NameMap } from './names.ts'
import { createPlatformReader } from './platform.ts'
import type { Columns, SourceKind } from './recognise.ts'
import { createRowReader, type ImportedRow, type RowFlaw } from './rows.ts'
import type { SourceTable } from './table.ts'

/** What a proposal is made of when it comes in. */
type ProposalFields = Pick<Proposal, 'programme' | 'text'> &
  Partial<Pick<Proposal, 'channel' | 'source' | 'axis' | 'speaker' | 'label'>>

/** `changed`: here with another text. `alike`: not here, but another idea says the same. `withdrawn`: here, and withdrawn. */
export type PlannedRow = { readonly row: ImportedRow } & (
  | { readonly standing: 'left-out'; readonly flaw: RowFlaw }
  | ({ readonly id: EntityId; readonly fields: ProposalFields } & (
      | { readonly standing: 'new' }
      | { readonly standing: 'known' | 'changed' | 'withdrawn' | 'alike'; readonly here: Proposal }
    ))
)
export type Standing = PlannedRow['standing']
export const STANDINGS: readonly Standing[] = ['new', 'alike', 'changed', 'withdrawn', 'known', 'left-out']

export interface Wishes {
  readonly scope: Scope
  readonly table: SourceTable
  readonly kind: SourceKind
  readonly columns: Columns
  /** The source as people call it; it tells apart two lists that both count from one. */
  readonly source: string
  readonly channel: Channel
  readonly axes: NameMap
  readonly groups: NameMap
}

/** Rows judged between two breaths of the screen: a few milliseconds on a cheap tablet. */
const BREATH = 100

/**
 * Judges every row against what is there now. `breathe` is awaited every so many rows, so that thousands of
 * them do not hold up the screen; it may reject to give up.
 */
export async function planImport(
  state: State,
  wishes: Wishes,
  breathe: () => Promise<void>,
): Promise<readonly PlannedRow[]> {
  const { scope, table, columns } = wishes
  const read = createRowReader(table, columns)
  const platformOf = createPlatformReader(wishes.kind, table, columns)
  const judge = createJudge(state, wishes)
  const namer = createNamer(state, wishes)
  const planned: PlannedRow[] = []
  for (let line = 1; line <= table.rows.length; line += 1) {
    if (line % BREATH === 0) await breathe()
    const row = read(line)
    const platform = platformOf(row.cells)
    const id = await namer(row, platform)
    if (id === undefined || row.flaw) {
      planned.push({ row, standing: 'left-out', flaw: row.flaw ?? 'repeated' })
    } else {
      planned.push(judge(row, id, scope, platform))
    }
  }
  return planned
}

/** How many rows stand how. */
export function countStandings(plan: readonly PlannedRow[]): Readonly<Record<Standing, number>> {
  const counts = { new: 0, alike: 0, changed: 0, withdrawn: 0, known: 0, 'left-out': 0 }
  for (const { standing } of plan) counts[standing] += 1
  return counts
}

/** Gives each row its id; undefined to one whose name an earlier row has. */
function createNamer(state: State, { scope, columns, source }: Wishes) {
  const rows = new Set<string>()
  const contents = new Map<string, number>()
  return async ({ row, cells }: ImportedRow, platform: Platform): Promise<EntityId | undefined> => {
    if (columns.row !== undefined && row !== undefined) {
      const space = spaceOf(platform, source)
      const name = JSON.stringify([space, row])
      if (rows.has(name)) return undefined
      rows.add(name)
      const earlier = platform.kind === 'decidim' ? await idOfRow(scope, 'decidim', row) : undefined
      return isSameSource(state, earlier, platform, source) ? earlier : await idOfRow(scope, space, row)
    }
    const content = JSON.stringify(cells)
    const nth = (contents.get(content) ?? 0) + 1
    contents.set(content, nth)
    return await idOfContent(scope, cells, nth)
  }
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

function createJudge(state: State, wishes: Wishes) {
  const proposals = proposalsOf(state, wishes.scope.programme)
  const byText = new Map(
    proposals.filter(({ withdrawn }) => !withdrawn).map((each) => [searchForm(each.text), each]),
  )
  const labels = new Map(proposals.flatMap(({ label, id }) => (label ? [[label, id] as const] : [])))

  return (row: ImportedRow, id: EntityId, { programme }: Scope, platform: Platform): PlannedRow => {
    const label = labelOf(row, wishes.channel)
    const owner = labels.get(label)
    const isFree = owner === undefined || owner === id
    labels.set(label, owner ?? id)
    const fields = { ...fieldsOf(row, wishes, programme, platform), ...(isFree && { label }) }
    const here = state.get('proposal', id)
    if (here) {
      if (here.withdrawn) return { row, id, fields, here, standing: 'withdrawn' }
      return hasChanged(here, fields)
        ? { row, id, fields: keptSource(fields, here), here, standing: 'changed' }
        : { row, id, fields, here, standing: 'known' }
    }
    const alike = byText.get(searchForm(row.text))
    return alike ? { row, id, fields, here: alike, standing: 'alike' } : { row, id, fields, standing: 'new' }
  }
}

/**
 * A row by a name can say something else than before. One that is known by its content cannot: where its text
 * differs here, people have changed it here.
 */
function hasChanged(here: Proposal, fields: ProposalFields): boolean {
  if (fields.source?.row === undefined) return false
  // That a source now tells its platform says nothing of the row.
  const { platform: _, ...said } = keptSource(fields, here).source ?? {}
  const { platform: __, ...before } = here.source ?? {}
  return here.text !== fields.text || !isSameValue(before, said)
}

/** A source under a new name is still the same source, and what this file does not say of the row still holds. */
const keptSource = (fields: ProposalFields, { source }: Proposal): ProposalFields => ({
  ...fields,
  ...(fields.source && { source: { ...source, ...fields.source, name: source?.name ?? fields.source.name } }),
})

function fieldsOf(
  row: ImportedRow,
  { channel, source, axes, groups }: Wishes,
  programme: EntityId,
  platform: Platform,
): ProposalFields {
  const axis = row.axis === undefined ? null : meantBy(axes, row.axis)
  const group = row.group === undefined ? null : meantBy(groups, row.group)
  const gender = row.gender ?? null
  return {
    programme,
    text: row.text,
    channel,
    source: { ...sourceOf(row, source), platform },
    ...(axis && { axis }),
    ...((gender || group) && { speaker: { gender, group } }),
  }
}

const sourceOf = ({ row, url, date, status }: ImportedRow, name: string): Source => ({
  name,
  ...(row && { row }),
  ...(url && { url }),
  ...(date && { date }),
  ...(status && { status }),
})

const LABELS: Readonly<Record<Channel, string>> = {
  digital: 'WEB',
  paper: 'PAP',
  body: 'ORG',
  'in-person': 'SAL',
}

/**
 * The number by which a committee speaks of it: the source's own where that is one, or else the line. Made from
 * the row alone, since two devices that import the same file must write the same.
 */
function labelOf({ row, line }: ImportedRow, channel: Channel): string {
  const number = row !== undefined && /^[1-9]\d{0,6}$/.test(row) ? row : String(line)
  return `${LABELS[channel]}${number}`
}
