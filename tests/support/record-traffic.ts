/**
 * Records what the server of today answers to those steps of the kept traffic that have no answer yet:
 * `node tests/support/record-traffic.ts`. An answer that was once kept is never recorded anew.
 */
import { writeFileSync } from 'node:fs'
import { codeOf } from './devices.ts'
import { startServer } from './server.ts'
import { Player, readTraffic, type Step, TRAFFIC } from './traffic.ts'

const traffic = readTraffic()
const server = await startServer()
const player = new Player(server.url, codeOf(server.link), traffic)
const steps: Step[] = []
for (const step of traffic.steps) {
  const heard = await player.play(step)
  steps.push('answer' in step ? step : { ...(step as object as Step), answer: heard })
}
await server.stop()
writeFileSync(TRAFFIC, `${JSON.stringify({ ...traffic, steps }, null, 2)}\n`)
