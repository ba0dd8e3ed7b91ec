/** Timing work fairly enough to compare: warmed up, many times over, told as a median. */

export interface Timed {
  readonly name: string
  readonly medianMs: number
  /** The slowest of twenty is better than this. */
  readonly p95Ms: number
  /** What it may take; undefined where the figure is only told. */
  readonly limitMs?: number
}

const WARM_UP = 5

/** Times `work` over and over; it is given the number of the round, so that each can ask for something else. */
export function timed(
  name: string,
  rounds: number,
  work: (round: number) => unknown,
  limitMs?: number,
): Timed {
  for (let round = 0; round < Math.min(WARM_UP, rounds); round += 1) work(round)
  const took = Array.from({ length: rounds }, (_, round) => {
    const startedMs = performance.now()
    work(round)
    return performance.now() - startedMs
  }).toSorted((a, b) => a - b)
  const at = (share: number) => took[Math.min(rounds - 1, Math.floor(rounds * share))] ?? 0
  return { name, medianMs: at(0.5), p95Ms: at(0.95), ...(limitMs !== undefined && { limitMs }) }
}
