import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OperationId } from '../../src/domain/ids.ts'
import type { Entry } from '../../src/domain/operation.ts'
import { PAGE_SIZE, type Page, type Quarantined, SYNC_MEDIA_TYPE } from '../../src/domain/wire.ts'
import {
  answerOf,
  coordinator,
  type FieldDevice,
  follow,
  newEntity,
  newId,
  problemOf,
  seqsOf,
  tablet,
  writtenBy,
} from '../support/devices.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
let office: FieldDevice
beforeAll(async () => {
  server = await startServer()
  office = await coordinator(server)
})
afterAll(() => server.stop())

describe('what a tablet brings', () => {
  test('is acknowledged with its place, and everybody else gets it as it was written', async () => {
    const amina = await tablet(office)
    const written = [amina.count('female'), amina.propose('إنارة زنقة الزيتون'), amina.count('male')]
    const seqs = seqsOf(await amina.push(...written))
    expect(seqs[1]).toBe((seqs[0] ?? 0) + 1)
    expect(writtenBy(await office.pull(), amina)).toEqual(written)
  })

  test('takes one place, however often an answer is lost and it is sent again', async () => {
    const amina = await tablet(office)
    const op = amina.count('female')
    const first = seqsOf(await amina.push(op))
    expect(seqsOf(await amina.push(op))).toEqual(first)
    expect(seqsOf(await amina.push(op, op))).toEqual([...first, ...first])
    const other = await tablet(office)
    expect(writtenBy(await other.pull(), amina)).toEqual([op])
  })

  test('is answered in gzip where that is taken and the answer is long, and says the same', async () => {
    const amina = await tablet(office)
    const ops = Array.from({ length: 40 }, () => amina.count())
    const packed = await amina.sync(ops)
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(packed.headers.get('vary')).toBe('accept-encoding')
    const { verdicts } = await answerOf(packed)
    expect(seqsOf(verdicts)).toHaveLength(40)
    const short = await amina.sync(ops.slice(0, 1))
    expect(short.headers.get('content-encoding')).toBeNull()
    expect((await answerOf(short)).verdicts).toEqual(verdicts.slice(0, 1))
  })

  test('comes back in its own pull: that is how it learns where it stands among the others', async () => {
    const amina = await tablet(office)
    const op = amina.count('female')
    const [seq] = seqsOf(await amina.push(op))
    expect((await amina.pull()).find((entry) => entry.op.id === op.id)?.seq).toBe(seq)
  })

  test('is taken in one exchange with what it lacks, and the answer is ours beyond doubt', async () => {
    const amina = await tablet(office)
    const response = await amina.sync([amina.count('female')], { nonce: 'nonce-of-this-one', pull: 1_000 })
    expect(response.headers.get('content-type')).toBe(SYNC_MEDIA_TYPE)
    const answer = await answerOf(response)
    expect(answer).toMatchObject({ protocol: 1, nonce: 'nonce-of-this-one', more: false })
    expect(answer.pull.at(-1)?.seq).toBe(answer.head)
    expect(answer.cursor.seq).toBe(answer.head)
  })

  test('is judged one by one: bad ones are refused, each with its reason, and block nothing', async () => {
    const amina = await tablet(office)
    const good = amina.count('female')
    const known = amina.count('male')
    await amina.push(known)
    const verdicts = await amina.push(
      { ...amina.count(), device: office.id },
      amina.set('workshop', newEntity(), { declared: {} }),
      amina.set('device', amina.id as string as ReturnType<typeof newEntity>, { role: 'coordinator' }),
      { ...amina.propose('as if the coordinator had asked'), by: office.id },
      amina.set('wish', newEntity(), { text: 'x' }),
      amina.propose('x'.repeat(10_001)),
      amina.propose('half a pair \ud800'),
      amina.propose('bell \u0007'),
      JSON.parse(`{"id":"${newId()}","__proto__":{"type":"set"},"n":7}`),
      { ...known, count: 500 },
      { ...amina.count(), v: 2, count: { of: 'tomorrow' } },
      good,
    )
    expect(verdicts.map((each) => ('reason' in each ? each.reason : each.verdict))).toEqual([
      'foreign-device',
      'forbidden',
      'forbidden',
      'forbidden',
      'unknown-kind',
      'invalid',
      'invalid',
      'invalid',
      'invalid',
      'altered',
      'newer-version',
      'acked',
    ])
    expect(writtenBy(await office.pull(), amina)).toEqual([known, good])
  })

  test('is kept when it is refused, and shown to the coordinator with the reason', async () => {
    const amina = await tablet(office)
    const sent = `{"id":"${newId()}","n":1,"v":1,"__proto__":{"a":1},"words":"\\ud800\\u0000 ماء"}`
    await amina.push(JSON.parse(sent))
    const quarantine = await office.get<readonly Quarantined[]>('/api/quarantine')
    const kept = quarantine.find((each) => each.device === amina.id)
    expect(kept?.reason).toBe('invalid')
    expect(JSON.stringify(kept?.op)).toBe(JSON.stringify(JSON.parse(sent)))
    expect((await problemOf(await amina.ask('GET', '/api/quarantine'))).type).toBe('forbidden')
  })

  test('from a newer version is left with the tablet, to be tried again', async () => {
    const amina = await tablet(office)
    const newer = { ...amina.count(), v: 2 }
    expect(await amina.push(newer)).toEqual([{ id: newer.id, verdict: 'later', reason: 'newer-version' }])
    const quarantine = await office.get<readonly Quarantined[]>('/api/quarantine')
    expect(quarantine.filter((each) => each.device === amina.id)).toEqual([])
  })

  test('may set up the programme only from a coordinator, decide only from committee or coordinator', async () => {
    const committee = await tablet(office, 'committee')
    const observer = await tablet(office, 'observer')
    const axis = { programme: newEntity(), name: 'Transparency' }
    const decision = { decision: { verdict: 'accepted' } }
    const verdictOf = async (device: FieldDevice, kind: string, fields: Record<string, unknown>) =>
      (await device.push(device.set(kind, newEntity(), fields)))[0]?.verdict
    expect(await verdictOf(office, 'axis', axis)).toBe('acked')
    expect(await verdictOf(committee, 'axis', axis)).toBe('rejected')
    expect(await verdictOf(committee, 'proposal', decision)).toBe('acked')
    expect(await verdictOf(await tablet(office), 'proposal', decision)).toBe('rejected')
    expect((await observer.push(observer.count()))[0]?.verdict).toBe('rejected')
  })

  test('shows a cloned tablet: a counter used for a second operation stores nothing of the push', async () => {
    const amina = await tablet(office)
    await amina.push(amina.count('female'))
    const clone = amina.at(amina.url)
    await clone.push(clone.count('male'))
    const unsent = [amina.count('male'), amina.count('female')]
    expect((await problemOf(await amina.sync(unsent))).type).toBe('forked')
    const queue = await office.pull()
    expect(unsent.filter((op) => queue.some((entry) => entry.op.id === op.id))).toEqual([])
    const anew = await tablet(office)
    const stamped = unsent.map((op) => Object.assign(anew.count(), { id: op.id, gender: op.gender }))
    expect(seqsOf(await anew.push(...stamped))).toHaveLength(2)
  })

  test('has no gap in its places when eight tablets bring theirs at once, over and over', async () => {
    const tablets = await Promise.all(Array.from({ length: 8 }, () => tablet(office)))
    const written = await Promise.all(
      tablets.map(async (each) => {
        const own = Array.from({ length: 60 }, () => each.count('female'))
        for (let from = 0; from < own.length; from += 10) {
          const batch = own.slice(from, from + 10)
          await Promise.all([each.push(...batch), each.push(...batch)])
        }
        return own
      }),
    )
    const entries = await (await tablet(office)).pull(77)
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1))
    const ids = entries.map(({ op }) => op.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [index, own] of written.entries()) {
      const device = tablets[index]
      expect(device && writtenBy(entries, device)).toEqual(own)
    }
  })
})

