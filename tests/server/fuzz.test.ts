/**
 * Hostile requests at every door of a real server, with honest tablets at work between them. `npm run fuzz` sends
 * ten thousand; a seed that it prints sends the same again.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EntityId } from '../../src/domain/ids.ts'
import type { Role } from '../../src/domain/kinds.ts'
import type { Operation } from '../../src/domain/operation.ts'
import {
  enrolmentProof,
  forkProof,
  introductionProof,
  PROBLEMS,
  PROTOCOL,
  problemSchema,
} from '../../src/domain/wire.ts'
import { createApp } from '../../src/server/app.ts'
import { Heads } from '../../src/server/heads.ts'
import { openHouse } from '../../src/server/house.ts'
import { Metrics } from '../../src/server/metrics.ts'
import { deriveKeys } from '../../src/server/secret.ts'
import { readSettings } from '../../src/server/settings.ts'
import { keyedTokens } from '../../src/server/token.ts'
import { carryParts } from '../support/carry.ts'
import {
  coordinator,
  type FieldDevice,
  newEntity,
  newId,
  newIdentity,
  proved,
  seqsOf,
  tablet,
  writtenBy,
} from '../support/devices.ts'
import { printFigures, timesOf } from '../support/figures.ts'
import { type Arsenal, hostileRequests } from '../support/hostile.ts'
import { doubledIn } from '../support/load.ts'
import { type RawAnswer, rawSender } from '../support/raw-http.ts'
import { freshDataDir, type RunningServer, runCli, startServer } from '../support/server.ts'

const CASES = timesOf('WARSHA_FUZZ_CASES', 1_000)
const SEED = timesOf('WARSHA_FUZZ_SEED', randomBytes(4).readInt32LE())
/** An honest tablet sends something beside every so many hostile requests. */
const HONEST_EVERY = 4

let server: RunningServer
let office: FieldDevice
beforeAll(async () => {
  server = await startServer()
  office = await coordinator(server)
})
afterAll(() => server.stop())

/** What each door understands, in hostile hands. Each door must be here. */
async function doorsOf(insider: FieldDevice): Promise<Arsenal['doors']> {
  const [newcomer, copy] = [await newIdentity(), await newIdentity()]
  const { code } = await office.invite('facilitator', 100)
  const enrolment = {
    code,
    device: newcomer.device,
    label: 'Tablet',
    ...(await proved(newcomer, enrolmentProof(code, newcomer.device))),
  }
  const forking = { device: copy.device, ...(await proved(copy, forkProof(insider.id, copy.device))) }
  const carried = [await carriedOf(insider), await carriedOf(insider, newcomer)]
  const introduction = {
    station: insider.enrolment.station,
    ...(await proved(insider.identity, introductionProof(insider.id))),
  }
  const run = { from: null, entries: [...(await office.pull())], to: office.cursor }
  return new Map<string, readonly (() => unknown)[]>([
    ['POST /api/carry', carried.map((text) => () => text)],
    [
      'POST /api/sync',
      [
        () => exchangeOf(insider),
        () => ({ ...exchangeOf(insider), cursor: { seq: 3, chain: '0'.repeat(32) } }),
        () => ({ ...exchangeOf(insider), push: [{ ...insider.count(), n: 1 }] }),
      ],
    ],
    ['POST /api/enrol', [() => enrolment, () => ({ ...enrolment, code: '00000000' })]],
    ['POST /api/unlock', [() => ({ code }), () => ({ code: '00000000' })]],
    ['POST /api/fork', [() => forking]],
    ['POST /api/common', [() => ({ places: [run.to] })]],
    ['POST /api/heal', [() => run, () => ({ ...run, entries: run.entries.slice(1) })]],
    ['POST /api/introduce', [() => introduction]],
    ['POST /api/invitations', [() => ({ role: 'facilitator', uses: 3, hours: 1 })]],
    ['GET /api/invitations', []],
    ['DELETE /api/invitations/:code', []],
    ['GET /api/devices', []],
    ['PATCH /api/devices/:device', [() => ({ label: 'لوحة أخرى' })]],
    ['DELETE /api/devices/:device', []],
    ['GET /api/pages/:page', []],
    ['GET /api/feed', []],
    ['GET /api/quarantine', []],
    ['POST /api/quarantine/judge', [() => ({ ids: [newId()] })]],
    ['GET /api/events', []],
    ['GET /healthz', []],
    ['GET /readyz', []],
    ['GET /metrics', []],
  ])
}

/** A file as an honest tablet writes it, or somebody else in its name. */
async function carriedOf(insider: FieldDevice, signer = insider.identity): Promise<string> {
  const { collectivity, station } = insider.enrolment
  const author = { collectivity: { id: collectivity.id, name: null }, device: insider.id, station }
  const operations = [insider.count(), insider.propose('تبليط زنقة الورد'), insider.count('male')]
  return (await carryParts(author, operations, signer)).join('')
}

/** An exchange as an honest tablet has it; also with what it may not write. */
const exchangeOf = (insider: FieldDevice) => ({
  protocol: PROTOCOL,
  nonce: newId(),
  cursor: null,
  written: 7,
  push: [
    insider.count(),
    insider.propose('تبليط زنقة الورد'),
    insider.set('workshop', newEntity(), { declared: { people: { value: 51, precision: 'exact' } } }),
    insider.set('device', insider.id as string as EntityId, { role: 'coordinator' }),
  ],
  pull: 10,
})

