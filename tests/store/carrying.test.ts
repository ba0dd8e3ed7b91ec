/** Two tablets without a network: what one hands over as a file, the other counts, keeps and sends on. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { DeviceId, EntityId } from '../../src/domain/ids.ts'
import type { Store } from '../../src/store/store.ts'
import {
  type CarryFilePorts,
  type IntakeFailure,
  type TakenIn,
  takeCarryFile,
  writeCarryFile,
} from '../../src/sync/carry-file.ts'
import { isSignedBy, provedBy, signed } from '../../src/sync/proof.ts'
import { ModelServer } from '../support/model-server.ts'
import { author } from '../support/operations.ts'
import {
  COLLECTIVITY,
  change,
  count,
  dropDatabase,
  freshName,
  openTablet,
  peopleIn,
  pictureOf,
  propose,
  refolded,
  sync,
  WORKSHOP,
} from '../support/tablet.ts'

let names: readonly string[]
/** B is in the hall; A takes its files in. */
let a: Store
let b: Store
let server: ModelServer
beforeEach(async () => {
  names = [freshName(), freshName()]
  const [ofA = '', ofB = ''] = names
  a = await openTablet(ofA, 'A')
  b = await openTablet(ofB, 'B')
  server = new ModelServer()
})
afterEach(async () => {
  vi.restoreAllMocks()
  a.close()
  b.close()
  for (const name of names) await dropDatabase(name)
})

/** The server has enrolled a tablet, with its key: whoever is level with the queue knows it. */
async function enrolAtServer(store: Store, role = 'facilitator'): Promise<void> {
  const identity = await store.beginEnrolment()
  const { key } = await provedBy(identity, '')
  const office = author(900 + server.queue.length, { count: 900 + server.queue.length })
  const fields = { label: 'لوحة', role, station: store.enrolment.peek()?.station, key }
  server.append(office.set('device', identity.device as string as EntityId, fields))
}
async function bothKnowEachOther(): Promise<void> {
  await enrolAtServer(b)
  await sync(a, server)
  await sync(b, server)
}

const portsOf = (store: Store): CarryFilePorts => ({ store, now: () => new Date(), sign: signed, isSignedBy })
async function fileOf(store: Store): Promise<string> {
  const text = await writeCarryFile(portsOf(store))
  if (text === undefined) throw new Error('nothing waits')
  return text
}
async function takeIn(store: Store, text: string): Promise<TakenIn['intake'] | IntakeFailure> {
  const taken = await takeCarryFile(portsOf(store), text)
  return taken.ok ? taken.value.intake : taken.error
}
const filesAt = (store: Store) => store.carrying.files.peek()
const stateOf = (store: Store) => filesAt(store).at(-1)?.state
const restarted = async (store: Store, name = ''): Promise<Store> => {
  store.close()
  return openTablet(name)
}

