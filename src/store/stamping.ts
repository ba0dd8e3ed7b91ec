/** From a screen's draft to an operation: cleaned, allowed, checked, stamped. Pure but for the ports. */
import { type EntityState, headsOf } from '../domain/fold.ts'
import { type DeviceId, type OperationId, UUID_RANDOM_BYTES, uuidv7 } from '../domain/ids.ts'
import { type Draft, OPERATION_VERSION, type Operation, parseOperation } from '../domain/operation.ts'
import { mayWriteOperation } from '../domain/permissions.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import type { State } from '../domain/state.ts'
import { cleanText } from '../domain/text.ts'
import type { CommitFailure, Counters, Enrolment } from './rows.ts'

/** Clock and randomness come from outside. */
export interface Stamping {
  now(): Date
  randomBytes(length: number): Uint8Array
  /** A new key pair, ECDSA P-256, whose private half no script can read. */
  newKeys(): Promise<CryptoKeyPair>
}

/** An operation that lacks only what the saving transaction gives: `n`, and perhaps a label. */
export interface Prepared {
  readonly op: Operation
  readonly isNumbered: boolean
  readonly station: string
}

export const newId = (stamping: Stamping): string =>
  uuidv7(stamping.now().getTime(), stamping.randomBytes(UUID_RANDOM_BYTES))

/** Judges the drafts of one user action as the server will. All are prepared, or none. */
export function prepare(
  drafts: readonly Draft[],
  { device, role, station }: Enrolment,
  state: State,
  stamping: Stamping,
): Result<readonly Prepared[], CommitFailure> {
  const prepared: Prepared[] = []
  for (const draft of drafts) {
    const op = parseOperation(stamped(draft, device, station, state, stamping))
    if (!op.ok) return fail({ reason: 'invalid', detail: op.error.detail })
    if (!mayWriteOperation(role, op.value))
      return fail({ reason: 'forbidden', detail: `${role}: ${nameOf(op.value)}` })
    prepared.push({ op: op.value, isNumbered: isNumbered(draft), station })
  }
  return ok(prepared)
}

/** Key of the last own row that was written under these counters. */
export const lastKey = (counters: Counters | undefined): number =>
  (counters?.before ?? 0) + (counters?.n ?? 0)

/** Gives each operation the next `n`, and each numbered proposal the next label. */
export function number(
  prepared: readonly Prepared[],
  counters: Counters,
): { readonly ops: readonly Operation[]; readonly counters: Counters } {
  let { n, label } = counters
  const ops = prepared.map(({ op, isNumbered, station }) => {
    n += 1
    if (!isNumbered || op.type !== 'set') return { ...op, n }
    label += 1
    return { ...op, n, fields: { ...op.fields, label: `${station}${label}` } }
  })
  return { ops, counters: { ...counters, n, label } }
}

/** Local time with its offset, to the millisecond: what the clock on the wall said. */
function localTime(date: Date): string {
  const offset = -date.getTimezoneOffset()
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1)
  const sign = offset < 0 ? '-' : '+'
  const two = (value: number) => String(Math.trunc(value)).padStart(2, '0')
  return `${local}${sign}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`
}

const isNumbered = (draft: Draft): boolean => draft.type === 'set' && draft.numbered === true

/** The draft as an operation, with 1 standing for the `n` and the label's number that it will get. */
function stamped(draft: Draft, device: DeviceId, station: string, state: State, stamping: Stamping): unknown {
  const envelope = {
    id: newId(stamping) as OperationId,
    device,
    n: 1,
    at: localTime(stamping.now()),
    v: OPERATION_VERSION,
  }
  if (draft.type === 'tally') return { ...draft, ...envelope }
  const { numbered, ...rest } = draft
  const written = clean(rest.fields) as Readonly<Record<string, unknown>>
  const fields = numbered ? { ...written, label: `${station}1` } : written
  return { ...rest, ...envelope, fields, prev: prevOf(state.entity(rest.kind, rest.entity), fields) }
}

/**
 * Which operations each field shows now: what its author has seen, and supersedes. Its own are named, too,
 * though their `n` says the same: stamped anew under another device id, it still supersedes them, and
 * nothing of what it says has to change for that, its hash neither.
 */
function prevOf(
  entity: EntityState | undefined,
  fields: Readonly<Record<string, unknown>>,
): Record<string, readonly OperationId[]> {
  const prev: Record<string, readonly OperationId[]> = {}
  for (const field of Object.keys(fields)) {
    const heads = headsOf(entity?.fields.get(field))
    if (heads.length > 0) prev[field] = heads
  }
  return prev
}

/** What people wrote is cleaned wherever it stands; ids and dates come out as they went in. */
function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(clean)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, clean(member)]))
}

const nameOf = (op: Operation): string =>
  op.type === 'tally' ? 'tally' : `${op.kind} ${Object.keys(op.fields).join(', ')}`
