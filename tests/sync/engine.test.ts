import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MAX_PUSH, PAGE_SIZE } from '../../src/domain/wire.ts'
import { author, entityOf } from '../support/operations.ts'
import {
  answerLost,
  captivePortal,
  gap,
  hangs,
  lost,
  type Rig,
  refusedWith,
  rig,
  slow,
  stale,
  tooLargeFrom,
} from './rig.ts'

const MINUTE = 60_000

let bench: Rig
beforeEach(() => {
  bench = rig()
})
afterEach(() => bench.stop())

const pushed = () => bench.requests.map(({ push }) => push.length)
const phase = () => bench.engine.status.peek().phase

describe('a session', () => {
  test('sends everything that waits, brings everything that is new, and rests', async () => {
    const { store, server, engine, clock } = bench
    server.append(author(3, { count: 500 }).tally(entityOf(1), 'male'))
    const ops = store.save(3)
    engine.wake()
    await clock.turn(0)
    expect(store.acked.map(({ id }) => id)).toEqual(ops.map(({ id }) => id))
    expect(store.entries).toEqual(server.queue)
    expect(engine.status.peek()).toMatchObject({ phase: 'idle', isReachable: true, problem: null })
    expect(store.lastExchange.peek()).toBe(engine.status.peek().lastExchange)
    await clock.turn(60 * MINUTE)
    expect(bench.requests).toHaveLength(1)
  })

  test('begins with small batches and doubles them while the line is quick', async () => {
    bench.store.save(3_000)
    bench.engine.wake()
    await bench.clock.turn(0)
    expect(pushed().filter((size) => size > 0)).toEqual([25, 50, 100, 200, 400, 800, MAX_PUSH, 425])
    expect(bench.store.pending).toEqual([])
  })

  test('asks for nothing back until the last batch, and takes what came in by whole pages', async () => {
    const { store, server, engine, clock, pages } = bench
    const ops = store.save(1_000)
    engine.wake()
    await clock.turn(0)
    expect(bench.requests.map(({ push, pull }) => [push.length, pull])).toEqual([
      [25, 0],
      [50, 0],
      [100, 0],
      [200, 0],
      [400, 0],
      [225, 512],
      [0, 512],
    ])
    expect(pages).toEqual([])
    expect(server.queue.map(({ op }) => op.id)).toEqual(ops.map(({ id }) => id))
    expect(store.entries).toEqual(server.queue)
  })

  test('is tried again in time by a tablet whose clock was put back ten years meanwhile', async () => {
    const { store, engine, clock, line } = bench
    line.next = [lost]
    store.save(1)
    engine.wake()
    await clock.turn(0)
    expect(store.acked).toEqual([])
    clock.set(-10 * 365 * 24 * 60 * MINUTE)
    await clock.turn(15 * MINUTE)
    expect(store.acked).toHaveLength(1)
  })

  test('keeps its batches small while the line is slow', async () => {
    bench.line.always = slow
    bench.store.save(100)
    bench.engine.wake()
    await bench.clock.turn(5 * MINUTE)
    expect(pushed()).toEqual([25, 25, 25, 25])
  })

  test('takes whole pages when far behind, and the tail from the exchange', async () => {
    const { server, store, engine, clock, pages } = bench
    const far = author(3, { count: 5_000 })
    for (let i = 0; i < PAGE_SIZE * 8 + 7; i += 1) server.append(far.tally(entityOf(1), 'male'))
    engine.wake()
    await clock.turn(0)
    expect(store.entries).toEqual(server.queue)
    expect(pages).toEqual([2, 3, 4, 5, 6])
    expect(bench.requests).toHaveLength(2)
  })

  test('is followed by one more when something was saved meanwhile', async () => {
    const { store, engine, clock } = bench
    bench.line.next = [slow]
    store.save(1)
    engine.wake()
    await clock.turn(1_000)
    expect(phase()).toBe('exchanging')
    engine.wake('when-due')
    engine.wake('when-due')
    await clock.turn(MINUTE)
    expect(bench.requests).toHaveLength(2)
    expect(phase()).toBe('idle')
  })

  test('tells how far the tablet’s clock is off', async () => {
    bench.engine.wake()
    await bench.clock.turn(0)
    expect(bench.engine.status.peek().clockOffsetMs).toBe(2 * 60 * MINUTE)
  })
})

