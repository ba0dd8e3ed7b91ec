import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PAGE_SIZE } from '../../src/domain/wire.ts'
import { IndexedDatabase } from '../../src/store/indexed-db.ts'
import type { Store } from '../../src/store/store.ts'
import { ModelServer } from '../support/model-server.ts'
import { author, entityOf } from '../support/operations.ts'
import {
  change,
  count,
  dropDatabase,
  freshName,
  openTablet,
  peopleIn,
  pictureOf,
  propose,
  refolded,
  sync,
  WORKSHOP,
} from '../support/tablet.ts'

const NOON = '2024-05-15T12:00:00.000Z'

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

describe('taking entries in', () => {
  test('is compare-and-set: of two tabs with one answer, one stores it', async () => {
    const other = await openTablet(name)
    const far = author(3, { count: 0 })
    server.append(far.tally(WORKSHOP, 'female', 5))
    const taken = await Promise.all([
      tablet.take(null, server.queue, server.cursorAt(1), server.queue.length),
      other.take(null, server.queue, server.cursorAt(1), server.queue.length),
    ])
    expect(taken.toSorted()).toEqual([false, true])
    await Promise.all([tablet.refresh(), other.refresh()])
    expect([peopleIn(tablet), peopleIn(other)]).toEqual([5, 5])
    other.close()
  })

  test('refuses what does not lead on from the stored cursor', async () => {
    const far = author(3, { count: 0 })
    server.append(far.tally(WORKSHOP, 'female'))
    server.append(far.tally(WORKSHOP, 'female'))
    await tablet.take(null, server.queue.slice(0, 1), server.cursorAt(1), server.queue.length)
    const stale = { seq: 1, chain: '0'.repeat(32) }
    expect(await tablet.take(stale, server.queue.slice(1), server.cursorAt(2), server.queue.length)).toBe(
      false,
    )
    await expect(
      tablet.take(server.cursorAt(1), [], server.cursorAt(2), server.queue.length),
    ).rejects.toThrow('do not lead')
    expect(tablet.cursor.peek()).toEqual(server.cursorAt(1))
  })

  test('of whole pages gives what taking the tail gives, a page begun included', async () => {
    const far = author(3, { count: 0 })
    for (let i = 0; i < PAGE_SIZE * 2 + 10; i += 1) server.append(far.tally(WORKSHOP, 'female'))
    await tablet.take(null, server.queue.slice(0, 100), server.cursorAt(100), server.queue.length)
    for (const page of [0, 1]) {
      const got = await server.page(page, '', new AbortController().signal)
      if (got.type !== 'page') throw new Error('no page')
      expect(await tablet.takePages([got.page])).toBe(true)
      expect(await tablet.takePages([got.page])).toBe(false)
    }
    expect(tablet.cursor.peek()).toEqual(server.cursorAt(PAGE_SIZE * 2))
    expect(peopleIn(tablet)).toBe(PAGE_SIZE * 2)
  })

  test('of a page that contradicts what is stored changes nothing', async () => {
    const far = author(3, { count: 0 })
    for (let i = 0; i < PAGE_SIZE; i += 1) server.append(far.tally(WORKSHOP, 'female'))
    await tablet.take(null, server.queue.slice(0, 1), server.cursorAt(1), server.queue.length)
    const foreign = new ModelServer()
    const stranger = author(4, { count: 1_000 })
    for (let i = 0; i < PAGE_SIZE; i += 1) foreign.append(stranger.tally(WORKSHOP, 'male'))
    const got = await foreign.page(0, '', new AbortController().signal)
    expect(got.type === 'page' && (await tablet.takePages([got.page]))).toBe(false)
    expect(peopleIn(tablet)).toBe(1)
  })
})

