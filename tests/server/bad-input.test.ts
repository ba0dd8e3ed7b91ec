import { createConnection } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DeviceId } from '../../src/domain/ids.ts'
import { MAX_BODY_BYTES, MAX_PUSH } from '../../src/domain/wire.ts'
import { keyedTokens } from '../../src/server/token.ts'
import {
  answerOf,
  coordinator,
  type FieldDevice,
  newEntity,
  newId,
  problemOf,
  seqsOf,
  tablet,
} from '../support/devices.ts'
import { speak } from '../support/raw-http.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
let office: FieldDevice
let amina: FieldDevice
let before: number
beforeAll(async () => {
  server = await startServer()
  office = await coordinator(server)
})
beforeEach(async () => {
  amina = await tablet(office)
  before = (await office.pull()).length
})
// Whatever came in: the queue goes on, with nothing added, nothing lost, and no failure in the log.
afterEach(async () => {
  const op = amina.count()
  expect(seqsOf(await amina.push(op))).toEqual([before + 1])
  expect(server.output().err).toBe('')
})
afterAll(() => server.stop())

const send = (
  body: string | Uint8Array<ArrayBuffer> | ReadableStream,
  type = 'application/json',
  token = amina.enrolment.token,
): Promise<Response> => {
  const headers = { 'content-type': type, authorization: `Bearer ${token}` }
  // Only streams need `duplex`; fetch refuses them without.
  const duplex = body instanceof ReadableStream ? { duplex: 'half' as const } : {}
  return fetch(`${server.url}/api/sync`, { method: 'POST', headers, body, ...duplex })
}

const request = (rest: object = {}): object => {
  return { protocol: 1, nonce: 'nonce-123', cursor: null, written: 0, push: [], pull: 0, ...rest }
}

