/** Many worlds, on as many threads as are given, for as long as is given. */
import { Worker } from 'node:worker_threads'
import { type Figures, noFigures, sumOf } from './figures.ts'
import type { Task } from './worker.ts'

export async function campaign(
  { threads, forMs, from }: { readonly threads: number; readonly forMs: number; readonly from: number },
  onProgress: (figures: Figures) => void,
): Promise<Figures> {
  const latest = Array.from({ length: threads }, noFigures)
  const all = () => latest.reduce(sumOf)
  const lane = (index: number): Promise<void> =>
    run({ first: from + index, stride: threads, forMs }, (figures) => {
      latest[index] = figures
      onProgress(all())
    })
  await Promise.all(latest.map((_, index) => lane(index)))
  return all()
}

function run(task: Task, onFigures: (figures: Figures) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task })
    worker.on('message', onFigures)
    worker.on('error', reject)
    worker.on('exit', () => resolve())
  })
}