describe('an own operation', () => {
  test('is counted once on its way from pending over acknowledged to confirmed', async () => {
    const op = await count(tablet, 'female', 7)
    const seen = [peopleIn(tablet)]
    const seq = server.append(op)
    await tablet.settle([{ id: op.id, verdict: 'acked', seq }], NOON)
    seen.push(peopleIn(tablet))
    expect(tablet.own.peek()).toMatchObject([{ n: 1, state: { type: 'acked', seq: 1 } }])
    await tablet.take(null, server.queue, server.cursorAt(1), server.queue.length)
    seen.push(peopleIn(tablet))
    expect(seen).toEqual([7, 7, 7])
    expect(tablet.own.peek()).toEqual([])
  })

  test('is confirmed by the queue though the acknowledgement was lost', async () => {
    const op = await count(tablet, 'female')
    server.append(op)
    await tablet.take(null, server.queue, server.cursorAt(1), server.queue.length)
    expect(await tablet.outbox(10, 10_000)).toEqual([])
    expect(peopleIn(tablet)).toBe(1)
  })

  test('that the server rejected leaves the screens, and stays with its reason', async () => {
    const kept = await propose(tablet, 'kept')
    const refused = await change(tablet, kept.entity, 'text', 'refused')
    await tablet.settle([{ id: refused.id, verdict: 'rejected', reason: 'forbidden', detail: 'why' }], NOON)

    const expectIt = (store: Store) => {
      expect(store.live.state.get('proposal', kept.entity)?.text).toBe('kept')
      expect(store.own.peek().map(({ state }) => state)).toEqual([
        { type: 'pending' },
        { type: 'rejected', reason: 'forbidden', detail: 'why' },
      ])
    }
    expectIt(tablet)
    tablet.close()
    tablet = await openTablet(name)
    expectIt(tablet)
    expect((await tablet.outbox(10, 10_000)).map(({ id }) => id)).toEqual([kept.id])
  })

  test('waits on when the server puts it off', async () => {
    const op = await count(tablet, 'female')
    await tablet.settle([{ id: op.id, verdict: 'later', reason: 'newer' }], NOON)
    expect(tablet.own.peek()).toMatchObject([{ state: { type: 'pending' } }])
    expect(tablet.lastExchange.peek()).toBe(NOON)
  })
})

describe('the outbox', () => {
  test('gives the oldest first, within its limits, and at least one however long', async () => {
    for (const text of ['a', 'b'.repeat(9_000), 'c', 'd']) await propose(tablet, text)
    const texts = async (limit: number, bytes: number) =>
      (await tablet.outbox(limit, bytes)).map(
        (op) => op.type === 'set' && String(op.fields['text']).charAt(0),
      )
    expect(await texts(10, 100_000)).toEqual(['a', 'b', 'c', 'd'])
    expect(await texts(2, 100_000)).toEqual(['a', 'b'])
    expect(await texts(10, 9_000)).toEqual(['a'])
    expect(await texts(10, 1)).toEqual(['a'])
  })

  test('counts bytes, not letters', async () => {
    await propose(tablet, 'ت'.repeat(1_000))
    await propose(tablet, 'ت'.repeat(1_000))
    expect(await tablet.outbox(10, 3_500)).toHaveLength(1)
  })
})

describe('sessions with a server', () => {
  test('bring two tablets that worked apart to the same state, conflict included', async () => {
    const secondName = freshName()
    const second = await openTablet(secondName, 'C')
    const shared = await propose(tablet, 'shared')
    await sync(tablet, server)
    await sync(second, server)
    await change(tablet, shared.entity, 'text', 'mine')
    await change(second, shared.entity, 'text', 'theirs')
    await count(tablet, 'female', 2)
    await count(second, 'female', 3)
    for (const store of [tablet, second, tablet, second]) expect(await sync(store, server)).toBe('level')

    expect(peopleIn(tablet)).toBe(5)
    expect(pictureOf(tablet.live.state)).toEqual(pictureOf(second.live.state))
    expect(tablet.live.conflicts.peek()).toHaveLength(1)
    expect(pictureOf(tablet.live.state)).toEqual(pictureOf(refolded(server, tablet)))

    // Whoever sees both settles it by writing once more.
    await change(second, shared.entity, 'text', 'both')
    for (const store of [second, tablet]) await sync(store, server)
    expect(tablet.live.conflicts.peek()).toEqual([])
    expect(tablet.live.state.get('proposal', shared.entity)?.text).toBe('both')
    second.close()
    await dropDatabase(secondName)
  })

  test('bring a tablet that is thousands behind to the end, and leave a snapshot when it is quiet', async () => {
    const far = author(3, { count: 0 })
    for (let i = 0; i < 3_000; i += 1) {
      server.append(
        i % 3 === 0
          ? far.set('proposal', entityOf(i % 256), { programme: entityOf(9), text: `text ${i}` })
          : far.tally(WORKSHOP, 'female'),
      )
    }
    await sync(tablet, server)
    expect(tablet.cursor.peek()).toEqual(server.cursorAt(3_000))
    await expect.poll(() => snapshotSeq(name), { timeout: 20_000 }).toBe(3_000)
    const before = pictureOf(tablet.live.state)
    tablet.close()
    tablet = await openTablet(name)
    expect(pictureOf(tablet.live.state)).toEqual(before)
    expect(before).toEqual(pictureOf(refolded(server, tablet)))
  })
})

/** The seq of the stored snapshot, read beside the store. */
async function snapshotSeq(database: string): Promise<number | undefined> {
  const db = new IndexedDatabase(database)
  try {
    await db.begin(
      () => {},
      () => {},
    )
    return (await db.steadily('r', ['meta'], (tx) => tx.fact('snapshot')))?.seq
  } finally {
    db.end()
  }
}
