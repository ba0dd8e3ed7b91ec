import type { ServerResponse } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { PAGE_SIZE, SYNC_MEDIA_TYPE, type SyncRequest } from '../../src/domain/wire.ts'
import type { Network } from '../../src/sync/ports.ts'
import { createNetwork } from '../../src/sync/transport.ts'
import { ModelServer } from '../support/model-server.ts'
import { author, entityOf } from '../support/operations.ts'
import { type HttpServer, startHttpServer } from './http-server.ts'

let http: HttpServer
let network: Network
let model: ModelServer
beforeAll(async () => {
  http = await startHttpServer()
  network = createNetwork({ fetch, origin: http.origin })
})
afterAll(() => http.close())
beforeEach(() => {
  http.received.length = 0
  model = new ModelServer()
})

const { signal } = new AbortController()
const request = (people = 0): SyncRequest => {
  const by = author(1, { count: 0 })
  const push = Array.from({ length: people }, () => by.tally(entityOf(1), 'female'))
  return { protocol: 1, nonce: 'nonce-1234', cursor: null, written: people, push, pull: 500 }
}
const goodAnswer = () => {
  const outcome = model.answer(request())
  if (outcome.type !== 'answered') throw new Error('no answer')
  return JSON.stringify(outcome.response)
}
const exchange = (asked = request()) => network.exchange(asked, 'the token', signal)

describe('a request', () => {
  test('that is small goes as JSON with the token', async () => {
    http.answer = (response) => response.writeHead(200, { 'content-type': SYNC_MEDIA_TYPE }).end(goodAnswer())
    expect(await exchange()).toMatchObject({ type: 'answered', response: { nonce: 'nonce-1234', head: 0 } })
    const [got] = http.received
    expect(got).toMatchObject({ method: 'POST', path: '/api/sync' })
    expect(got?.headers).toMatchObject({
      authorization: 'Bearer the token',
      'content-type': 'application/json',
    })
    expect(JSON.parse(String(got?.body))).toEqual(request())
  })

  test('that is large goes compressed under its own media type, with its length', async () => {
    http.answer = (response) => response.writeHead(200, { 'content-type': SYNC_MEDIA_TYPE }).end(goodAnswer())
    await exchange(request(100))
    const [got] = http.received
    expect(got?.headers).toMatchObject({
      'content-type': 'application/gzip',
      'content-length': String(got?.body.length),
    })
    expect(JSON.parse(String(gunzipSync(got?.body ?? '')))).toEqual(request(100))
  })
})

describe('an entry', () => {
  test('is handed on as it was sent, members that no schema knows in their places', async () => {
    const { id, ...rest } = author(2, { count: 0 }).tally(entityOf(1), 'male')
    const sent = JSON.stringify({ tone: 'of a newer app', ...rest, mood: ['kept', 1], id })
    const entry = `{"seq":1,"received":"2024-05-15T12:00:00.000Z","op":${sent}}`
    const body = goodAnswer().replace('"pull":[]', `"pull":[${entry}]`)
    http.answer = (response) => response.writeHead(200, { 'content-type': SYNC_MEDIA_TYPE }).end(body)
    const outcome = await exchange()
    if (outcome.type !== 'answered') throw new Error(outcome.type)
    expect(outcome.response.pull.map(({ op }) => JSON.stringify(op))).toEqual([sent])
  })
})

