/** What the store relies on in its database. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DexieDatabase } from '../../src/store/dexie.ts'
import { dropDatabase, freshName } from '../support/tablet.ts'

let name: string
let db: DexieDatabase
beforeEach(async () => {
  name = freshName()
  db = new DexieDatabase(name)
  await db.begin(
    () => {},
    () => {},
  )
})
afterEach(async () => {
  db.end()
  await dropDatabase(name)
})

/** Reads long texts between two writes, then fails: nothing of it may stand. */
async function failingWork(): Promise<void> {
  await db.pages.put([{ page: 0, text: 'م'.repeat(2_000_000) }])
  for (let turn = 0; turn < 5; turn += 1) await readThrough()
  await db.pages.put([{ page: 1, text: 'written' }])
  await readThrough()
  throw new Error('on purpose')
}
const readThrough = async () => (await db.pages.getMany([0])).map(({ text }) => JSON.stringify(text))

test('a transaction is one, whether its work is an async function or only answers with a promise', async () => {
  await expect(db.steadily('rw', ['pages'], async () => failingWork())).rejects.toThrow('on purpose')
  await expect(db.steadily('rw', ['pages'], () => failingWork())).rejects.toThrow('on purpose')
  expect(await db.steadily('r', ['pages'], () => db.pages.keys())).toEqual([])
})
