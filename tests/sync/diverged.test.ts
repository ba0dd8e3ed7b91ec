/** A server that was restored from a backup: what a session does about it, with the world in its hands. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { author, entityOf } from '../support/operations.ts'
import { lost, type Rig, refusedWith, rig } from './rig.ts'

const MINUTE = 60_000

let bench: Rig
beforeEach(() => {
  bench = rig()
})
afterEach(() => bench.stop())

const status = () => bench.engine.status.peek()
const exchange = async () => {
  bench.engine.wake()
  await bench.clock.turn(0)
}
const ids = () => bench.server.queue.map(({ op }) => op.id)
const far = author(3, { count: 2_000 })

/** The tablet knows a queue of ten, its own three among them, in several bites; the backup ends with the fourth. */
async function live(): Promise<readonly string[]> {
  for (let bite = 0; bite < 3; bite += 1) {
    bench.store.save(1)
    for (let i = 0; i < 2; i += 1) bench.server.append(far.tally(entityOf(1), 'male'))
    await exchange()
  }
  bench.server.append(far.tally(entityOf(1), 'male'))
  await exchange()
  expect(bench.server.queue).toHaveLength(10)
  return ids()
}

test('a shorter server gets everything back where it was, and this tablet stays where it is', async () => {
  const { server, store, doors } = bench
  const before = await live()
  const { value: cursor } = store.cursor
  server.restore(4)
  const [op] = store.save(1)
  await exchange()
  expect(ids()).toEqual([...before, op?.id])
  expect(store.kept).toEqual([])
  expect(store.entries.map((entry) => entry.op.id)).toEqual(ids())
  expect(doors.given.at(-1)?.to).toEqual(cursor)
  expect(status()).toMatchObject({ phase: 'idle', givenBack: 6, problem: null })
})

test('of a server that has grown again this tablet goes back to what both have, and loses nothing', async () => {
  const { server, store } = bench
  const before = await live()
  server.restore(4)
  for (let i = 0; i < 9; i += 1) server.append(far.tally(entityOf(1), 'female'))
  await exchange()
  expect(new Set(ids()).size).toBe(19)
  for (const id of before) expect(ids()).toContain(id)
  expect(store.entries.map(({ op }) => op.id)).toEqual(ids())
  expect(store.kept.flatMap(({ entries }) => entries.map(({ op }) => op.id))).toEqual(before.slice(3))
  expect(status()).toMatchObject({ phase: 'idle', givenBack: 6 })
})

test('a line that breaks at any point costs nothing but time, and gives nothing twice', async () => {
  const { server, doors, clock, line } = bench
  const before = await live()
  server.restore(0)
  server.append(far.tally(entityOf(1), 'female'))
  doors.next = ['unreachable', undefined, 'unreachable', undefined, undefined, 'unavailable']
  line.next = [() => undefined, () => undefined, lost]
  await exchange()
  expect(status().phase).toBe('waiting-to-retry')
  await clock.turn(30 * MINUTE)
  expect(status()).toMatchObject({ phase: 'idle', givenBack: 10 })
  expect(ids().slice(1).sort()).toEqual([...before].sort())
})

test('what was kept since an earlier restore is given to the next one, too', async () => {
  const { server, store, line } = bench
  const before = await live()
  server.restore(4)
  server.append(far.tally(entityOf(1), 'female'))
  // It has given everything and gone back, and hears nothing more before the next restore.
  line.next = [() => undefined, lost]
  await exchange()
  expect(store.entries).toHaveLength(3)
  expect(store.kept.length).toBeGreaterThan(0)
  server.restore(0)
  server.append(far.tally(entityOf(1), 'female'))
  await exchange()
  for (const id of before) expect(ids()).toContain(id)
  expect(store.entries.map(({ op }) => op.id)).toEqual(ids())
})

test('what was kept is given also to a server that was restored again while this tablet had gone back to the start', async () => {
  const { server, store, line } = bench
  const before = await live()
  server.restore(0)
  server.append(far.tally(entityOf(1), 'female'))
  line.next = [() => undefined, lost]
  await exchange()
  expect(store.cursor.peek()).toBeNull()
  server.restore(0)
  server.append(far.tally(entityOf(1), 'female'))
  // At the start every queue fits: nothing tells this tablet that it is another one.
  await exchange()
  for (const id of before) expect(ids()).toContain(id)
  expect(store.entries.map(({ op }) => op.id)).toEqual(ids())
  expect(status().phase).toBe('idle')
})

test('a server that knows no such door is left alone until somebody asks', async () => {
  const { server, store, doors, requests, clock } = bench
  await live()
  server.restore(4)
  doors.next = ['not-found']
  store.save(1)
  await exchange()
  expect(status()).toMatchObject({ phase: 'diverged', isReachable: true, problem: 'diverged' })
  const asked = requests.length
  await clock.turn(60 * MINUTE)
  expect(requests).toHaveLength(asked)
  expect(store.pending.length).toBeGreaterThan(0)
})

test('a run that does not prove itself is kept here, and holds up neither the others nor today’s work', async () => {
  const { server, store, doors } = bench
  const before = await live()
  server.restore(2)
  doors.next = [undefined, 'unproven']
  const [op] = store.save(1)
  await exchange()
  expect(status()).toMatchObject({ phase: 'idle', problem: null })
  const queued = new Set<string>(ids())
  expect(queued.has(op?.id ?? '')).toBe(true)
  const refused: string[] = doors.given[0]?.entries.map((entry) => entry.op.id) ?? []
  expect(refused.length).toBeGreaterThan(0)
  const kept: string[] = store.kept.flatMap(({ entries }) => entries.map((entry) => entry.op.id))
  for (const id of before) expect(queued.has(id) || kept.includes(id)).toBe(true)
  for (const id of refused) expect(kept).toContain(id)
  for (const id of before.slice(2)) expect(queued.has(id)).toBe(!refused.includes(id))
})

test('a server that never agrees is not asked without a pause', async () => {
  const { line, requests, clock } = bench
  await live()
  const before = requests.length
  line.always = refusedWith('diverged')
  await exchange()
  expect(status()).toMatchObject({ phase: 'waiting-to-retry', problem: 'diverged' })
  expect(requests.length - before).toBeLessThan(6)
  line.always = () => undefined
  await clock.turn(30 * MINUTE)
  expect(status().phase).toBe('idle')
})

test('a tablet that a restored server does not know introduces itself, and sends what it kept', async () => {
  const { server, store, clock, doors } = bench
  const [op] = store.save(1)
  if (op) server.unknown.add(op.device)
  doors.next = ['unreachable']
  await exchange()
  expect(store.pending).toHaveLength(1)
  await clock.turn(30 * MINUTE)
  expect(ids()).toEqual([op?.id])
  expect(status().phase).toBe('idle')
})

test('a tablet that is shut out of the restored server, too, waits for a new code', async () => {
  const { server, store, doors } = bench
  const [op] = store.save(1)
  if (op) server.unknown.add(op.device)
  doors.next = ['revoked']
  await exchange()
  expect(status().phase).toBe('refused')
  expect(store.pending).toHaveLength(1)
})
