/** A copy of a device asks to go on as a device of its own. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DeviceReport, type EnrolResponse, forkProof } from '../../src/domain/wire.ts'
import {
  answerOf,
  coordinator,
  FieldDevice,
  type Identity,
  newIdentity,
  problemOf,
  proved,
  seqsOf,
  tablet,
} from '../support/devices.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
let office: FieldDevice
beforeAll(async () => {
  server = await startServer()
  office = await coordinator(server)
})
afterAll(() => server.stop())

const ask = async (original: FieldDevice, identity: Identity, over?: object): Promise<Response> => {
  const { device } = identity
  const body = { device, ...(await proved(identity, forkProof(original.id, device))), ...over }
  return original.ask('POST', '/api/fork', body)
}
const forked = async (original: FieldDevice, identity: Identity): Promise<FieldDevice> => {
  const response = await ask(original, identity)
  expect(response.status).toBe(201)
  return new FieldDevice(server.url, identity, (await response.json()) as EnrolResponse)
}
const setsOf = async (device: string) =>
  (await office.pull())
    .map(({ op }) => op)
    .filter((op) => op.type === 'set' && op.kind === 'device' && op.entity === device)
const reportOf = async (device: string): Promise<DeviceReport | undefined> =>
  (await office.get<readonly DeviceReport[]>('/api/devices')).find((each) => each.device === device)

describe('a copy that asks with the old token', () => {
  test('gets a station and a token of its own, in the same role, and the queue says whence it comes', async () => {
    const amina = await tablet(office, 'facilitator', 'لوحة أمينة')
    const copy = await forked(amina, await newIdentity())
    expect(copy.enrolment).toMatchObject({ role: 'facilitator', collectivity: amina.enrolment.collectivity })
    expect(copy.enrolment.station).not.toBe(amina.enrolment.station)
    const { station } = copy.enrolment
    const fields = { label: 'لوحة أمينة', role: 'facilitator', station, from: amina.id }
    expect(await setsOf(copy.id)).toMatchObject([{ by: amina.id, fields }])
    seqsOf(await copy.push(copy.count()))
    seqsOf(await amina.push(amina.count()))
  })

  test('gets the same answer again after a lost one', async () => {
    const amina = await tablet(office)
    const identity = await newIdentity()
    const first = await forked(amina, identity)
    const again = await Promise.all([forked(amina, identity), forked(amina, identity)])
    for (const each of again) expect(each.enrolment).toEqual(first.enrolment)
    expect(await setsOf(first.id)).toHaveLength(1)
  })

  test('has what it sends again acknowledged where the other copy put it', async () => {
    const amina = await tablet(office)
    const shared = amina.count()
    const [seq] = seqsOf(await amina.push(shared))
    const copy = await forked(amina, await newIdentity())
    expect(seqsOf(await copy.push({ ...shared, device: copy.id, n: 1 }))).toEqual([seq])
  })

  test('may still bring what was captured under a role that the device no longer has', async () => {
    const amina = await tablet(office, 'facilitator')
    const { code } = await office.invite('observer')
    const { device } = amina.identity
    const proof = await proved(amina.identity, `warsha-enrol ${code} ${device}`)
    const renewed = await amina.ask('POST', '/api/enrol', { code, device, label: 'Tablet', ...proof })
    expect(renewed.status).toBe(201)
    const copy = await forked(amina, await newIdentity())
    expect(copy.enrolment.role).toBe('observer')
    seqsOf(await copy.push(copy.count()))
  })

  test('leaves no debt behind under the name that it gives up', async () => {
    const amina = await tablet(office)
    await amina.push(amina.count(), amina.count())
    // The copy told of work that it will now bring under another name.
    await answerOf(await amina.sync([], { written: 40 }))
    expect(await reportOf(amina.id)).toMatchObject({ written: 40, arrived: 2 })
    await forked(amina, await newIdentity())
    expect(await reportOf(amina.id)).toMatchObject({ written: 2, arrived: 2 })
    await answerOf(await amina.sync([], { written: 3 }))
    expect(await reportOf(amina.id)).toMatchObject({ written: 3, arrived: 2 })
  })
})

describe('is not let in', () => {
  test('a copy that cannot prove its key, or takes a name that is another’s', async () => {
    const amina = await tablet(office)
    const stranger = await newIdentity()
    const brahim = await tablet(office)
    const typeOf = async (response: Promise<Response>) => (await problemOf(await response)).type
    const { device, keys } = stranger
    expect(await typeOf(ask(amina, stranger, { proof: 'A'.repeat(86) }))).toBe('proof-failed')
    expect(await typeOf(ask(amina, { device: brahim.id, keys }))).toBe('proof-failed')
    expect(await typeOf(ask(amina, amina.identity))).toBe('forbidden')
    const server = amina.enrolment.collectivity.id as string as typeof device
    expect(await typeOf(ask(amina, { device: server, keys }))).toBe('forbidden')
    expect(await setsOf(device)).toEqual([])
  })

  test('a copy of a device that was revoked, nor one that was revoked itself', async () => {
    const amina = await tablet(office)
    const identity = await newIdentity()
    const copy = await forked(amina, identity)
    await office.ask('DELETE', `/api/devices/${copy.id}`)
    expect((await problemOf(await ask(amina, identity))).type).toBe('revoked')
    await office.ask('DELETE', `/api/devices/${amina.id}`)
    expect((await problemOf(await ask(amina, await newIdentity()))).type).toBe('revoked')
  })
})
