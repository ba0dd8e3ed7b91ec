import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { ModelServer } from '../support/model-server.ts'
import { author, entityOf } from '../support/operations.ts'
import { count, dropDatabase, freshName, openTablet, peopleIn, sync, WORKSHOP } from '../support/tablet.ts'

let name: string
let tablet: Store
let server: ModelServer
beforeEach(async () => {
  name = freshName()
  tablet = await openTablet(name)
  server = new ModelServer()
})
afterEach(async () => {
  tablet.close()
  await dropDatabase(name)
})

/** Takes the last count back; answers how many people it had counted, or nothing when there is none left. */
async function undo(): Promise<number | undefined> {
  const last = await tablet.undoable(WORKSHOP)
  if (!last) return undefined
  const { gender, group, id } = last
  await tablet.commit([{ type: 'tally', entity: WORKSHOP, gender, group, count: -last.count, undoes: id }])
  return last.count
}

test('counts are taken back one by one to the first, also those sent long ago and before a restart', async () => {
  await count(tablet, 'female', 1)
  await count(tablet, 'male', 2)
  await sync(tablet, server)
  await count(tablet, 'female', 3)
  tablet.close()
  tablet = await openTablet(name)
  await count(tablet, 'male', 4)

  expect(await undo()).toBe(4)
  await sync(tablet, server)
  expect([await undo(), await undo()]).toEqual([3, 2])
  tablet.close()
  tablet = await openTablet(name)
  expect([await undo(), await undo()]).toEqual([1, undefined])
  expect(peopleIn(tablet)).toBe(0)
})

test('what another tablet counted, or this one counted elsewhere, is not taken back', async () => {
  await count(tablet, 'female', 1, entityOf(55))
  server.append(author(3, { count: 0 }).tally(WORKSHOP, 'female', 5))
  await sync(tablet, server)
  expect(await tablet.undoable(WORKSHOP)).toBeUndefined()
})

test('what the server rejected need not be taken back', async () => {
  await count(tablet, 'female', 1)
  await sync(tablet, server)
  await count(tablet, 'female', 2)
  server.refuses = () => true
  await sync(tablet, server)
  expect(await undo()).toBe(1)
})

test('what a copy of this tablet has taken back under its new name is not taken back again', async () => {
  await count(tablet, 'female', 1)
  await count(tablet, 'male', 2)
  await sync(tablet, server)
  const last = await tablet.undoable(WORKSHOP)
  const copy = author(7, { count: 700 })
  if (last) server.append({ ...copy.tally(WORKSHOP, 'male', -last.count), undoes: last.id })
  await sync(tablet, server)
  expect(peopleIn(tablet)).toBe(1)
  expect(await undo()).toBe(1)
  expect(await undo()).toBeUndefined()
})

test('a count that still waits is not taken back twice, when its undo was in the queue before it', async () => {
  await count(tablet, 'male', 2)
  expect(await undo()).toBe(2)
  const [, takenBack] = await tablet.outbox(10, 100_000)
  if (takenBack) server.append(takenBack)
  await tablet.take(null, server.queue, server.cursorAt(1), 1)
  expect(await undo()).toBeUndefined()
})

test('a count that came into the queue after its undo is not taken back twice', async () => {
  await count(tablet, 'male', 2)
  expect(await undo()).toBe(2)
  const [counted, takenBack] = await tablet.outbox(10, 100_000)
  for (const op of [takenBack, counted]) if (op) server.append(op)
  await sync(tablet, server)
  expect(tablet.own.peek()).toEqual([])
  expect(await undo()).toBeUndefined()
})

test('what a file of this tablet, from before it was put back to an older image, says is taken back is not offered again', async () => {
  const counted = await count(tablet, 'female', 3)
  const { id } = author(2, { count: 700 }).tally(WORKSHOP, 'female', -3)
  if (counted.type !== 'tally') throw new Error(counted.type)
  const takenBack = { ...counted, id, n: 2, count: -3, undoes: counted.id }
  const enrolment = tablet.enrolment.peek()
  if (!enrolment) throw new Error('not enrolled')
  const { device, station, collectivity } = enrolment
  const header = {
    format: 'warsha-carry',
    v: 1,
    part: 1,
    of: 1,
    device,
    station,
    at: counted.at,
    written: 2,
    count: 1,
  } as const
  await tablet.carrying.take({
    header: { ...header, collectivity: { id: collectivity.id, name: null } },
    parts: [{ text: '', ids: [id] }],
    isProven: true,
    sound: [takenBack],
    taken: counted.at,
  })
  expect(peopleIn(tablet)).toBe(0)
  expect(await undo()).toBeUndefined()
})
