import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { ModelServer } from '../support/model-server.ts'
import { author, entityOf } from '../support/operations.ts'
import {
  count,
  dropDatabase,
  enrol,
  freshName,
  openTablet,
  peopleIn,
  pictureOf,
  propose,
  refolded,
  sync,
} from '../support/tablet.ts'

let name: string
let one: Store
let two: Store
beforeEach(async () => {
  name = freshName()
  one = await openTablet(name)
  two = await openTablet(name)
})
afterEach(async () => {
  one.close()
  two.close()
  await dropDatabase(name)
})

/** True once both tabs have heard of everything the other did. */
const areAlike = () => {
  const known = (tab: Store) => JSON.stringify([tab.own.peek(), tab.cursor.peek()])
  return expect.poll(() => known(one) === known(two)).toBe(true)
}

describe('two tabs of one browser', () => {
  test('show the same counts, whichever of them was tapped', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, i) => count(i % 3 ? one : two, 'female')))
    await expect.poll(() => [peopleIn(one), peopleIn(two)]).toEqual([30, 30])
  })

  test('show the same after one of them exchanged with the server', async () => {
    const server = new ModelServer()
    const far = author(3, { count: 0 })
    server.append(far.set('proposal', entityOf(1), { programme: entityOf(9), text: 'from afar' }))
    server.refuses = (op) => op.type === 'tally' && op.count === 13
    await propose(one, 'here')
    await count(two, 'female', 2)
    await count(one, 'female', 13)
    await sync(two, server)
    await areAlike()
    expect(pictureOf(one.live.state)).toEqual(pictureOf(two.live.state))
    expect(pictureOf(one.live.state)).toEqual(pictureOf(refolded(server, one)))
    expect([peopleIn(one), peopleIn(two)]).toEqual([2, 2])
    expect(one.own.peek()).toMatchObject([{ state: { type: 'rejected' } }])
  })

  test('may both exchange at once, with nothing counted twice', async () => {
    const server = new ModelServer()
    for (let i = 0; i < 20; i += 1) await count(i % 2 ? one : two, 'female')
    await Promise.all([sync(one, server), sync(two, server)])
    await areAlike()
    expect(server.queue).toHaveLength(20)
    expect([peopleIn(one), peopleIn(two)]).toEqual([20, 20])
  })

  test('show what one has saved and the other has sent, whichever is told first', async () => {
    const { id } = await count(two, 'female')
    await one.settle([{ id, verdict: 'acked', seq: 1 }], new Date().toISOString())
    await areAlike()
    expect([peopleIn(one), peopleIn(two)]).toEqual([1, 1])
  })

  test('hear what the other settled, also when they exchanged at the same moment with nothing of their own to settle', async () => {
    const { id } = await count(one, 'female')
    await areAlike()
    const now = new Date().toISOString()
    const refused = { id, verdict: 'rejected', reason: 'invalid', detail: '' } as const
    await Promise.all([one.settle([refused], now), two.settle([], now)])
    await areAlike()
    expect(two.own.peek()).toMatchObject([{ state: { type: 'rejected' } }])
    expect([peopleIn(one), peopleIn(two)]).toEqual([0, 0])
  })

  test('learn at the next exchange what the other settled and ended before it said so', async () => {
    const { id } = await count(one, 'female')
    await areAlike()
    const now = new Date().toISOString()
    const refused = { id, verdict: 'rejected', reason: 'invalid', detail: '' } as const
    const silence = vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockImplementation(() => {})
    await one.settle([refused], now)
    one.close()
    silence.mockRestore()
    expect(two.own.peek()).toMatchObject([{ state: { type: 'pending' } }])
    await two.settle([], now)
    await expect.poll(() => two.own.peek()).toMatchObject([{ state: { type: 'rejected' } }])
    expect(peopleIn(two)).toBe(0)
  })

  test('learn of an enrolment made in the other, and of a token refused', async () => {
    await enrol(one, 'B', 'facilitator', 'a newer token')
    await expect.poll(() => two.enrolment.peek()?.role).toBe('facilitator')
    await two.refuseToken()
    await expect.poll(() => one.enrolment.peek()?.tokenState).toBe('refused')
    await count(one, 'female')
    expect(peopleIn(one)).toBe(1)
  })
})
