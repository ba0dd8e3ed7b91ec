import { describe, expect, test } from 'vitest'
import { BUG_NAMES, bugOf } from './planted.ts'
import { simulate } from './simulate.ts'

/** So many worlds in every test run; `npm run simulate` goes on from there. */
const SEEDS = 100
/** Worlds of one test: a failure names its seed, and a slow machine its ten. */
const TOGETHER = 20
/** Among so many worlds a planted bug is found: the rarest was in the ninetieth when this was written. */
const MOST_SEEDS = 400
/** Far more than twenty worlds, or those up to a bug, take a loaded machine. */
const PATIENCE_MS = 600_000

describe('whatever goes wrong', () => {
  for (let first = 1; first <= SEEDS; first += TOGETHER) {
    test(`every invariant holds in worlds ${first} to ${first + TOGETHER - 1}`, {
      timeout: PATIENCE_MS,
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
    test(name, { timeout: PATIENCE_MS }, async () => {
      expect(await seedThatCatches(name), name).toBeDefined()
    })
  }
})

/** Undefined when none does. */
async function seedThatCatches(name: string): Promise<number | undefined> {
  const bug = bugOf(name)
  for (let seed = 1; seed <= MOST_SEEDS; seed += 1) {
    if ((await simulate(seed, bug)).violation) return seed
  }
  return undefined
}