describe('a file of a tablet that is known', () => {
  test('counts at once on the tablet that takes it in, also after a restart and in its other tab', async () => {
    await bothKnowEachOther()
    await count(b, 'female', 3)
    await count(a, 'female', 1)
    const other = await openTablet(names[0] ?? '')
    expect(await takeIn(a, await fileOf(b))).toBe('taken')
    expect(peopleIn(a)).toBe(4)
    await other.refresh()
    expect(peopleIn(other)).toBe(4)
    expect(filesAt(other)).toEqual(filesAt(a))
    other.close()
    a = await restarted(a, names[0])
    expect(peopleIn(a)).toBe(4)
    expect(stateOf(a)).toMatchObject({ type: 'waiting', accepted: 0, refused: 0 })
  })

  test('is sent on, counted once, and shown as delivered only when the server has answered', async () => {
    await bothKnowEachOther()
    await count(b, 'female', 3)
    await propose(b, 'ملعب للقرب')
    await takeIn(a, await fileOf(b))
    expect(stateOf(a)?.type).toBe('waiting')
    await sync(a, server)
    expect(stateOf(a)).toMatchObject({ type: 'delivered', accepted: 2, refused: 0 })
    expect(filesAt(a).at(-1)?.open).toEqual([])
    expect(peopleIn(a)).toBe(3)
    expect(pictureOf(a.live.state)).toEqual(pictureOf(refolded(server, a)))
    a = await restarted(a, names[0])
    expect(peopleIn(a)).toBe(3)
    expect(stateOf(a)?.type).toBe('delivered')
  })

  test('leaves its author’s own work waiting until the server itself has told the author', async () => {
    await bothKnowEachOther()
    const op = await count(b, 'male', 2)
    await takeIn(a, await fileOf(b))
    await sync(a, server)
    expect(b.own.peek()).toMatchObject([{ op, state: { type: 'pending' } }])
    await sync(b, server)
    expect(b.own.peek()).toEqual([])
    expect(peopleIn(b)).toBe(2)
    expect(server.queue.filter(({ op: { id } }) => id === op.id)).toHaveLength(1)
  })

  test('that its author has sent meanwhile is met in the queue, and nobody counts it twice', async () => {
    await bothKnowEachOther()
    await count(b, 'female', 3)
    await takeIn(a, await fileOf(b))
    await sync(b, server)
    await a.take(
      a.cursor.peek(),
      server.queue.slice(a.cursor.peek()?.seq),
      server.cursorAt(server.queue.length),
      server.queue.length,
    )
    expect(peopleIn(a)).toBe(3)
    expect(stateOf(a)?.type).toBe('waiting')
    await sync(a, server)
    expect(peopleIn(a)).toBe(3)
    expect(stateOf(a)).toMatchObject({ type: 'delivered', accepted: 1 })
  })

  test('of which a part has arrived already counts only the rest', async () => {
    await bothKnowEachOther()
    const [arrived] = [await count(b, 'female', 3), await count(b, 'male', 4)]
    const file = await fileOf(b)
    server.append(arrived)
    await sync(a, server)
    expect(peopleIn(a)).toBe(3)
    expect(await takeIn(a, file)).toBe('taken')
    expect(peopleIn(a)).toBe(7)
    a = await restarted(a, names[0])
    expect(peopleIn(a)).toBe(7)
  })

  test('taken in twice is one file; once all of it has arrived, there is nothing to take', async () => {
    await bothKnowEachOther()
    await count(b, 'female', 3)
    const file = await fileOf(b)
    expect(await Promise.all([takeIn(a, file), takeIn(a, `\uFEFF${file.replaceAll('\n', '\r\n')}`)])).toEqual(
      ['taken', 'known'],
    )
    expect(filesAt(a)).toHaveLength(1)
    expect(peopleIn(a)).toBe(3)
    await sync(a, server)
    expect(await takeIn(a, file)).toBe('known')
    const later = await fileOf(b)
    expect(await takeIn(a, later)).toBe('arrived')
    expect(filesAt(a)).toHaveLength(1)
  })

  test('and a later one that holds the same and more count each operation once', async () => {
    await bothKnowEachOther()
    await count(b, 'female', 3)
    const first = await fileOf(b)
    await count(b, 'male', 4)
    const second = await fileOf(b)
    for (const file of [second, first]) expect(await takeIn(a, file)).toBe('taken')
    expect(peopleIn(a)).toBe(7)
    await sync(a, server)
    expect(filesAt(a).map(({ state }) => state)).toMatchObject([{ accepted: 2 }, { accepted: 1 }])
    expect(peopleIn(a)).toBe(7)
    expect(server.queue.filter(({ op }) => op.type === 'tally')).toHaveLength(2)
  })

  test('changes nothing on the tablet that wrote it', async () => {
    await bothKnowEachOther()
    await count(b, 'female', 3)
    expect(await takeIn(b, await fileOf(b))).toBe('arrived')
    expect(filesAt(b)).toEqual([])
    expect(peopleIn(b)).toBe(3)
  })

  test('gives a tablet whose profile was put back to an older image what it has forgotten', async () => {
    await bothKnowEachOther()
    await count(b, 'female', 3)
    const file = await fileOf(b)
    // As if that count had been made after the image.
    const [record] = b.own.peek()
    await forget(names[1] ?? '', record?.n ?? 0)
    b = await restarted(b, names[1])
    expect(peopleIn(b)).toBe(0)
    expect(await takeIn(b, file)).toBe('taken')
    expect(peopleIn(b)).toBe(3)
    await sync(b, server)
    expect(peopleIn(b)).toBe(3)
  })

  test('is seen by who changes something on: no conflict, whichever reaches the server first', async () => {
    await bothKnowEachOther()
    const said = await propose(b, 'ملعب')
    if (said.type !== 'set') throw new Error('a proposal is a set')
    await takeIn(a, await fileOf(b))
    await change(a, said.entity, 'text', 'ملعب للقرب')
    expect((await a.history('proposal', said.entity)).map(({ op }) => op.id)[0]).toBe(said.id)
    expect(a.live.state.conflicts()).toEqual([])
    await sync(a, server)
    await sync(b, server)
    for (const store of [a, b]) {
      expect(store.live.state.get('proposal', said.entity)?.text).toBe('ملعب للقرب')
      expect(store.live.state.conflicts()).toEqual([])
    }
  })

  test('of which the server refuses something shows that no longer, and says how much was refused', async () => {
    await bothKnowEachOther()
    const [bad] = [await count(b, 'female', 3), await count(b, 'male', 4)]
    await takeIn(a, await fileOf(b))
    expect(peopleIn(a)).toBe(7)
    server.refuses = ({ id }) => id === bad.id
    await sync(a, server)
    expect(peopleIn(a)).toBe(4)
    expect(stateOf(a)).toMatchObject({ type: 'delivered', accepted: 1, refused: 1 })
    a = await restarted(a, names[0])
    expect(peopleIn(a)).toBe(4)
  })

  test('too long for one request goes part by part, and a cut in between repeats no part', async () => {
    await bothKnowEachOther()
    for (let index = 0; index < 20; index += 1) await propose(b, `${index} ${'مقترح '.repeat(1_600)}`)
    await takeIn(a, await fileOf(b))
    expect(stateOf(a)).toMatchObject({ left: [0, 1] })
    let carried = 0
    const carry = server.carry.bind(server)
    server.carry = (part, token, signal) => {
      carried += 1
      return carried === 2 ? Promise.resolve({ type: 'unreachable' }) : carry(part, token, signal)
    }
    expect(await sync(a, server)).toBe('silent')
    expect(stateOf(a)).toMatchObject({ type: 'waiting', left: [1] })
    a = await restarted(a, names[0])
    expect(await sync(a, server)).toBe('level')
    expect(stateOf(a)).toMatchObject({ type: 'delivered', accepted: 20 })
    expect(carried).toBe(3)
    expect(a.live.state.all('proposal')).toHaveLength(20)
  })

  test('that the server has acknowledged and lost, before any tablet saw it in the queue, is sent again', async () => {
    await bothKnowEachOther()
    const op = await count(b, 'female', 3)
    await takeIn(a, await fileOf(b))
    const carry = server.carry.bind(server)
    server.carry = () => {
      server.carry = carry
      return Promise.resolve({ type: 'judged', verdicts: [{ id: op.id, verdict: 'acked', seq: 9 }] })
    }
    expect(await sync(a, server)).toBe('level')
    expect(server.queue.map((entry) => entry.op.id)).toContain(op.id)
    expect(stateOf(a)).toMatchObject({ type: 'delivered', accepted: 1 })
    expect(peopleIn(a)).toBe(3)
  })

  test('that a server loses again and again is not sent for ever', async () => {
    await bothKnowEachOther()
    const op = await count(b, 'female', 3)
    await takeIn(a, await fileOf(b))
    let carried = 0
    server.carry = () => {
      carried += 1
      return Promise.resolve({ type: 'judged', verdicts: [{ id: op.id, verdict: 'acked', seq: 9 }] })
    }
    expect(await sync(a, server)).toBe('level')
    expect(carried).toBe(2)
    expect(peopleIn(a)).toBe(3)
  })

  test('that the server refuses for good stays, and is sent again when it is taken in again', async () => {
    await bothKnowEachOther()
    await count(b, 'female', 3)
    const file = await fileOf(b)
    await takeIn(a, file)
    const carry = server.carry.bind(server)
    server.carry = () => Promise.resolve({ type: 'problem', problem: 'forked' })
    await sync(a, server)
    expect(stateOf(a)).toEqual({ type: 'refused', problem: 'forked' })
    expect(peopleIn(a)).toBe(0)
    server.carry = carry
    expect(await takeIn(a, file)).toBe('taken')
    await sync(a, server)
    expect(stateOf(a)?.type).toBe('delivered')
    expect(peopleIn(a)).toBe(3)
    expect(filesAt(a)).toHaveLength(1)
  })
})

