/** A server restored from a backup gets back what it lost: shorter, or grown again. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DeviceId } from '../../src/domain/ids.ts'
import type { Entry, SetOperation } from '../../src/domain/operation.ts'
import {
  type Cursor,
  type DeviceReport,
  type EnrolResponse,
  forkProof,
  introductionProof,
  MAX_PLACES,
  type Run,
} from '../../src/domain/wire.ts'
import { copyQueue, putQueueBack } from '../support/backup.ts'
import {
  answerOf,
  coordinator,
  enrolRequest,
  type FieldDevice,
  newIdentity,
  post,
  problemOf,
  proved,
  seqsOf,
  tablet,
} from '../support/devices.ts'
import { type RunningServer, runCli, startServer } from '../support/server.ts'

let server: RunningServer
let backup: string
let office: FieldDevice
let amina: FieldDevice
beforeEach(async () => {
  server = await startServer()
  office = await coordinator(server)
  amina = await tablet(office, 'facilitator', 'لوحة أمينة')
  await amina.push(amina.count(), amina.count())
})
afterEach(async () => {
  await server.stop()
  // However it was healed: the chain holds, and the list of devices says what the queue does.
  expect(await runCli(server.dataDir, 'verify')).toMatchObject({ code: 0, err: '' })
})

/** Copies the queue as it is now; the secret stays where it is. */
async function backUp(): Promise<void> {
  await server.stop()
  backup = copyQueue(server.dataDir)
  await again()
}

/** Puts the copy back. */
async function restore(): Promise<void> {
  await server.stop()
  putQueueBack(server.dataDir, backup)
  await again()
}

async function again(): Promise<void> {
  const { dataDir, url } = server
  server = await startServer({ dataDir, env: { PORT: new URL(url).port } })
}

/** The stretch of the queue that a device has pulled after a place. */
const runAfter = (device: FieldDevice, from: Cursor | null): Run => {
  if (!device.cursor) throw new Error('this device has pulled nothing')
  return { from, entries: device.entries.slice(from?.seq ?? 0), to: device.cursor }
}
const heal = (device: FieldDevice, run: unknown) => device.ask('POST', '/api/heal', run)
const taken = async (device: FieldDevice, run: unknown) => {
  const response = await heal(device, run)
  if (response.status !== 200) throw new Error(await response.text())
  return ((await response.json()) as { taken: number }).taken
}
const common = async (device: FieldDevice, places: readonly Cursor[]) =>
  ((await (await device.ask('POST', '/api/common', { places })).json()) as { common: Cursor | null }).common

/** The queue as a device sees it that knows nothing yet. */
async function queue(by = office): Promise<readonly Entry[]> {
  const fresh = by.at(server.url)
  fresh.cursor = null
  fresh.entries.length = 0
  return await fresh.pull()
}
const ids = (entries: readonly Entry[]) => entries.map(({ op }) => op.id)
const revoke = async (device: FieldDevice) => {
  expect((await office.ask('DELETE', `/api/devices/${device.id}`)).status).toBe(204)
}
const reportOf = async (device: DeviceId) =>
  (await office.get<readonly DeviceReport[]>('/api/devices')).find((each) => each.device === device)
const introduce = async (device: FieldDevice, over: object = {}): Promise<Response> => {
  const proof = await proved(device.identity, introductionProof(device.id))
  return device.ask('POST', '/api/introduce', { station: device.enrolment.station, ...proof, ...over })
}
const introduced = async (device: FieldDevice): Promise<EnrolResponse> => {
  const response = await introduce(device)
  expect(response.status).toBe(201)
  return (await response.json()) as EnrolResponse
}
const isRefused = async (device: FieldDevice) => (await problemOf(await device.sync([]))).type

