/** The browser's clock and locks, as the engine wants them. */
import type { Clock } from './ports.ts'

export const browserClock: Clock = {
  nowMs: () => Date.now(),
  steadyMs: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const done = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        resolve()
      }
      // Timers hold 31 bits of milliseconds; longer ones would fire at once.
      const timer = setTimeout(done, Math.min(ms, 2 ** 31 - 1))
      signal.addEventListener('abort', done)
    }),
}

/** Longest wait for another tab. One that the browser froze holds its lock for ever. */
const PATIENCE_MS = 45_000

/** Runs `work` while no other tab does, where the browser has locks; after some waiting, runs it all the same. */
export async function aloneAmongTabs<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  if (!('locks' in navigator)) return work()
  let isBegun = false
  const begin = () => {
    isBegun = true
    return work()
  }
  try {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])
    return await navigator.locks.request('warsha exchange', { signal: patience }, begin)
  } catch (error) {
    if (isBegun || signal.aborted) throw error
    return work()
  }
}
