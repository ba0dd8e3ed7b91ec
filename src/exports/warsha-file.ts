/**
 * A programme as a file that another collectivity's Warsha takes in.
 *
 *     {"format":"warsha-programme","v":1,"collectivity":{…},"programme":"…","count":57,…}
 *     {"kind":"axis","entity":"…","fields":{…}}          (`count` lines)
 *     {"end":57}
 *
 * Why things and not the log: operations belong to the devices and the queue of their own collectivity, and another
 * server refuses them. Ids are kept, so the same file twice, on two laptops either, names the same things and adds
 * nothing. What is known where the file is read stays: a file fills gaps and overwrites nothing. People who were
 * counted there arrive here as declared: for this Warsha they are what a source states.
 */
import * as v from 'valibot'
import { attendanceOf } from '../domain/attendance.ts'
import { isSameValue } from '../domain/canonical.ts'
import { type LocalizedName, localizedSchema } from '../domain/fields.ts'
import type { Figure } from '../domain/figure.ts'
import { type EntityId, entityIdSchema } from '../domain/ids.ts'
import { type Declared, type DeclaredFigure, fieldSchema, type Kind, type Workshop } from '../domain/kinds.ts'
import { type SetDraft, set } from '../domain/operation.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import type { Reader, State } from '../domain/state.ts'
import { nameIn } from '../i18n/format.ts'

const FORMAT = 'warsha-programme'
const VERSION = 1

/** In the order in which they are written: what is named comes before what names it. */
const CARRIED = ['programme', 'axis', 'group', 'workshop', 'project', 'milestone', 'proposal'] as const
type Carried = (typeof CARRIED)[number]

const headerSchema = v.object({
  format: v.literal(FORMAT),
  v: v.literal(VERSION),
  collectivity: v.object({ id: entityIdSchema, name: v.nullable(localizedSchema) }),
  programme: entityIdSchema,
  /** Last place of the log that the file shows. */
  seq: v.number(),
  count: v.pipe(v.number(), v.integer(), v.minValue(1)),
})
export type FileHeader = v.InferOutput<typeof headerSchema>

const lineSchema = v.object({
  kind: v.picklist(CARRIED),
  entity: entityIdSchema,
  fields: v.record(v.string(), v.unknown()),
})

export interface ProgrammeFile {
  readonly header: FileHeader
  readonly things: readonly { readonly kind: Carried; readonly entity: EntityId; readonly fields: Fields }[]
}
type Fields = Readonly<Record<string, unknown>>

/** `own`: it was made by this collectivity, which has everything already. */
export type FileFlaw = 'not-a-programme-file' | 'cut' | 'newer' | 'own'

/** What a file would bring. */
export interface TakeIn {
  readonly drafts: readonly SetDraft[]
  /** Things that are new here. */
  readonly added: number
  /** Fields of known things that were empty here. */
  readonly filled: number
  /** Fields that say something else here: they stay as they are. */
  readonly kept: number
  readonly programme: EntityId
}

export function programmeFile(
  reader: Reader,
  programme: EntityId,
  collectivity: { readonly id: EntityId; readonly name: LocalizedName | undefined },
  seq: number,
): string {
  const things = CARRIED.flatMap((kind) =>
    reader
      .all(kind)
      .filter((thing) => ('programme' in thing ? thing.programme : thing.id) === programme)
      .map(({ id, kind: _kind, ...fields }) => ({
        kind,
        entity: id,
        fields: withCounts(reader, id, kind, fields),
      })),
  )
  const header = {
    format: FORMAT,
    v: VERSION,
    collectivity: { id: collectivity.id, name: collectivity.name ?? null },
    programme,
    seq,
    count: things.length,
  }
  return [header, ...things, { end: things.length }].map((line) => `${JSON.stringify(line)}\n`).join('')
}

