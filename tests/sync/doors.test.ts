import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { enrolmentProof } from '../../src/domain/wire.ts'
import type { Identity } from '../../src/store/store.ts'
import { createDoors, type Doors } from '../../src/sync/doors.ts'
import { deviceOf, entityOf } from '../support/operations.ts'
import { type HttpServer, startHttpServer } from './http-server.ts'

let http: HttpServer
let doors: Doors
let token: string | undefined
let identity: Identity
beforeAll(async () => {
  http = await startHttpServer()
  doors = createDoors({ fetch, origin: http.origin, token: () => token })
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ])
  identity = { device: deviceOf(1), keys }
})
afterAll(() => http.close())
beforeEach(() => {
  http.received.length = 0
  token = 'the token'
})

/** The server says this, whatever it is asked. */
const says = (status: number, json?: unknown) => {
  http.answer = (response) =>
    json === undefined
      ? response.writeHead(status).end()
      : response
          .writeHead(status, {
            'content-type': status < 400 ? 'application/json' : 'application/problem+json',
          })
          .end(JSON.stringify(json))
}

test('a device comes in by a code as typed, and proves its key', async () => {
  const enrolled = {
    token: 'new',
    device: identity.device,
    station: 'B',
    role: 'facilitator',
    collectivity: { id: entityOf(1), name: null },
  }
  says(201, enrolled)
  expect(await doors.enrol(' 7kq4-mz2o ', 'جناح 1', identity)).toEqual({ ok: true, value: enrolled })

  const [got] = http.received
  expect(got).toMatchObject({ method: 'POST', path: '/api/enrol' })
  expect(got?.headers.authorization).toBeUndefined()
  const sent = JSON.parse(String(got?.body))
  expect(sent).toMatchObject({ code: '7KQ4MZ20', device: identity.device, label: 'جناح 1' })
  const key = await crypto.subtle.importKey(
    'raw',
    Buffer.from(sent.key, 'base64url'),
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['verify'],
  )
  const isProven = await crypto.subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    key,
    Buffer.from(sent.proof, 'base64url'),
    Buffer.from(enrolmentProof(sent.code, identity.device)),
  )
  expect(isProven).toBe(true)
})

test('what cannot be a code is not asked', async () => {
  expect(await doors.enrol('7KQ4', 'x', identity)).toEqual({ ok: false, error: 'code-unknown' })
  expect(http.received).toEqual([])
})

test('a refusal comes back as its type', async () => {
  says(410, { type: 'code-expired', status: 410, title: 'x' })
  expect(await doors.enrol('7KQ4MZ20', 'x', identity)).toEqual({ ok: false, error: 'code-expired' })
  says(403, { type: 'forbidden', status: 403, title: 'x' })
  expect(await doors.devices()).toEqual({ ok: false, error: 'forbidden' })
})

test('somebody else’s answer is nobody’s', async () => {
  http.answer = (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hotel</h1>')
  expect(await doors.devices()).toEqual({ ok: false, error: 'unreachable' })
  expect(await doors.revokeDevice(deviceOf(2))).toEqual({ ok: false, error: 'unreachable' })
  says(200, { not: 'a list' })
  expect(await doors.invitations()).toEqual({ ok: false, error: 'unreachable' })
})

test('without a token nothing is asked', async () => {
  token = undefined
  expect(await doors.quarantine()).toEqual({ ok: false, error: 'unauthorized' })
  expect(http.received).toEqual([])
})

test('a coordinator invites, withdraws, renames and revokes', async () => {
  const invitation = { code: '7KQ4MZ20', link: 'x', role: 'facilitator', expires: 'x', usesLeft: 3 }
  says(201, invitation)
  expect(await doors.invite('facilitator', 3, 24)).toEqual({ ok: true, value: invitation })
  says(200, [invitation])
  expect(await doors.invitations()).toEqual({ ok: true, value: [invitation] })
  says(204)
  const done = { ok: true, value: undefined }
  expect(await doors.withdrawInvitation('7KQ4MZ20')).toEqual(done)
  expect(await doors.renameDevice(deviceOf(2), 'new')).toEqual(done)
  expect(await doors.revokeDevice(deviceOf(2))).toEqual(done)
  expect(http.received.map(({ method, path, body }) => [method, path, String(body)])).toEqual([
    ['POST', '/api/invitations', '{"role":"facilitator","uses":3,"hours":24}'],
    ['GET', '/api/invitations', ''],
    ['DELETE', '/api/invitations/7KQ4MZ20', ''],
    ['PATCH', `/api/devices/${deviceOf(2)}`, '{"label":"new"}'],
    ['DELETE', `/api/devices/${deviceOf(2)}`, ''],
  ])
  expect(http.received.every(({ headers }) => headers.authorization === 'Bearer the token')).toBe(true)
})

test('an enrolment of another device than asked is nobody’s answer, at whichever door', async () => {
  const collectivity = { id: entityOf(1), name: null }
  says(201, { token: 'new', device: deviceOf(2), station: 'B', role: 'coordinator', collectivity })
  const failed = { ok: false, error: 'unreachable' }
  expect(await doors.enrol('7KQ4MZ20', 'جناح 1', identity)).toEqual(failed)
  expect(await doors.fork(deviceOf(3), identity)).toEqual(failed)
  expect(await doors.introduce(identity, 'B')).toEqual(failed)
})
