/** What an import would change, row by row, before anything is written. */
import type { EntityId } from '../domain/ids.ts'
import type { Channel, Proposal } from '../domain/kinds.ts'
import { proposalsOf } from '../domain/programme.ts'
import type { Platform, Source } from '../domain/programme-fields.ts'
import type { State } from '../domain/state.ts'
import { searchForm } from '../domain/text.ts'
import { fieldsOver, isUntouched, type ProposalFields, saysElse } from './here.ts'
import type { Scope } from './identity.ts'
import { meantBy, type NameMap } from './names.ts'
import { createFinder, createNamer, type PlatformRow } from './naming.ts'
import { createPlatformReader } from './platform.ts'
import type { Columns, SourceKind } from './recognise.ts'
import { createRowReader, type ImportedRow, type RowFlaw } from './rows.ts'
import type { SourceTable } from './table.ts'

/**
 * `changed`: here, and it says something else. `alike`: not here, but another idea says the same. `withdrawn`: here, and
 * withdrawn. `fields`: how the idea would stand, what people put there included.
 */
export type PlannedRow = { readonly row: ImportedRow } & (
  | { readonly standing: 'left-out'; readonly flaw: RowFlaw }
  | { readonly standing: 'new'; readonly id: EntityId; readonly fields: ProposalFields }
  | ({ readonly standing: 'known' | 'changed' | 'withdrawn' | 'alike' } & PlannedHere)
)
/** A row beside the idea that it is, or that says the same. */
export interface PlannedHere {
  readonly id: EntityId
  readonly fields: ProposalFields
  readonly here: Proposal
}
export type Standing = PlannedRow['standing']
export const STANDINGS: readonly Standing[] = ['new', 'alike', 'changed', 'withdrawn', 'known', 'left-out']

export interface Wishes {
  readonly scope: Scope
  readonly table: SourceTable
  readonly kind: SourceKind
  readonly columns: Columns
  /** The source as people call it; it tells apart two platforms that both count from one and tell no host. */
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
  const { table, columns } = wishes
  const read = createRowReader(table, columns)
  const platformOf = createPlatformReader(wishes.kind, table, columns)
  const judge = createJudge(state, wishes)
  const nameOf = createNamer(state, wishes)
  const findEarlier = createFinder(state, wishes)
  const named: (PlatformRow & { readonly id: EntityId | undefined })[] = []
  for (let line = 1; line <= table.rows.length; line += 1) {
    if (line % BREATH === 0) await breathe()
    const row = read(line)
    const found = { row, platform: platformOf(row.cells) }
    named.push({ ...found, id: await nameOf(found) })
  }
  const names = new Set(named.map(({ id }) => id))
  const planned: PlannedRow[] = []
  for (const [index, found] of named.entries()) {
    if ((index + 1) % BREATH === 0) await breathe()
    const { row, id } = found
    if (id === undefined || row.flaw) {
      planned.push({ row, standing: 'left-out', flaw: row.flaw ?? 'repeated' })
      continue
    }
    const earlier = state.get('proposal', id) ? undefined : findEarlier(found)
    // What another row of this file is cannot be this one as well.
    planned.push(judge(found, earlier === undefined || names.has(earlier) ? id : earlier))
  }
  return planned
}

/** How many rows stand how. */
export function countStandings(plan: readonly PlannedRow[]): Readonly<Record<Standing, number>> {
  const counts = { new: 0, alike: 0, changed: 0, withdrawn: 0, known: 0, 'left-out': 0 }
  for (const { standing } of plan) counts[standing] += 1
  return counts
}

function createJudge(state: State, wishes: Wishes) {
  const proposals = proposalsOf(state, wishes.scope.programme)
  const byText = new Map(
    proposals.filter(({ withdrawn }) => !withdrawn).map((each) => [searchForm(each.text), each]),
  )
  const labels = new Map(proposals.flatMap(({ label, id }) => (label ? [[label, id] as const] : [])))

  return ({ row, platform }: PlatformRow, id: EntityId): PlannedRow => {
    const label = labelOf(row, wishes.channel)
    const owner = labels.get(label)
    const isFree = owner === undefined || owner === id
    labels.set(label, owner ?? id)
    const fields = { ...fieldsOf(row, wishes, platform), ...(isFree && { label }) }
    const here = state.get('proposal', id)
    if (here) {
      const untouched = isUntouched(state, id)
      const standing = here.withdrawn ? 'withdrawn' : saysElse(here, fields, untouched) ? 'changed' : 'known'
      return { row, id, fields: fieldsOver(here, fields, untouched), here, standing }
    }
    const alike = byText.get(searchForm(row.text))
    return alike ? { row, id, fields, here: alike, standing: 'alike' } : { row, id, fields, standing: 'new' }
  }
}

function fieldsOf(
  row: ImportedRow,
  { scope, channel, source, axes, groups }: Wishes,
  platform: Platform,
): ProposalFields {
  const axis = row.axis === undefined ? null : meantBy(axes, row.axis)
  const group = row.group === undefined ? null : meantBy(groups, row.group)
  const gender = row.gender ?? null
  return {
    programme: scope.programme,
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
