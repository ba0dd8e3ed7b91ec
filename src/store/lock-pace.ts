/** How fast PINs can be tried: ever slower after wrong ones, also across starts. */
import type { KeptLock } from './kept-lock.ts'

const FIRST_WAIT_MS = 1_000
/** Trying all PINs of four digits takes a month at this pace; who has the right one is not kept out for long. */
const LONGEST_WAIT_MS = 5 * 60_000

/** Milliseconds until the next try: 1 s, 2 s, 4 s … after wrong ones. A clock put back does not make it longer. */
export function waitAfter({ wrong, tried }: KeptLock, now: number): number {
  if (wrong === 0) return 0
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (wrong - 1), LONGEST_WAIT_MS)
  return Math.min(Math.max(tried + wait - now, 0), wait)
}

/** The lock with one try more, counted before the PIN is looked at; undefined where it is too early, or there is no lock. */
export function withTry(kept: KeptLock | undefined, now: number): KeptLock | undefined {
  if (!kept || waitAfter(kept, now) > 0) return undefined
  return { ...kept, wrong: kept.wrong + 1, tried: now }
}
