import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Operation, set } from '../../src/domain/operation.ts'
import type { Store } from '../../src/store/store.ts'
import { ModelServer } from '../support/model-server.ts'
import { author } from '../support/operations.ts'
import {
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

let name: string
let tablet: Store
let other: Store
let server: ModelServer
beforeEach(async () => {
  name = freshName()
  tablet = await openTablet(name)
  other = await openTablet(name)
  server = new ModelServer()
})
afterEach(async () => {
  tablet.close()
  other.close()
  await dropDatabase(name)
})

const statesOf = (store: Store) => store.own.peek().map(({ state }) => state.type)
const draftOf = (op: Operation, text: string) => {
  if (op.type !== 'set') throw new Error('a count has no text')
  return set(op.kind, op.entity, { ...op.fields, text })
}

/** A proposal that the server refuses. */
async function refused(text = 'refused'): Promise<Operation> {
  const op = await propose(tablet, text)
  server.refuses = (each) => each.id === op.id
  await sync(tablet, server)
  return op
}

describe('a rejected operation', () => {
  test('that is corrected goes out as a new one under its old label, and the old one stays, naming it', async () => {
    const old = await refused()
    const sent = await tablet.correct(old.n, draftOf(old, 'corrected'))
    if (!sent.ok) throw new Error(sent.error.reason)
    expect(sent.value).toMatchObject({
      n: old.n + 1,
      entity: old.entity,
      fields: { text: 'corrected', label: 'B1' },
    })
    await other.refresh()
    for (const store of [tablet, other]) {
      expect(store.own.peek()).toMatchObject([
        { n: old.n, op: old, state: { type: 'corrected', by: sent.value.id, reason: 'invalid' } },
        { n: old.n + 1, state: { type: 'pending' } },
      ])
      expect(store.live.state.get('proposal', old.entity)?.text).toBe('corrected')
    }
    await sync(tablet, server)
    expect(server.queue.map(({ op }) => op.id)).toEqual([sent.value.id])
    tablet.close()
    tablet = await openTablet(name)
    expect(statesOf(tablet)).toEqual(['corrected'])
    expect((await tablet.history('proposal', old.entity)).map(({ state }) => state.type)).toEqual([
      'confirmed',
      'corrected',
    ])
  })

  test('is corrected once, though two tabs do it at once', async () => {
    const old = await refused()
    await other.refresh()
    const sent = await Promise.all([
      tablet.correct(old.n, draftOf(old, 'here')),
      other.correct(old.n, draftOf(old, 'there')),
    ])
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1)
    expect(sent.find(({ ok }) => !ok)).toMatchObject({ error: { reason: 'settled-already' } })
    await Promise.all([tablet.refresh(), other.refresh()])
    expect(statesOf(tablet)).toEqual(['corrected', 'pending'])
    expect(pictureOf(tablet.live.state)).toEqual(pictureOf(other.live.state))
  })

  test('that is corrected supersedes what its author had seen, and conflicts with what came since', async () => {
    const shared = await propose(tablet, 'shared')
    await sync(tablet, server)
    const old = await change(tablet, shared.entity, 'text', 'refused')
    server.refuses = (each) => each.id === old.id
    await sync(tablet, server)
    const far = author(3, { count: 0 })
    server.append(far.set('proposal', shared.entity, { text: 'theirs' }, { text: [shared.id] }))
    await sync(tablet, server)
    await tablet.correct(old.n, draftOf(old, 'mine'))
    expect(tablet.live.conflicts.peek()).toHaveLength(1)
    await sync(tablet, server)
    expect(tablet.live.conflicts.peek()).toHaveLength(1)
  })

  test('that is set aside asks for nothing any more, is kept, and can still be corrected', async () => {
    const old = await refused()
    expect(await tablet.setAside(old.n)).toBe(true)
    expect(await tablet.setAside(old.n)).toBe(false)
    await other.refresh()
    tablet.close()
    tablet = await openTablet(name)
    for (const store of [tablet, other]) {
      expect(store.own.peek()).toMatchObject([{ op: old, state: { type: 'set-aside', reason: 'invalid' } }])
      expect(store.live.state.get('proposal', old.entity)).toBeUndefined()
    }
    expect(await tablet.outbox(10, 10_000)).toEqual([])
    expect((await tablet.correct(old.n, draftOf(old, 'after all'))).ok).toBe(true)
    expect(statesOf(tablet)).toEqual(['corrected', 'pending'])
  })

  test('of no text is not taken for one that waits', async () => {
    const op = await propose(tablet, 'waits')
    expect(await tablet.setAside(op.n)).toBe(false)
    expect(await tablet.correct(op.n, draftOf(op, 'x'))).toMatchObject({
      error: { reason: 'settled-already' },
    })
    expect(statesOf(tablet)).toEqual(['pending'])
  })

  test.each(['rejected', 'set-aside'] as const)(
    'that the coordinator lets into the queue after all leaves the tablet’s list: %s',
    async (state) => {
      const op = await count(tablet, 'female', 7)
      server.refuses = () => true
      await sync(tablet, server)
      if (state === 'set-aside') await tablet.setAside(op.n)
      await other.refresh()
      expect([statesOf(tablet), peopleIn(tablet)]).toEqual([[state], 0])
      server.append(op)
      await sync(tablet, server)
      await other.refresh()
      for (const store of [tablet, other]) {
        expect([statesOf(store), peopleIn(store)]).toEqual([[], 7])
        expect(pictureOf(store.live.state)).toEqual(pictureOf(refolded(server, tablet)))
      }
      expect((await tablet.undoable(WORKSHOP))?.id).toBe(op.id)
    },
  )

  test('that was corrected and then let in after all stays behind its correction', async () => {
    const old = await refused()
    await tablet.correct(old.n, draftOf(old, 'corrected'))
    await sync(tablet, server)
    server.append(old)
    await sync(tablet, server)
    expect(statesOf(tablet)).toEqual([])
    expect(tablet.live.state.get('proposal', old.entity)?.text).toBe('corrected')
    expect(tablet.live.conflicts.peek()).toEqual([])
  })
})

test('an operation that the server puts off says so in every tab, waits on, and goes out after the update', async () => {
  const op = await count(tablet, 'female')
  server.putsOff = () => true
  await sync(tablet, server)
  await other.refresh()
  for (const store of [tablet, other]) {
    expect(store.own.peek()).toMatchObject([{ state: { type: 'pending', putOff: 'newer' } }])
    expect(peopleIn(store)).toBe(1)
  }
  expect((await tablet.outbox(10, 10_000)).map(({ id }) => id)).toEqual([op.id])
  server.putsOff = () => false
  await sync(tablet, server)
  expect(statesOf(tablet)).toEqual([])
})
