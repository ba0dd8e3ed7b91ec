/** One thread of a long run: worlds by seed, one after the other, until the time is over. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Figures, figuresOf, noFigures, sumOf } from './figures.ts'
import { simulate } from './simulate.ts'

export interface Task {
  /** Seeds are `first`, `first + stride` … */
  readonly first: number
  readonly stride: number
  readonly forMs: number
}

// Faults throw by the thousand, and nobody reads where from: a seed that fails is run again by itself.
Error.stackTraceLimit = 0

/** So many worlds between two reports. */
const REPORT_EVERY = 20

const { first, stride, forMs } = workerData as Task
const endMs = performance.now() + forMs
let figures: Figures = noFigures()
for (let seed = first; performance.now() < endMs; seed += stride) {
  figures = sumOf(figures, figuresOf(await simulate(seed)))
  if (figures.seeds % REPORT_EVERY === 0) report()
}
report()

function report(): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
  parentPort?.postMessage(figures)
}