/** @param here the collectivity that would take it in */
export function readProgrammeFile(text: string, here: EntityId): Result<ProgrammeFile, FileFlaw> {
  const lines = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/)
  const first = parsed(lines[0] ?? '')
  if (!isObject(first) || first['format'] !== FORMAT) return fail('not-a-programme-file')
  if (typeof first['v'] === 'number' && first['v'] > VERSION) return fail('newer')
  const header = v.safeParse(headerSchema, first)
  if (!header.success) return fail('not-a-programme-file')
  const { count, collectivity } = header.output
  const end = parsed(lines[count + 1] ?? '')
  if (lines.length !== count + 2 || !isObject(end) || end['end'] !== count) return fail('cut')
  if (collectivity.id === here) return fail('own')
  const things = lines.slice(1, count + 1).flatMap((line) => {
    const thing = v.safeParse(lineSchema, parsed(line))
    return thing.success ? [{ ...thing.output, fields: fitting(thing.output.kind, thing.output.fields) }] : []
  })
  const isOfProgramme = ({ kind, entity, fields }: (typeof things)[number]) =>
    (kind === 'programme' ? entity : fields['programme']) === header.output.programme
  if (!things.every(isOfProgramme)) return fail('not-a-programme-file')
  // A line that is no thing was changed, or is of a kind that only a newer version knows.
  return things.length === count ? ok({ header: header.output, things }) : fail('newer')
}

/** Of known things: that nobody has said so here is no gap, but how it stands. */
const DECIDED_HERE: ReadonlySet<string> = new Set([
  'withdrawn',
  'retired',
  'into',
  'status',
  'sorting',
  'decision',
  'project',
])

/** What taking a file in would write, given what is here. */
export function takeIn(state: Pick<State, 'entity'>, { header, things }: ProgrammeFile): TakeIn {
  const drafts: SetDraft[] = []
  let [added, filled, kept] = [0, 0, 0]
  for (const { kind, entity, fields } of things) {
    const known = state.entity(kind, entity)
    // A thing of which nothing fits is nothing to write, and must not stop all the others.
    if (!known && Object.keys(fields).length === 0) continue
    if (!known) {
      added += 1
      drafts.push(set(kind, entity, kind === 'proposal' ? sourced(fields, header) : { ...fields }))
      continue
    }
    const gaps: Record<string, unknown> = {}
    for (const [field, value] of Object.entries(fields)) {
      // Where a proposal came from, and its label there, were told when it came in.
      if (kind === 'proposal' && (field === 'label' || field === 'source')) continue
      const here = known.fields.get(field)
      if (!here && DECIDED_HERE.has(field)) kept += 1
      else if (!here) gaps[field] = value
      else if (!here.heads.some((head) => isSameValue(head.value, value))) kept += 1
    }
    const count = Object.keys(gaps).length
    filled += count
    if (count > 0) drafts.push(set(kind, entity, gaps))
  }
  return { drafts, added, filled, kept, programme: header.programme }
}

/** Labels are given by a collectivity's own stations: elsewhere a label is where the proposal came from. */
function sourced({ label, ...fields }: Fields, { collectivity }: FileHeader): Record<string, unknown> {
  if (typeof label !== 'string' || fields['source'] !== undefined) return { ...fields }
  const name = collectivity.name === null ? 'Warsha' : nameIn(collectivity.name, 'ar')
  return { ...fields, source: { name, row: label } }
}

/** A workshop with what was counted there told as declared. */
function withCounts(reader: Reader, id: EntityId, kind: Kind, fields: Fields): Fields {
  const workshop = kind === 'workshop' ? reader.get('workshop', id) : undefined
  if (!workshop) return fields
  const declared = declaredOf(reader, workshop)
  return Object.keys(declared).length === 0 ? fields : { ...fields, declared }
}

function declaredOf(reader: Reader, workshop: Workshop): Declared {
  const { women, men, total, groups } = attendanceOf(reader, workshop)
  const told = (name: 'women' | 'men' | 'total', figure: Figure) => {
    const stated = statement(figure)
    return stated ? { [name]: stated } : {}
  }
  const ofGroups = [...groups].flatMap(([group, figure]) => {
    const stated = statement(figure)
    return stated ? [[group, stated] as const] : []
  })
  return {
    ...workshop.declared,
    ...told('women', women),
    ...told('men', men),
    ...told('total', total),
    ...(ofGroups.length > 0 ? { groups: Object.fromEntries(ofGroups) } : {}),
  }
}

/** Counts are never clamped; a statement of fewer than nobody cannot be made. */
function statement({ value, origin, certainty }: Figure): DeclaredFigure | undefined {
  if (origin === 'none') return undefined
  if (value === null || certainty === 'unknown' || certainty === 'at-least') {
    return { certainty: 'unknown', value: null }
  }
  return value < 0 ? undefined : { certainty, value }
}

/** Fields that this version knows, with values that fit: of what a newer one wrote, the rest is left. */
const fitting = (kind: Kind, fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => {
      const schema = name === 'removed' ? undefined : fieldSchema(kind, name)
      return schema !== undefined && v.is(schema, value)
    }),
  )

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
