/** Long work in short pieces, done while the browser has nothing else to do. */

/** Milliseconds: a piece of work on a cheap tablet must fit before the next frame is due. */
const LEAST_LEFT = 8
/** Milliseconds after which even a busy browser lets a piece through: whoever waits for the answer is not left waiting. */
const LONGEST_WAIT = 500

/** @returns what a long work awaits between its pieces: it goes on at once while there is time, else when there is again */
export function createIdlePause(): () => Promise<void> {
  let idle: IdleDeadline | undefined
  return async () => {
    if (idle && idle.timeRemaining() > LEAST_LEFT) return
    idle = await nextIdleTime()
  }
}

const nextIdleTime = () =>
  new Promise<IdleDeadline | undefined>((resolve) => {
    // Safari has no idle callbacks.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(resolve, { timeout: LONGEST_WAIT })
    else setTimeout(() => resolve(undefined))
  })
