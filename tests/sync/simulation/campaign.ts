/** Many worlds, on as many threads as are given, for as long as is given. */
import { Worker } from 'node:worker_threads'
import { type Figures, noFigures, sumOf } from './figures.ts'
import type { Task } from './worker.ts'

/** Worlds are short-lived: with room for some of them, the collector seldom has to look. */
const YOUNG_MB = 256

/** A thread is replaced after so long: Node keeps every combined signal that was never aborted, and each keeps its world. */
const THREAD_MS = 20_000

export async function campaign(
  { threads, forMs, from }: { readonly threads: number; readonly forMs: number; readonly from: number },
  onProgress: (figures: Figures) => void,
): Promise<Figures> {
  const endMs = performance.now() + forMs
  const latest = Array.from({ length: threads }, noFigures)
  const all = () => latest.reduce(sumOf)
  const lane = async (index: number): Promise<void> => {
    let done = noFigures()
    for (let leftMs = forMs; leftMs > 0; leftMs = endMs - performance.now()) {
      const task = {
        first: from + index + done.seeds * threads,
        stride: threads,
        forMs: Math.min(leftMs, THREAD_MS),
      }
      done = await run(task, (figures) => {
        latest[index] = sumOf(done, figures)
        onProgress(all())
        return latest[index]
      })
    }
  }
  await Promise.all(latest.map((_, index) => lane(index)))
  return all()
}

/** @returns what `onFigures` made of the last that the thread told */
function run(task: Task, onFigures: (figures: Figures) => Figures): Promise<Figures> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    })
    let last = noFigures()
    worker.on('message', (figures: Figures) => {
      last = onFigures(figures)
    })
    worker.on('error', reject)
    worker.on('exit', () => resolve(last))
  })
}