describe('an answer that is not the server’s own', () => {
  test.each([
    ['a captive portal’s page', captivePortal],
    ['an older answer from a cache', stale],
    ['an answer with a gap', gap],
    ['silence', lost],
  ])('leaves everything waiting: %s', async (_, fault) => {
    const { store, server, engine, clock } = bench
    server.append(author(3, { count: 500 }).tally(entityOf(1), 'male'))
    store.save(2)
    bench.line.next = [fault]
    engine.wake()
    await clock.turn(0)
    expect(store.pending).toHaveLength(2)
    expect(store.cursor.peek()).toBeNull()
    expect(engine.status.peek()).toMatchObject({ phase: 'waiting-to-retry', isReachable: false })

    await clock.turn(MINUTE)
    expect(store.pending).toEqual([])
    expect(store.entries).toEqual(server.queue)
  })

  test('costs nothing but a repetition when the server had taken it in', async () => {
    bench.line.next = [answerLost, answerLost]
    bench.store.save(2)
    bench.engine.wake()
    await bench.clock.turn(MINUTE)
    expect(bench.store.acked).toHaveLength(2)
    expect(bench.server.queue).toHaveLength(2)
  })
})

describe('waiting for the next attempt', () => {
  test('grows with every failure, up to some minutes', async () => {
    bench.line.always = lost
    bench.engine.wake()
    const at: number[] = []
    for (let elapsed = 0; elapsed < 60; elapsed += 1) {
      const before = bench.requests.length
      await bench.clock.turn(MINUTE / 2)
      at.push(bench.requests.length - before)
    }
    expect(at[0]).toBeGreaterThan(2)
    expect(at.at(-1)).toBeLessThanOrEqual(1)
    // With the dice at one half the longest wait is two and a half minutes: it never gives up.
    expect(at.slice(-12).reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(2)
  })

  test('is not cut short by a save, but by a person', async () => {
    const { engine, clock, requests } = bench
    bench.line.next = [lost]
    engine.wake()
    await clock.turn(0)
    engine.wake('when-due')
    await clock.turn(10)
    expect(requests).toHaveLength(1)
    engine.wake('now')
    await clock.turn(10)
    expect(requests).toHaveLength(2)
  })

  test('lasts as long as the server asks, whoever is impatient', async () => {
    const { engine, clock, requests } = bench
    bench.line.next = [refusedWith('too-many-requests', 20_000)]
    engine.wake()
    await clock.turn(0)
    expect(engine.status.peek()).toMatchObject({ phase: 'waiting-to-retry', problem: 'too-many-requests' })
    engine.wake('now')
    await clock.turn(19_000)
    expect(requests).toHaveLength(1)
    await clock.turn(3_000)
    expect(requests).toHaveLength(2)
    expect(phase()).toBe('idle')
  })
})

describe('a batch that does not get through', () => {
  test('is halved when it is too large', async () => {
    bench.line.always = tooLargeFrom(10)
    bench.store.save(30)
    bench.engine.wake()
    await bench.clock.turn(0)
    expect(bench.store.pending).toEqual([])
    expect(pushed().slice(0, 3)).toEqual([25, 12, 6])
  })

  test('is halved when time runs out', async () => {
    bench.line.next = [hangs, hangs]
    bench.store.save(30)
    bench.engine.wake()
    await bench.clock.turn(5 * MINUTE)
    expect(pushed().slice(0, 3)).toEqual([25, 12, 6])
    expect(bench.store.pending).toEqual([])
  })

  test.each(['too-large', 'malformed', 'internal'] as const)(
    'because of one operation (%s) lets all others through',
    async (problem) => {
      const { store, engine, clock } = bench
      const poison = store.save(30)[7]
      bench.line.always = ({ push }) =>
        push.some(({ id }) => id === poison?.id) ? { type: 'problem', problem } : undefined
      engine.wake()
      await clock.turn(9 * MINUTE)
      expect(store.pending).toEqual([poison])
      expect(store.acked).toHaveLength(29)
      expect(phase()).toBe('waiting-to-retry')

      const before = bench.requests.length
      store.save(1)
      engine.wake('when-due')
      await clock.turn(1_000)
      expect(bench.requests.slice(before).map(({ push }) => push.length)).toEqual([1])
      expect(store.pending).toEqual([poison])
    },
  )

  test('because the server puts an operation off lets the others through, and that one later', async () => {
    const { store, server, engine, clock } = bench
    const [, second] = store.save(3)
    server.putsOff = (op) => op.id === second?.id
    engine.wake()
    await clock.turn(MINUTE)
    expect(store.pending).toEqual([second])
    expect(bench.requests).toHaveLength(1)
    server.putsOff = () => false
    await clock.turn(15 * MINUTE)
    expect(store.pending).toEqual([])
    expect(phase()).toBe('idle')
  })

  test('is not sent over and over when some verdicts are missing', async () => {
    const { store, engine, clock } = bench
    store.save(2)
    bench.line.always = (request, server) => {
      const outcome = server.answer({ ...request, push: [] })
      return outcome.type === 'answered'
        ? { ...outcome, response: { ...outcome.response, verdicts: [] } }
        : outcome
    }
    engine.wake()
    await clock.turn(MINUTE)
    expect(bench.requests).toHaveLength(1)
    expect(store.pending).toHaveLength(2)
  })
})

describe('a tablet the server does not let in', () => {
  test.each(['unauthorized', 'revoked'] as const)(
    'keeps everything and asks for a new code: %s',
    async (problem) => {
      const { store, engine, clock, tokens } = bench
      store.save(2)
      bench.line.next = [refusedWith(problem)]
      engine.wake()
      await clock.turn(0)
      expect(phase()).toBe('refused')
      engine.wake()
      await clock.turn(60 * MINUTE)
      expect(bench.requests).toHaveLength(1)
      expect(store.pending).toHaveLength(2)

      store.renewToken()
      engine.wake()
      await clock.turn(0)
      expect(tokens.at(-1)).toBe('new token')
      expect(store.pending).toEqual([])
      expect(phase()).toBe('idle')
    },
  )

  test('because it is too old stops and keeps everything', async () => {
    const { store, engine, clock } = bench
    store.save(2)
    bench.line.next = [refusedWith('protocol-unsupported')]
    engine.wake()
    await clock.turn(0)
    expect(phase()).toBe('outdated')
    engine.wake('when-due')
    await clock.turn(60 * MINUTE)
    expect(bench.requests).toHaveLength(1)
    expect(store.pending).toHaveLength(2)
    expect(phase()).toBe('outdated')
  })

  test('that was never enrolled asks nothing of the network', async () => {
    await bench.stop()
    bench = rig()
    bench.store.enrolment.value = undefined
    bench.engine.wake()
    await bench.clock.turn(MINUTE)
    expect(phase()).toBe('not-enrolled')
    expect(bench.requests).toEqual([])
  })
})

test('an exchange that breaks within the tablet is told to whoever looks into it, and tried again', async () => {
  const { store, engine, clock, line, reported } = bench
  const cause = new Error('a mistake of ours')
  store.save(1)
  line.next = [() => Promise.reject(cause)]
  engine.wake()
  await clock.turn(0)
  expect(reported).toEqual([cause])
  expect(phase()).toBe('waiting-to-retry')
  await clock.turn(MINUTE)
  expect(store.pending).toEqual([])
  expect(phase()).toBe('idle')
})

test('a stopped engine sends nothing more, and its run ends', async () => {
  bench.store.save(1)
  await bench.stop()
  bench.engine.wake()
  await bench.clock.turn(MINUTE)
  expect(bench.requests).toEqual([])
})
