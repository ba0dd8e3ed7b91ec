/** Runs one seed, from nothing to the last check. */
import type { Plants } from './plants.ts'
import { makeRepeatable } from './primitives.ts'
import { type Outcome, World } from './world.ts'

export async function simulate(seed: number, plants?: Plants): Promise<Outcome> {
  makeRepeatable()
  return new World(seed, plants).run()
}
