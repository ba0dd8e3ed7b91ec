import { afterEach, beforeEach, expect, test } from 'vitest'
import { set } from '../../src/domain/operation.ts'
import { keepMarker, type MarkerPlace, type Witness } from '../../src/store/marker.ts'
import { browserStamping, openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { ModelServer } from '../support/model-server.ts'
import {
  count,
  dropDatabase,
  enrol,
  freshName,
  openTablet,
  PROGRAMME,
  propose,
  sync,
} from '../support/tablet.ts'

let name: string
let key: string
let tablet: Store
let witness: Witness
const place: MarkerPlace = {
  read: () => localStorage.getItem(key),
  write: (text) => localStorage.setItem(key, text),
}

beforeEach(async () => {
  name = freshName()
  key = name
  tablet = await openTablet(name, 'B')
  witness = keepMarker(tablet, place, browserStamping.now)
})
afterEach(async () => {
  close()
  localStorage.removeItem(key)
  await dropDatabase(name)
})

function close(): void {
  witness.stop()
  tablet.close()
}

/** The app is opened again, on whatever is left of the database. */
async function reopen(): Promise<void> {
  close()
  tablet = await openStore(browserStamping, name)
  witness = keepMarker(tablet, place, browserStamping.now)
}

const expectCounter = (written: number, arrived: number) =>
  expect.poll(() => witness.counter.peek()).toEqual({ written, arrived })

test('a device counts what it has written and what has arrived', async () => {
  await count(tablet, 'female')
  await count(tablet, 'male')
  await expectCounter(2, 0)
  await sync(tablet, new ModelServer())
  await count(tablet, 'female')
  await expectCounter(3, 2)
})

test('a device remembers when it last counted or wrote of a proposal, also when that is sent and the app was closed', async () => {
  expect(witness.captured.peek()).toBeNull()
  await tablet.commit([set('axis', tablet.newEntityId(), { programme: PROGRAMME, name: 'البيئة' })])
  await expectCounter(1, 0)
  expect(witness.captured.peek()).toBeNull()
  await propose(tablet, 'إنارة الشارع')
  const { at } = await count(tablet, 'female')
  await tablet.commit([set('axis', tablet.newEntityId(), { programme: PROGRAMME, name: 'الماء' })])
  await expectCounter(4, 0)
  await sync(tablet, new ModelServer())
  await expectCounter(4, 4)
  await reopen()
  await expectCounter(4, 4)
  expect(tablet.own.peek()).toEqual([])
  expect(witness.captured.peek()).toBe(at)
})

test('an emptied database is noticed at the next start, with what had arrived and what had not', async () => {
  for (let tap = 0; tap < 3; tap += 1) await count(tablet, 'female')
  await sync(tablet, new ModelServer())
  await count(tablet, 'male')
  await count(tablet, 'male')
  await expectCounter(5, 3)
  close()
  await dropDatabase(name)
  await reopen()
  expect(tablet.enrolment.peek()).toBeUndefined()
  expect(witness.lost.peek()).toMatchObject({
    station: 'B',
    collectivity: 'Témara',
    written: 5,
    arrived: 3,
  })
  expect(witness.counter.peek()).toBeNull()
})

test('a database emptied under the open app does not make the marker forget', async () => {
  await count(tablet, 'female')
  await expectCounter(1, 0)
  await dropDatabase(name)
  await tablet.refresh()
  await expect.poll(() => witness.lost.peek()).toMatchObject({ written: 1, arrived: 0 })
  await reopen()
  expect(witness.lost.peek()).toMatchObject({ written: 1, arrived: 0 })
})

test('a counter that has fallen, as that of an emptied database, leaves the marker as it was', async () => {
  await count(tablet, 'female')
  await expectCounter(1, 0)
  const before = place.read()
  witness.stop()
  const { promise: isAsked, resolve: asked } = Promise.withResolvers<void>()
  const written = () => {
    asked()
    return Promise.resolve(0)
  }
  witness = keepMarker({ enrolment: tablet.enrolment, own: tablet.own, written }, place, browserStamping.now)
  await isAsked
  await new Promise((resolve) => setTimeout(resolve))
  expect(place.read()).toBe(before)
})

test('nothing is reported lost by a new tablet, by an ordinary start, and after joining again', async () => {
  await count(tablet, 'female')
  await expectCounter(1, 0)
  await reopen()
  expect(witness.lost.peek()).toBeUndefined()
  await expectCounter(1, 0)

  close()
  await dropDatabase(name)
  await reopen()
  expect(witness.lost.peek()).toBeDefined()
  await enrol(tablet, 'C', 'facilitator')
  expect(witness.lost.peek()).toBeUndefined()
  await expectCounter(0, 0)
  await reopen()
  expect(witness.lost.peek()).toBeUndefined()
})

test('a marker that was cut or is not ours is no marker', async () => {
  close()
  await dropDatabase(name)
  for (const text of ['{"written":', '[]', 'null', '{"device":"d","written":-1}']) {
    localStorage.setItem(key, text)
    await reopen()
    expect(witness.lost.peek()).toBeUndefined()
  }
})
