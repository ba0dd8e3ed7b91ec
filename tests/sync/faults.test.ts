import fc from 'fast-check'
import { expect, test } from 'vitest'
import { author, entityOf } from '../support/operations.ts'
import {
  answerLost,
  captivePortal,
  doubled,
  type Fault,
  gap,
  hangs,
  lost,
  refusedWith,
  rig,
  slow,
  stale,
  tooLargeFrom,
} from './rig.ts'

const FAULTS: Readonly<Record<string, Fault>> = {
  lost,
  'answer lost': answerLost,
  doubled,
  'captive portal': captivePortal,
  stale,
  gap,
  hangs,
  slow,
  'too large from 3': tooLargeFrom(3),
  'too large from 1': tooLargeFrom(1),
  'too many requests': refusedWith('too-many-requests', 60_000),
  unavailable: refusedWith('unavailable'),
  internal: refusedWith('internal'),
  malformed: refusedWith('malformed'),
  none: () => undefined,
}

const happenings = fc.array(
  fc.record({
    saves: fc.integer({ min: 0, max: 40 }),
    elsewhere: fc.integer({ min: 0, max: 5 }),
    faults: fc.array(fc.constantFrom(...Object.keys(FAULTS)), { maxLength: 4 }),
    turnMs: fc.integer({ min: 0, max: 120_000 }),
    urgency: fc.constantFrom('now' as const, 'when-due' as const),
  }),
  { minLength: 1, maxLength: 12 },
)

test('whatever the line does, every operation is in the queue exactly once, and the outbox drains when the faults stop', async () => {
  await fc.assert(
    fc.asyncProperty(happenings, fc.double({ min: 0, max: 0.99, noNaN: true }), async (steps, draw) => {
      const { store, server, clock, engine, line, stop } = rig(draw)
      const far = author(3, { count: 100_000 })
      const saved: string[] = []
      for (const step of steps) {
        saved.push(...store.save(step.saves).map(({ id }) => id))
        for (let i = 0; i < step.elsewhere; i += 1) server.append(far.tally(entityOf(1), 'male'))
        line.next.push(...step.faults.flatMap((name) => FAULTS[name] ?? []))
        engine.wake(step.urgency)
        await clock.turn(step.turnMs)
      }
      line.next.length = 0
      const before = [...store.pending]
      engine.wake('now')
      await clock.turn(5 * 60_000)

      const own = server.queue.map(({ op }) => op).filter(({ device }) => device !== far.device)
      expect(own.map(({ id }) => id).sort()).toEqual(saved.toSorted())
      expect(store.pending, `of ${before.length} waiting`).toEqual([])
      expect(store.acked).toHaveLength(saved.length)
      expect(store.rejected).toEqual([])
      expect(store.entries).toEqual(server.queue)
      expect(engine.status.peek().phase).toBe('idle')
      await stop()
    }),
    { numRuns: 150 },
  )
}, 60_000)