describe('a cursor', () => {
  test('that is not of this queue is told so, and nothing is taken', async () => {
    const amina = await tablet(office)
    await amina.pull()
    const op = amina.count()
    const cursor = { seq: amina.cursor?.seq, chain: '0'.repeat(32) }
    expect((await problemOf(await amina.sync([op], { cursor }))).type).toBe('diverged')
    const beyond = { seq: 1_000_000, chain: amina.cursor?.chain }
    expect((await problemOf(await amina.sync([op], { cursor: beyond }))).type).toBe('diverged')
    expect((await office.pull()).some((entry) => entry.op.id === op.id)).toBe(false)
  })

  test('of the start is given when there is nothing to pull, and fits', async () => {
    const amina = await tablet(office)
    const { cursor } = await answerOf(await amina.sync([], { pull: 0 }))
    expect(cursor.seq).toBe(0)
    expect((await answerOf(await amina.sync([], { cursor, pull: 1 }))).pull[0]?.seq).toBe(1)
  })
})

describe('the queue in other forms', () => {
  test('full pages carry the same entries and a cursor that fits; the last, unfilled one is not served', async () => {
    const amina = await tablet(office)
    await amina.push(...Array.from({ length: PAGE_SIZE }, () => amina.count()))
    const entries = await amina.pull()
    const response = await amina.ask('GET', '/api/pages/0')
    const page = (await response.json()) as Page
    expect(page).toMatchObject({ page: 0, entries: entries.slice(0, PAGE_SIZE) })
    const after = { seq: PAGE_SIZE, chain: page.chain }
    expect((await answerOf(await amina.sync([], { cursor: after, pull: 1 }))).pull[0]).toEqual(
      entries[PAGE_SIZE],
    )
    const full = Math.floor(entries.length / PAGE_SIZE)
    for (const wrong of [String(full), '999999', '-1', 'x', '1e3']) {
      expect((await problemOf(await amina.ask('GET', `/api/pages/${wrong}`))).type).toBe('not-found')
    }
  })

  test('a page that is known is not sent again', async () => {
    const headers = { authorization: `Bearer ${office.enrolment.token}` }
    const first = await fetch(`${server.url}/api/pages/0`, { headers })
    const again = await fetch(`${server.url}/api/pages/0`, {
      headers: { ...headers, 'if-none-match': first.headers.get('etag') ?? '' },
    })
    expect([first.headers.get('content-encoding'), again.status]).toEqual(['gzip', 304])
    const plain = await fetch(`${server.url}/api/pages/0`, {
      headers: { ...headers, 'accept-encoding': 'identity' },
    })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await plain.json()).toEqual(await first.json())
  })

  test('the feed gives every entry after a seq, one a line, however many', async () => {
    const entries = await office.pull()
    expect(entries.length).toBeGreaterThan(501)
    const lines = async (path: string) =>
      (await (await office.ask('GET', path)).text())
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Entry)
    expect(await lines('/api/feed')).toEqual(entries)
    expect(await lines('/api/feed?after=500')).toEqual(entries.slice(500))
    expect(await lines(`/api/feed?after=${entries.length}`)).toEqual([])
    expect(await lines('/api/feed?after=99999999')).toEqual([])
    expect((await problemOf(await office.ask('GET', '/api/feed?after=-1'))).type).toBe('malformed')
  })
})

