/** A tablet that was last opened with an older app has that app’s tables. */
import { Dexie } from 'dexie'
import { expect, test } from 'vitest'
import { count, dropDatabase, freshName, openTablet, peopleIn } from '../support/tablet.ts'

test('a database without tables for carried files gets them, and keeps all that it had', async () => {
  const name = freshName()
  const tablet = await openTablet(name)
  const op = await count(tablet, 'female', 3)
  const enrolment = tablet.enrolment.peek()
  tablet.close()
  await asAppOfVersion1(name)

  const updated = await openTablet(name)
  expect(updated.enrolment.peek()).toEqual(enrolment)
  expect(updated.own.peek()).toMatchObject([{ op, state: { type: 'pending' } }])
  expect(updated.carrying.files.peek()).toEqual([])
  expect(peopleIn(updated)).toBe(3)
  expect((await count(updated, 'male')).n).toBe(op.n + 1)
  updated.close()
  await dropDatabase(name)
})

/** Puts the database back to what the first released app made of it: its tables only, and the rows in them. */
async function asAppOfVersion1(name: string): Promise<void> {
  const tables = { pages: 'page', own: 'n', snapshot: 'key', drafts: 'key', meta: 'key' }
  const today = await new Dexie(name).open()
  const rows = await Promise.all(
    Object.keys(tables).map(async (table) => [table, await today.table(table).toArray()] as const),
  )
  today.close()
  await dropDatabase(name)
  const then = new Dexie(name)
  then.version(1).stores(tables)
  for (const [table, all] of rows) await then.table(table).bulkAdd(all)
  then.close()
}
