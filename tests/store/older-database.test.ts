/** A tablet that was last opened with an older app has that app’s tables. */
import { openDB } from 'idb'
import { expect, test } from 'vitest'
import { FIRST_TABLES, firstTables } from '../support/first-tables.ts'
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
  const today = await openDB(name)
  const rows = await Promise.all(
    FIRST_TABLES.map(async ([table]) => [table, await today.getAll(table)] as const),
  )
  today.close()
  await dropDatabase(name)
  const then = await openDB(name, 10, { upgrade: firstTables })
  for (const [table, all] of rows) for (const row of all) await then.put(table, row)
  then.close()
}
