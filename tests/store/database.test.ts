/** What the store relies on in its database. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Transaction } from '../../src/store/database.ts'
import { IndexedDatabase } from '../../src/store/indexed-db.ts'
import { dropDatabase, freshName } from '../support/tablet.ts'

let name: string
let db: IndexedDatabase
beforeEach(async () => {
  name = freshName()
  db = new IndexedDatabase(name)
  await db.begin(
    () => {},
    () => {},
  )
})
afterEach(async () => {
  vi.restoreAllMocks()
  db.end()
  await dropDatabase(name)
})

/** Reads long texts between two writes, then fails: nothing of it may stand. */
async function failingWork(tx: Transaction): Promise<void> {
  const readThrough = async () => (await tx.pages.getMany([0])).map(({ text }) => JSON.stringify(text))
  await tx.pages.put([{ page: 0, text: 'م'.repeat(2_000_000) }])
  for (let turn = 0; turn < 5; turn += 1) await readThrough()
  await tx.pages.put([{ page: 1, text: 'written' }])
  await readThrough()
  throw new Error('on purpose')
}

const pages = () => db.steadily('r', ['pages'], (tx) => tx.pages.keys())

test('of a transaction whose work throws nothing stands', async () => {
  await expect(db.steadily('rw', ['pages'], failingWork)).rejects.toThrow('on purpose')
  expect(await pages()).toEqual([])
})

test('a row whose key is taken fails the whole transaction, also where the work goes on', async () => {
  const work = async (tx: Transaction) => {
    await tx.pages.put([{ page: 0, text: 'first' }])
    await tx.pages.add([{ page: 0, text: 'again' }]).catch(() => {})
  }
  await expect(db.steadily('rw', ['pages'], work)).rejects.toMatchObject({ name: 'ConstraintError' })
  expect(await pages()).toEqual([])
})

test('a table that the transaction does not name, or only reads, is not to be had', async () => {
  const unnamed = db.steadily('rw', ['pages'], (tx) => tx.meta.keys())
  await expect(unnamed).rejects.toMatchObject({ name: 'NotFoundError' })
  const onlyRead = db.steadily('r', ['pages'], (tx) => tx.pages.put([{ page: 0, text: '' }]))
  await expect(onlyRead).rejects.toMatchObject({ name: 'ReadOnlyError' })
  expect(await pages()).toEqual([])
})

test('a full disk is told as such, whichever request it met', async () => {
  vi.spyOn(IDBTransaction.prototype, 'error', 'get').mockReturnValue(
    new DOMException('full', 'QuotaExceededError'),
  )
  const aborted = db.steadily('rw', ['pages'], (tx) => failingWork(tx))
  await expect(aborted).rejects.toMatchObject({ name: 'QuotaExceededError' })
})
