/**
 * The operation: the only thing that is ever written. Two kinds, `set` and `tally` (DESIGN.md §1).
 * `parseOperation` is the edge through which everything foreign passes; behind it, types are trusted.
 */
import * as v from 'valibot'
import { deviceIdSchema, type EntityId, entityIdSchema, operationIdSchema } from './ids.ts'
import { fieldSchema, genderSchema, isInCalendar, isKind } from './kinds.ts'
import { fail, ok, type Result } from './result.ts'

/** The version of operations that this code writes. Older ones stay accepted for ever. */
export const OPERATION_VERSION = 1

/** Largest single count: a stadium, typed at once. Keeps a slip of the finger from ruining a report. */
export const MAX_COUNT = 100_000

// Local time with its offset, "2024-05-15T10:30:00.000+01:00", or UTC with Z.
const AT = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/**
 * Most that one operation may be as JSON, in UTF-16 code units: more than a project with every text at its
 * longest. Every tablet downloads every operation, so none may be a burden to all.
 */
const MAX_OPERATION = 128 * 1024

/** A tablet's time as it is written down. */
export const atSchema = v.pipe(
  v.string(),
  v.regex(AT, 'at'),
  // A screen cannot show the 99th of a month.
  v.check((at) => isInCalendar(at.slice(0, 'YYYY-MM-DD'.length)), 'at'),
)

const envelope = {
  id: operationIdSchema,
  device: deviceIdSchema,
  n: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  at: atSchema,
  v: v.literal(OPERATION_VERSION),
}

const fieldName = v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,40}$/, 'field-name'))

const setOperationSchema = v.strictObject({
  ...envelope,
  type: v.literal('set'),
  kind: v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/, 'kind')),
  entity: entityIdSchema,
  fields: v.pipe(
    v.record(fieldName, v.unknown()),
    v.check((fields) => Object.keys(fields).length > 0, 'no-fields'),
  ),
  prev: v.record(fieldName, v.pipe(v.array(operationIdSchema), v.maxLength(100))),
  /** Whose request the server carried out; only on operations that the server writes. */
  by: v.exactOptional(deviceIdSchema),
})

const tallyOperationSchema = v.pipe(
  v.strictObject({
    ...envelope,
    type: v.literal('tally'),
    entity: entityIdSchema,
    gender: v.nullable(genderSchema),
    group: v.nullable(entityIdSchema),
    count: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(-MAX_COUNT, 'count'),
      v.maxValue(MAX_COUNT, 'count'),
      v.notValue(0, 'count'),
    ),
    /** The own earlier tally that this one takes back: what makes undo survive a restart. */
    undoes: v.exactOptional(operationIdSchema),
  }),
  v.check((tally) => tally.gender !== null || tally.group !== null, 'counts-nothing'),
)

export type SetOperation = v.InferOutput<typeof setOperationSchema>
export type TallyOperation = v.InferOutput<typeof tallyOperationSchema>
export type Operation = SetOperation | TallyOperation

/** One line of the queue: its place, when the server took it, and the operation. */
export interface Entry {
  /** 1, 2, 3 … without gap, per collectivity. */
  readonly seq: number
  /** Server time, ISO 8601 UTC. */
  readonly received: string
  readonly op: Operation
}

type Unstamped<Op> = Omit<Op, 'id' | 'device' | 'n' | 'at' | 'v' | 'prev' | 'by'>
/** What a screen asks to be written; the store stamps it with id, device, counter, clock and `prev`. */
export type SetDraft = Unstamped<SetOperation> & {
  /** Asks for the next label of this station ("B7"), given inside the saving transaction. */
  readonly numbered?: true
}
export type TallyDraft = Unstamped<TallyOperation>
export type Draft = SetDraft | TallyDraft

/** Why an operation cannot be accepted; the words for people are in i18n. */
export type Rejection = 'invalid' | 'unknown-kind' | 'forbidden' | 'foreign-device' | 'altered' | 'revoked'
export const REJECTIONS: readonly Rejection[] = [
  'invalid',
  'unknown-kind',
  'forbidden',
  'foreign-device',
  'altered',
  'revoked',
]

export const operationSchema = v.variant('type', [setOperationSchema, tallyOperationSchema])

/** Checks foreign JSON against the schemas and the kinds' table. Names the first thing that is wrong. */
export function parseOperation(
  input: unknown,
): Result<Operation, { readonly reason: Rejection; readonly detail: string }> {
  if (hasUnsafeKey(input)) return fail({ reason: 'invalid', detail: 'unsafe member name' })
  const parsed = v.safeParse(operationSchema, input, { abortEarly: true })
  if (!parsed.success) return fail({ reason: 'invalid', detail: detailOf(parsed.issues[0]) })
  const op = parsed.output
  if (op.type === 'tally') return ok(op)
  if (!isKind(op.kind)) return fail({ reason: 'unknown-kind', detail: op.kind })
  for (const [field, value] of Object.entries(op.fields)) {
    const schema = fieldSchema(op.kind, field)
    if (!schema) return fail({ reason: 'invalid', detail: `${op.kind}.${field}: unknown field` })
    if (value === null) continue
    const checked = v.safeParse(schema, value, { abortEarly: true })
    if (!checked.success) {
      return fail({ reason: 'invalid', detail: `${op.kind}.${field}: ${detailOf(checked.issues[0])}` })
    }
  }
  if (JSON.stringify(op).length > MAX_OPERATION) return fail({ reason: 'invalid', detail: 'too-long' })
  return ok(op)
}

/** True for what a newer tablet wrote and this code cannot judge yet: kept and tried again. */
export function isFromNewerVersion(input: unknown): boolean {
  return (
    typeof input === 'object' &&
    input !== null &&
    'v' in input &&
    typeof input.v === 'number' &&
    Number.isSafeInteger(input.v) &&
    input.v > OPERATION_VERSION
  )
}

/** An operation without `device` and `n`: what its content hash is taken over, so that stamping anew changes neither id nor hash. */
export function contentOf(op: Operation): Omit<Operation, 'device' | 'n'> {
  const { device: _device, n: _n, ...content } = op
  return content
}

/** Drafts of the two kinds, in the words of the screens. */
export const set = (kind: string, entity: EntityId, fields: SetDraft['fields']): SetDraft => ({
  type: 'set',
  kind,
  entity,
  fields,
})
export const tally = (
  entity: EntityId,
  gender: TallyDraft['gender'],
  group: TallyDraft['group'],
  count: number,
): TallyDraft => ({ type: 'tally', entity, gender, group, count })

// Valibot drops these members from records without a word; the author's bytes must never change so.
const UNSAFE_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

function hasUnsafeKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, member]) => UNSAFE_KEYS.has(key) || hasUnsafeKey(member))
}

function detailOf(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue)
  return path ? `${path}: ${issue.message}` : issue.message
}
