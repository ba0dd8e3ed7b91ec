/** Saving: the one strict transaction behind every tap. */
import type { Operation } from '../domain/operation.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import { type Database, isQuotaExceeded } from './database.ts'
import type { CommitFailure, OwnRecord } from './rows.ts'
import { number, type Prepared } from './stamping.ts'

/** Gives the operations their numbers and stores them. They are on disk when this resolves. */
export async function storeOperations(
  db: Database,
  prepared: readonly Prepared[],
): Promise<Result<readonly OwnRecord[], CommitFailure>> {
  try {
    return await db.steadily('rw', [db.own, db.meta], async () => {
      const counters = await db.fact('counters')
      const isOurs = prepared.every(({ op }) => op.device === counters?.device)
      // The browser, or a person, emptied the database under this tab: counting anew from 1 would clone the device.
      if (!counters || !isOurs) return fail({ reason: 'storage', detail: 'the database was emptied' })
      const numbered = number(prepared, counters)
      const records = numbered.ops.map(toRecord)
      await db.own.bulkAdd(records)
      await db.keepFact('counters', numbered.counters)
      return ok(records)
    })
  } catch (error) {
    return fail({ reason: isQuotaExceeded(error) ? 'quota' : 'storage', detail: String(error) })
  }
}

const toRecord = (op: Operation): OwnRecord => ({ n: op.n, op, state: { type: 'pending' } })
