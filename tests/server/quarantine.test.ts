import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/domain/kinds.ts'
import type { Quarantined, QuarantineJudged } from '../../src/domain/wire.ts'
import {
  coordinator,
  enrolRequest,
  type FieldDevice,
  newEntity,
  newId,
  post,
  problemOf,
  tablet,
  writtenBy,
} from '../support/devices.ts'
import { useGrounds } from '../support/grounds.ts'
import { type RunningServer, startServer } from '../support/server.ts'

const decision = { decision: { verdict: 'accepted' } }

describe.each(useGrounds())('the quarantine on $name judged again', ({ fresh }) => {
  let server: RunningServer
  let office: FieldDevice
  beforeAll(async () => {
    server = await startServer((await fresh()).start)
    office = await coordinator(server)
  })
  afterAll(() => server.stop())

  const judge = async (...ids: readonly string[]): Promise<QuarantineJudged> => {
    const response = await office.ask('POST', '/api/quarantine/judge', ids.length > 0 ? { ids } : {})
    expect(response.status).toBe(200)
    return (await response.json()) as QuarantineJudged
  }

  const keptOf = async (device: FieldDevice): Promise<readonly Quarantined[]> =>
    (await office.get<readonly Quarantined[]>('/api/quarantine')).filter((each) => each.device === device.id)

  /** The coordinator corrects what was wrong: the same device comes in again in another role. */
  async function promote(device: FieldDevice, role: Role): Promise<void> {
    const { code } = await office.invite(role)
    const response = await post(`${server.url}/api/enrol`, await enrolRequest(code, device.identity))
    expect(response.status).toBe(201)
  }

  test('lets in what today’s rules allow, under its author’s own device and counter, and leaves the rest', async () => {
    const amina = await tablet(office)
    const decided = amina.set('proposal', newEntity(), decision)
    const forged = { ...amina.count(), device: office.id }
    const tooLong = amina.propose('x'.repeat(10_001))
    await amina.push(decided, forged, tooLong)
    const ids = [decided.id, forged.id, tooLong.id]
    expect(await judge(...ids)).toEqual({ accepted: 0, left: 3 })

    await promote(amina, 'committee')
    expect(await judge(...ids)).toEqual({ accepted: 1, left: 2 })
    expect(writtenBy(await office.pull(), amina)).toEqual([decided])
    expect((await keptOf(amina)).map(({ reason }) => reason).sort()).toEqual(['foreign-device', 'invalid'])
    expect(await judge(...ids.slice(1))).toEqual({ accepted: 0, left: 2 })
  })

  test('judges only what it is asked for', async () => {
    const amina = await tablet(office)
    const [first, second] = [newEntity(), newEntity()].map((id) => amina.set('proposal', id, decision))
    if (!first || !second) throw new Error('two were written')
    await amina.push(first, second)
    await promote(amina, 'committee')
    expect(await judge(second.id)).toEqual({ accepted: 1, left: 0 })
    expect((await keptOf(amina)).map(({ id }) => id)).toEqual([first.id])
    expect(await judge(newId())).toEqual({ accepted: 0, left: 0 })
  })

  test('keeps as altered what would take the counter of another operation', async () => {
    const amina = await tablet(office)
    const decided = amina.set('proposal', newEntity(), decision)
    await amina.push(decided)
    const taken = { ...amina.count(), n: decided.n }
    expect(await amina.push(taken)).toMatchObject([{ verdict: 'acked' }])
    await promote(amina, 'committee')
    expect(await judge(decided.id)).toEqual({ accepted: 0, left: 1 })
    expect(await keptOf(amina)).toMatchObject([{ id: decided.id, reason: 'altered', op: decided }])
    expect(writtenBy(await office.pull(), amina)).toEqual([taken])
  })

  test('of more than one batch is judged to the end, and the author is acknowledged from then on', async () => {
    const amina = await tablet(office)
    const decided = Array.from({ length: 450 }, () => amina.set('proposal', newEntity(), decision))
    await amina.push(...decided)
    await promote(amina, 'committee')
    expect((await judge()).accepted).toBeGreaterThanOrEqual(450)
    expect(await keptOf(amina)).toEqual([])
    const byCounter = [...writtenBy(await office.pull(), amina)].sort((a, b) => a.n - b.n)
    expect(byCounter).toEqual(decided)
    expect((await amina.push(...decided)).every(({ verdict }) => verdict === 'acked')).toBe(true)
  })

  test('is no last contact of the device that wrote it', async () => {
    const amina = await tablet(office)
    const decided = amina.set('proposal', newEntity(), decision)
    await amina.push(decided)
    await promote(amina, 'committee')
    const report = async () =>
      (await office.get<readonly { device: string }[]>('/api/devices')).find(
        ({ device }) => device === amina.id,
      )
    const before = await report()
    await judge(decided.id)
    expect(await report()).toEqual(before)
    expect(before).toMatchObject({ written: 1, arrived: 1 })
  })

  test('is the coordinator’s door alone, and asks for what it understands', async () => {
    const [committee, amina] = [await tablet(office, 'committee'), await tablet(office)]
    for (const device of [committee, amina]) {
      const refused = await device.ask('POST', '/api/quarantine/judge', {})
      expect((await problemOf(refused)).type).toBe('forbidden')
    }
    expect((await problemOf(await post(`${server.url}/api/quarantine/judge`, {}))).type).toBe('unauthorized')
    for (const wrong of [{ ids: 'all' }, { ids: [7] }, { everything: true }, null]) {
      const answer = await office.ask('POST', '/api/quarantine/judge', wrong)
      expect((await problemOf(answer)).type).toBe('malformed')
    }
    expect((await problemOf(await office.ask('GET', '/api/quarantine/judge'))).type).toBe('not-allowed')
  })
})
