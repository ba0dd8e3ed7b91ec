/** Saving: the one strict transaction behind every tap. */
import type { DeviceId } from '../domain/ids.ts'
import type { Operation } from '../domain/operation.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import { type Database, isQuotaExceeded } from './database.ts'
import type { CommitFailure, Counters, OwnRecord } from './rows.ts'
import { number, type Prepared } from './stamping.ts'

/** Gives the operations their numbers and stores them. They are on disk when this resolves. */
export async function storeOperations(
  db: Database,
  prepared: readonly Prepared[],
): Promise<Result<readonly OwnRecord[], CommitFailure>> {
  try {
    return await db.steadily('rw', ['own', 'meta'], async () => {
      const counters = await db.fact('counters')
      const names = new Set([counters?.device, ...(counters?.former ?? [])])
      // The browser, or a person, emptied the database under this tab: counting anew from 1 would clone the device.
      if (!counters || !prepared.every(({ op }) => names.has(op.device))) {
        return fail({ reason: 'storage', detail: 'the database was emptied' })
      }
      const station = (await db.fact('enrolment'))?.station
      const numbered = number(
        prepared.map((each) => underNewName(each, counters.device, station)),
        counters,
      )
      const records = numbered.ops.map((op): OwnRecord => toRecord(op, counters))
      await db.own.add(records)
      await db.keepFact('counters', numbered.counters)
      return ok(records)
    })
  } catch (error) {
    return fail({ reason: isQuotaExceeded(error) ? 'quota' : 'storage', detail: String(error) })
  }
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
