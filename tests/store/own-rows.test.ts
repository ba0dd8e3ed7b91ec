import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Operation } from '../../src/domain/operation.ts'
import { IndexedDatabase } from '../../src/store/indexed-db.ts'
import type { Store } from '../../src/store/store.ts'
import { ModelServer } from '../support/model-server.ts'
import { count, dropDatabase, freshName, openTablet, peopleIn, propose, sync } from '../support/tablet.ts'

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

async function counted(people: number): Promise<readonly Operation[]> {
  const ops: Operation[] = []
  for (let person = 0; person < people; person += 1) ops.push(await count(tablet, 'female'))
  return ops
}

const acknowledged = (ops: readonly Operation[]) =>
  ops.map(({ id }, index) => ({ id, verdict: 'acked' as const, seq: index + 1 }))

const states = (store: Store) =>
  store.own.peek().map(({ n, state }) => (state.type === 'acked' ? [n, state.seq] : [n, state.type]))

async function reopened(): Promise<Store> {
  tablet.close()
  return openTablet(name)
}

describe('a batch that the server acknowledged', () => {
  test('is written down once for all of it, and known again after a restart', async () => {
    const ops = await counted(5)
    await tablet.settle(acknowledged(ops.slice(0, 3)), NOON)
    await tablet.settle([{ id: ops[3]?.id ?? '', verdict: 'acked', seq: 4 }], NOON)
    expect(await stored()).toEqual({
      rows: ['pending', 'pending', 'pending', 'pending', 'pending'],
      acks: [{ from: 1, to: 4, seq: 1 }],
    })
    tablet = await reopened()
    expect(states(tablet)).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [5, 'pending'],
    ])
    expect((await tablet.outbox(10, 100_000)).map(({ id }) => id)).toEqual([ops[4]?.id])
  })

  test('leaves nothing behind when the queue has shown it', async () => {
    const ops = await counted(3)
    for (const op of ops) server.append(op)
    await tablet.settle(acknowledged(ops), NOON)
    await tablet.take(null, server.queue, server.cursorAt(3), 3)
    expect(await stored()).toEqual({ rows: [], acks: [] })
    expect(peopleIn(tablet)).toBe(3)
  })

  test('of which the queue lacks one has that one wait again, and no other, also after a restart', async () => {
    const ops = await counted(3)
    const [first, , third] = ops
    await tablet.settle(acknowledged(ops), NOON)
    // The server was restored from a backup, and has the third where the second stood.
    for (const op of [first, third]) if (op) server.append(op)
    await tablet.take(null, server.queue.slice(0, 1), server.cursorAt(1), 3)
    expect(states(tablet)).toEqual([
      [2, 2],
      [3, 3],
    ])
    await tablet.take(server.cursorAt(1), server.queue.slice(1, 2), server.cursorAt(2), 3)
    expect(states(tablet)).toEqual([[2, 'pending']])
    tablet = await reopened()
    expect(states(tablet)).toEqual([[2, 'pending']])
    expect(peopleIn(tablet)).toBe(3)
  })

  test('among which one was refused keeps what was said of each', async () => {
    const ops = await counted(3)
    const [first, second, third] = acknowledged(ops)
    if (!first || !second || !third) throw new Error('three were counted')
    const refused = { id: second.id, verdict: 'rejected', reason: 'forbidden', detail: 'why' } as const
    await tablet.settle([first, refused, { ...third, seq: 2 }], NOON)
    tablet = await reopened()
    expect(states(tablet)).toEqual([
      [1, 1],
      [2, 'rejected'],
      [3, 2],
    ])
    expect(peopleIn(tablet)).toBe(2)
  })
})

describe('what another tab did in the meantime', () => {
  test('is known to the outbox before the tab hears of it', async () => {
    const ops = await counted(2)
    const other = await openTablet(name)
    await other.settle(acknowledged(ops), NOON)
    const theirs = await count(other, 'male')
    expect((await tablet.outbox(10, 100_000)).map(({ id }) => id)).toEqual([theirs.id])
    other.close()
  })

  test('is known to verdicts and entries that come in here', async () => {
    const mine = await count(tablet, 'female')
    const other = await openTablet(name)
    const theirs = await count(other, 'male')
    await tablet.settle(acknowledged([mine, theirs]), NOON)
    for (const op of [mine, theirs]) server.append(op)
    await other.take(null, server.queue.slice(0, 1), server.cursorAt(1), 2)
    await tablet.take(server.cursorAt(1), server.queue.slice(1), server.cursorAt(2), 2)
    expect(await stored()).toEqual({ rows: [], acks: [] })
    await Promise.all([tablet.refresh(), other.refresh()])
    expect([peopleIn(tablet), peopleIn(other)]).toEqual([2, 2])
    other.close()
  })

  test('costs a tap neither its number nor its place: two tabs that save at once leave no gap', async () => {
    const other = await openTablet(name)
    const taps = Array.from({ length: 20 }, (_, tap) => count(tap % 2 === 0 ? tablet : other, 'female'))
    const numbers = (await Promise.all(taps)).map(({ n }) => n)
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, tap) => tap + 1))
    other.close()
  })
})

test('a thousand captured offline are sent, acknowledged and met, each once', async () => {
  for (let each = 0; each < 10; each += 1) await propose(tablet, `proposal ${each}`)
  await Promise.all(Array.from({ length: 990 }, () => count(tablet, 'female')))
  expect(await sync(tablet, server)).toBe('level')
  expect(server.queue.map(({ op }) => op.n)).toEqual(Array.from({ length: 1_000 }, (_, index) => index + 1))
  expect(await stored()).toEqual({ rows: [], acks: [] })
  expect(peopleIn(tablet)).toBe(990)
})

/** As they lie on the disk, beside the store. */
async function stored(): Promise<unknown> {
  const db = new IndexedDatabase(name)
  await db.begin(
    () => {},
    () => {},
  )
  try {
    return await db.steadily('r', ['own', 'meta'], async (tx) => ({
      rows: (await tx.own.all()).map(({ state }) => state.type),
      acks: (await tx.fact('acks')) ?? [],
    }))
  } finally {
    db.end()
  }
}