describe('a server that is shorter than what tablets remember', () => {
  test('gets everything back at the old places: authors, enrolments and revocations among it', async () => {
    await office.pull()
    const place = office.cursor
    await backUp()
    const [brahim, chama] = [await tablet(office), await tablet(office, 'facilitator', 'شامة')]
    await amina.push(amina.count('male'), amina.propose('ماء'))
    await brahim.push(brahim.count())
    await revoke(brahim)
    const before = [...(await office.pull())]
    await restore()

    expect(await isRefused(office)).toBe('diverged')
    expect(await common(office, [{ seq: 3, chain: '0'.repeat(32) }])).toBeNull()
    expect(
      await common(
        office,
        [place, office.cursor].filter((each) => each !== null),
      ),
    ).toEqual(place)
    expect(await taken(office, runAfter(office, place))).toBe(before.length - (place?.seq ?? 0))

    expect(await queue()).toEqual(before)
    // The chain is the old one as well: every other tablet's cursor fits again, and it hears of nothing.
    expect((await answerOf(await office.sync([]))).cursor).toEqual(office.cursor)
    expect(await isRefused(brahim)).toBe('revoked')
    expect(await reportOf(chama.id)).toMatchObject({ label: 'شامة', station: 'D', role: 'facilitator' })
    expect(seqsOf(await chama.push(chama.count()))).toEqual([before.length + 1])
    expect(await reportOf(amina.id)).toMatchObject({ written: 4, arrived: 4 })
  })

  test('takes the same run once, whole or in part, from whomever', async () => {
    await backUp()
    const start = (await queue()).length
    await amina.push(amina.count(), amina.count(), amina.count())
    await Promise.all([amina.pull(1), office.pull()])
    await restore()
    const run = runAfter(amina, null)
    expect(await Promise.all([taken(amina, run), taken(office, run), taken(amina, run)])).toContain(3)
    expect(ids(await queue())).toEqual(ids(run.entries))
    expect(await taken(office, runAfter(office, null))).toBe(0)
    expect((await queue()).length).toBe(start + 3)
  })
})

test('a server that gets a revocation back closes the invitations of whom it shuts out', async () => {
  const thief = await tablet(office, 'coordinator', 'stolen')
  const { code } = await thief.invite('coordinator')
  await office.pull()
  const place = office.cursor
  await backUp()
  await revoke(thief)
  await office.pull()
  await restore()
  expect(await taken(office, runAfter(office, place))).toBe(1)
  const request = await enrolRequest(code, await newIdentity())
  expect((await problemOf(await post(`${server.url}/api/enrol`, request))).type).toBe('code-expired')
})

