import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { sqlQueue } from '../../src/server/sql-queue.ts'
import { sqlRegistry } from '../../src/server/sql-registry.ts'
import { openSqlite } from '../../src/server/sqlite.ts'
import { freshDataDir } from '../support/server.ts'
import { queueContract } from './queue-contract.ts'

const opened: string[] = []

queueContract('SQLite', async (chain, reopen) => {
  const last = opened.at(-1)
  const file = reopen && last !== undefined ? last : join(freshDataDir(), 'queue.sqlite')
  opened.push(file)
  const db = openSqlite(file)
  return { queue: sqlQueue(db, chain), registry: sqlRegistry(db, chain), close: () => db.destroy() }
})

test('a queue written by a newer version of Warsha is not touched', async () => {
  const file = join(freshDataDir(), 'queue.sqlite')
  await openSqlite(file).destroy()
  const newer = new DatabaseSync(file)
  newer.exec('pragma user_version = 99')
  newer.close()
  expect(() => openSqlite(file)).toThrow('newer version')
})