describe('a file is not taken in', () => {
  test('when it was forged, cut or changed, or is something else: with the reason, and nothing is kept', async () => {
    await bothKnowEachOther()
    await count(b, 'female', 3)
    const file = await fileOf(b)
    const [line = ''] = file.split('\n').slice(1)
    // As another device that bears B’s name would write it.
    const stranger = await openTablet(`${names[1]}-stranger`)
    const asB: CarryFilePorts = {
      ...portsOf(b),
      sign: async (_, text) => signed(await stranger.beginEnrolment(), text),
    }
    expect(await takeIn(a, (await writeCarryFile(asB)) ?? '')).toBe('forged')
    expect(await takeIn(a, file.replace('"count":3', '"count":9'))).toBe('forged')
    expect(await takeIn(a, file.slice(0, -10))).toBe('cut')
    expect(await takeIn(a, file.replace(line, '{}'))).toBe('altered')
    expect(await takeIn(a, 'مرحبا')).toBe('not-a-carry-file')
    expect(await takeIn(a, file.replace(COLLECTIVITY, WORKSHOP))).toBe('other-collectivity')
    expect(filesAt(a)).toEqual([])
    expect(peopleIn(a)).toBe(0)
    stranger.close()
    await dropDatabase(`${names[1]}-stranger`)
  })

  test('when the disk is full, and says so', async () => {
    await bothKnowEachOther()
    await count(b, 'female', 3)
    const file = await fileOf(b)
    fillDisk()
    expect(await takeIn(a, file)).toBe('quota')
    expect(peopleIn(a)).toBe(0)
  })
})