describe('a server that has grown again', () => {
  test('keeps both histories, each entry once, and its own counters go on', async () => {
    await office.pull()
    const place = office.cursor
    await backUp()
    await amina.push(amina.propose('lost'))
    const lost = await tablet(office, 'facilitator', 'lost')
    await office.pull()
    await restore()
    const brahim = await tablet(office.at(server.url), 'facilitator', 'Brahim')
    await brahim.push(brahim.propose('since'))

    expect(await taken(office, runAfter(office, place))).toBe(2)
    const entries = await queue()
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1))
    expect(new Set(ids(entries)).size).toBe(entries.length)
    // Both were given station C: the one whose enrolment was lost gets the next, and the queue says so.
    expect(await reportOf(brahim.id)).toMatchObject({ station: 'C' })
    expect(await reportOf(lost.id)).toMatchObject({ station: 'D', label: 'lost' })
    const settled = entries.at(-1)?.op as SetOperation
    expect(settled).toMatchObject({ kind: 'device', entity: lost.id, fields: { station: 'D' } })
    expect((await tablet(office.at(server.url))).enrolment.station).toBe('E')
    seqsOf(await lost.push(lost.count()))
  })

  test('keeps out whom either history shut out, until a new code lets them in', async () => {
    const brahim = await tablet(office)
    await office.pull()
    const place = office.cursor
    await backUp()
    await revoke(amina)
    await office.pull()
    const run = runAfter(office, place)
    await restore()
    // Since then the other one was shut out, and this one renamed, by somebody who knew nothing of it.
    const since = office.at(server.url)
    since.cursor = null
    await since.ask('PATCH', `/api/devices/${amina.id}`, { label: 'renamed since' })
    await since.ask('DELETE', `/api/devices/${brahim.id}`)
    seqsOf(await amina.push(amina.count()))

    expect(await taken(office, run)).toBe(1)
    expect(await isRefused(amina)).toBe('revoked')
    expect(await isRefused(brahim)).toBe('revoked')
    expect(await reportOf(amina.id)).toMatchObject({ label: 'renamed since', revoked: true })
    const { code } = await since.invite('facilitator')
    const { device } = amina.identity
    const proof = await proved(amina.identity, `warsha-enrol ${code} ${device}`)
    expect((await post(`${server.url}/api/enrol`, { code, device, label: 'back', ...proof })).status).toBe(
      201,
    )
    seqsOf(await amina.push(amina.count()))
    expect(await taken(office, run)).toBe(0)
    expect(await reportOf(amina.id)).toMatchObject({ label: 'back', revoked: false })
  })

  test('takes back an operation whose counter another one uses by now, for both are genuine', async () => {
    await office.pull()
    const place = office.cursor
    await backUp()
    const lost = amina.count()
    await amina.push(lost)
    await office.pull()
    await restore()
    const other = { ...amina.propose('since'), n: lost.n }
    seqsOf(await amina.push(other))
    expect(await taken(office, runAfter(office, place))).toBe(1)
    expect(ids(await queue()).slice(-2)).toEqual([other.id, lost.id])
    // By a delivery it is a fork all the same.
    const third = { ...amina.count(), n: lost.n }
    expect((await problemOf(await amina.sync([third]))).type).toBe('forked')
  })

  test('puts what stands there with other content by now into the quarantine', async () => {
    await office.pull()
    const place = office.cursor
    await backUp()
    const lost = amina.count('female')
    await amina.push(lost)
    await office.pull()
    await restore()
    seqsOf(await amina.push({ ...lost, gender: 'male' }))
    expect(await taken(office, runAfter(office, place))).toBe(0)
    office.cursor = null
    expect(await office.get('/api/quarantine')).toMatchObject([{ id: lost.id, reason: 'altered', op: lost }])
  })
})

describe('a run proves nothing', () => {
  test('when anything of it was changed, left out, added or moved, and nothing of it is taken', async () => {
    await office.pull()
    const place = office.cursor
    await amina.push(amina.count('female'), amina.count('male'), amina.propose('ماء'))
    await office.pull()
    const run = runAfter(office, place)
    const [first, second, third] = run.entries as [Entry, Entry, Entry]
    await backUp()
    const before = (await queue()).length
    const changed = (entries: readonly Entry[]) => ({ ...run, entries })
    const forged: readonly object[] = [
      changed([{ ...first, op: { ...first.op, count: 99 } as never }, second, third]),
      changed([{ ...first, op: { ...first.op, device: office.id } }, second, third]),
      changed([{ ...first, op: { ...first.op, n: 77 } }, second, third]),
      changed([{ ...first, received: '2020-01-01T00:00:00.000Z' }, second, third]),
      changed([first, { ...third, seq: second.seq }]),
      changed([{ ...second, seq: first.seq }, { ...first, seq: second.seq }, third]),
      changed([first, second, third, { ...third, seq: third.seq + 1 }]),
      { ...run, from: null },
      { ...run, from: { seq: place?.seq ?? 0, chain: '0'.repeat(32) } },
      { ...run, to: { ...run.to, chain: '0'.repeat(32) } },
      { ...run, to: { ...run.to, seq: run.to.seq + 1 } },
    ]
    for (const each of forged) expect((await problemOf(await heal(amina, each))).type).toBe('unproven')
    expect(await queue()).toHaveLength(before)
  })

  test('at the server of another collectivity, even with the same secret', async () => {
    const secret = 'one secret for two collectivities'
    const [here, there] = await Promise.all([1, 2].map(() => startServer({ env: { SECRET: secret } })))
    if (!here || !there) throw new Error('no servers')
    const [mine, theirs] = [await coordinator(here), await coordinator(there)]
    await mine.push(mine.count())
    await mine.pull()
    const middle = {
      seq: 1,
      chain: (await answerOf(await mine.at(here.url).sync([], { cursor: null, pull: 1 }))).cursor.chain,
    }
    expect((await problemOf(await heal(theirs, runAfter(mine, middle)))).type).toBe('unproven')
    expect(await taken(mine, runAfter(mine, middle))).toBe(0)
    await Promise.all([here.stop(), there.stop()])
  })

  test('when it cannot be read, is empty, or comes from nobody', async () => {
    await office.pull()
    const run = runAfter(office, null)
    expect((await problemOf(await heal(office, { ...run, entries: [] }))).type).toBe('malformed')
    expect((await problemOf(await heal(office, { ...run, more: 1 }))).type).toBe('malformed')
    expect((await problemOf(await post(`${server.url}/api/heal`, run))).type).toBe('unauthorized')
    const places = Array.from({ length: MAX_PLACES + 1 }, () => run.to)
    expect((await problemOf(await office.ask('POST', '/api/common', { places }))).type).toBe('malformed')
  })
})

