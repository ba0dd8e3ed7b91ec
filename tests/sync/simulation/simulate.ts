/** Runs one seed, from nothing to the last check. */
import type { Plants } from './plants.ts'
import { makeRepeatable } from './primitives.ts'
import { type Outcome, World } from './world.ts'

/** @param plants bugs, which are looked for in small worlds and in large ones by turns */
export async function simulate(seed: number, plants?: Plants): Promise<Outcome> {
  makeRepeatable()
  return new World(seed, plants, plants !== undefined && seed % 2 === 0).run()
}
