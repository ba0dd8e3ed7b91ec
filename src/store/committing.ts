/** Saving: the one strict transaction behind every tap. */
import type { DeviceId } from '../domain/ids.ts'
import type { Operation } from '../domain/operation.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import { type Database, isQuotaExceeded } from './database.ts'
import type { CommitFailure, Counters, OwnRecord } from './rows.ts'
import { number, type Prepared } from './stamping.ts'

export interface Stored {
  readonly records: readonly OwnRecord[]
  /** As they are stored now. */
  readonly counters: Counters
}

/** Gives the operations their numbers and stores them. They are on disk when this resolves. */
export async function storeOperations(
  db: Database,
  prepared: readonly Prepared[],
  known?: Counters,
): Promise<Result<Stored, CommitFailure>> {
  try {
    const next = known && (await storeNext(db, prepared, known))
    if (next) return ok(next)
    return await db.steadily('rw', ['own', 'meta'], async (tx) => {
      const counters = await tx.fact('counters')
      const names = new Set([counters?.device, ...(counters?.former ?? [])])
      // The browser, or a person, emptied the database under this tab: counting anew from 1 would clone the device.
      if (!counters || !prepared.every(({ op }) => names.has(op.device))) {
        return fail({ reason: 'storage', detail: 'the database was emptied' })
      }
      const station = (await tx.fact('enrolment'))?.station
      const numbered = number(
        prepared.map((each) => underNewName(each, counters.device, station)),
        counters,
      )
      const records = numbered.ops.map((op): OwnRecord => toRecord(op, counters))
      await tx.own.add(records)
      await tx.keepFact('counters', numbered.counters)
      return ok({ records, counters: numbered.counters })
    })
  } catch (error) {
    return fail({ reason: isQuotaExceeded(error) ? 'quota' : 'storage', detail: String(error) })
  }
}

/** The quick way for the usual case: nobody has written since these counters were known. Undefined where it is another. */
async function storeNext(
  db: Database,
  prepared: readonly Prepared[],
  known: Counters,
): Promise<Stored | undefined> {
  if (!prepared.every(({ op }) => op.device === known.device)) return undefined
  const { ops, counters } = number(prepared, known)
  const records = ops.map((op) => toRecord(op, counters))
  return (await db.addNext(known, records, counters)) ? { records, counters } : undefined
}

/** What was tapped before the device got another id, and is saved after, belongs to the new one, station and all. */
function underNewName(prepared: Prepared, device: DeviceId, station: string | undefined): Prepared {
  const { op } = prepared
  if (op.device === device || station === undefined) return prepared
  return { ...prepared, op: { ...op, device }, station }
}

/** The row of a new operation. Its key runs on through changes of name, which `n` does not. */
export const toRecord = (op: Operation, { before = 0 }: Counters): OwnRecord => ({
  n: before + op.n,
  op,
  state: { type: 'pending' },
})
