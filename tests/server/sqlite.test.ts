import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { openSqlite } from '../../src/server/sqlite.ts'
import { freshDataDir } from '../support/server.ts'

test('a queue written by a newer version of Warsha is not touched', async () => {
  const file = join(freshDataDir(), 'queue.sqlite')
  await openSqlite(file).close()
  const newer = new DatabaseSync(file)
  newer.exec('pragma user_version = 99')
  newer.close()
  expect(() => openSqlite(file)).toThrow('newer version')
})
