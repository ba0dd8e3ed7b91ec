/**
 * Which proposal a row is. The id is made from the row, so that two people who import the same file without
 * knowing of each other write about the same things.
 */
import { canonicalJson } from '../domain/canonical.ts'
import type { EntityId } from '../domain/ids.ts'

/** Where a row belongs: the same words in another programme are another proposal. */
export interface Scope {
  readonly collectivity: EntityId
  readonly programme: EntityId
}

/** A row by the name that its platform gives it. `source` tells apart two platforms that both count from one. */
export const idOfRow = ({ collectivity, programme }: Scope, source: string, row: string): Promise<EntityId> =>
  uuidv8([collectivity, programme, 'row', source, row])

/**
 * A row of a list, by all that stands in it. `nth` tells apart rows that say the same, 1, 2, 3 …:
 * two people who want a lamp in the street are two voices.
 */
export const idOfContent = (
  { collectivity, programme }: Scope,
  cells: readonly string[],
  nth: number,
): Promise<EntityId> => uuidv8([collectivity, programme, 'content', cells, nth])

/** A UUIDv8 (RFC 9562 §5.8) of the first bytes of the SHA-256 over a value's canonical JSON. */
async function uuidv8(value: unknown): Promise<EntityId> {
  const bytes = new TextEncoder().encode(canonicalJson(value))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const hex = Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  const groups = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`]
  return [...groups, `${variant}${hex.slice(17, 20)}`, hex.slice(20)].join('-') as EntityId
}
