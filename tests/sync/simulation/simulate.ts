/** Runs one seed, from nothing to the last check. */
import type { Plants } from './plants.ts'
import { makeRepeatable } from './primitives.ts'
import { type Outcome, World } from './world.ts'

/** @param plants bugs, which are looked for in large worlds */
export async function simulate(seed: number, plants?: Plants): Promise<Outcome> {
  makeRepeatable()
  return new World(seed, plants, plants !== undefined).run()
}