describe('nothing is concluded from', () => {
  const html = '<!doctype html><title>Hotel</title>'
  const spoilt: Readonly<Record<string, (response: ServerResponse) => void>> = {
    'a captive portal’s page': (response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(html),
    'a good answer under another media type': (response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(goodAnswer()),
    'an answer cut inside': (response) =>
      response.writeHead(200, { 'content-type': SYNC_MEDIA_TYPE }).end(goodAnswer().slice(0, -5)),
    'an answer with a member missing': (response) =>
      response.writeHead(200, { 'content-type': SYNC_MEDIA_TYPE }).end('{"protocol":1,"nonce":"nonce-1234"}'),
    'a redirect to a page that would answer well': (response) =>
      response.writeHead(302, { location: '/elsewhere' }).end(),
    'a portal that asks to log in': (response) =>
      response.writeHead(401, { 'content-type': 'text/html' }).end(html),
    'a problem whose status is not the answer’s': (response) =>
      response
        .writeHead(200, { 'content-type': 'application/problem+json' })
        .end('{"type":"revoked","status":401,"title":""}'),
    'success of another kind': (response) => response.writeHead(204).end(),
  }
  test.each(Object.entries(spoilt))('%s', async (_, answer) => {
    http.answer = answer
    expect(await exchange()).toEqual({ type: 'not-ours' })
    expect(http.received).toHaveLength(1)
  })

  test('a connection that breaks while answering', async () => {
    http.answer = (response) => {
      response.writeHead(200, { 'content-type': SYNC_MEDIA_TYPE, 'content-length': '5000' })
      response.write(goodAnswer().slice(0, 20), () => response.destroy())
    }
    expect(await exchange()).toEqual({ type: 'unreachable' })
  })

  test('a port where nobody listens', async () => {
    const gone = await startHttpServer()
    await gone.close()
    const nobody = createNetwork({ fetch, origin: gone.origin })
    expect(await nobody.exchange(request(), 't', signal)).toEqual({ type: 'unreachable' })
  })
})

describe('a refusal', () => {
  test('is taken from a problem document, with the wait it asks for', async () => {
    http.answer = (response) =>
      response
        .writeHead(429, { 'content-type': 'application/problem+json; charset=utf-8', 'retry-after': '7' })
        .end('{"type":"too-many-requests","status":429,"title":"x"}')
    expect(await exchange()).toEqual({ type: 'problem', problem: 'too-many-requests', retryAfterMs: 7_000 })
  })

  test.each([
    [413, 'too-large'],
    [429, 'too-many-requests'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [504, 'unavailable'],
  ])('is understood from a proxy’s bare %i', async (status, problem) => {
    http.answer = (response) =>
      response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>nginx</h1>')
    expect(await exchange()).toEqual({ type: 'problem', problem })
  })

  test('with a wait that no clock can be trusted with asks for none', async () => {
    http.answer = (response) =>
      response.writeHead(503, { 'retry-after': 'Wed, 15 May 2024 12:00:00 GMT' }).end()
    expect(await exchange()).toEqual({ type: 'problem', problem: 'unavailable' })
  })
})

describe('a page', () => {
  const pageText = async (page: number) => {
    const got = await model.page(page, '', signal)
    return JSON.stringify(got.type === 'page' ? got.page : got)
  }
  const fill = () => {
    const far = author(3, { count: 0 })
    for (let i = 0; i < 2 * PAGE_SIZE; i += 1) model.append(far.tally(entityOf(1), 'male'))
  }

  test('is taken when it is whole and the one that was asked for', async () => {
    fill()
    const text = await pageText(1)
    http.answer = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end(text)
    expect(await network.page(1, 'the token', signal)).toMatchObject({ type: 'page', page: { page: 1 } })
    expect(http.received[0]).toMatchObject({ method: 'GET', path: '/api/pages/1' })
    expect(await network.page(0, 'the token', signal)).toEqual({ type: 'not-ours' })
  })

  test('with an entry out of its place is not taken', async () => {
    fill()
    const page = JSON.parse(await pageText(0))
    page.entries.splice(3, 1)
    const text = JSON.stringify(page)
    http.answer = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end(text)
    expect(await network.page(0, 'the token', signal)).toEqual({ type: 'not-ours' })
  })
})

describe('a part of a carried file', () => {
  const verdicts = [{ id: 'x', verdict: 'acked', seq: 7 }]
  const carry = (part: string) => network.carry(part, 'the token', signal)

  test('goes as the text that was signed, compressed when that is worth it', async () => {
    http.answer = (response) =>
      response.writeHead(200, { 'content-type': SYNC_MEDIA_TYPE }).end(JSON.stringify({ verdicts }))
    const long = 'سطر\n'.repeat(500)
    expect(await carry('سطر\n')).toEqual({ type: 'judged', verdicts })
    expect(await carry(long)).toEqual({ type: 'judged', verdicts })
    const [short, packed] = http.received
    expect(short).toMatchObject({ method: 'POST', path: '/api/carry' })
    expect(short?.headers).toMatchObject({
      authorization: 'Bearer the token',
      'content-type': 'text/plain',
    })
    expect(String(short?.body)).toBe('سطر\n')
    expect(packed?.headers['content-type']).toBe('application/gzip')
    expect(String(gunzipSync(packed?.body ?? ''))).toBe(long)
  })

  test('is judged only by an answer that is ours and whole', async () => {
    const body = JSON.stringify({ verdicts })
    http.answer = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end(body)
    expect(await carry('x')).toEqual({ type: 'not-ours' })
    http.answer = (response) =>
      response.writeHead(200, { 'content-type': SYNC_MEDIA_TYPE }).end(body.slice(0, -4))
    expect(await carry('x')).toEqual({ type: 'not-ours' })
    http.answer = (response) => response.writeHead(302, { location: '/portal' }).end()
    expect(await carry('x')).toEqual({ type: 'not-ours' })
    http.answer = (response) => response.writeHead(503).end('try later')
    expect(await carry('x')).toEqual({ type: 'problem', problem: 'unavailable' })
  })
})
