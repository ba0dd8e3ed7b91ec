/** Two browsers from one profile: a clone, or an older image put back, meets what the first has sent. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { set } from '../../src/domain/operation.ts'
import type { Store } from '../../src/store/store.ts'
import { ModelServer } from '../support/model-server.ts'
import {
  change,
  copyDatabase,
  count,
  dropDatabase,
  freshName,
  openTablet,
  peopleIn,
  pictureOf,
  propose,
  refolded,
  sync,
} from '../support/tablet.ts'

let names: [string, string]
let first: Store
let second: Store
let server: ModelServer
beforeEach(async () => {
  names = [freshName(), freshName()]
  first = await openTablet(names[0])
  server = new ModelServer()
})
afterEach(async () => {
  for (const store of [first, second]) store.close()
  for (const name of names) await dropDatabase(name)
})

/** From here on there are two. */
async function clone(): Promise<void> {
  first.close()
  await copyDatabase(...names)
  first = await openTablet(names[0])
  second = await openTablet(names[1])
}

/** Both exchange until nothing is new to either. */
async function level(): Promise<void> {
  for (const store of [first, second, first]) expect(await sync(store, server)).toBe('level')
}

const deviceOf = (store: Store) => store.enrolment.peek()?.device
/** The counters under which a tablet's work stands in the queue. */
const countersOf = (store: Store) =>
  server.queue.flatMap(({ op }) => (op.device === deviceOf(store) ? [op.n] : [])).sort((a, b) => a - b)

/** Everybody shows the same, nothing waits, and no counter was left out. */
async function expectAgreed(): Promise<void> {
  for (const store of [first, second]) {
    expect(pictureOf(store.live.state)).toEqual(pictureOf(refolded(server, store)))
    expect(store.own.peek()).toEqual([])
    const counters = countersOf(store)
    expect(counters).toEqual(counters.map((_, index) => index + 1))
    expect(await store.written()).toBe(counters.length)
  }
  expect(pictureOf(first.live.state)).toEqual(pictureOf(second.live.state))
}

describe('a clone and its original', () => {
  test('keep every refused entry, also when one is corrected under the new name', async () => {
    const refused = [await propose(first, 'one'), await propose(first, 'two')]
    server.refuses = (op) => refused.some(({ id }) => id === op.id)
    await sync(first, server)
    await clone()
    await count(first, 'female', 1)
    await count(second, 'female', 1)
    await level()
    const [old] = refused
    if (old?.type !== 'set') throw new Error('a proposal is a set')
    const sent = await second.correct(
      old.n,
      set('proposal', old.entity, { ...old.fields, text: 'corrected' }),
    )
    expect(sent.ok).toBe(true)
    await sync(second, server)
    expect(second.own.peek().map(({ op, state }) => [op.id, state.type])).toEqual([
      [refused[0]?.id, 'corrected'],
      [refused[1]?.id, 'rejected'],
    ])
    expect(server.queue.at(-1)?.op).toMatchObject({ fields: { text: 'corrected' }, device: deviceOf(second) })
  })

  test('come to the sum of what both counted, and what was counted before them is counted once', async () => {
    await count(first, 'female', 1)
    await sync(first, server)
    await count(first, 'female', 10)
    await clone()
    await count(first, 'female', 100)
    await count(second, 'female', 1_000)
    await count(second, 'male', 10_000)
    await level()
    expect([first, second].map(peopleIn)).toEqual([11_111, 11_111])
    expect(server.queue).toHaveLength(5)
    expect(deviceOf(second)).not.toBe(deviceOf(first))
    await expectAgreed()
  })

  test('go on as two devices, also after a restart', async () => {
    await clone()
    await count(first, 'female')
    await count(second, 'female')
    await level()
    const device = deviceOf(second)
    second.close()
    second = await openTablet(names[1])
    expect(deviceOf(second)).toBe(device)
    expect((await second.beginEnrolment()).device).toBe(device)
    await count(second, 'female', 5)
    await level()
    expect(peopleIn(first)).toBe(7)
    await expectAgreed()
  })

  test('give no label twice, and leave those alone that people were shown', async () => {
    await clone()
    await propose(first, 'hers')
    await propose(second, 'his')
    await level()
    await propose(second, 'his next')
    await level()
    const labels = Object.fromEntries(
      first.live.state.all('proposal').map(({ text, label }) => [text, label]),
    )
    expect(labels).toEqual({ hers: 'B1', his: 'B1', 'his next': 'ZA1' })
    await expectAgreed()
  })

  test('are in conflict where both changed one field, and not with what they wrote before', async () => {
    const both = await propose(first, 'before')
    const one = await propose(first, 'before')
    await sync(first, server)
    await change(first, both.entity, 'text', 'before the clone')
    await clone()
    await change(first, both.entity, 'text', 'hers')
    await change(second, both.entity, 'text', 'his draft')
    await change(second, both.entity, 'text', 'his')
    await change(second, one.entity, 'text', 'his alone')
    await level()
    const [conflict, ...others] = first.live.conflicts.peek()
    expect(others).toEqual([])
    expect(conflict?.state.heads.map(({ value }) => value).sort()).toEqual(['hers', 'his'])
    expect(first.live.state.get('proposal', one.entity)?.text).toBe('his alone')
    await expectAgreed()
  })

  test('may be cloned again', async () => {
    await clone()
    await count(first, 'female', 1)
    await count(second, 'female', 10)
    await level()
    const third = freshName()
    second.close()
    await copyDatabase(names[1], third)
    second = await openTablet(names[1])
    const another = await openTablet(third)
    await count(second, 'female', 100)
    await count(another, 'female', 1_000)
    await sync(second, server)
    await sync(another, server)
    await level()
    expect([first, second, another].map(peopleIn)).toEqual([1_111, 1_111, 1_111])
    expect(server.forks.size).toBe(2)
    another.close()
    await dropDatabase(third)
  })
})

