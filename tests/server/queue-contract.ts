/** What every database behind the port must promise: run once per database. */
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DeviceId, EntityId } from '../../src/domain/ids.ts'
import { type Cursor, PAGE_SIZE } from '../../src/domain/wire.ts'
import { type Chains, contentHash, keyedChains } from '../../src/server/chain.ts'
import type { Engine } from '../../src/server/engine.ts'
import { writeDevice } from '../../src/server/enrolment.ts'
import { commonPlace, type HealPorts, heal } from '../../src/server/healing.ts'
import { Pages } from '../../src/server/pages.ts'
import type { Delivery, Queue } from '../../src/server/queue.ts'
import type { Registry } from '../../src/server/registry.ts'
import { nextStation } from '../../src/server/stations.ts'
import { author, deviceOf, entityOf } from '../support/operations.ts'

export interface OpenQueue {
  readonly engine: Engine
  readonly queue: Queue
  readonly registry: Registry
  close(): Promise<void>
}

const WORKSHOP = entityOf(1)
const NOW = '2024-05-15T09:30:00.000Z'

/** @param open opens an empty database, or the one it opened before when told to reopen */
export function queueContract(
  name: string,
  open: (chains: Chains, reopen: boolean) => Promise<OpenQueue>,
): void {
  describe(`the queue on ${name}`, () => {
    const chains = keyedChains(randomBytes(32))
    let opened: OpenQueue
    let here: EntityId

    beforeEach(async () => {
      opened = await open(chains, false)
      here = await opened.registry.foundCollectivity(entityOf(500), NOW)
    })
    afterEach(() => opened.close())

    const deliver = (operations: Delivery['operations'], rest: Partial<Delivery> = {}) => {
      const device = operations[0]?.device ?? deviceOf(1)
      const delivery = { device, received: NOW, written: 0, operations, refused: [], ...rest }
      return opened.queue.append(here, delivery)
    }
    const stored = (...seqs: readonly number[]) => ({
      ok: true,
      value: seqs.map((seq) => ({ type: 'stored', seq })),
    })

    test('holds back what a delivery says to hold, but acknowledges what it has', async () => {
      const amina = author(1, { count: 0 })
      const [known, fresh] = [amina.tally(WORKSHOP, 'female'), amina.tally(WORKSHOP, 'male')]
      await deliver([known])
      const held = { reason: 'revoked', detail: 'carried' } as const
      for (let time = 0; time < 2; time += 1) {
        expect(await deliver([known, fresh], { held })).toEqual({
          ok: true,
          value: [{ type: 'stored', seq: 1 }, { type: 'held' }],
        })
      }
      expect((await opened.queue.head(here)).seq).toBe(1)
      expect(await opened.queue.quarantined(here, 10)).toMatchObject([{ ...held, id: fresh.id, op: fresh }])
      expect(await deliver([fresh])).toEqual(stored(2))
      expect(await opened.queue.quarantined(here, 10)).toEqual([])
    })

    test('gives operations the places 1, 2, 3 … and returns them as they were, in that order', async () => {
      const amina = author(1, { count: 0 })
      const operations = [
        amina.tally(WORKSHOP, 'female'),
        amina.set('proposal', entityOf(2), {
          text: 'إنارة الزقاق \u2067RTL\u2069 \n 👩‍🏫',
          programme: entityOf(9),
        }),
        amina.tally(WORKSHOP, 'male', -3),
      ]
      expect(await deliver(operations)).toEqual(stored(1, 2, 3))
      const { entries, end } = await opened.queue.read(here, 0, 10)
      expect(entries).toEqual(operations.map((op, index) => ({ seq: index + 1, received: NOW, op })))
      expect(end).toEqual(await opened.queue.head(here))
    })

    test('gives long things in bites, each leading on to the next, so that no answer fills a memory', async () => {
      const amina = author(1, { count: 0 })
      const long = Array.from({ length: 6 }, (_, n) =>
        amina.set('proposal', entityOf(n), { text: `${n}${'x'.repeat(1_000_000)}` }),
      )
      await deliver(long)
      const bites: number[][] = []
      for (let from = 0; from < long.length; from = bites.flat().length) {
        bites.push((await opened.queue.read(here, from, 10)).entries.map(({ seq }) => seq))
      }
      expect(bites.length).toBeGreaterThan(1)
      expect(bites.flat()).toEqual([1, 2, 3, 4, 5, 6])
    })

    test('shows of what was refused no more than fits one answer', async () => {
      const refused = Array.from({ length: 6 }, (_, n) => {
        const op = { text: `${n}${'x'.repeat(1_000_000)}` }
        return { id: `${n}`, n: null, reason: 'invalid', detail: 'x', op } as const
      })
      await deliver([], { refused })
      const shown = await opened.queue.quarantined(here, 10)
      expect(shown.length).toBeGreaterThan(0)
      expect(shown.length).toBeLessThan(6)
    })

    test('acknowledges what comes again with its first place, and stores it once', async () => {
      const amina = author(1, { count: 0 })
      const [first, second] = [amina.tally(WORKSHOP, 'female'), amina.tally(WORKSHOP, 'male')]
      await deliver([first])
      expect(await deliver([second, first, second])).toEqual(stored(2, 1, 2))
      expect((await opened.queue.head(here)).seq).toBe(2)
    })

    test('knows an operation again that was stamped anew by another device', async () => {
      const op = author(1, { count: 0 }).tally(WORKSHOP, 'female')
      await deliver([op])
      expect(await deliver([{ ...op, device: deviceOf(7), n: 40 }])).toEqual(stored(1))
    })

    test('puts another content under a known id into the quarantine, and keeps the first', async () => {
      const op = author(1, { count: 0 }).tally(WORKSHOP, 'female')
      await deliver([op])
      const altered = { ...op, count: 99 }
      expect(await deliver([altered])).toEqual({ ok: true, value: [{ type: 'altered', seq: 1 }] })
      expect((await opened.queue.read(here, 0, 10)).entries.map((entry) => entry.op)).toEqual([op])
      expect(await opened.queue.quarantined(here, 10)).toMatchObject([
        { id: op.id, reason: 'altered', op: altered },
      ])
    })

    test('stores nothing of a delivery in which a counter stands for a second operation', async () => {
      const amina = author(1, { count: 0 })
      const clone = author(1, { count: 50 })
      await deliver([amina.tally(WORKSHOP, 'female')])
      const forked = [clone.tally(WORKSHOP, 'male'), clone.tally(WORKSHOP, 'male')]
      const refused = [{ id: 'x', n: 9, reason: 'invalid', detail: '', op: {} }] as const
      expect(await deliver(forked, { refused, written: 77 })).toEqual({ ok: false, error: 'forked' })
      expect((await opened.queue.head(here)).seq).toBe(1)
      expect(await opened.queue.quarantined(here, 10)).toEqual([])
    })

    test('sees a counter used twice within one delivery', async () => {
      const amina = author(1, { count: 0 })
      const clone = author(1, { count: 50 })
      const twice = [amina.tally(WORKSHOP, 'female'), clone.tally(WORKSHOP, 'male')]
      expect(await deliver(twice)).toEqual({ ok: false, error: 'forked' })
    })

    test('keeps what was refused once, however often it comes, and lets it go when it is accepted', async () => {
      const op = author(1, { count: 0 }).tally(WORKSHOP, 'female')
      const refused = [{ id: op.id, n: op.n, reason: 'forbidden', detail: 'observer', op }] as const
      await deliver([], { refused })
      await deliver([], { refused })
      expect(await opened.queue.quarantined(here, 10)).toMatchObject([{ id: op.id, reason: 'forbidden', op }])
      await deliver([op])
      expect(await opened.queue.quarantined(here, 10)).toEqual([])
    })

    test('keeps refused things that hold what no text may hold', async () => {
      const op = JSON.parse('{"id":"\\u0000\\ud800","__proto__":{"a":1},"text":"\\u0000\\udfff"}') as unknown
      await deliver([], { refused: [{ id: '\u0000\ud800', n: null, reason: 'invalid', detail: 'x', op }] })
      const [kept] = await opened.queue.quarantined(here, 10)
      expect(JSON.stringify(kept?.op)).toBe(JSON.stringify(op))
    })

    test('runs a chain over hash, author, counter and time of all that came before', async () => {
      const amina = author(1, { count: 0 })
      const operations = [amina.tally(WORKSHOP, 'female'), amina.tally(WORKSHOP, 'male')]
      await deliver(operations)
      const chain = chains.of(here)
      let expected = chain.start
      for (const op of operations) {
        const { device, n } = op
        expected = chain.next(expected, { hash: contentHash(op), device, n, received: NOW })
      }
      expect(await opened.queue.head(here)).toEqual({ seq: 2, chain: expected })
    })

    test('holds its own places, and none of another queue or beyond its head', async () => {
      const amina = author(1, { count: 0 })
      const start = await opened.queue.head(here)
      await deliver([amina.tally(WORKSHOP, 'female'), amina.tally(WORKSHOP, 'male')])
      const { end } = await opened.queue.read(here, 0, 1)
      const other = '0'.repeat(32)
      expect(await opened.queue.holds(here, start)).toBe(true)
      expect(await opened.queue.holds(here, end)).toBe(true)
      expect(await opened.queue.holds(here, { ...end, chain: other })).toBe(false)
      expect(await opened.queue.holds(here, { seq: 0, chain: other })).toBe(false)
      expect(await opened.queue.holds(here, { ...end, seq: 3 })).toBe(false)
    })

    test('reads in runs that join without gap or overlap, and says where each ends', async () => {
      const amina = author(1, { count: 0 })
      await deliver(Array.from({ length: PAGE_SIZE + 5 }, () => amina.tally(WORKSHOP, 'female')))
      const first = await opened.queue.read(here, 0, PAGE_SIZE)
      const second = await opened.queue.read(here, first.end.seq, PAGE_SIZE)
      const third = await opened.queue.read(here, second.end.seq, PAGE_SIZE)
      const seqs = [...first.entries, ...second.entries, ...third.entries].map(({ seq }) => seq)
      expect(seqs).toEqual(Array.from({ length: PAGE_SIZE + 5 }, (_, index) => index + 1))
      expect(third.end).toEqual(second.end)
    })

    test('finds the operations of a rare kind among all others', async () => {
      const amina = author(1, { count: 0 })
      const named = amina.set('collectivity', here, { name: 'Témara' })
      await deliver([amina.tally(WORKSHOP, 'female'), named, amina.tally(WORKSHOP, 'male')])
      expect(await opened.queue.readKind(here, 'collectivity')).toEqual([
        { seq: 2, received: NOW, op: named },
      ])
    })

    test('leaves no gap and loses nothing when many deliver at once', async () => {
      const deliveries = Array.from({ length: 8 }, (_, index) => {
        const writer = author(index + 1, { count: index * 20 })
        return Array.from({ length: 20 }, () => writer.tally(WORKSHOP, 'female'))
      })
      await Promise.all(deliveries.map((operations) => deliver(operations)))
      const { entries } = await opened.queue.read(here, 0, 1_000)
      expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 160 }, (_, index) => index + 1))
      expect(new Set(entries.map(({ op }) => op.id)).size).toBe(160)
    })

    test('is the same after it was closed and opened again', async () => {
      const amina = author(1, { count: 0 })
      await deliver([amina.tally(WORKSHOP, 'female')])
      const before = [await opened.queue.read(here, 0, 10), await opened.queue.head(here)]
      await opened.close()
      opened = await open(chains, true)
      expect(await opened.registry.foundCollectivity(entityOf(501), NOW)).toBe(here)
      expect([await opened.queue.read(here, 0, 10), await opened.queue.head(here)]).toEqual(before)
    })

    test('packs a page anew when a backup was restored under it and another history grew', async () => {
      const pages = new Pages(opened.queue)
      const write = async (first: number) => {
        const amina = author(1, { count: first })
        await deliver(Array.from({ length: PAGE_SIZE }, () => amina.tally(WORKSHOP, 'female')))
        return await pages.get(here, 0)
      }
      const { db } = opened.engine
      const start = await opened.queue.head(here)
      const before = await write(0)
      expect(await pages.get(here, 0)).toBe(before)
      await db.deleteFrom('operations').execute()
      await db.updateTable('collectivities').set(start).execute()
      expect(await pages.get(here, 0)).toBeUndefined()
      expect((await write(1_000))?.etag).not.toBe(before?.etag)
    })

    test('takes back what a restored backup lacks, at the old places and under the old chain', async () => {
      const amina = author(1, { count: 0 })
      await deliver([amina.tally(WORKSHOP, 'female')])
      const from = await opened.queue.head(here)
      await enrolled(deviceOf(2), 'Brahim')
      await deliver([amina.tally(WORKSHOP, 'male'), amina.tally(WORKSHOP, 'female')])
      const { entries, end: to } = await opened.queue.read(here, from.seq, 10)
      await restore(from)
      expect(await opened.registry.device(here, deviceOf(2))).toBeUndefined()
      const forged = { from, entries: entries.slice(1), to }
      expect(await heal(ports(), here, forged)).toMatchObject({ ok: false, error: { type: 'unproven' } })
      const given = await Promise.all(
        [1, 2, 3].map(() => heal(ports(), here, { from, entries: [...entries], to })),
      )
      expect(given.map((each) => each.ok && each.value.taken).sort()).toEqual([0, 0, 3])
      expect(await opened.queue.read(here, from.seq, 10)).toEqual({ entries, end: to })
      expect(await opened.registry.device(here, deviceOf(2))).toMatchObject({ label: 'Brahim' })
      expect(await commonPlace(ports(), here, [from, { seq: 9, chain: from.chain }, to])).toEqual(to)
    })

    test('joins what it lost to what it took in since, and settles who is who where both say it', async () => {
      const from = await opened.queue.head(here)
      await enrolled(deviceOf(2), 'before')
      const { entries, end: to } = await opened.queue.read(here, 0, 10)
      await restore(from)
      await enrolled(deviceOf(3), 'since')
      expect(await heal(ports(), here, { from, entries: [...entries], to })).toEqual({
        ok: true,
        value: { taken: 1 },
      })
      const stationOf = async (device: DeviceId) => (await opened.registry.device(here, device))?.station
      expect([await stationOf(deviceOf(3)), await stationOf(deviceOf(2))]).toEqual(['A', 'B'])
      const { entries: now } = await opened.queue.read(here, 0, 10)
      expect(now.map(({ op }) => op.type === 'set' && op.fields['station'])).toEqual(['A', 'A', 'B'])
    })

    /** Enrols a device as the server does: into the queue and the registry. */
    const enrolled = (device: DeviceId, label: string) =>
      opened.registry.transaction(here, async (tx) => {
        const fields = {
          label,
          role: 'facilitator',
          station: nextStation(await tx.devices()),
          key: 'K',
        } as const
        const whole = { ...fields, device, rolesHeld: [fields.role], revoked: false }
        await writeDevice(ports(), here, tx, whole, fields, null)
      })
    /** The backup ends here. */
    const restore = async (head: Cursor) => {
      const { db } = opened.engine
      await db.deleteFrom('operations').where('seq', '>', head.seq).execute()
      await db.deleteFrom('devices').execute()
      await db.updateTable('collectivities').set(head).execute()
    }
    const ports = (): HealPorts => ({ ...opened, chains, now: () => new Date(NOW), randomBytes })

    test('undoes all of a registry transaction that fails', async () => {
      const op = author(1, { count: 0 }).set('device', entityOf(3), { label: 'x' })
      const failing = opened.registry.transaction(here, async (tx) => {
        await tx.append(op, NOW)
        throw new Error('on purpose')
      })
      await expect(failing).rejects.toThrow('on purpose')
      expect((await opened.queue.head(here)).seq).toBe(0)
    })
  })
}
