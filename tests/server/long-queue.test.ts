/** What a delivery costs must not grow with the queue that it is added to. */
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { expect, test } from 'vitest'
import { openSqlite } from '../../src/server/sqlite.ts'
import { freshFolder } from '../support/cleanup.ts'
import { entityOf } from '../support/operations.ts'

test('SQLite finds the ids of a batch by their index, not by a walk through the queue', async () => {
  const file = join(freshFolder('plan'), 'queue.sqlite')
  const engine = openSqlite(file)
  const ids = Array.from({ length: 1_000 }, (_, index) => entityOf(index))
  const { sql, parameters } = engine.db
    .selectFrom('operations')
    .select(['id', 'seq', 'hash'])
    .where(engine.isOneOf(entityOf(1), ids))
    .compile()
  await engine.close()
  const steps = new DatabaseSync(file)
    .prepare(`explain query plan ${sql}`)
    .all(...(parameters as readonly SQLInputValue[]))
    .map(({ detail }) => String(detail))
    .filter((step) => step.includes('operations'))
  expect(steps).toEqual(['SEARCH operations USING INDEX operations_by_id (collectivity=? AND id=?)'])
})
