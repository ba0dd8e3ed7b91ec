/** The engine sends on what other tablets wrote, after its own work and never in its way. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseOperation } from '../../src/domain/operation.ts'
import { MAX_PUSH, type ProblemType } from '../../src/domain/wire.ts'
import { carryParts } from '../support/carry.ts'
import { newIdentity } from '../support/devices.ts'
import { author, entityOf } from '../support/operations.ts'
import { lost, type Rig, rig } from './rig.ts'

const MINUTE = 60_000
const SIGNER = await newIdentity()

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
/** A file of another tablet is taken in. */
async function takeIn(number: number, people = 2): Promise<readonly string[]> {
  const other = author(number, { count: number * 100 })
  const operations = Array.from({ length: people }, () => other.tally(entityOf(1), 'female'))
  const collectivity = { id: entityOf(1_000), name: null }
  const parts = await carryParts({ collectivity, device: other.device, station: 'C' }, operations, SIGNER)
  bench.store.carrying.bring(...parts)
  return operations.map(({ id }) => id)
}
const queued = () => bench.server.queue.map(({ op }) => op.id)
const refusedOnce = (problem: ProblemType) => bench.line.carry.push(() => ({ type: 'problem', problem }))

test('its own work goes first, then what it carries, and it brings back what became of both', async () => {
  const own = bench.store.save(2).map(({ id }) => id)
  const ids = await takeIn(5)
  await exchange()
  expect(queued()).toEqual([...own, ...ids])
  expect(bench.store.carrying.waiting).toEqual([])
  expect(bench.store.carrying.judged[0]?.verdicts.map(({ verdict }) => verdict)).toEqual(['acked', 'acked'])
  expect(bench.store.entries).toEqual(bench.server.queue)
  expect(phase()).toBe('idle')
})

test('what cannot be sent waits, and is sent again by itself', async () => {
  bench.line.carry.push(() => ({ type: 'unreachable' }))
  const ids = await takeIn(5)
  await exchange()
  expect(phase()).toBe('waiting-to-retry')
  expect(queued()).toEqual([])
  await bench.clock.turn(MINUTE)
  expect(queued()).toEqual(ids)
  expect(phase()).toBe('idle')
})

test('an answer that was lost only means sending the same again: it is in the queue once', async () => {
  const ids = await takeIn(5)
  bench.line.carry.push((part) => {
    void bench.server.carry(part, '', new AbortController().signal)
    return { type: 'timed-out' }
  })
  await exchange()
  await bench.clock.turn(MINUTE)
  expect(queued()).toEqual(ids)
  expect(bench.carried).toHaveLength(2)
  expect(bench.store.carrying.judged).toHaveLength(1)
})

test('an answer on other operations than those that were sent counts for nothing', async () => {
  const ids = await takeIn(5)
  bench.line.carry.push(() => ({
    type: 'judged',
    verdicts: [{ id: ids[0] ?? '', verdict: 'acked', seq: 1 }],
  }))
  await exchange()
  expect(bench.store.carrying.judged).toEqual([])
  await bench.clock.turn(MINUTE)
  expect(bench.store.carrying.judged).toHaveLength(1)
})

describe('a file that the server does not take', () => {
  test.each<ProblemType>(['proof-failed', 'malformed', 'other-collectivity', 'forked'])(
    'for good (%s) is not sent again, and holds up no other',
    async (problem) => {
      await takeIn(5)
      const ids = await takeIn(6)
      refusedOnce(problem)
      await exchange()
      expect(queued()).toEqual(ids)
      expect(bench.store.carrying.problems).toEqual([{ problem, isForGood: true }])
      expect(phase()).toBe('idle')
      await exchange()
      expect(bench.carried).toHaveLength(2)
    },
  )

  test.each<ProblemType>(['unknown-author', 'protocol-unsupported', 'not-found', 'internal'])(
    'for now (%s) stands aside for the others, and is sent again some minutes later',
    async (problem) => {
      const late = await takeIn(5)
      const ids = await takeIn(6)
      refusedOnce(problem)
      await exchange()
      expect(queued()).toEqual(ids)
      expect(bench.store.carrying.problems).toEqual([{ problem, isForGood: false }])
      expect(phase()).toBe('waiting-to-retry')
      await bench.clock.turn(15 * MINUTE)
      expect(queued()).toEqual([...ids, ...late])
      expect(phase()).toBe('idle')
    },
  )

  test('of an author that the server does not know is asked about once, not for each of its parts', async () => {
    const ids = await takeIn(5, MAX_PUSH + 1)
    refusedOnce('unknown-author')
    await exchange()
    expect(bench.carried).toHaveLength(1)
    await bench.clock.turn(15 * MINUTE)
    expect(queued()).toEqual(ids)
  })

  test('because the token is refused stays, like everything else, until there is a new one', async () => {
    const ids = await takeIn(5)
    refusedOnce('revoked')
    await exchange()
    expect(phase()).toBe('refused')
    bench.store.renewToken()
    await exchange()
    expect(queued()).toEqual(ids)
  })
})

test('what only a newer server can judge keeps its file waiting, without a rush', async () => {
  const ids = await takeIn(5)
  bench.server.putsOff = ({ id }) => id === ids[1]
  await exchange()
  expect(bench.carried).toHaveLength(1)
  expect(bench.store.carrying.problems).toEqual([{ problem: 'protocol-unsupported', isForGood: false }])
  expect(phase()).toBe('waiting-to-retry')
  bench.server.putsOff = () => false
  await bench.clock.turn(15 * MINUTE)
  expect(bench.store.carrying.waiting).toEqual([])
  expect(queued()).toEqual(ids)
})

test('nothing is carried while its own work cannot be sent', async () => {
  bench.line.next = [lost]
  bench.store.save(1)
  await takeIn(5)
  await exchange()
  expect(bench.carried).toEqual([])
  await bench.clock.turn(MINUTE)
  expect(bench.carried).toHaveLength(1)
  expect(bench.server.queue.every(({ op }) => parseOperation(op).ok)).toBe(true)
})
