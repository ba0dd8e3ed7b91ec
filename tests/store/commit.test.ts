import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { set, tally } from '../../src/domain/operation.ts'
import { NewerDatabaseError } from '../../src/store/indexed-db.ts'
import { browserStamping, openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import {
  count,
  dropDatabase,
  enrol,
  freshName,
  openTablet,
  PROGRAMME,
  peopleIn,
  propose,
  WORKSHOP,
} from '../support/tablet.ts'

let name: string
let tablet: Store
beforeEach(async () => {
  name = freshName()
  tablet = await openTablet(name)
})
afterEach(async () => {
  vi.restoreAllMocks()
  tablet.close()
  await dropDatabase(name)
})

describe('what was saved', () => {
  test('is there after the app is opened again', async () => {
    await count(tablet, 'female', 3)
    await count(tablet, 'male')
    const proposal = await propose(tablet, 'إنارة الشارع')
    tablet.close()

    tablet = await openTablet(name)

    expect(peopleIn(tablet)).toBe(4)
    expect(tablet.live.state.get('proposal', proposal.entity)).toMatchObject({
      text: 'إنارة الشارع',
      label: 'B1',
    })
    expect(tablet.own.peek().map(({ n, state }) => [n, state.type])).toEqual([
      [1, 'pending'],
      [2, 'pending'],
      [3, 'pending'],
    ])
  })

  test('is shown once it is stored, and not before', async () => {
    const saving = tablet.commit([tally(WORKSHOP, 'female', null, 1)])
    expect(peopleIn(tablet)).toBe(0)
    await saving
    expect(peopleIn(tablet)).toBe(1)
  })

  test('was asked of the disk with strict durability, in every writing transaction', async () => {
    tablet.close()
    const durabilities: unknown[] = []
    onTransaction((_, mode, options) => {
      if (mode === 'readwrite') durabilities.push(options?.durability)
    })
    tablet = await openTablet(name)
    await count(tablet, 'female')
    await tablet.saveDraft('composer', 'half a sentence')
    expect(durabilities).toEqual(['strict', 'strict'])
  })

  test('is complete: of two hundred quick taps none is lost, and they keep their order', async () => {
    const taps = Array.from({ length: 200 }, (_, index) => count(tablet, index % 2 ? 'male' : 'female'))
    const ops = await Promise.all(taps)

    expect(ops.map(({ n }) => n)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1))
    expect(peopleIn(tablet)).toBe(200)
    tablet.close()
    tablet = await openTablet(name)
    expect(peopleIn(tablet)).toBe(200)
  })

  test('carries local time with its offset', async () => {
    const { at } = await count(tablet, 'female')
    expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/)
    expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000)
  })

  test('is cleaned text: composed, with plain line ends and without what cannot be seen', async () => {
    const op = await propose(tablet, '  cafe\u0301\r\nbis\u0007\ud800  ')
    expect(tablet.live.state.get('proposal', op.entity)?.text).toBe('café\nbis\ufffd')
  })
})

describe('numbers', () => {
  test('have no gap, and labels never repeat, though two tabs save at once', async () => {
    const other = await openTablet(name)
    const saved = await Promise.all(
      Array.from({ length: 40 }, (_, index) => propose(index % 2 ? tablet : other, `proposal ${index}`)),
    )
    expect(saved.map(({ n }) => n).sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))

    const labels = saved.map((op) => op.type === 'set' && op.fields['label'])
    expect(new Set(labels).size).toBe(40)
    expect(labels).toContain('B40')
    other.close()
  })

  test('are not used up by what was not saved', async () => {
    await tablet.commit([set('proposal', tablet.newEntityId(), { programme: PROGRAMME, text: '   ' })])
    expect((await count(tablet, 'male')).n).toBe(1)
    expect(await tablet.written()).toBe(1)
  })

  test('go on after labels were given in an earlier start', async () => {
    await propose(tablet, 'one')
    tablet.close()
    tablet = await openTablet(name)
    const op = await propose(tablet, 'two')
    expect(tablet.live.state.get('proposal', op.entity)?.label).toBe('B2')
  })
})

describe('nothing is saved', () => {
  test('before the tablet is enrolled', async () => {
    const strangersName = freshName()
    const stranger = await openStore(browserStamping, strangersName)
    const result = await stranger.commit([tally(WORKSHOP, 'female', null, 1)])
    expect(result).toMatchObject({ ok: false, error: { reason: 'not-enrolled' } })
    stranger.close()
    await dropDatabase(strangersName)
  })

  test('that the role may not write', async () => {
    await enrol(tablet, 'B', 'facilitator')
    const result = await tablet.commit([
      set('axis', tablet.newEntityId(), { programme: PROGRAMME, name: 'Eau' }),
    ])
    expect(result).toMatchObject({ ok: false, error: { reason: 'forbidden' } })
  })

  test('of an action one part of which is invalid', async () => {
    const result = await tablet.commit([
      tally(WORKSHOP, 'female', null, 1),
      set('proposal', tablet.newEntityId(), { programme: PROGRAMME, text: 'x'.repeat(10_001) }),
    ])
    expect(result).toMatchObject({ ok: false, error: { reason: 'invalid' } })
    expect(peopleIn(tablet)).toBe(0)
    expect(await tablet.written()).toBe(0)
  })

  test('when the browser emptied the database underneath, rather than counting from 1 again', async () => {
    await count(tablet, 'female')
    await dropDatabase(name)
    const result = await tablet.commit([tally(WORKSHOP, 'female', null, 1)])
    expect(result).toMatchObject({ ok: false, error: { reason: 'storage' } })
    expect(peopleIn(tablet)).toBe(1)

    // Nor under another tab's new name.
    const other = await openTablet(name)
    const again = await tablet.commit([tally(WORKSHOP, 'female', null, 1)])
    expect(again).toMatchObject({ ok: false, error: { reason: 'storage' } })
    other.close()
  })

  test('when the disk is full, and the person is told so; with room again it goes on without a gap', async () => {
    await count(tablet, 'female')
    const put = IDBObjectStore.prototype.put
    const isFull = (transaction: IDBTransaction) => {
      Object.defineProperty(transaction, 'error', { value: new DOMException('', 'QuotaExceededError') })
      transaction.abort()
    }
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...row
    ) {
      const request = put.apply(this, row)
      const { transaction } = this
      // As Chromium does it: the rows are taken, then the transaction is aborted, and its error says why.
      request.addEventListener('success', () => isFull(transaction))
      return request
    })
    const committing = vi.spyOn(IDBTransaction.prototype, 'commit').mockImplementation(function (
      this: IDBTransaction,
    ) {
      isFull(this)
    })
    const result = await tablet.commit([tally(WORKSHOP, 'female', null, 1)])
    expect(result).toMatchObject({ ok: false, error: { reason: 'quota' } })
    full.mockRestore()
    committing.mockRestore()
    expect((await count(tablet, 'female')).n).toBe(2)
    expect(peopleIn(tablet)).toBe(2)
  })
})

