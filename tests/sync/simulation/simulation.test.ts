import { describe, expect, test } from 'vitest'
import { BUG_NAMES, bugOf } from './planted.ts'
import { simulate } from './simulate.ts'

/** So many worlds in every test run; `npm run simulate` goes on from there. */
const SEEDS = 100
/** Worlds of one test: a failure names its seed, and a slow machine its ten. */
const TOGETHER = 20
/** In which a bug is found, if it is found within two minutes: the rarest wants twenty seconds of a quiet machine. */
const MOST_MS = 120_000

describe('whatever goes wrong', () => {
  for (let first = 1; first <= SEEDS; first += TOGETHER) {
    test(`every invariant holds in worlds ${first} to ${first + TOGETHER - 1}`, {
      timeout: 2 * MOST_MS,
    }, async () => {
      for (let seed = first; seed < first + TOGETHER; seed += 1) {
        const { violation, trace } = await simulate(seed)
        const told = () => `seed ${seed}: ${violation?.message}\n${trace.tail(60).join('\n')}`
        expect(violation, violation && told()).toBeUndefined()
      }
    })
  }
})

test('a seed is a world: run again, it takes the same steps to the same end', async () => {
  const [first, again] = [await simulate(7), await simulate(7)]
  const other = await simulate(8)
  expect(again.trace.sum).toBe(first.trace.sum)
  expect(again.operations).toBe(first.operations)
  expect(other.trace.sum).not.toBe(first.trace.sum)
})

describe('a planted bug is found', () => {
  for (const name of BUG_NAMES) {
    test(name, { timeout: 2 * MOST_MS }, async () => {
      expect(await seedThatCatches(name), name).toBeDefined()
    })
  }
})

/** Undefined when none does in time. */
async function seedThatCatches(name: string): Promise<number | undefined> {
  const bug = bugOf(name)
  const endMs = performance.now() + MOST_MS
  for (let seed = 1; performance.now() < endMs; seed += 1) {
    if ((await simulate(seed, bug)).violation) return seed
  }
  return undefined
}
