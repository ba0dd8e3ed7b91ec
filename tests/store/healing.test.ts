/** The server was restored from a backup: what this tablet kept of its queue, on disk and on the screens. */
import { effect } from '@preact/signals-core'
import fc from 'fast-check'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Operation } from '../../src/domain/operation.ts'
import type { Run } from '../../src/domain/wire.ts'
import { IndexedDatabase } from '../../src/store/indexed-db.ts'
import { writeSnapshot } from '../../src/store/snapshot.ts'
import type { Store } from '../../src/store/store.ts'
import { firstTables } from '../support/first-tables.ts'
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

let names: string[]
let tablet: Store
let server: ModelServer
let far: ReturnType<typeof author>
beforeEach(async () => {
  names = [freshName()]
  tablet = await openTablet(names[0] ?? '')
  server = new ModelServer()
  far = author(3, { count: 2_000 })
})
afterEach(async () => {
  tablet.close()
  for (const name of names) await dropDatabase(name)
})

const reopen = async () => {
  tablet.close()
  tablet = await openTablet(names[0] ?? '')
}
/** Another tablet, B's neighbour. */
const neighbour = async () => {
  const name = freshName()
  names.push(name)
  return openTablet(name, 'C')
}
const othersCount = (people: number, times = 1) => {
  for (let i = 0; i < times; i += 1) server.append(far.tally(WORKSHOP, 'male', people))
}
/** Every number of people that the screen shows from now on, without repeats. */
function watchPeople(): { readonly shown: number[]; stop(): void } {
  const shown: number[] = []
  const cells = tablet.live.cells(WORKSHOP)
  const stop = effect(() => {
    const people = cells.value.reduce((sum, cell) => sum + cell.count, 0)
    if (shown.at(-1) !== people) shown.push(people)
  })
  return { shown, stop }
}
const cursorOf = (store: Store) => {
  const cursor = store.cursor.peek()
  if (!cursor) throw new Error('this tablet has taken nothing')
  return cursor
}
/** Back to what both still have. */
const rewind = async () => {
  const common = await server.common(await tablet.places())
  if (!common.ok) throw new Error(common.error)
  expect(await tablet.rewind(cursorOf(tablet), common.value)).toBe(true)
}

describe('an operation that a server acknowledged and then lost', () => {
  /** The answer came, what follows in the queue did not: the tablet went dark between the two. */
  const acknowledged = async () => {
    othersCount(1, 3)
    await sync(tablet, server)
    const op = await count(tablet, 'female', 7)
    const seq = server.append(op)
    await tablet.settle([{ id: op.id, verdict: 'acked', seq }], NOON)
    return op
  }

  test('waits again when the queue ends before its place, and arrives once', async () => {
    const op = await acknowledged()
    server.restore(3)
    expect(await sync(tablet, server)).toBe('level')
    expect(server.queue.map((entry) => entry.op.id).at(-1)).toBe(op.id)
    expect(server.queue).toHaveLength(4)
    expect(tablet.own.peek()).toEqual([])
  })

  test('waits again when the queue shows something else at its place', async () => {
    const op = await acknowledged()
    server.restore(3)
    othersCount(1, 3)
    const { shown, stop } = watchPeople()
    expect(await sync(tablet, server)).toBe('level')
    stop()
    expect(shown).toEqual([10, 13])
    expect(server.queue.filter((entry) => entry.op.id === op.id)).toHaveLength(1)
    expect(tablet.own.peek()).toEqual([])
  })

  test('stays acknowledged while its place is still to come', async () => {
    await acknowledged()
    othersCount(1, 5)
    const next = server.queue.slice(3, 3)
    await tablet.take(cursorOf(tablet), next, server.cursorAt(3), server.queue.length)
    expect(tablet.own.peek()).toMatchObject([{ state: { type: 'acked', seq: 4 } }])
  })
})

