import { afterEach, beforeEach, expect, test } from 'vitest'
import { author, entityOf } from '../support/operations.ts'
import { lost, type Rig, refusedWith, rig } from './rig.ts'

const MINUTE = 60_000

let bench: Rig
beforeEach(() => {
  bench = rig()
})
afterEach(() => bench.stop())

const phase = () => bench.engine.status.peek().phase
const exchange = async () => {
  bench.engine.wake()
  await bench.clock.turn(0)
}

/** The other copy was faster: its work stands under the counters that this one used, too. */
function otherCopySends(count: number): void {
  const other = author(1, { count: 600 })
  for (let i = 0; i < count; i += 1) bench.server.append(other.tally(entityOf(1), 'male'))
}

test('a copy takes a name of its own and sends all that waited, without anybody’s doing', async () => {
  const { store, server, requests, tokens } = bench
  const ops = store.save(3)
  otherCopySends(2)
  await exchange()
  expect(phase()).toBe('idle')
  expect(store.pending).toEqual([])
  const sent = server.queue.slice(2).map(({ op }) => op)
  expect(sent.map(({ id }) => id)).toEqual(ops.map(({ id }) => id))
  expect(sent.map(({ n }) => n)).toEqual([1, 2, 3])
  expect(new Set(sent.map(({ device }) => device))).toEqual(new Set(bench.forks.asked))
  // Under the old name it only pulls, and claims no work: what was written under it is the other copy's to tell.
  expect(requests.map(({ push, written }) => [push.length, written])).toEqual([
    [3, 3],
    [0, 0],
    [3, 3],
  ])
  expect(tokens.at(-1)).not.toBe(tokens[0])
})

test('a copy asks only when it is level with the queue, however far behind it was', async () => {
  const { server, store } = bench
  store.save(1)
  const far = author(3, { count: 2_000 })
  otherCopySends(1)
  for (let i = 0; i < 2_000; i += 1) server.append(far.tally(entityOf(1), 'male'))
  let head = 0
  const { fork } = server
  server.fork = (...asked) => {
    head = store.cursor.peek()?.seq ?? 0
    return fork.apply(server, asked)
  }
  await exchange()
  expect(head).toBe(2_001)
  expect(store.pending).toEqual([])
})

test('an answer that is lost is asked for again, under the same new name', async () => {
  const { store, clock, forks, server } = bench
  store.save(2)
  otherCopySends(1)
  forks.next = ['unreachable', 'unavailable']
  await exchange()
  expect(phase()).toBe('waiting-to-retry')
  expect(store.pending).toHaveLength(2)
  await clock.turn(10 * MINUTE)
  expect(forks.asked).toHaveLength(3)
  expect(new Set(forks.asked).size).toBe(1)
  expect(server.queue).toHaveLength(3)
  expect(phase()).toBe('idle')
})

test('a line that breaks on the way costs nothing but time', async () => {
  const { store, clock, line, server } = bench
  store.save(2)
  otherCopySends(1)
  line.next = [() => undefined, lost, () => undefined, lost]
  await exchange()
  await clock.turn(10 * MINUTE)
  expect(server.queue).toHaveLength(3)
  expect(store.pending).toEqual([])
})

test('a copy whose original was revoked waits for a new code, and keeps its work', async () => {
  const { store, forks } = bench
  store.save(2)
  otherCopySends(1)
  forks.next = ['revoked']
  await exchange()
  expect(phase()).toBe('refused')
  expect(store.pending).toHaveLength(2)
})

test('a server that does not know the door, or finds every name forked, is not asked for ever', async () => {
  const { store, forks, line, clock } = bench
  store.save(2)
  otherCopySends(1)
  forks.next = ['not-found']
  await exchange()
  expect(phase()).toBe('forked')
  line.always = (request) => (request.push.length > 0 ? { type: 'problem', problem: 'forked' } : undefined)
  await exchange()
  await clock.turn(10 * MINUTE)
  expect(phase()).toBe('forked')
  expect(forks.asked).toHaveLength(3)
  expect(store.pending).toHaveLength(2)
  line.always = refusedWith('unavailable')
})

test('a new name that another copy has taken, too, is changed once more', async () => {
  const { store, forks, line } = bench
  store.save(1)
  otherCopySends(1)
  // Both copies had begun the change of name before they were copies of each other.
  line.next = [() => undefined, () => undefined, refusedWith('forked')]
  await exchange()
  expect(forks.asked).toHaveLength(2)
  expect(phase()).toBe('idle')
  expect(store.pending).toHaveLength(0)
})
