/** Pages of a list that turn by themselves, slowly enough to be read aloud. */
import { useEffect, useState } from 'preact/hooks'

/** Two proposals are read in this time by somebody who reads slowly. */
const PAGE_MS = 12_000

export interface TurningPage<Item> {
  readonly items: readonly Item[]
  readonly index: number
  readonly count: number
  readonly isTurning: boolean
  setTurning(isTurning: boolean): void
}

/**
 * The page in sight. It stands still for who asked their device for less motion, until they ask for it here.
 *
 * @param first another one brings the first page back: something new was put there
 */
export function usePages<Item>(
  all: readonly Item[],
  size: number,
  first: string | undefined,
): TurningPage<Item> {
  const [shown, setShown] = useState({ page: 0, first })
  const [isTurning, setTurning] = useState(() => !matchMedia('(prefers-reduced-motion: reduce)').matches)
  const count = Math.max(1, Math.ceil(all.length / size))
  useEffect(() => {
    if (!isTurning || count < 2) return undefined
    const timer = setInterval(
      () => setShown((before) => ({ first, page: before.first === first ? before.page + 1 : 1 })),
      PAGE_MS,
    )
    return () => clearInterval(timer)
  }, [isTurning, count, first])
  const index = shown.first === first ? shown.page % count : 0
  return { items: all.slice(index * size, (index + 1) * size), index, count, isTurning, setTurning }
}
