import fc from 'fast-check'
import { expect, test } from 'vitest'
import { headsOf } from '../../src/domain/fold.ts'
import type { EntityId, OperationId } from '../../src/domain/ids.ts'
import { State } from '../../src/domain/state.ts'
import { unreachable } from '../../src/domain/unreachable.ts'
import { IndexedDatabase } from '../../src/store/indexed-db.ts'
import { browserStamping, openStore } from '../../src/store/open-store.ts'
import { writeSnapshot } from '../../src/store/snapshot.ts'
import type { Store } from '../../src/store/store.ts'
import { ModelServer } from '../support/model-server.ts'
import { author, entityOf } from '../support/operations.ts'
import {
  change,
  count,
  dropDatabase,
  freshName,
  openTablet,
  pictureOf,
  propose,
  refolded,
  sync,
  WORKSHOP,
} from '../support/tablet.ts'

const entity = fc.integer({ min: 1, max: 3 }).map(entityOf)
const text = fc.constantFrom('ماء', 'طريق', 'école')

/** What can happen to a tablet between two starts. */
type Step =
  | { readonly type: 'count'; readonly people: number }
  | { readonly type: 'propose' | 'change'; readonly entity: EntityId; readonly text: string }
  | { readonly type: 'undo' }
  | { readonly type: 'sync' }
  | { readonly type: 'take one' }
  | { readonly type: 'snapshot' }
  | { readonly type: 'reopen' }
  | {
      readonly type: 'elsewhere'
      readonly who: number
      readonly entity: EntityId
      readonly text: string
      readonly sees: boolean
    }
  | { readonly type: 'counted elsewhere'; readonly who: number; readonly people: number }
  | { readonly type: 'server refuses'; readonly isOn: boolean }

const people = fc.integer({ min: -3, max: 9 }).filter((n) => n !== 0)
const who = fc.integer({ min: 2, max: 4 })
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('count' as const), people }),
    fc.record({ type: fc.constantFrom('propose' as const, 'change' as const), entity, text }),
    fc.record({
      type: fc.constantFrom(
        'undo' as const,
        'sync' as const,
        'snapshot' as const,
        'reopen' as const,
        'take one' as const,
      ),
    }),
    fc.record({ type: fc.constant('elsewhere' as const), who, entity, text, sees: fc.boolean() }),
    fc.record({ type: fc.constant('counted elsewhere' as const), who, people }),
    fc.record({ type: fc.constant('server refuses' as const), isOn: fc.boolean() }),
  ),
  { minLength: 5, maxLength: 30 },
)

test('whatever happened, a start from snapshot, pages and own rows gives the state of a plain refold, history and conflicts included', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (happenings) => {
      const name = freshName()
      const server = new ModelServer()
      const ids = { count: 0 }
      const others = new Map([2, 3, 4].map((number) => [number, author(number, ids)]))
      let tablet = await openTablet(name)
      const reopen = async () => {
        tablet.close()
        tablet = await openStore(browserStamping, name)
      }
      try {
        for (const step of happenings) {
          if (step.type === 'reopen') await reopen()
          else await happen(step, tablet, name, server, others)
        }
        const own = tablet.own.peek()
        await reopen()
        expect(tablet.own.peek()).toEqual(own)
        expect(pictureOf(tablet.live.state)).toEqual(pictureOf(refolded(server, tablet)))
        await expectWholeHistory(tablet, server)
      } finally {
        tablet.close()
        await dropDatabase(name)
      }
    }),
    { numRuns: 60 },
  )
})

async function happen(
  step: Exclude<Step, { type: 'reopen' }>,
  tablet: Store,
  name: string,
  server: ModelServer,
  others: ReadonlyMap<number, ReturnType<typeof author>>,
): Promise<void> {
  switch (step.type) {
    case 'count':
      await count(tablet, 'female', step.people)
      return
    case 'propose':
      await propose(tablet, step.text, step.entity)
      return
    case 'change':
      await change(tablet, step.entity, 'text', step.text)
      return
    case 'undo': {
      const last = await tablet.undoable(WORKSHOP)
      if (last) {
        const { gender, group } = last
        await tablet.commit([
          { type: 'tally', entity: WORKSHOP, gender, group, count: -last.count, undoes: last.id },
        ])
      }
      return
    }
    case 'sync':
      await sync(tablet, server)
      return
    case 'take one': {
      const cursor = tablet.cursor.peek()
      const seq = cursor?.seq ?? 0
      const next = structuredClone(server.queue.slice(seq, seq + 1))
      expect(await tablet.take(cursor, next, server.cursorAt(seq + next.length), server.queue.length)).toBe(
        true,
      )
      return
    }
    case 'snapshot': {
      const db = new IndexedDatabase(name)
      await db.begin(
        () => {},
        () => {},
      )
      const seq = tablet.cursor.peek()?.seq ?? 0
      expect(await writeSnapshot(db, tablet.live.state.base, { seq, rewinds: 0 }, () => true)).toBe(true)
      db.end()
      return
    }
    case 'elsewhere': {
      const by = others.get(step.who)
      if (!by) return
      const state = new State()
      state.take(server.queue)
      const field = state.entity('proposal', step.entity)?.fields.get('text')
      const seen: OperationId[] = step.sees ? headsOf(field) : []
      server.append(by.set('proposal', step.entity, { text: step.text }, { text: seen }))
      return
    }
    case 'counted elsewhere': {
      const tallied = others.get(step.who)?.tally(WORKSHOP, 'male', step.people)
      if (tallied) server.append(tallied)
      return
    }
    case 'server refuses':
      server.refuses = () => step.isOn
      return
    default:
      unreachable(step)
  }
}

/** Every operation on a thing, in the queue's order, then the own ones that are not in it. */
async function expectWholeHistory(tablet: Store, server: ModelServer): Promise<void> {
  const seq = tablet.cursor.peek()?.seq ?? 0
  for (const entity of [1, 2, 3].map(entityOf)) {
    const told = (await tablet.history('proposal', entity)).map(({ op, seq }) => [op.id, seq])
    const queued = server.queue.slice(0, seq).filter(({ op }) => op.type === 'set' && op.entity === entity)
    const confirmed = new Set(queued.map(({ op }) => op.id))
    const waiting = tablet.own.peek().filter(({ op }) => op.type === 'set' && op.entity === entity)
    expect(waiting.some(({ op }) => confirmed.has(op.id))).toBe(false)
    expect(told).toEqual([
      ...queued.map(({ op, seq }) => [op.id, seq]),
      ...waiting.map(({ op, state }) => [op.id, state.type === 'acked' ? state.seq : null]),
    ])
  }
}
