import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeviceReport, EnrolResponse, Invitation } from '../../src/domain/wire.ts'
import {
  codeOf,
  coordinator,
  enrolRequest,
  type FieldDevice,
  joinBy,
  newEntity,
  newIdentity,
  post,
  problemOf,
  seqsOf,
  tablet,
} from '../support/devices.ts'
import { freshDataDir, type RunningServer, runCli, startServer } from '../support/server.ts'

let server: RunningServer
let office: FieldDevice
beforeAll(async () => {
  server = await startServer()
  office = await coordinator(server)
})
afterAll(() => server.stop())

const enrol = async (...request: Parameters<typeof enrolRequest>): Promise<Response> =>
  post(`${server.url}/api/enrol`, await enrolRequest(...request))
const enrolled = async (response: Response): Promise<EnrolResponse> => {
  expect(response.status).toBe(201)
  return (await response.json()) as EnrolResponse
}
const deviceSets = async () =>
  (await office.pull()).map(({ op }) => op).filter((op) => op.type === 'set' && op.kind === 'device')
const reportOf = async (device: string): Promise<DeviceReport | undefined> =>
  (await office.get<readonly DeviceReport[]>('/api/devices')).find((each) => each.device === device)

describe('the first start', () => {
  test('prints one link, which makes its opener the coordinator at station A, once', async () => {
    expect(office.enrolment).toMatchObject({
      role: 'coordinator',
      station: 'A',
      collectivity: { name: null },
    })
    const second = await enrol(codeOf(server.link), await newIdentity())
    expect((await problemOf(second)).type).toBe('code-expired')
  })

  test('a later start prints a link only while nobody has become the coordinator', async () => {
    const dataDir = freshDataDir()
    const first = await startServer({ dataDir })
    await first.stop()
    const second = await startServer({ dataDir })
    expect(second.link).not.toBe(first.link)
    await coordinator(second)
    await second.stop()
    const third = await startServer({ dataDir })
    expect(third.link).toBeUndefined()
    await third.stop()
  })

  test('a coordinator who lost the laptop gets a new link by one command, while the server runs', async () => {
    const { code, out } = await runCli(server.dataDir, 'coordinator-link')
    expect(code).toBe(0)
    const link = /http\S+#\S+/.exec(out)?.[0]
    const spare = await joinBy(server.url, codeOf(link), 'Spare laptop')
    expect(spare.enrolment.role).toBe('coordinator')
    await office.ask('DELETE', `/api/devices/${spare.id}`)
  })
})

