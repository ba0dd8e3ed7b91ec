/** `npm run bench`: medians of what must stay quick, each with its ratio to a raw baseline of the same run. */
import { benchReport } from '../tests/bench/report.ts'
import { benchSimilar } from '../tests/bench/similar.ts'
import type { Timed } from '../tests/bench/timing.ts'

const BENCHES: readonly (readonly [title: string, bench: () => readonly Timed[]])[] = [
  ['similar proposals, 10,000 of them', benchSimilar],
  ['the report of 10,000 proposals in 500 workshops', benchReport],
]

const figure = (value: number, unit: string) => `${value.toFixed(2)} ${unit}`.padStart(13)
let isOver = false
for (const [title, bench] of BENCHES) {
  console.log(`\n${title}`)
  const rows = bench()
  const baseMs = rows[0]?.medianMs ?? 1
  for (const { name, medianMs, p95Ms, limitMs } of rows) {
    const tooSlow = limitMs !== undefined && medianMs > limitMs
    isOver ||= tooSlow
    const limit = limitMs === undefined ? '' : `  limit ${limitMs} ms${tooSlow ? ': MISSED' : ''}`
    console.log(
      `  ${name.padEnd(38)} median${figure(medianMs, 'ms')}  p95${figure(p95Ms, 'ms')}${figure(medianMs / baseMs, '×')}${limit}`,
    )
  }
}
process.exitCode = isOver ? 1 : 0