describe('a device that was enrolled after the backup was made', () => {
  let late: FieldDevice
  let enrolment: Run
  beforeEach(async () => {
    await office.pull()
    const place = office.cursor
    await backUp()
    late = await tablet(office, 'facilitator', 'late')
    await office.pull()
    enrolment = runAfter(office, place)
    await restore()
    office = office.at(server.url)
    office.cursor = null
  })

  test('introduces itself by its token, and goes on under its station', async () => {
    const op = late.count()
    expect((await problemOf(await late.sync([op]))).type).toBe('unknown-device')
    expect(await introduced(late)).toMatchObject({ ...late.enrolment, token: expect.any(String) as string })
    expect(seqsOf(await late.push(op))).toEqual([(await queue()).length])
    expect((await tablet(office)).enrolment.station).toBe('D')
  })

  test('gets another station where its own was given away, and the same one however often it asks', async () => {
    const other = await tablet(office)
    expect(other.enrolment.station).toBe(late.enrolment.station)
    const first = await introduced(late)
    expect(first.station).toBe('D')
    expect(await introduced(late)).toEqual(first)
    expect((await queue()).filter(({ op }) => 'entity' in op && String(op.entity) === late.id)).toHaveLength(
      1,
    )
  })

  test('is not let in under another key, nor without the proof of its own', async () => {
    expect((await problemOf(await introduce(late, { proof: 'A'.repeat(86) }))).type).toBe('proof-failed')
    await introduced(late)
    const thief = await proved(await newIdentity(), introductionProof(late.id))
    expect((await problemOf(await introduce(late, thief))).type).toBe('proof-failed')
  })

  test('stays one device when its enrolment is given back after all', async () => {
    const { station } = await introduced(late)
    expect(await taken(office, enrolment)).toBe(1)
    const mine = (await office.get<readonly DeviceReport[]>('/api/devices')).filter(
      ({ device }) => device === late.id,
    )
    expect(mine).toMatchObject([{ label: 'late', station, role: 'facilitator', revoked: false }])
    seqsOf(await late.push(late.count()))
  })
})

test('a device that was enrolled and shut out after the backup stays out, also if that is given back first', async () => {
  await office.pull()
  await backUp()
  const late = await tablet(office, 'facilitator', 'late')
  await office.pull()
  const enrolled = office.cursor
  await revoke(late)
  await office.pull()
  const revoked = runAfter(office, enrolled)
  await restore()
  expect(await taken(office, revoked)).toBe(1)
  expect((await problemOf(await introduce(late))).type).toBe('revoked')
})

