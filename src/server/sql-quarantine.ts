/** The quarantine in SQL, as far as it is judged anew. */
import type { DeviceId } from '../domain/ids.ts'
import type { Chains } from './chain.ts'
import type { Engine } from './engine.ts'
import type { Kept, Quarantine, QuarantineKey } from './quarantine.ts'
import { readmit } from './readmit.ts'
import { oneAnswerOf } from './sql-queue.ts'
import { sqlTransaction } from './sql-transaction.ts'

/** Appended in one transaction, during which nobody else appends: tablets wait for a moment, not for a minute. */
const BATCH = 200

/** Before every key. */
const START: QuarantineKey = { device: '' as DeviceId, hash: '' }

export function sqlQuarantine(engine: Engine, chains: Chains): Quarantine {
  return {
    async after(collectivity, key): Promise<readonly Kept[]> {
      const { device, hash } = key ?? START
      const query = engine.db
        .selectFrom('quarantine')
        .select(['device', 'hash', 'id', 'op'])
        .where('collectivity', '=', collectivity)
        .where((is) =>
          is.or([is('device', '>', device), is.and([is('device', '=', device), is('hash', '>', hash)])]),
        )
        .orderBy('device')
        .orderBy('hash')
      const rows = await oneAnswerOf(query, BATCH)
      return rows.map(({ op, ...row }) => Object.assign(row, { op: JSON.parse(op) as unknown }))
    },

    readmit: (collectivity, received, rejudged) =>
      engine.transaction((tx) =>
        readmit(sqlTransaction(engine, tx, collectivity), chains.of(collectivity), received, rejudged),
      ),
  }
}