describe('a tablet that goes back to a place that the server still has', () => {
  beforeEach(async () => {
    othersCount(1, 20)
    await sync(tablet, server)
    othersCount(10, 20)
    await count(tablet, 'female', 5)
    await sync(tablet, server)
    expect(peopleIn(tablet)).toBe(225)
  })

  test('shows what it showed, without a flicker, until the new queue shows it again', async () => {
    const { shown, stop } = watchPeople()
    const given = await allRuns()
    server.restore(20)
    await rewind()
    expect(cursorOf(tablet)).toEqual(server.cursorAt(20))
    for (const run of given) await server.heal(run)
    while (cursorOf(tablet).seq < server.queue.length) {
      const { seq } = cursorOf(tablet)
      const [next, to] = [server.queue.slice(seq, seq + 3), Math.min(seq + 3, server.queue.length)]
      await tablet.take(cursorOf(tablet), structuredClone(next), server.cursorAt(to), server.queue.length)
    }
    stop()
    expect(shown).toEqual([225])
    expect(await tablet.keptRuns()).toEqual([])
    expect(pictureOf(tablet.live.state)).toEqual(pictureOf(refolded(server, tablet)))
  })

  test('shows the same after a crash at any point on the way', async () => {
    const given = await allRuns()
    server.restore(20)
    await rewind()
    await reopen()
    expect(peopleIn(tablet)).toBe(225)
    for (const run of given) await server.heal(run)
    const half = server.queue.slice(20, 33)
    await tablet.take(cursorOf(tablet), structuredClone(half), server.cursorAt(33), server.queue.length)
    await reopen()
    expect(peopleIn(tablet)).toBe(225)
    expect(await sync(tablet, server)).toBe('level')
    await reopen()
    expect(peopleIn(tablet)).toBe(225)
    expect(await tablet.keptRuns()).toEqual([])
  })

  test('keeps history, undo and what stands where while it waits for the queue to show it', async () => {
    const idea = await propose(tablet, 'ماء')
    await sync(tablet, server)
    await change(tablet, idea.entity, 'text', 'ماء صالح')
    await sync(tablet, server)
    const counted = await tablet.undoable(WORKSHOP)
    const steps = async () => (await tablet.history('proposal', idea.entity)).map(({ op }) => op.id)
    const before = await steps()
    server.restore(20)
    await rewind()
    expect(await steps()).toEqual(before)
    expect(await tablet.undoable(WORKSHOP)).toEqual(counted)
    expect(tablet.live.state.get('proposal', idea.entity)?.text).toBe('ماء صالح')
    // What is written now names what it was written over.
    const next = await change(tablet, idea.entity, 'text', 'ماء للجميع')
    expect(next.type === 'set' && next.prev['text']).toEqual([before.at(-1)])
  })

  test('takes every tab of the browser along, one that has heard nothing yet as well', async () => {
    const other = await openTablet(names[0] ?? '')
    server.restore(20)
    othersCount(100, 25)
    await rewind()
    // At the seq at which the other tab stands, the queue is another one by now.
    const next = structuredClone(server.queue.slice(20))
    await tablet.take(cursorOf(tablet), next, server.cursorAt(45), server.queue.length)
    await other.refresh()
    expect(cursorOf(other)).toEqual(server.cursorAt(45))
    expect(pictureOf(other.live.state)).toEqual(pictureOf(tablet.live.state))
    expect(peopleIn(other)).toBe(225 + 2_500)
    other.close()
  })

  test('is asked by two tabs once', async () => {
    const other = await openTablet(names[0] ?? '')
    server.restore(20)
    const from = cursorOf(tablet)
    const back = await Promise.all([
      tablet.rewind(from, server.cursorAt(20)),
      other.rewind(from, server.cursorAt(20)),
    ])
    expect(back.toSorted()).toEqual([false, true])
    await Promise.all([tablet.refresh(), other.refresh()])
    expect([peopleIn(tablet), peopleIn(other)]).toEqual([225, 225])
    other.close()
  })

  test('goes to no place that it does not remember', async () => {
    const from = cursorOf(tablet)
    expect(await tablet.rewind(from, { seq: 20, chain: '0'.repeat(32) })).toBe(false)
    expect(await tablet.rewind({ ...from, chain: '0'.repeat(32) }, null)).toBe(false)
    expect(cursorOf(tablet)).toEqual(from)
    expect(await tablet.keptRuns()).toEqual([])
  })

  test('throws a snapshot away that was folded beyond it, and takes none from a tab of before', async () => {
    const old = tablet.live.state.base
    const written = async (rewinds: number) => {
      const db = new IndexedDatabase(names[0] ?? '')
      await db.begin(
        () => {},
        () => {},
      )
      const isWritten = await writeSnapshot(db, old, { seq: cursorOf(tablet).seq, rewinds }, () => true)
      db.end()
      return isWritten
    }
    expect(await written(0)).toBe(true)
    server.restore(20)
    othersCount(1_000, 30)
    await rewind()
    const next = structuredClone(server.queue.slice(20))
    await tablet.take(cursorOf(tablet), next, server.cursorAt(50), server.queue.length)
    expect(await written(0)).toBe(false)
    await reopen()
    expect(peopleIn(tablet)).toBe(225 + 30_000)
  })
})

test('two tablets heal a server that lost the work of both and grew again, and agree with it and each other', async () => {
  const other = await neighbour()
  const both = [tablet, other]
  const shared = await propose(tablet, 'shared')
  for (const store of [...both, ...both]) await sync(store, server)
  const backup = server.queue.length
  const written: Operation[] = []
  for (const store of both) {
    written.push(await count(store, 'female', 3), await change(store, shared.entity, 'text', 'changed'))
    await sync(store, server)
  }
  server.restore(backup)
  const third = await neighbour()
  await sync(third, server)
  await count(third, 'male', 100)
  await sync(third, server)
  written.push(await count(other, 'female', 1_000))
  for (const store of [...both, third, ...both, third]) expect(await sync(store, server)).toBe('level')
  expect(both.map(peopleIn)).toEqual([1_106, 1_106])
  for (const { id } of written) {
    expect(server.queue.filter(({ op }) => op.id === id)).toHaveLength(1)
  }
  for (const store of [...both, third]) {
    expect(pictureOf(store.live.state)).toEqual(pictureOf(refolded(server, store)))
    expect(store.own.peek()).toEqual([])
    expect(await store.keptRuns()).toEqual([])
  }
  other.close()
  third.close()
})