describe('a body', () => {
  test.each([
    ['empty', ''],
    ['no JSON', 'count=1'],
    ['cut off JSON', JSON.stringify(request()).slice(0, -3)],
    ['no object', '[]'],
    ['null', 'null'],
    ['not UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
    ['nested a hundred thousand deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['a captive portal’s page', '<html>Please log in</html>'],
    // Searched again from every quote, this would keep the server from all others for minutes.
    ['a quarter of a million quotes in a string without end', `"${'\\"'.repeat(250_000)}`],
  ])('that is %s is malformed', async (_, body) => {
    expect((await problemOf(await send(body))).type).toBe('malformed')
  })

  test.each([
    ['a nonce that is none', { nonce: '<script>' }],
    ['a member nobody knows', { extra: 1 }],
    ['operations that are no list', { push: {} }],
    ['an operation that is no object', { push: [1] }],
    ['an operation without an id', { push: [{ n: 1 }] }],
    [
      'more operations than a push may have',
      { push: Array.from({ length: MAX_PUSH + 1 }, () => ({ id: 'x' })) },
    ],
    ['a cursor that is none', { cursor: { seq: -1, chain: 'x' } }],
    ['a counter that is no whole number', { written: 1.5 }],
    ['more wanted back than is given', { pull: 100_000 }],
  ])('with %s is malformed', async (_, rest) => {
    expect((await problemOf(await send(JSON.stringify(request(rest))))).type).toBe('malformed')
  })

  test('of another protocol is told that it is', async () => {
    const response = await send(JSON.stringify({ protocol: 9, whatever: true }))
    expect((await problemOf(response)).type).toBe('protocol-unsupported')
  })

  test('may be gzip; cut off or altered it is malformed', async () => {
    const packed = gzipSync(JSON.stringify(request({ push: [amina.count()] })))
    expect((await answerOf(await send(packed, 'application/gzip'))).verdicts[0]?.verdict).toBe('acked')
    before += 1
    for (const wrong of [packed.subarray(0, -9), packed.subarray(10), Buffer.from('no gzip at all')]) {
      expect((await problemOf(await send(new Uint8Array(wrong), 'application/gzip'))).type).toBe('malformed')
    }
  })

  test('that is a gzip bomb is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(MAX_BODY_BYTES)
    expect((await problemOf(await send(new Uint8Array(bomb), 'application/gzip'))).type).toBe('too-large')
  })

  test('of 10 MB is refused, announced or not', async () => {
    const large = JSON.stringify(request({ push: [{ id: 'x', text: 'x'.repeat(10_000_000) }] }))
    expect((await problemOf(await send(large))).type).toBe('too-large')
    const unannounced = new Blob([large]).stream()
    expect((await problemOf(await send(unannounced))).type).toBe('too-large')
  })

  test('of another type is not read', async () => {
    for (const type of ['text/plain', 'multipart/form-data', 'application/octet-stream']) {
      expect((await problemOf(await send('{}', type))).type).toBe('unsupported-media-type')
    }
  })

  test('that never ends leaves nothing behind when its sender goes away', async () => {
    const { hostname, port } = new URL(server.url)
    const socket = createConnection(Number(port), hostname)
    const head = `POST /api/sync HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${amina.enrolment.token}\r\n`
    socket.write(`${head}Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{"protocol":1,`)
    await new Promise((resolve) => setTimeout(resolve, 50))
    socket.destroy()
  })
})

describe('a token', () => {
  test('that is missing, cut, altered, of another server or of another collectivity opens no door', async () => {
    const { token } = amina.enrolment
    const bearer = { device: amina.id, role: 'coordinator' } as const
    const foreign = keyedTokens(new Uint8Array(32)).make({ collectivity: newEntity(), ...bearer })
    const wrong = [
      '',
      'x',
      token.slice(0, -4),
      token.replace('facilitator', 'coordinator'),
      `${token}.x`,
      foreign,
    ]
    for (const each of wrong) {
      expect((await problemOf(await send(JSON.stringify(request()), 'application/json', each))).type).toBe(
        'unauthorized',
      )
    }
    for (const path of [
      '/api/pages/0',
      '/api/feed',
      '/api/quarantine',
      '/api/events',
      '/api/devices',
      '/api/invitations',
    ]) {
      expect((await problemOf(await fetch(`${server.url}${path}`))).type).toBe('unauthorized')
    }
  })

  test('of the same secret but another collectivity opens no door either', async () => {
    const secret = 'the same secret at two communes, by mistake'
    const [one, two] = await Promise.all([
      startServer({ env: { SECRET: secret } }),
      startServer({ env: { SECRET: secret } }),
    ])
    const { token } = (await coordinator(one)).enrolment
    const response = await fetch(`${two.url}/api/feed`, { headers: { authorization: `Bearer ${token}` } })
    expect((await problemOf(response)).type).toBe('unauthorized')
    await Promise.all([one.stop(), two.stop()])
  })
})

describe('a door', () => {
  test('that does not exist, or not for this method, says so', async () => {
    for (const path of ['/api', '/api/', '/api/nothing', '/api/sync/more', '/api/%zz', '/api/%00']) {
      expect((await problemOf(await office.ask('GET', path))).type).toBe('not-found')
    }
    const wrong = await office.ask('PUT', '/api/sync', {})
    expect([(await problemOf(wrong)).type, wrong.headers.get('allow')]).toEqual(['not-allowed', 'POST'])
    expect((await problemOf(await office.ask('POST', '/api/feed', {}))).type).toBe('not-allowed')
    expect((await problemOf(await office.ask('POST', '/', {}))).type).toBe('not-allowed')
  })

  test('of a coordinator takes nothing malformed', async () => {
    const invitations: object[] = [
      {},
      { role: 'king' },
      { role: 'observer', uses: 0 },
      { role: 'observer', hours: 1e9 },
    ]
    for (const body of invitations) {
      expect((await problemOf(await office.ask('POST', '/api/invitations', body))).type).toBe('malformed')
    }
    for (const label of ['', '  ', 'x'.repeat(501), 'bell \u0007', '\ud800', 5, null]) {
      const response = await office.ask('PATCH', `/api/devices/${amina.id}`, { label })
      expect((await problemOf(response)).type).toBe('malformed')
    }
  })
})

describe('what no door is asked for', () => {
  const auth = () => `Authorization: Bearer ${amina.enrolment.token}\r\n`
  test.each([
    ['no HTTP', () => 'count = 1\r\n\r\n'],
    ['of more headers than are read', () => `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['without a host', () => 'GET /api/feed HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['at a host that is none', () => 'GET /api/feed HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'],
    ['at an address that is none', () => 'GET /\\ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    [
      'of two lengths',
      () => `POST /api/sync HTTP/1.1\r\nHost: x\r\n${auth()}Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}`,
    ],
    [
      'expecting what nobody knows',
      () =>
        `POST /api/sync HTTP/1.1\r\nHost: x\r\n${auth()}Expect: wonders\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`,
    ],
  ])('a request that is %s is answered with a problem of the list', async (_, bytes) => {
    const answer = await speak(server.url, bytes())
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain('\r\ncontent-type: application/problem+json\r\n')
    expect(answer).toContain('"type":"malformed"')
  })
})

describe('a token’s claims', () => {
  test('cannot be read with another key, nor shifted from one part to the next', () => {
    const bearer = {
      collectivity: newEntity(),
      device: newId() as DeviceId,
      role: 'observer',
    } as const
    const tokens = keyedTokens(Buffer.alloc(32, 1))
    const token = tokens.make(bearer)
    expect(tokens.read(token)).toEqual(bearer)
    expect(keyedTokens(Buffer.alloc(32, 2)).read(token)).toBeUndefined()
    for (const part of token.split('.')) expect(tokens.read(token.replace(part, `${part}0`))).toBeUndefined()
  })
})