test('an older image put back keeps what was sent after it, and adds to it', async () => {
  await count(first, 'female', 1)
  await clone()
  await count(first, 'female', 10)
  await count(first, 'female', 100)
  await sync(first, server)
  // The image knows nothing of these two.
  await count(second, 'female', 1_000)
  await level()
  expect(peopleIn(second)).toBe(1_111)
  await expectAgreed()
})

test('what the server had refused stays with its reason, and what it took in is met under the old name', async () => {
  await count(first, 'female', 1)
  const refused = await count(first, 'male', 50)
  server.refuses = ({ id }) => id === refused.id
  await sync(first, server)
  await clone()
  await count(first, 'female', 10)
  await count(second, 'female', 100)
  await level()
  expect(peopleIn(second)).toBe(111)
  expect(second.own.peek().map(({ op, state }) => [op.id, state.type])).toEqual([[refused.id, 'rejected']])
})

test('an answer that is lost is asked for again by the same name, also after a restart', async () => {
  await clone()
  const device = deviceOf(second)
  if (!device) throw new Error('not enrolled')
  const asked = [await second.beginFork(device), await second.beginFork(device)]
  second.close()
  second = await openTablet(names[1])
  asked.push(await second.beginFork(device))
  expect(new Set(asked.map((identity) => identity?.device)).size).toBe(1)
})

test('a tap in the very moment of the change is saved under the new name', async () => {
  await clone()
  const device = deviceOf(second)
  const identity = device && (await second.beginFork(device))
  if (!identity) throw new Error('no new name')
  const response = await server.fork(device, identity)
  if (!response.ok) throw new Error(response.error)
  await count(second, 'female', 1)
  const tab = await openTablet(names[1])
  const [, tapped, proposed] = await Promise.all([
    second.finishFork(response.value),
    count(second, 'female', 10),
    propose(second, 'in between'),
  ])
  // This tab has not heard of it yet, or just has.
  const elsewhere = await count(tab, 'female', 100)
  const ops = [tapped, proposed, elsewhere]
  expect(ops.map((op) => [op.device, op.n])).toEqual([2, 3, 4].map((n) => [identity.device, n]))
  expect(proposed.type === 'set' && proposed.fields['label']).toBe('ZA1')
  await second.refresh()
  expect(peopleIn(second)).toBe(111)
  expect((await second.outbox(10, 10_000)).map(({ n }) => n)).toEqual([1, 2, 3, 4])
  // Asked twice, by two tabs: the second time nothing happens.
  await tab.finishFork(response.value)
  expect(await tab.beginFork(device)).toBeUndefined()
  expect(await tab.outbox(10, 10_000)).toHaveLength(4)
  tab.close()
})
