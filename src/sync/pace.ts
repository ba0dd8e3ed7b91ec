/** How much goes into one exchange, and how long a failed one is waited out. Pure. */
import { MAX_PUSH, PAGE_SIZE } from '../domain/wire.ts'

export interface Pace {
  /** Most operations to push. */
  readonly push: number
  /** Most entries to pull. */
  readonly pull: number
}

/** A first batch that gets through on a bad line. */
export const FIRST_PACE: Pace = { push: 25, pull: 2 * PAGE_SIZE }

/** An exchange quicker than this may be twice as large. */
const QUICK_MS = 5_000
/** Below this a pull costs more in round trips than a cut one does in repeats. */
const MIN_PULL = 32

/** After an answer. What was not filled shows nothing about what would have got through. */
export function quickened(pace: Pace, pushed: number, tookMs: number): Pace {
  if (tookMs >= QUICK_MS) return pace
  return {
    push: pushed >= pace.push ? Math.min(MAX_PUSH, pace.push * 2) : pace.push,
    pull: Math.min(FIRST_PACE.pull, pace.pull * 2),
  }
}

/** After a refusal for size or a time-out. */
export function slowed(pace: Pace, pushed: number): Pace {
  return {
    push: Math.max(1, Math.floor((pushed || pace.push) / 2)),
    pull: Math.max(MIN_PULL, Math.floor(pace.pull / 2)),
  }
}

/** Entries to ask for, so that a full answer ends where a page does, and whole pages can follow. */
export const pullFrom = (pace: Pace, seq: number): number =>
  pace.pull < PAGE_SIZE ? pace.pull : pace.pull - (seq % PAGE_SIZE)

const FIRST_BACKOFF_MS = 2_000
const MAX_BACKOFF_MS = 5 * 60_000
/** A draw near zero would be no waiting at all. */
const MIN_BACKOFF_MS = 250

/** Exponential with full jitter: a hall of tablets that lost the server together does not come back together. */
export function backoffMs(failures: number, random: number): number {
  const ceiling = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.min(failures - 1, 16))
  return MIN_BACKOFF_MS + Math.floor(random * ceiling)
}

/** What the server asked for, and a little on top, for it has asked all tablets alike. */
export const retryAfterMs = (askedMs: number, random: number): number =>
  askedMs + Math.floor(random * FIRST_BACKOFF_MS)
