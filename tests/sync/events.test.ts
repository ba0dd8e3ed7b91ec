import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listenForHead } from '../../src/sync/events.ts'
import { HandClock } from '../support/clock.ts'
import { type HttpServer, startHttpServer } from './http-server.ts'

let http: HttpServer
let clock: HandClock
let token: string | undefined
let listening: AbortController
let done: Promise<void>
const heads: number[] = []
let lines: ServerResponse[] = []

beforeEach(async () => {
  http = await startHttpServer()
  clock = new HandClock()
  token = 'the token'
  heads.length = 0
  lines = []
  listening = new AbortController()
  http.answer = (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(': hello\n\n')
    lines.push(response)
  }
})
afterEach(async () => {
  listening.abort()
  await done
  await http.close()
})

function listen(): void {
  const ports = { fetch, origin: http.origin, clock, random: () => 0.5, token: () => token }
  done = listenForHead(ports, (seq) => heads.push(seq), listening.signal)
}

test('hears of every move of the head, though the line cuts its words in two', async () => {
  listen()
  await expect.poll(() => lines).toHaveLength(1)
  expect(http.received[0]).toMatchObject({
    path: '/api/events',
    headers: { authorization: 'Bearer the token' },
  })
  lines[0]?.write('event: head\ndata: 7\n\nevent: he')
  await expect.poll(() => heads).toEqual([7])
  lines[0]?.write('ad\ndata: 8\n\nevent: other\ndata: 9\n\n: ping\n\n')
  await expect.poll(() => heads).toEqual([7, 8])
})

test('comes back after the line broke, a little later each time', async () => {
  listen()
  await expect.poll(() => lines).toHaveLength(1)
  lines[0]?.destroy()
  await expect
    .poll(async () => {
      await clock.turn(500)
      return lines.length
    })
    .toBe(2)
  lines[1]?.write('event: head\ndata: 3\n\n')
  await expect.poll(() => heads).toEqual([3])
})

test('gives up a line that has been silent for too long', async () => {
  listen()
  await expect.poll(() => lines).toHaveLength(1)
  await expect
    .poll(async () => {
      await clock.turn(10_000)
      return lines.length
    })
    .toBeGreaterThan(1)
})

test('ends when the server does not want the token', async () => {
  http.answer = (response) => response.writeHead(401).end()
  listen()
  await done
  expect(http.received).toHaveLength(1)
})
