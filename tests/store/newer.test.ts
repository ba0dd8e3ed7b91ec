/** What a newer version of the app wrote, on a tablet that is not so far yet. */
import * as v from 'valibot'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { canonicalJson } from '../../src/domain/canonical.ts'
import type { Operation } from '../../src/domain/operation.ts'
import { pageSchema } from '../../src/domain/wire.ts'
import type { Transaction } from '../../src/store/database.ts'
import { IndexedDatabase } from '../../src/store/indexed-db.ts'
import type { Store } from '../../src/store/store.ts'
import { ModelServer } from '../support/model-server.ts'
import { author, entityOf } from '../support/operations.ts'
import {
  count,
  dropDatabase,
  freshName,
  openTablet,
  PROGRAMME,
  peopleIn,
  sync,
  WORKSHOP,
} from '../support/tablet.ts'

let name: string
let tablet: Store
beforeEach(async () => {
  name = freshName()
  tablet = await openTablet(name)
})
afterEach(async () => {
  tablet.close()
  await dropDatabase(name)
})

/** The database itself, past the store. */
async function inDatabase<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const db = new IndexedDatabase(name)
  await db.begin(
    () => {},
    () => {},
  )
  try {
    return await db.steadily('rw', ['own', 'pages', 'meta'], work)
  } finally {
    db.end()
  }
}

const NEWS = { members: [1, { deep: 'مِلء' }, null, 0.1], text: 'e\u0301 \u2028' }

test('kinds, fields, members and versions that it does not know are kept as they were written, and harm nothing', async () => {
  const newer = author(3, { count: 0 })
  const server = new ModelServer()
  const written = [
    { ...newer.set('dream', entityOf(1), NEWS), v: 2 },
    { ...newer.set('proposal', entityOf(2), { programme: PROGRAMME, text: 'ماء', rhyme: NEWS }), mood: NEWS },
    { ...newer.tally(WORKSHOP, 'female', 3), weather: NEWS },
  ] as unknown as readonly Operation[]
  for (const op of written) server.append(op)

  // As it comes over the wire: text, then checked.
  const page = v.parse(
    pageSchema,
    JSON.parse(JSON.stringify({ page: 0, chain: '0'.repeat(32), entries: server.queue })),
  )
  expect(await tablet.take(null, page.entries, { seq: 3, chain: page.chain }, 3)).toBe(true)
  tablet.close()
  tablet = await openTablet(name)

  const [row] = await inDatabase((tx) => tx.pages.all())
  const kept = JSON.parse(row?.text ?? '') as { readonly op: unknown }[]
  expect(kept.map(({ op }) => canonicalJson(op))).toEqual(written.map(canonicalJson))
  const [entry] = await tablet.history('dream', entityOf(1))
  expect(canonicalJson(entry?.op)).toBe(canonicalJson(written[0]))
  expect(tablet.live.state.get('proposal', entityOf(2))?.text).toBe('ماء')
  expect(peopleIn(tablet)).toBe(3)
})

test('an app that was set back sends what the newer one left, untouched; put off, it waits, and others pass it', async () => {
  const { device } = await tablet.beginEnrolment()
  const left = {
    ...author(3, { count: 900 }).set('dream', entityOf(1), NEWS),
    device,
    v: 2,
    mood: NEWS,
  } as unknown as Operation
  tablet.close()
  await inDatabase(async (tx) => {
    const counters = await tx.fact('counters')
    if (!counters) throw new Error('not enrolled')
    await tx.own.add([{ n: 1, op: left, state: { type: 'pending' } }])
    await tx.keepFact('counters', { ...counters, n: 1 })
  })

  tablet = await openTablet(name)
  await count(tablet, 'female')
  const server = new ModelServer()
  const sent: Operation[] = []
  server.putsOff = (op) => {
    sent.push(op)
    return op.id === left.id
  }
  expect(await sync(tablet, server)).toBe('level')
  expect(canonicalJson(sent[0])).toBe(canonicalJson(left))
  expect(server.queue.map(({ op }) => op.type)).toEqual(['tally'])
  expect(tablet.own.peek()).toMatchObject([{ n: 1, state: { type: 'pending', putOff: 'newer' } }])

  // The server was updated, and took it when it came again.
  server.append(sent[0] ?? left)
  await sync(tablet, server)
  expect(tablet.own.peek()).toEqual([])
})
