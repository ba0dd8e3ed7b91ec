/**
 * `npm run bench`: medians of what must stay quick, each with its ratio to a raw baseline of the same run, and what is
 * aimed at. `-- --long` adds a whole day's session and fifty thousand operations, `-- --table` leaves out all but the table.
 */
import { coldStartRow } from '../tests/bench/cold-start.ts'
import { told } from '../tests/bench/figures.ts'
import { manyRow, sessionRow } from '../tests/bench/long.ts'
import { benchReport } from '../tests/bench/report.ts'
import { benchSimilar } from '../tests/bench/similar.ts'
import { speedRows } from '../tests/bench/speed.ts'
import { tapRows } from '../tests/bench/taps.ts'
import type { Timed } from '../tests/bench/timing.ts'

const asked = new Set(process.argv.slice(2))

const BENCHES: readonly (readonly [title: string, bench: () => readonly Timed[]])[] = [
  ['similar proposals, 10,000 of them', benchSimilar],
  ['the report of 10,000 proposals in 500 workshops', benchReport],
]

const figure = (value: number, unit: string) => `${value.toFixed(2)} ${unit}`.padStart(13)
let isMissed = false

function say(line: string, isReached: boolean): void {
  isMissed ||= !isReached
  console.log(line)
}

console.log('\nspeed, by turns with a raw baseline: plain IndexedDB, one gzip’d fetch, no library')
for await (const row of speedRows()) {
  const { line, isReached } = told(row)
  say(line, isReached)
}
const cold = told(await coldStartRow())
say(cold.line, cold.isReached)
if (!asked.has('--table')) {
  console.log('\nunder the thumb')
  for (const { line, isReached } of await tapRows()) say(line, isReached)
  benchFunctions()
}
if (asked.has('--long')) {
  console.log('\na long time')
  for (const row of [sessionRow, manyRow]) {
    const { line, isReached } = await row()
    say(line, isReached)
  }
}
process.exitCode = isMissed ? 1 : 0
// Runs as it is read; told, not judged.
if (!asked.has('--table')) await import('../tests/bench/screens.ts')

/** What one function takes, in this process. */
function benchFunctions(): void {
  for (const [title, bench] of BENCHES) {
    console.log(`\n${title}`)
    const rows = bench()
    const baseMs = rows[0]?.medianMs ?? 1
    for (const { name, medianMs, p95Ms, limitMs } of rows) {
      const tooSlow = limitMs !== undefined && medianMs > limitMs
      const limit = limitMs === undefined ? '' : `  limit ${limitMs} ms${tooSlow ? ': MISSED' : ''}`
      say(
        `  ${name.padEnd(38)} median${figure(medianMs, 'ms')}  p95${figure(p95Ms, 'ms')}${figure(medianMs / baseMs, '×')}${limit}`,
        !tooSlow,
      )
    }
  }
}
