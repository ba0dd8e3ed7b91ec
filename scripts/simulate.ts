/**
 * `npm run simulate`: hostile worlds by seed, driving the production cores of tablets and servers.
 *
 *   -- --minutes 5            as many as two threads manage in five minutes; prints the figures
 *   -- --seed 42              one of them again, with its trace
 *   -- --seed 42 --bug NAME   with a bug planted; --bug alone lists them
 */
import { parseArgs } from 'node:util'
import { campaign } from '../tests/sync/simulation/campaign.ts'
import { linesOf } from '../tests/sync/simulation/figures.ts'
import { BUG_NAMES, bugOf } from '../tests/sync/simulation/planted.ts'
import { simulate } from '../tests/sync/simulation/simulate.ts'

const PROGRESS_EVERY_MS = 15_000
const MINUTE_MS = 60_000

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    bug: { type: 'string' },
    minutes: { type: 'string', default: '1' },
    threads: { type: 'string', default: '2' },
    from: { type: 'string', default: '1' },
  },
})
process.exitCode = values.seed === undefined ? await many() : await one(Number(values.seed), values.bug)

async function one(seed: number, bug: string | undefined): Promise<number> {
  const plants = bug === undefined ? undefined : bugOf(bug)
  if (bug !== undefined && !plants) {
    console.error(`No bug is called "${bug}". There are:\n  ${BUG_NAMES.join('\n  ')}`)
    return 2
  }
  const { trace, violation, operations, steps } = await simulate(seed, plants)
  console.log(trace.tail().join('\n'))
  console.log(`\nseed ${seed}: ${operations} operations, ${steps} steps, trace ${trace.sum}`)
  console.log(violation ? `VIOLATION  ${violation.stack ?? violation.message}` : 'everything held')
  return violation ? 1 : 0
}

async function many(): Promise<number> {
  const [minutes, threads, from] = [Number(values.minutes), Number(values.threads), Number(values.from)]
  let toldMs = performance.now()
  const figures = await campaign({ threads, forMs: minutes * MINUTE_MS, from }, (so) => {
    if (performance.now() - toldMs < PROGRESS_EVERY_MS) return
    toldMs = performance.now()
    console.log(`${so.seeds} seeds, ${so.operations} operations, ${so.failures.length} violations so far`)
  })
  console.log(linesOf(figures).join('\n'))
  return figures.failures.length === 0 ? 0 : 1
}