/** Of one that was revoked, of another server, of another collectivity, altered, cut, and none. */
async function refusedHeaders({ enrolment: { token } }: FieldDevice): Promise<readonly string[]> {
  const revoked = await tablet(office)
  await office.ask('DELETE', `/api/devices/${revoked.id}`)
  const secret = readFileSync(join(server.dataDir, 'secret'), 'utf8').trim()
  const bearer = { collectivity: newEntity(), device: revoked.id, role: 'coordinator' } as const
  const elsewhere = keyedTokens(deriveKeys(secret).token).make(bearer)
  const { id: collectivity } = office.enrolment.collectivity
  const forged = keyedTokens(randomBytes(32)).make({ ...bearer, collectivity })
  const altered = [token.slice(0, -5), token.replace('facilitator', 'coordinator'), `${token}.x`]
  const tokens = [revoked.enrolment.token, elsewhere, forged, ...altered, '']
  return [...tokens.map((each) => `Bearer ${each}`), '', 'Basic eDp5', `bearer  ${token}`]
}

/** Most doors are for coordinators. */
const ROLES: readonly Role[] = ['facilitator', 'coordinator', 'coordinator', 'committee', 'observer']

test('whatever comes to any door is answered as agreed, and takes nothing from honest tablets', {
  timeout: 60_000 + CASES * 60,
}, async () => {
  const insiders = await Promise.all(ROLES.map((role) => tablet(office, role)))
  const [insider = office] = insiders
  const sacrificed = await Promise.all([tablet(office), tablet(office)])
  const honest = await Promise.all([tablet(office), tablet(office), tablet(office, 'coordinator')])
  const invitation = await office.invite('observer')
  const arsenal: Arsenal = {
    doors: await doorsOf(insider),
    tokens: insiders.map(({ enrolment }) => enrolment.token),
    refused: await refusedHeaders(insider),
    parameters: [...sacrificed.map(({ id }) => id), newId(), invitation.code],
  }
  const sender = rawSender(server.url)
  const statuses = new Map<string, number>()
  const written = new Map(honest.map((each): [FieldDevice, Operation[]] => [each, []]))
  let cases = 0

  /** What a tablet in a hall does meanwhile. */
  async function goOnHonestly(): Promise<void> {
    const device = honest[cases % honest.length]
    if (!device || cases % HONEST_EVERY > 0) return
    const op = cases % 8 === 0 ? device.count() : device.propose('إنارة زنقة الزيتون')
    written.get(device)?.push(op)
    seqsOf(await device.push(op))
  }

  await fc.assert(
    fc.asyncProperty(hostileRequests(arsenal), async (request) => {
      cases += 1
      const [answer] = await Promise.all([sender.send(request), goOnHonestly()])
      // Whoever goes away in the middle hears nothing, and is owed nothing.
      if (!answer) {
        expect(request.isCut).toBe(true)
        return
      }
      expectAgreed(answer, request.method === 'HEAD')
      const status = String(answer.status)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }),
    { numRuns: CASES, seed: SEED, endOnFailure: true },
  )
  sender.close()

  const queue = await office.pull()
  const operations = [...written.values()].flat()
  const places = new Map(queue.map(({ op, seq }) => [op.id, seq]))
  for (const [device, ops] of written) expect(writtenBy(queue, device)).toEqual(ops)
  expect(queue.map(({ seq }) => seq)).toEqual(queue.map((_, index) => index + 1))
  const verdict = await runCli(server.dataDir, 'verify')
  expect(verdict.out).toBe(`${queue.length} operations, chain intact\n`)
  expect(server.output().err).toBe('')
  printFigures(`Every door fuzzed (seed ${SEED})`, {
    doors: arsenal.doors.size,
    cases,
    ...Object.fromEntries([...statuses].sort().map(([status, count]) => [`answered ${status}`, count])),
    'honest operations': operations.length,
    lost: operations.filter(({ id }) => !places.has(id)).length,
    doubled: doubledIn(queue),
  })
})

/** A success, or a problem of the closed list that is not the server's own failure. */
function expectAgreed({ status, type, text }: RawAnswer, isHead: boolean): void {
  if (status < 400) {
    expect([200, 201, 204, 206, 304]).toContain(status)
    return
  }
  expect(type).toBe('application/problem+json')
  expect(status).toBeLessThan(500)
  if (isHead) return
  const problem = v.parse(problemSchema, JSON.parse(text))
  expect(problem.status).toBe(status)
  expect(PROBLEMS[problem.type]).toBe(status)
}

test('the fuzzing knows every door that there is', async () => {
  const settings = readSettings({ DATA_DIR: freshDataDir() })
  const house = settings.ok ? await openHouse(settings.value) : settings
  if (!house.ok) throw new Error(house.error)
  const app = createApp({
    ...house.value,
    heads: new Heads(),
    publicUrl: 'http://localhost',
    metrics: new Metrics(),
    tokens: keyedTokens(house.value.keys.token),
    dist: freshDataDir(),
    log: () => undefined,
  })
  const doors = app.routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
  const known = await doorsOf(office)
  expect(doors.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([...known.keys()].sort())
  await house.value.close()
})