describe('a database that goes away', () => {
  test('is opened again when the browser closed it, and the tap is saved once', async () => {
    tablet.close()
    let closings = 0
    onTransaction((database) => {
      if (closings !== 1) return
      closings += 1
      database.close()
    })
    tablet = await openTablet(name)
    closings = 1
    await count(tablet, 'female')
    await count(tablet, 'female')
    expect(closings).toBe(2)
    tablet.close()
    tablet = await openTablet(name)
    expect(peopleIn(tablet)).toBe(2)
  })

  test('is opened again when the browser closed it to free memory, between taps, as it does with an event', async () => {
    tablet.close()
    const connections = new Set<IDBDatabase>()
    onTransaction((database) => connections.add(database))
    tablet = await openTablet(name)
    await count(tablet, 'female')
    for (const connection of connections) {
      connection.close()
      connection.dispatchEvent(new Event('close'))
    }
    const before = new Set(connections)
    await count(tablet, 'female')
    expect([...connections].some((connection) => !before.has(connection))).toBe(true)
    tablet.close()
    tablet = await openTablet(name)
    expect(peopleIn(tablet)).toBe(2)
    expect(await tablet.written()).toBe(2)
  })

  test('has a transaction worked again that the browser aborted half-way, and the tap is saved once', async () => {
    const add = IDBObjectStore.prototype.add
    const aborted = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(function (
      this: IDBObjectStore,
      ...row
    ) {
      const request = add.apply(this, row)
      request.addEventListener('success', () => this.transaction.abort())
      return request
    })
    expect((await count(tablet, 'female')).n).toBe(1)
    expect(aborted).toHaveBeenCalledTimes(2)
    expect(peopleIn(tablet)).toBe(1)
    tablet.close()
    tablet = await openTablet(name)
    expect(peopleIn(tablet)).toBe(1)
    expect(await tablet.written()).toBe(1)
  })

  test('makes way for a newer version of the app, and says so', async () => {
    await count(tablet, 'female')
    const newer = await openDB(name, NEWER)
    expect(tablet.condition.peek()).toBe('superseded')
    const result = await tablet.commit([tally(WORKSHOP, 'female', null, 1)])
    expect(result).toMatchObject({ ok: false, error: { reason: 'storage' } })
    newer.close()
  })

  test('is left as it is when it is a newer version’s at the start: not even a table is put back', async () => {
    await count(tablet, 'female')
    tablet.close()
    await upgrade((database) => database.deleteObjectStore('drafts'))
    await expect(openStore(browserStamping, name)).rejects.toThrow(NewerDatabaseError)
    const looked = await openDB(name)
    expect(looked.version).toBe(NEWER)
    expect([...looked.objectStoreNames]).not.toContain('drafts')
    expect(await looked.count('own')).toBe(1)
    looked.close()
  })

  test('is left as it is when it became a newer version’s while the browser had it closed, and that is said', async () => {
    tablet.close()
    const connections = new Set<IDBDatabase>()
    onTransaction((database) => connections.add(database))
    tablet = await openTablet(name)
    for (const connection of connections) {
      connection.close()
      connection.dispatchEvent(new Event('close'))
    }
    await upgrade((database) => database.deleteObjectStore('drafts'))
    const result = await tablet.commit([tally(WORKSHOP, 'female', null, 1)])
    expect(result).toMatchObject({ ok: false, error: { reason: 'storage' } })
    expect(tablet.condition.peek()).toBe('superseded')
    const looked = await openDB(name)
    expect(looked.version).toBe(NEWER)
    expect(await looked.count('own')).toBe(0)
    looked.close()
  })
})

/** As the browser counts: ten times the app's own number. */
const NEWER = 1_000

/** A newer version of the app changes the tables. */
async function upgrade(change: (database: IDBDatabase) => void = () => {}): Promise<void> {
  const opening = indexedDB.open(name, NEWER)
  opening.addEventListener('upgradeneeded', () => change(opening.result))
  await new Promise((resolve) => opening.addEventListener('success', resolve))
  opening.result.close()
}

/** Looks at every transaction of the connections opened from now on, and lets it through. */
function onTransaction(
  look: (database: IDBDatabase, mode?: IDBTransactionMode, options?: IDBTransactionOptions) => void,
): void {
  const transaction = IDBDatabase.prototype.transaction
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    stores,
    mode,
    options,
  ) {
    look(this, mode, options)
    return transaction.call(this, stores, mode, options)
  })
}