describe('an invitation', () => {
  test('lets in as many devices as it says, in its role, each at a station of its own', async () => {
    const { code, link, usesLeft } = await office.invite('facilitator', 2)
    expect([codeOf(link), usesLeft]).toEqual([code, 2])
    const first = await joinBy(server.url, code, 'One')
    const second = await joinBy(server.url, code, 'Two')
    expect(first.enrolment.role).toBe('facilitator')
    expect(second.enrolment.station).not.toBe(first.enrolment.station)
    expect((await problemOf(await enrol(code, await newIdentity()))).type).toBe('code-expired')
  })

  test('is taken however its code is typed', async () => {
    const { code } = await office.invite('observer')
    const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4).replaceAll('0', 'o').replaceAll('1', 'l')} `
    await enrolled(await enrol(typed, await newIdentity()))
  })

  test('is listed with its code and link while it is open, so that its QR can be shown again', async () => {
    const made = await office.invite('committee', 3)
    await joinBy(server.url, made.code, 'Member')
    const find = async () =>
      (await office.get<readonly Invitation[]>('/api/invitations')).find(({ code }) => code === made.code)
    expect(await find()).toEqual({ ...made, usesLeft: 2 })
    expect((await office.ask('DELETE', `/api/invitations/${made.code}`)).status).toBe(204)
    expect(await find()).toBeUndefined()
  })

  test('that was withdrawn or never made lets nobody in', async () => {
    const { code } = await office.invite('facilitator')
    await office.ask('DELETE', `/api/invitations/${code}`)
    expect((await problemOf(await enrol(code, await newIdentity()))).type).toBe('code-expired')
    expect((await problemOf(await enrol('00000000', await newIdentity()))).type).toBe('code-unknown')
    expect((await problemOf(await office.ask('DELETE', '/api/invitations/00000000'))).type).toBe(
      'code-unknown',
    )
  })

  test('is made, listed and withdrawn by coordinators only', async () => {
    const amina = await tablet(office)
    const { code } = await office.invite('observer')
    const answers = [
      await amina.ask('POST', '/api/invitations', { role: 'coordinator' }),
      await amina.ask('GET', '/api/invitations'),
      await amina.ask('DELETE', `/api/invitations/${code}`),
      await amina.ask('GET', '/api/devices'),
      await amina.ask('PATCH', `/api/devices/${office.id}`, { label: 'mine' }),
      await amina.ask('DELETE', `/api/devices/${office.id}`),
    ]
    const types = await Promise.all(answers.map(async (each) => (await problemOf(each)).type))
    expect(new Set(types)).toEqual(new Set(['forbidden']))
  })
})

describe('a device that enrols', () => {
  test('gets the same answer again after a lost one, and uses nothing up', async () => {
    const { code } = await office.invite('facilitator')
    const identity = await newIdentity()
    const first = await enrolled(await enrol(code, identity))
    expect(await enrolled(await enrol(code, identity))).toEqual(first)
    const [one, two] = await Promise.all([enrol(code, identity), enrol(code, identity)])
    expect([await enrolled(one), await enrolled(two)]).toEqual([first, first])
    expect((await deviceSets()).filter((op) => op.entity === (identity.device as string))).toHaveLength(1)
  })

  test('is written into the queue by the server itself, in its own name and for the one who invited', async () => {
    const amina = await tablet(office, 'facilitator', 'تابلت أمينة')
    const op = (await deviceSets()).find((each) => each.entity === (amina.id as string))
    expect(op).toMatchObject({
      device: amina.enrolment.collectivity.id,
      by: office.id,
      fields: { label: 'تابلت أمينة', role: 'facilitator', station: amina.enrolment.station },
    })
    const counters = (await deviceSets()).map(({ n }) => n)
    expect(counters).toEqual(counters.map((_, index) => index + 1))
  })

  test('must prove its key, and a known one the key by which it is known', async () => {
    const { code } = await office.invite('facilitator', 5)
    const identity = await newIdentity()
    const other = await newIdentity()
    const stolen = { device: identity.device, keys: other.keys }
    await enrolled(await enrol(code, identity))
    expect((await problemOf(await enrol(code, stolen))).type).toBe('proof-failed')
    const honest = await enrolRequest(code, other)
    for (const lie of [{ proof: 'A'.repeat(86) }, { key: `B${'A'.repeat(86)}` }, { key: 'A'.repeat(87) }]) {
      const response = await post(`${server.url}/api/enrol`, { ...honest, ...lie })
      expect((await problemOf(response)).type).toBe('proof-failed')
    }
  })

  test('cannot take the name under which the server writes', async () => {
    const { code } = await office.invite('facilitator')
    const identity = {
      ...(await newIdentity()),
      device: office.enrolment.collectivity.id as string as typeof office.id,
    }
    expect((await problemOf(await enrol(code, identity))).type).toBe('forbidden')
  })

  test('learns the name of the collectivity once it has one', async () => {
    const { id } = office.enrolment.collectivity
    await office.push(office.set('collectivity', id, { name: { ar: 'تمارة', fr: 'Témara' } }))
    const amina = await tablet(office)
    expect(amina.enrolment.collectivity).toEqual({ id, name: { ar: 'تمارة', fr: 'Témara' } })
  })

  test('is slowed down when it tries too many codes, and told how long to wait', async () => {
    const own = await startServer()
    const request = await enrolRequest('00000000', await newIdentity())
    const tries = await Promise.all(Array.from({ length: 70 }, () => post(`${own.url}/api/enrol`, request)))
    const slowed = tries.filter(({ status }) => status === 429)
    expect(slowed).toHaveLength(10)
    expect(Number(slowed[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    const neighbour = await fetch(`${own.url}/api/enrol`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.7, 198.51.100.4' },
      body: JSON.stringify(request),
    })
    expect(neighbour.status).toBe(404)
    await own.stop()
  })
})

describe('a device that was revoked', () => {
  test('gets through no door, and comes in again only by a new code, at its old station', async () => {
    const { code } = await office.invite('facilitator')
    const amina = await joinBy(server.url, code, 'Amina')
    const unsent = amina.count()
    expect((await office.ask('DELETE', `/api/devices/${amina.id}`)).status).toBe(204)
    expect((await problemOf(await amina.sync([unsent]))).type).toBe('revoked')
    expect((await problemOf(await amina.ask('GET', '/api/events'))).type).toBe('revoked')
    expect((await problemOf(await enrol(code, amina.identity))).type).toBe('code-expired')
    const again = await office.invite('committee')
    const answer = await enrolled(await enrol(again.code, amina.identity))
    expect(answer).toMatchObject({ station: amina.enrolment.station, role: 'committee' })
    expect(await reportOf(amina.id)).toMatchObject({ revoked: false, role: 'committee' })
    expect(seqsOf(await amina.push(unsent))).toHaveLength(1)
  })

  test('leaves its station to nobody', async () => {
    const amina = await tablet(office)
    await office.ask('DELETE', `/api/devices/${amina.id}`)
    const stations = (await office.get<readonly DeviceReport[]>('/api/devices')).map((each) => each.station)
    const next = await tablet(office)
    expect(stations).not.toContain(next.enrolment.station)
    expect(new Set(stations).size).toBe(stations.length)
  })

  test('is never the last coordinator', async () => {
    const refusal = await problemOf(await office.ask('DELETE', `/api/devices/${office.id}`))
    expect(refusal).toMatchObject({ type: 'forbidden', detail: expect.stringContaining('last') as string })
    const second = await tablet(office, 'coordinator')
    const lost = await second.invite('coordinator')
    const third = await joinBy(server.url, lost.code, 'Third')
    expect((await third.ask('DELETE', `/api/devices/${second.id}`)).status).toBe(204)
    expect((await office.ask('DELETE', `/api/devices/${third.id}`)).status).toBe(204)
  })

  test('opens no door any more by the invitations that it made', async () => {
    const stolen = await tablet(office, 'coordinator')
    const [open, other] = [await stolen.invite('coordinator', 5), await office.invite('observer')]
    await office.ask('DELETE', `/api/devices/${stolen.id}`)
    expect((await problemOf(await enrol(open.code, await newIdentity()))).type).toBe('code-expired')
    await enrolled(await enrol(other.code, await newIdentity()))
  })
})

describe('the last coordinator', () => {
  test('who opens the link of another role by mistake stays coordinator, and the link stays good', async () => {
    const { code } = await office.invite('facilitator')
    expect((await problemOf(await enrol(code, office.identity))).type).toBe('forbidden')
    expect((await office.ask('GET', '/api/devices')).status).toBe(200)
    await enrolled(await enrol(code, await newIdentity()))
  })

  test('may take another role once there is a second', async () => {
    const second = await tablet(office, 'coordinator')
    const { code } = await office.invite('observer')
    expect(await enrolled(await enrol(code, second.identity))).toMatchObject({ role: 'observer' })
  })
})

describe('a device that comes in again in another role', () => {
  test('loses the doors of the old one at once, but nothing that it captured under it', async () => {
    const second = await tablet(office, 'coordinator')
    const unsent = second.set('axis', newEntity(), { programme: newEntity(), name: 'البيئة' })
    const { code } = await office.invite('observer')
    await enrolled(await enrol(code, second.identity))
    const refusal = await problemOf(await second.ask('POST', '/api/invitations', { role: 'observer' }))
    expect(refusal.type).toBe('forbidden')
    expect(seqsOf(await second.push(unsent))).toHaveLength(1)
  })

  test('may not write what none of its roles ever allowed', async () => {
    const amina = await tablet(office, 'observer')
    const { code } = await office.invite('facilitator')
    await enrolled(await enrol(code, amina.identity))
    const decision = amina.set('proposal', newEntity(), { decision: { verdict: 'accepted' } })
    const [counted, decided] = await amina.push(amina.count(), decision)
    expect([counted?.verdict, decided?.verdict]).toEqual(['acked', 'rejected'])
  })
})

describe('renaming a device', () => {
  test('is seen in the list and in the queue, with who did it, and once', async () => {
    const amina = await tablet(office)
    for (const _ of ['once', 'and again']) {
      const renamed = await office.ask('PATCH', `/api/devices/${amina.id}`, { label: 'Hall 2' })
      expect(renamed.status).toBe(204)
    }
    expect(await reportOf(amina.id)).toMatchObject({ label: 'Hall 2' })
    const sets = (await deviceSets()).filter((op) => op.entity === (amina.id as string))
    expect(sets.at(-1)).toMatchObject({ fields: { label: 'Hall 2' }, by: office.id })
    expect(sets).toHaveLength(2)
  })

  test('of none that exists is refused', async () => {
    const { device } = await newIdentity()
    for (const id of [device, 'x']) {
      expect((await problemOf(await office.ask('PATCH', `/api/devices/${id}`, { label: 'x' }))).type).toBe(
        'not-found',
      )
      expect((await problemOf(await office.ask('DELETE', `/api/devices/${id}`))).type).toBe('not-found')
    }
  })
})

describe('a tablet whose PIN was forgotten', () => {
  const unlock = (device: FieldDevice, code: string) => device.ask('POST', '/api/unlock', { code })

  test('opens by a new invitation for its own role, once', async () => {
    const amina = await tablet(office)
    const { code } = await office.invite('facilitator')
    expect((await unlock(amina, code)).status).toBe(204)
    expect((await problemOf(await unlock(amina, code))).type).toBe('code-expired')
    const brahim = await newIdentity()
    expect((await problemOf(await enrol(code, brahim))).type).toBe('code-expired')
  })

  test('does not open by the code it came in with, which may lie beside it', async () => {
    const { code } = await office.invite('facilitator', 5)
    const amina = await joinBy(server.url, code, 'Tablet')
    expect((await problemOf(await unlock(amina, code))).type).toBe('code-expired')
  })

  test('nor by an invitation for another role, or by none', async () => {
    const amina = await tablet(office)
    const { code } = await office.invite('committee')
    expect((await problemOf(await unlock(amina, code))).type).toBe('forbidden')
    expect((await problemOf(await unlock(amina, '00000000'))).type).toBe('code-unknown')
  })

  test('and that was shut out is told so by a good invitation alone, which then lets it in', async () => {
    const { code: old } = await office.invite('facilitator', 5)
    const amina = await joinBy(server.url, old, 'Tablet')
    await office.ask('DELETE', `/api/devices/${amina.id}`)
    // One for another role would open the coordinator's stolen laptop to the field.
    const { code: other } = await office.invite('committee')
    expect((await problemOf(await unlock(amina, other))).type).toBe('forbidden')
    expect((await problemOf(await unlock(amina, old))).type).toBe('code-expired')
    expect((await problemOf(await unlock(amina, '00000000'))).type).toBe('code-unknown')
    const own = await office.invite('facilitator')
    expect((await problemOf(await unlock(amina, own.code))).type).toBe('revoked')
    expect((await enrol(own.code, amina.identity)).status).toBe(201)
  })
})
