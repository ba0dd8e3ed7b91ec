import { signal } from '@preact/signals-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import type { Engine, SyncStatus, Urgency } from '../../src/sync/engine.ts'
import { startTriggers } from '../../src/sync/triggers.ts'
import { HandClock } from '../support/clock.ts'
import { ModelServer } from '../support/model-server.ts'
import { author } from '../support/operations.ts'
import { count, dropDatabase, enrol, freshName, openTablet, WORKSHOP } from '../support/tablet.ts'

let name: string
let tablet: Store
let clock: HandClock
let wakes: Urgency[]
let ending: AbortController
/** Writes into the open event stream. */
let tell: (event: string) => void
let streams: number

beforeEach(async () => {
  name = freshName()
  tablet = await openTablet(name)
  clock = new HandClock()
  wakes = []
  streams = 0
  ending = new AbortController()
})
afterEach(async () => {
  ending.abort()
  tablet.close()
  await dropDatabase(name)
})

function start(): void {
  const engine: Engine = {
    status: signal<SyncStatus>({
      phase: 'idle',
      isReachable: null,
      lastExchange: null,
      retryAtMs: null,
      problem: null,
      givenBack: null,
      clockOffsetMs: null,
    }),
    wake: (urgency = 'now') => wakes.push(urgency),
    run: () => Promise.resolve(),
    stop: () => {},
  }
  const fetch = () => {
    streams += 1
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        tell = (event) => controller.enqueue(new TextEncoder().encode(event))
      },
    })
    return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }))
  }
  startTriggers({ store: tablet, engine, fetch, origin: '', clock, random: () => 0.5 }, ending.signal)
  wakes.length = 0
}

test('several saves close together are one reason to exchange', async () => {
  start()
  await count(tablet, 'female')
  await clock.turn(1_000)
  await count(tablet, 'female')
  await clock.turn(1_000)
  expect(wakes).toEqual([])
  await clock.turn(1_000)
  expect(wakes).toEqual(['when-due'])
})

test('what still waits is a reason every minute; an empty outbox is none', async () => {
  start()
  await clock.turn(120_000)
  expect(wakes).toEqual([])
  await count(tablet, 'female')
  await clock.turn(5_000)
  wakes.length = 0
  await clock.turn(120_000)
  expect(wakes).toEqual(['when-due', 'when-due'])
})

test('a network that comes back, and a look at the screen, are reasons at once', () => {
  start()
  dispatchEvent(new Event('online'))
  document.dispatchEvent(new Event('visibilitychange'))
  expect(wakes).toEqual(['now', 'now'])
})

test('news from the server is a reason, unless it is known here already', async () => {
  const server = new ModelServer()
  server.append(author(3, { count: 0 }).tally(WORKSHOP, 'male'))
  await tablet.take(null, server.queue, server.cursorAt(1), server.queue.length)
  start()
  await expect.poll(() => streams).toBe(1)
  tell('event: head\ndata: 1\n\n')
  tell('event: head\ndata: 2\n\n')
  await expect.poll(() => wakes).toEqual(['when-due'])
})

test('a new token is a reason, and the server is listened to with it', async () => {
  start()
  await expect.poll(() => streams).toBe(1)
  await tablet.refuseToken()
  wakes.length = 0
  await enrol(tablet, 'B', 'facilitator', 'new token')
  expect(wakes).toEqual(['now'])
  await expect.poll(() => streams).toBe(2)
})

test('nothing is a reason any more after the end', async () => {
  start()
  ending.abort()
  dispatchEvent(new Event('online'))
  await count(tablet, 'female')
  await clock.turn(300_000)
  expect(wakes).toEqual([])
})
