/** Whether two figures can be true together, however sure each of them is. */
import type { Figure } from './figure.ts'
import { unreachable } from './unreachable.ts'

/** How far an approximate figure may be from what it stands for: "about 100" is anything from 90 to 110. */
const APPROXIMATION = 0.1

/** The values that a figure can stand for, from the least to the most. */
function boundsOf({ value, certainty }: Figure): readonly [number, number] {
  if (value === null) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  switch (certainty) {
    case 'exact':
      return [value, value]
    case 'approximate':
      return [value * (1 - APPROXIMATION), value * (1 + APPROXIMATION)]
    case 'at-least':
    case 'unknown':
      return [value, Number.POSITIVE_INFINITY]
    default:
      return unreachable(certainty)
  }
}

/** True when both can be the same number: only what cannot be true together disagrees. */
export function canAgree(one: Figure, other: Figure): boolean {
  return !exceeds(one, other) && !exceeds(other, one)
}

/** True when the one is more than the other, whatever the approximate and unknown in them stand for. */
export function exceeds(one: Figure, other: Figure): boolean {
  const [least] = boundsOf(one)
  const [, most] = boundsOf(other)
  return least > most
}