test('the feed gives long entries too, to the last', async () => {
  const own = await startServer()
  const first = await coordinator(own)
  const long = Array.from({ length: 24 }, () =>
    Array.from({ length: 20 }, () => first.propose('ماء '.repeat(2_500).trim())),
  )
  for (const batch of long) await first.push(...batch)
  const lines = (await (await first.ask('GET', '/api/feed')).text()).trim().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as Entry).op)).toEqual(
    (await first.pull()).map(({ op }) => op),
  )
  expect(lines).toHaveLength(1 + 24 * 20)
  await own.stop()
})

describe('who follows the queue', () => {
  test('hears at once where the head is, and of every move', async () => {
    const amina = await tablet(office)
    const heads = follow(office)
    const first = await heads.next()
    const [seq] = seqsOf(await amina.push(amina.count()))
    expect(first.value).toBe((seq ?? 0) - 1)
    expect((await heads.next()).value).toBe(seq)
    await heads.return(undefined)
  })

  test('hears no more once it was revoked', async () => {
    const amina = await tablet(office)
    const heads = follow(amina)
    await heads.next()
    await office.ask('DELETE', `/api/devices/${amina.id}`)
    expect((await heads.next()).done).toBe(true)
  })

  test('on too many lines at once loses the oldest, and is not heard less on the newest', async () => {
    const amina = await tablet(office)
    const oldest = follow(amina)
    await oldest.next()
    const others = Array.from({ length: 16 }, () => follow(amina))
    for (const each of others) await each.next()
    expect((await oldest.next()).done).toBe(true)
    const [seq] = seqsOf(await amina.push(amina.count()))
    for (const each of others) {
      expect((await each.next()).value).toBe(seq)
      await each.return(undefined)
    }
  })

  test('does not keep the server from stopping', async () => {
    const own = await startServer()
    const heads = follow(await coordinator(own))
    await heads.next()
    expect(await own.stop()).toBe(0)
    expect((await heads.next()).done).toBe(true)
    expect(own.output().err).toBe('')
  })
})

describe('what a device owes', () => {
  test('is what it says it has written less what has arrived, refused or not', async () => {
    const amina = await tablet(office, 'facilitator', 'Amina')
    const [good, bad] = [amina.count(), amina.propose('x'.repeat(10_001))]
    amina.count()
    amina.count()
    await amina.push(good, bad, good)
    const devices = await office.get<readonly { device: string }[]>('/api/devices')
    expect(devices.find((each) => each.device === amina.id)).toMatchObject({
      label: 'Amina',
      role: 'facilitator',
      revoked: false,
      written: 4,
      arrived: 2,
      lastContact: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    })
  })

  test('is not forgotten when it tells of less than before', async () => {
    const amina = await tablet(office)
    const op = { ...amina.count(), id: newId() as OperationId }
    await amina.sync([op], { written: 9 })
    await amina.sync([], { written: 3 })
    const devices = await office.get<readonly { device: string }[]>('/api/devices')
    expect(devices.find((each) => each.device === amina.id)).toMatchObject({ written: 9, arrived: 1 })
  })
})