test('a tablet goes on under the station that the queue gives it', async () => {
  const device = tablet.enrolment.peek()?.device
  const seated = (station: string) =>
    server.append(far.set('device', device as string as ReturnType<typeof entityOf>, { station }))
  seated('B')
  await propose(tablet, 'one')
  await sync(tablet, server)
  seated('D')
  await sync(tablet, server)
  const next = await propose(tablet, 'two')
  expect(next.type === 'set' && next.fields['label']).toBe('D2')
  await reopen()
  expect(tablet.enrolment.peek()?.station).toBe('D')
})

describe('the remembered runs of a queue', () => {
  test('lead from its beginning to the cursor, each short, however the queue came in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 700 })), {
          maxLength: 25,
        }),
        fc.integer({ min: 0, max: 20 }),
        async (bites, back) => {
          await reopenEmpty()
          for (const bite of bites) {
            othersCount(1, bite)
            await sync(tablet, server)
          }
          const runs = await allRuns()
          expect(runs.flatMap(({ entries }) => entries)).toEqual(server.queue)
          for (const run of runs) {
            expect(run.to.seq - (run.from?.seq ?? 0)).toBe(run.entries.length)
            expect(run.entries.length).toBeLessThanOrEqual(512 + 16)
            expect(await server.heal(run)).toEqual({ ok: true, value: { taken: 0 } })
          }
          expect(runs.at(-1)?.to ?? null).toEqual(tablet.cursor.peek())
          if (runs.length === 0) return
          // Back over any number of pages: what is left ends there, and what is not left is kept.
          const to = (await tablet.places()).at(back) ?? null
          expect(await tablet.rewind(cursorOf(tablet), to)).toBe(true)
          expect((await allRuns()).flatMap(({ entries }) => entries)).toEqual(
            server.queue.slice(0, to?.seq ?? 0),
          )
          const kept = (await tablet.keptRuns()).flatMap(({ entries }) => entries)
          expect(kept).toEqual(server.queue.slice(to?.seq ?? 0))
          expect(peopleIn(tablet)).toBe(server.queue.length)
        },
      ),
      { numRuns: 12 },
    )
  })

  test('are few though every tap came alone', async () => {
    for (let i = 0; i < 200; i += 1) {
      othersCount(1)
      await tablet.take(
        tablet.cursor.peek(),
        structuredClone(server.queue.slice(i)),
        server.cursorAt(i + 1),
        i + 1,
      )
    }
    expect((await placesOf(names[0] ?? '')).length).toBeLessThan(16)
  })

  test('are short where what people wrote is long', async () => {
    const long = 'م'.repeat(20_000)
    for (let bite = 0; bite < 6; bite += 1) {
      for (let i = 0; i < 20; i += 1) {
        server.append(far.set('proposal', entityOf(bite * 20 + i), { programme: entityOf(9), text: long }))
      }
      await sync(tablet, server)
    }
    const runs = await allRuns()
    expect(runs.length).toBeGreaterThan(1)
    for (const run of runs) expect(JSON.stringify(run).length).toBeLessThan(1.1 * 1024 * 1024)
  })
})

test('a database of the first version remembers its checkpoints as places', async () => {
  const name = freshName()
  names.push(name)
  const old = await openDB(name, 10, { upgrade: firstTables })
  const checkpoints = [3, 9].map((seq) => ({ seq, chain: `${seq}`.repeat(32) }))
  await old.put('meta', { key: 'checkpoints', value: checkpoints })
  await old.put('meta', { key: 'cursor', value: checkpoints[1] })
  old.close()
  const opened = await openTablet(name)
  expect(await opened.places()).toEqual(checkpoints.toReversed())
  expect(opened.cursor.peek()).toEqual(checkpoints[1])
  opened.close()
})

/** All that this tablet could give back. */
async function allRuns(): Promise<readonly Run[]> {
  const runs: Run[] = []
  for (let run = await tablet.runAfter(null); run; run = await tablet.runAfter(run.to)) runs.push(run)
  return runs
}

async function reopenEmpty(): Promise<void> {
  tablet.close()
  const name = freshName()
  names.unshift(name)
  tablet = await openTablet(name)
  server = new ModelServer()
}

/** Every remembered place, read beside the store. */
async function placesOf(name: string): Promise<readonly unknown[]> {
  const db = await openDB(name)
  try {
    return await db.getAll('places')
  } finally {
    db.close()
  }
}
