/** Identifiers. Branded, so that an operation's id is never taken for an entity's. */
import * as v from 'valibot'

/** A string of one meaning: equal at run time, apart for the compiler. */
type Brand<Name extends string> = string & { readonly __brand: Name }

/** UUIDv7 of one operation. Identity only: it orders nothing. */
export type OperationId = Brand<'operation'>
/** UUIDv7 of one enrolled tablet or browser; the server's own is the collectivity's id. */
export type DeviceId = Brand<'device'>
/** UUIDv7 of one thing: workshop, proposal, axis … */
export type EntityId = Brand<'entity'>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const uuid = v.pipe(v.string(), v.regex(UUID, 'uuid'))
export const operationIdSchema = v.pipe(
  uuid,
  v.transform((id) => id as OperationId),
)
export const deviceIdSchema = v.pipe(
  uuid,
  v.transform((id) => id as DeviceId),
)
export const entityIdSchema = v.pipe(
  uuid,
  v.transform((id) => id as EntityId),
)

/** Bytes a UUIDv7 wants besides its time. */
export const UUID_RANDOM_BYTES = 10

/**
 * A UUIDv7 (RFC 9562 §5.7) from a time in milliseconds and ten random bytes.
 * The time only helps indexes; nothing in Warsha reads an order from it.
 */
export function uuidv7(nowMs: number, random: Uint8Array): string {
  const time = Math.max(0, Math.trunc(nowMs)).toString(16).padStart(12, '0').slice(-12)
  const hex = [...random.subarray(0, UUID_RANDOM_BYTES)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
  const variant = ((Number.parseInt(hex.slice(3, 4), 16) & 0x3) | 0x8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`
}
