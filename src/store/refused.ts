/** What a person does about a rejected operation. It is never deleted: only what is said of it changes. */
import type { Operation } from '../domain/operation.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import { toRecord } from './committing.ts'
import { type Database, isQuotaExceeded } from './database.ts'
import type { CommitFailure, OwnRecord } from './rows.ts'
import { nextSettlement } from './settlements.ts'
import { number, type Prepared } from './stamping.ts'

export interface Corrected {
  /** The new operation, which waits to be sent. */
  readonly written: OwnRecord
  /** The old one, which now names the new one. */
  readonly corrected: OwnRecord
  readonly settlements: number
}

/** Writes the new operation and marks the refused one as corrected by it: both in one transaction, or neither. */
export async function storeCorrection(
  db: Database,
  n: number,
  prepared: Prepared,
): Promise<Result<Corrected, CommitFailure>> {
  try {
    return await db.steadily('rw', ['own', 'meta'], async (tx) => {
      const counters = await tx.fact('counters')
      if (counters?.device !== prepared.op.device) {
        return fail({ reason: 'storage', detail: 'the database was emptied' })
      }
      const row = await tx.own.get(n)
      // Another tab has corrected it, or a coordinator has let it into the queue after all.
      if (!row || !isRefused(row)) return fail({ reason: 'settled-already', detail: `n ${n}` })
      const {
        ops: [op],
        counters: next,
      } = number([keepingSeen(prepared, row.op)], counters)
      if (!op) return fail({ reason: 'invalid', detail: 'nothing to write' })
      const written = toRecord(op, next)
      const { reason, detail } = row.state
      const corrected: OwnRecord = { ...row, state: { type: 'corrected', by: op.id, reason, detail } }
      await tx.own.put([corrected, written])
      await tx.keepFact('counters', next)
      return ok({ written, corrected, settlements: await nextSettlement(tx) })
    })
  } catch (error) {
    return fail({ reason: isQuotaExceeded(error) ? 'quota' : 'storage', detail: String(error) })
  }
}

/** Marks a rejected operation as seen to. Undefined: it is not rejected, or not any more. */
export async function storeSetAside(
  db: Database,
  n: number,
): Promise<{ readonly record: OwnRecord; readonly settlements: number } | undefined> {
  return db.steadily('rw', ['own', 'meta'], async (tx) => {
    const row = await tx.own.get(n)
    if (row?.state.type !== 'rejected') return undefined
    const { reason, detail } = row.state
    const record: OwnRecord = { ...row, state: { type: 'set-aside', reason, detail } }
    await tx.own.put([record])
    return { record, settlements: await nextSettlement(tx) }
  })
}

type RefusedRecord = OwnRecord & { readonly state: { readonly type: 'rejected' | 'set-aside' } }

const isRefused = (record: OwnRecord): record is RefusedRecord =>
  record.state.type === 'rejected' || record.state.type === 'set-aside'

/**
 * Who corrects looks at what they wrote then, not at what others have written since: fields that the
 * refused operation had supersede what it superseded, so that a change in between shows as a conflict.
 */
function keepingSeen(prepared: Prepared, refused: Operation): Prepared {
  const { op } = prepared
  if (op.type !== 'set' || refused.type !== 'set') return prepared
  const seen = Object.keys(op.fields).flatMap((field) => {
    const heads = Object.hasOwn(refused.fields, field) ? refused.prev[field] : op.prev[field]
    return heads ? [[field, heads] as const] : []
  })
  return { ...prepared, op: { ...op, prev: Object.fromEntries(seen) } }
}
