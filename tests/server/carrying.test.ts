/** One device brings what another wrote: it is judged as its author's, by its author's signature. */
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Operation } from '../../src/domain/operation.ts'
import {
  type CarryResponse,
  type DeviceReport,
  type Quarantined,
  SYNC_MEDIA_TYPE,
  type SyncVerdict,
} from '../../src/domain/wire.ts'
import { carryParts } from '../support/carry.ts'
import {
  answerOf,
  coordinator,
  enrolRequest,
  type FieldDevice,
  newEntity,
  newIdentity,
  post,
  problemOf,
  seqsOf,
  tablet,
  writtenBy,
} from '../support/devices.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
let office: FieldDevice
let amina: FieldDevice
let carrier: FieldDevice
beforeAll(async () => {
  server = await startServer()
  office = await coordinator(server)
  carrier = await tablet(office, 'observer', 'حامل الملف')
})
afterAll(() => server.stop())

const bring = (body: BodyInit, by = carrier, type = 'text/plain'): Promise<Response> =>
  fetch(`${server.url}/api/carry`, {
    method: 'POST',
    headers: { authorization: `Bearer ${by.enrolment.token}`, 'content-type': type },
    body,
  })
const verdictsOf = async (response: Response): Promise<readonly SyncVerdict[]> => {
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`)
  return ((await response.json()) as CarryResponse).verdicts
}
const problemAt = async (response: Promise<Response>): Promise<string> =>
  (await problemOf(await response)).type

/** What a device writes as a file of one part. */
async function fileOf(
  author: FieldDevice,
  operations: readonly Operation[],
  over: {
    readonly signer?: FieldDevice['identity']
    readonly collectivity?: string
    readonly written?: number
  } = {},
): Promise<string> {
  const { signer = author.identity, collectivity = author.enrolment.collectivity.id, written } = over
  const { station } = author.enrolment
  const id = collectivity as FieldDevice['enrolment']['collectivity']['id']
  const by = { collectivity: { id, name: null }, device: author.id, station }
  const parts = await carryParts(written === undefined ? by : { ...by, written }, operations, signer)
  return parts.join('')
}
const queued = async (...authors: readonly FieldDevice[]) => writtenBy(await office.pull(), ...authors)
const keptOf = async (device: FieldDevice) =>
  (await office.get<readonly Quarantined[]>('/api/quarantine')).filter((each) => each.device === device.id)
const reportOf = async (device: FieldDevice) =>
  (await office.get<readonly DeviceReport[]>('/api/devices')).find((each) => each.device === device.id)

describe('what another device carries', () => {
  test('is in the queue once under its author’s name, whoever brings it, and is acknowledged to the author again', async () => {
    amina = await tablet(office)
    const operations = [amina.count(), amina.propose('إحداث ملعب للقرب'), amina.count('male')]
    const file = await fileOf(amina, operations)
    const response = await bring(file)
    expect(response.headers.get('content-type')).toBe(SYNC_MEDIA_TYPE)
    const seqs = seqsOf(await verdictsOf(response))
    expect(seqsOf(await verdictsOf(await bring(file, office)))).toEqual(seqs)
    expect(await queued(amina)).toEqual(operations)
    // The coordinator must not take it for a tablet that has found a network.
    expect(await reportOf(amina)).toMatchObject({ lastContact: null, arrived: 3 })
    expect(seqsOf(await amina.push(...operations))).toEqual(seqs)
    expect(await queued(amina)).toEqual(operations)
  })

  test('may be brought twice at the same moment', async () => {
    amina = await tablet(office)
    const file = await fileOf(amina, [amina.count(), amina.count()])
    const answers = await Promise.all([bring(file), bring(file, office), bring(file)])
    const [first, ...others] = await Promise.all(answers.map(verdictsOf))
    for (const each of others) expect(each).toEqual(first)
    expect(await queued(amina)).toHaveLength(2)
  })

  test('is acknowledged as it was when its author was faster, and the rest takes its place', async () => {
    amina = await tablet(office)
    const [first, second] = [amina.count(), amina.count()]
    const seqs = seqsOf(await amina.push(first))
    const brought = seqsOf(await verdictsOf(await bring(await fileOf(amina, [first, second]))))
    expect(brought.slice(0, 1)).toEqual(seqs)
    expect(await queued(amina)).toEqual([first, second])
  })

  test('comes compressed as well, and with the line ends of another system', async () => {
    amina = await tablet(office)
    const [one, two] = [amina.propose('سطر أول\nسطر ثان'), amina.count()]
    const packed = new Uint8Array(gzipSync(await fileOf(amina, [one])))
    seqsOf(await verdictsOf(await bring(packed, carrier, 'application/gzip')))
    const changed = `\uFEFF${(await fileOf(amina, [two])).replaceAll('\n', '\r\n')}`
    seqsOf(await verdictsOf(await bring(changed)))
    expect(await queued(amina)).toEqual([one, two])
  })

  test('is judged one by one: a bad operation goes to the quarantine under its author’s name, the rest into the queue', async () => {
    amina = await tablet(office)
    const good = amina.count()
    const decided = amina.set('proposal', newEntity(), { decision: { verdict: 'accepted' } })
    const ofAnother = { ...amina.count(), device: office.id }
    const newer = { ...amina.count(), v: 2 } as unknown as Operation
    const verdicts = await verdictsOf(await bring(await fileOf(amina, [good, decided, ofAnother, newer])))
    expect(verdicts).toMatchObject([
      { id: good.id, verdict: 'acked' },
      { id: decided.id, verdict: 'rejected', reason: 'forbidden' },
      { id: ofAnother.id, verdict: 'rejected', reason: 'foreign-device' },
      { id: newer.id, verdict: 'later' },
    ])
    expect((await keptOf(amina)).map(({ id }) => id).sort()).toEqual([decided.id, ofAnother.id].sort())
    expect(await queued(amina)).toEqual([good])
  })

  test('is judged by the roles that its author ever held, not by the carrier’s', async () => {
    amina = await tablet(office, 'committee')
    const decided = amina.set('proposal', newEntity(), { decision: { verdict: 'accepted' } })
    const { code } = await office.invite('observer')
    expect((await post(`${server.url}/api/enrol`, await enrolRequest(code, amina.identity))).status).toBe(201)
    seqsOf(await verdictsOf(await bring(await fileOf(amina, [decided]), carrier)))
  })

  test('tells what its author still owes', async () => {
    amina = await tablet(office)
    await verdictsOf(await bring(await fileOf(amina, [amina.count(), amina.count()], { written: 7 })))
    expect(await reportOf(amina)).toMatchObject({ written: 7, arrived: 2 })
  })

  test('after its author was revoked goes to the quarantine, but for what the queue has, and a person decides', async () => {
    amina = await tablet(office)
    const [before, after] = [amina.count(), amina.count()]
    const [seq] = seqsOf(await amina.push(before))
    await office.ask('DELETE', `/api/devices/${amina.id}`)
    const file = await fileOf(amina, [before, after])
    for (const response of [await bring(file), await bring(file)]) {
      expect(await verdictsOf(response)).toMatchObject([
        { id: before.id, verdict: 'acked', seq },
        { id: after.id, verdict: 'rejected', reason: 'revoked' },
      ])
    }
    expect(await keptOf(amina)).toMatchObject([{ id: after.id, reason: 'revoked', op: after }])
    expect(await queued(amina)).toEqual([before])
    await office.ask('POST', '/api/quarantine/judge', { ids: [after.id] })
    expect(await queued(amina)).toEqual([before, after])
    expect(await keptOf(amina)).toEqual([])
  })

  test('after its author was revoked leaves the quarantine, too, when the author comes back with a new code', async () => {
    amina = await tablet(office)
    const op = amina.count()
    await office.ask('DELETE', `/api/devices/${amina.id}`)
    await verdictsOf(await bring(await fileOf(amina, [op])))
    const { code } = await office.invite('facilitator')
    await post(`${server.url}/api/enrol`, await enrolRequest(code, amina.identity))
    seqsOf(await amina.push(op))
    expect(await keptOf(amina)).toEqual([])
  })
})

describe('nothing of a file is taken', () => {
  test('that another key has signed, or that was changed after it was signed', async () => {
    amina = await tablet(office)
    const op = amina.count()
    expect(await problemAt(bring(await fileOf(amina, [op], { signer: carrier.identity })))).toBe(
      'proof-failed',
    )
    const file = await fileOf(amina, [op])
    expect(await problemAt(bring(file.replace('"count":1}', '"count":9}')))).toBe('malformed')
    expect(await problemAt(bring(file.replace('"female"', '"male"')))).toBe('proof-failed')
    expect(await queued(amina)).toEqual([])
    expect(await keptOf(amina)).toEqual([])
  })

  test('that was cut, is no such file, or is of a newer version', async () => {
    amina = await tablet(office)
    const file = await fileOf(amina, [amina.count(), amina.count()])
    expect(await problemAt(bring(file.slice(0, -40)))).toBe('malformed')
    expect(await problemAt(bring('السلام عليكم'))).toBe('malformed')
    expect(await problemAt(bring(''))).toBe('malformed')
    expect(await problemAt(bring(file + file))).toBe('malformed')
    expect(await problemAt(bring(file.replace('"v":1', '"v":2')))).toBe('protocol-unsupported')
    expect(await problemAt(bring(new Uint8Array([0xff, 0xfe])))).toBe('malformed')
    expect(await problemAt(bring(file, carrier, 'application/json'))).toBe('unsupported-media-type')
    expect(await problemAt(bring('x'.repeat(600 * 1_024)))).toBe('too-large')
    expect(await queued(amina)).toEqual([])
  })

  test('of another collectivity, or of a device that is not known here', async () => {
    amina = await tablet(office)
    const op = amina.count()
    expect(await problemAt(bring(await fileOf(amina, [op], { collectivity: newEntity() })))).toBe(
      'other-collectivity',
    )
    const stranger = await newIdentity()
    const file = await carryParts(
      {
        collectivity: { id: amina.enrolment.collectivity.id, name: null },
        device: stranger.device,
        station: 'Z',
      },
      [{ ...op, device: stranger.device }],
      stranger,
    )
    expect(await problemAt(bring(file.join('')))).toBe('unknown-author')
  })

  test('whose counter stands for another operation in the queue: the tablet has to come by itself', async () => {
    amina = await tablet(office)
    const op = amina.count()
    await amina.push(op)
    const clashing = { ...amina.count('male'), n: op.n }
    const fresh = amina.count()
    expect(await problemAt(bring(await fileOf(amina, [fresh, clashing])))).toBe('forked')
    expect(await queued(amina)).toEqual([op])
  })

  test('that a stranger brings, or a device that was revoked itself', async () => {
    amina = await tablet(office)
    const file = await fileOf(amina, [amina.count()])
    const shutOut = await tablet(office)
    await office.ask('DELETE', `/api/devices/${shutOut.id}`)
    expect(await problemAt(bring(file, shutOut))).toBe('revoked')
    const headers = { 'content-type': 'text/plain' }
    const response = await fetch(`${server.url}/api/carry`, { method: 'POST', headers, body: file })
    expect((await problemOf(response)).type).toBe('unauthorized')
  })

  test('with an operation nested deeper than any of ours, however well it is signed', async () => {
    amina = await tablet(office)
    let deep: unknown = 1
    for (let level = 0; level < 500; level += 1) deep = [deep]
    const op = { ...amina.propose('x'), fields: { text: deep } } as unknown as Operation
    expect(await problemAt(bring(await fileOf(amina, [op])))).toBe('malformed')
    // The server goes on.
    await answerOf(await amina.sync([]))
  })
})

test('everyone hears at once of what was carried in', async () => {
  amina = await tablet(office)
  const { head } = await answerOf(await office.sync([]))
  const [seq] = seqsOf(await verdictsOf(await bring(await fileOf(amina, [amina.count()]))))
  expect(seq).toBe(head + 1)
  const metrics = await (await fetch(`${server.url}/metrics`)).text()
  expect(metrics).toContain('acked')
})
