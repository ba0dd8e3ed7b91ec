import { effect, type ReadonlySignal } from '@preact/signals-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { entityOf } from '../support/operations.ts'
import { change, count, dropDatabase, freshName, openTablet, propose, WORKSHOP } from '../support/tablet.ts'

let name: string
let tablet: Store
const stops: (() => void)[] = []
beforeEach(async () => {
  name = freshName()
  tablet = await openTablet(name)
})
afterEach(async () => {
  for (const stop of stops.splice(0)) stop()
  tablet.close()
  await dropDatabase(name)
})

/** Counts how often something on the screen would be drawn; the first drawing is not counted. */
function drawings(signal: ReadonlySignal<unknown>): () => number {
  let drawn = -1
  stops.push(
    effect(() => {
      void signal.value
      drawn += 1
    }),
  )
  return () => drawn
}

test('a tap draws its own workshop anew, and nothing else', async () => {
  const { entity } = await propose(tablet, 'text')
  let readings = 0
  const here = drawings(tablet.live.cells(WORKSHOP))
  const elsewhere = drawings(tablet.live.cells(entityOf(77)))
  const proposals = drawings(tablet.live.list('proposal'))
  const proposal = drawings(tablet.live.entity('proposal', entity))
  const conflicts = drawings(tablet.live.conflicts)
  const report = drawings(tablet.live.reading(['tally'], () => (readings += 1)))
  const list = drawings(tablet.live.reading(['proposal', 'axis'], () => (readings += 100)))

  await count(tablet, 'female')

  expect([here(), elsewhere(), proposals(), proposal(), conflicts(), report(), list()]).toEqual([
    1, 0, 0, 0, 0, 1, 0,
  ])
  expect(readings).toBe(102)
})

test('a change of one proposal draws it and the list, not the other proposals', async () => {
  const one = await propose(tablet, 'one')
  const two = await propose(tablet, 'two')
  const changed = drawings(tablet.live.entity('proposal', one.entity))
  const other = drawings(tablet.live.entity('proposal', two.entity))
  const list = drawings(tablet.live.list('proposal'))
  await change(tablet, one.entity, 'text', 'uno')
  expect([changed(), other(), list()]).toEqual([1, 0, 1])
  expect(tablet.live.entity('proposal', one.entity).peek()?.text).toBe('uno')
})

test('what was asked for twice is one signal, and a reading made later is up to date', async () => {
  expect(tablet.live.cells(WORKSHOP)).toBe(tablet.live.cells(WORKSHOP))
  await count(tablet, 'female', 3)
  expect(tablet.live.cells(WORKSHOP).peek()).toMatchObject([{ gender: 'female', count: 3 }])
})

test('a save is kept though the screen that shows it breaks', async () => {
  let isBroken = false
  stops.push(
    effect(() => {
      void tablet.live.cells(WORKSHOP).value
      if (isBroken) throw new Error('a screen broke')
    }),
  )
  isBroken = true
  const failures: unknown[] = []
  const note = (event: ErrorEvent) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    failures.push(event.message)
  }
  addEventListener('error', note, { capture: true })
  const op = await count(tablet, 'female')
  await expect.poll(() => failures).toHaveLength(1)
  removeEventListener('error', note, { capture: true })
  expect(tablet.own.peek().map(({ n }) => n)).toEqual([op.n])
})
