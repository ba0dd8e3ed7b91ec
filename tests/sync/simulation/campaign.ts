/** Many worlds, on as many threads as are given, for as long as is given. */
import { Worker } from 'node:worker_threads'
import { type Figures, noFigures, sumOf } from './figures.ts'
import type { Task } from './worker.ts'

/** Worlds are short-lived: with room for some of them, the collector seldom has to look. */
const YOUNG_MB = 256

export async function campaign(
  { threads, forMs, from }: { readonly threads: number; readonly forMs: number; readonly from: number },
  onProgress: (figures: Figures) => void,
): Promise<Figures> {
  const latest = Array.from({ length: threads }, noFigures)
  const all = () => latest.reduce(sumOf)
  const running = latest.map(
    (_, index) =>
      new Promise<void>((resolve, reject) => {
        const workerData: Task = { first: from + index, stride: threads, forMs }
        const worker = new Worker(new URL('./worker.ts', import.meta.url), {
          workerData,
          resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
        })
        worker.on('message', (figures: Figures) => {
          latest[index] = figures
          onProgress(all())
        })
        worker.on('error', reject)
        worker.on('exit', () => resolve())
      }),
  )
  await Promise.all(running)
  return all()
}
