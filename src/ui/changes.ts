/** A thing's history, step by step and field by field. */

import { isSameValue } from '../domain/canonical.ts'
import type { Operation } from '../domain/operation.ts'
import type { HistoryEntry } from '../store/store.ts'

export interface Change {
  readonly field: string
  /** What its author saw before; undefined for the first. */
  readonly from: unknown
  readonly to: unknown
  readonly isFirst: boolean
}

/** What one operation changed. */
export interface Step {
  readonly entry: HistoryEntry
  readonly changes: readonly Change[]
}

/** Said once, by what the thing is; told again in every history it would only be noise. */
const UNTOLD: ReadonlySet<string> = new Set(['programme', 'label', 'channel', 'key', 'station'])

/** Steps in the order of the entries. What an author saw is what `prev` names, or else the author's own last. */
export function stepsOf(entries: readonly HistoryEntry[]): readonly Step[] {
  const byId = new Map<string, Operation>(entries.map(({ op }) => [op.id, op]))
  const lastOf = new Map<string, unknown>()
  return entries.flatMap((entry) => {
    const { op } = entry
    if (op.type !== 'set') return []
    const changes = Object.entries(op.fields).flatMap(([field, to]) => {
      const named = op.prev[field]?.map((id) => byId.get(id)).find((seen) => seen?.type === 'set')
      const own = `${op.device} ${field}`
      const isFirst = named === undefined && !lastOf.has(own)
      const from = named?.type === 'set' ? named.fields[field] : lastOf.get(own)
      lastOf.set(own, to)
      return UNTOLD.has(field) || (!isFirst && isSameValue(from, to)) ? [] : [{ field, from, to, isFirst }]
    })
    return changes.length === 0 ? [] : [{ entry, changes }]
  })
}