test('a file of a tablet that is not known here is kept, not counted, and sent on for the server to tell', async () => {
  await sync(b, server)
  await count(b, 'female', 3)
  expect(await takeIn(a, await fileOf(b))).toBe('taken')
  expect(filesAt(a)).toMatchObject([{ isProven: false, open: [] }])
  expect(peopleIn(a)).toBe(0)
  await sync(a, server)
  expect(stateOf(a)).toMatchObject({ type: 'delivered', accepted: 1 })
  expect(peopleIn(a)).toBe(3)
})

test('a file of a tablet that was revoked is kept and sent on, but not counted before the server has spoken', async () => {
  await bothKnowEachOther()
  const { device } = await b.beginEnrolment()
  const office = author(800, { count: 800 })
  server.append(office.set('device', device as string as EntityId, { revoked: true }))
  await sync(a, server)
  await count(b, 'female', 3)
  expect(await takeIn(a, await fileOf(b))).toBe('taken')
  expect(filesAt(a)).toMatchObject([{ isProven: true, open: [], state: { type: 'waiting' } }])
})

test('only what the author’s role allows is counted before the server has spoken', async () => {
  await enrolAtServer(b, 'observer')
  await sync(a, server)
  await count(b, 'female', 3)
  await takeIn(a, await fileOf(b))
  expect(filesAt(a)).toMatchObject([{ isProven: true, open: [] }])
  expect(peopleIn(a)).toBe(0)
})

describe('writing a file', () => {
  test('holds what waits and what is acknowledged but not met, and not what was refused', async () => {
    await bothKnowEachOther()
    const bad = await count(b, 'female', 3)
    server.refuses = ({ id }) => id === bad.id
    await sync(b, server)
    expect(await writeCarryFile(portsOf(b))).toBeUndefined()
    const [acked, waiting] = [await count(b, 'male'), await count(b, 'male')]
    await b.settle(
      [{ id: acked.id, verdict: 'acked', seq: server.append(acked) }],
      '2024-05-15T12:00:00.000Z',
    )
    const lines = (await fileOf(b)).trimEnd().split('\n').slice(1, -1)
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([acked, waiting])
    expect(lines[1]).toBe(JSON.stringify(waiting))
  })

  test('works on a full disk, where nothing can be saved any more', async () => {
    await bothKnowEachOther()
    const saved = await count(b, 'female', 3)
    fillDisk()
    const refused = await b.commit([
      { type: 'tally', entity: WORKSHOP, gender: 'male', group: null, count: 1 },
    ])
    expect(refused).toMatchObject({ ok: false, error: { reason: 'quota' } })
    const file = await fileOf(b)
    vi.restoreAllMocks()
    expect(await takeIn(a, file)).toBe('taken')
    expect(filesAt(a)[0]?.open).toEqual([saved])
  })

  test('is by the name that a copy has taken, for what it has stamped anew', async () => {
    await bothKnowEachOther()
    await count(b, 'female', 3)
    const before = b.enrolment.peek()?.device as DeviceId
    const identity = await b.beginFork(before)
    if (!identity) throw new Error('b goes by its name')
    const answer = await server.fork(before, identity)
    if (answer.ok) await b.finishFork(answer.value)
    await enrolAtServer(b)
    await sync(a, server)
    expect(await takeIn(a, await fileOf(b))).toBe('taken')
    expect(filesAt(a)[0]?.header.device).toBe(identity.device)
    expect(peopleIn(a)).toBe(3)
  })
})

/** From now on no transaction that writes comes to its end: each closes with a fact put into `meta`. */
function fillDisk(): void {
  const { put } = IDBObjectStore.prototype
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
    const request = put.apply(this, row)
    const { transaction, name } = this
    if (name !== 'meta') return request
    // As Chromium does it: the rows are taken, then the transaction is aborted, and its error says why.
    request.addEventListener('success', () => isFull(transaction))
    return request
  })
  vi.spyOn(IDBTransaction.prototype, 'commit').mockImplementation(function (this: IDBTransaction) {
    isFull(this)
  })
}

function isFull(transaction: IDBTransaction): void {
  Object.defineProperty(transaction, 'error', { value: new DOMException('', 'QuotaExceededError') })
  transaction.abort()
}

/** Takes an own row out, as an older image of the profile would not have it. */
async function forget(name: string, n: number): Promise<void> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(new Error('the database does not answer')))
    })
  const database = await done(indexedDB.open(name))
  await done(database.transaction('own', 'readwrite').objectStore('own').delete(n))
  database.close()
}