describe('who was shut out, or left with less, before the server was restored', () => {
  test('finds no door open but those of healing, when only that is given back and not the enrolment', async () => {
    await office.pull()
    await backUp()
    const thief = await tablet(office, 'coordinator', 'stolen')
    await office.pull()
    const enrolled = office.cursor
    await revoke(thief)
    await office.pull()
    const revoked = runAfter(office, enrolled)
    await restore()
    expect(await taken(office, revoked)).toBe(1)
    const invitation = await thief.ask('POST', '/api/invitations', { role: 'coordinator' })
    expect((await problemOf(invitation)).type).toBe('unknown-device')
    const copy = await newIdentity()
    const proof = await proved(copy, forkProof(thief.id, copy.device))
    const fork = await thief.ask('POST', '/api/fork', { device: copy.device, ...proof })
    expect((await problemOf(fork)).type).toBe('unknown-device')
    expect((await problemOf(await thief.ask('GET', '/api/feed'))).type).toBe('unknown-device')
  })

  test('takes out again whom it let in after the restore, and whom these let in', async () => {
    const thief = await tablet(office, 'coordinator', 'stolen')
    await office.pull()
    const place = office.cursor
    await backUp()
    await revoke(thief)
    await office.pull()
    const run = runAfter(office, place)
    await restore()
    const friend = await tablet(thief, 'coordinator', 'friend')
    const friends = await tablet(friend, 'coordinator', 'of a friend')
    const { code } = await friends.invite('coordinator')
    const since = office.at(server.url)
    since.cursor = null
    const honest = await tablet(since)
    expect(await taken(office, run)).toBe(1)
    for (const each of [thief, friend, friends]) expect(await isRefused(each)).toBe('revoked')
    const request = await enrolRequest(code, await newIdentity())
    expect((await problemOf(await post(`${server.url}/api/enrol`, request))).type).toBe('code-expired')
    seqsOf(await honest.push(honest.count()))
  })

  test('gets no role back by an older token', async () => {
    await office.pull()
    const place = office.cursor
    await backUp()
    const late = await tablet(office, 'coordinator', 'late')
    const { code } = await office.invite('facilitator')
    expect((await post(`${server.url}/api/enrol`, await enrolRequest(code, late.identity))).status).toBe(201)
    await office.pull()
    const run = runAfter(office, place)
    await restore()
    expect((await introduced(late)).role).toBe('coordinator')
    expect(await taken(office, run)).toBe(2)
    expect(await reportOf(late.id)).toMatchObject({ role: 'facilitator' })
    expect(await isForbidden(late)).toBe(true)
  })

  test('gets no role back by giving only that part of the old history back', async () => {
    await office.pull()
    await backUp()
    await tablet(office)
    await office.pull()
    const middle = office.cursor
    const { code } = await office.invite('coordinator')
    expect((await post(`${server.url}/api/enrol`, await enrolRequest(code, amina.identity))).status).toBe(201)
    await office.pull()
    const run = runAfter(office, middle)
    await restore()
    const since = office.at(server.url)
    since.cursor = null
    const again = await since.invite('observer')
    const request = await enrolRequest(again.code, amina.identity)
    expect((await post(`${server.url}/api/enrol`, request)).status).toBe(201)
    expect(await taken(amina, run)).toBe(1)
    expect(await reportOf(amina.id)).toMatchObject({ role: 'observer' })
    expect(await isForbidden(amina)).toBe(true)
  })

  const isForbidden = async (device: FieldDevice) =>
    (await problemOf(await device.ask('POST', '/api/invitations', { role: 'coordinator' }))).type ===
    'forbidden'
})

test('a device that claims the last station there is leaves stations for all others', async () => {
  await backUp()
  const late = await tablet(office)
  await restore()
  const proof = await proved(late.identity, introductionProof(late.id))
  const claim = (station: string) => late.ask('POST', '/api/introduce', { station, ...proof })
  expect((await problemOf(await claim('ZZZZ'))).type).toBe('malformed')
  expect((await claim('ZZZ')).status).toBe(201)
  const { enrolment } = await tablet(office)
  expect(enrolment.station).toBe('C')
})
