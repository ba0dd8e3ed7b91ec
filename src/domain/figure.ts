/** A number with its provenance: what was counted, what a source declared, and how sure it is. */
import type { DeclaredFigure } from './kinds.ts'
import { unreachable } from './unreachable.ts'

export interface Figure {
  /** Null when nothing is known. With certainty `unknown` and a value, at least that many. */
  readonly value: number | null
  /** `none`: nobody counted and nobody declared. */
  readonly origin: 'none' | 'counted' | 'declared' | 'mixed'
  readonly certainty: 'exact' | 'approximate' | 'unknown'
}

export const NO_FIGURE: Figure = { value: null, origin: 'none', certainty: 'unknown' }

export const counted = (value: number): Figure => ({ value, origin: 'counted', certainty: 'exact' })

export const declared = (figure: DeclaredFigure | undefined): Figure =>
  figure ? { value: figure.value, origin: 'declared', certainty: figure.certainty } : NO_FIGURE

/**
 * The sum, as sure as its least sure part. Parts of which nobody said anything are passed over;
 * a part declared as unknown makes the sum a lower bound.
 */
export function sumFigures(figures: readonly Figure[]): Figure {
  const known = figures.filter((figure) => figure.origin !== 'none')
  if (known.length === 0) return NO_FIGURE
  const values = known.flatMap((figure) => figure.value ?? [])
  return {
    value: values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0),
    origin: known.reduce<Figure['origin']>(
      (origin, figure) => (origin === 'none' || origin === figure.origin ? figure.origin : 'mixed'),
      'none',
    ),
    certainty: leastSure(known),
  }
}

/** What was counted, or else what was declared: declared figures fill gaps and never add. */
export const orElse = (first: Figure, second: Figure): Figure => (first.origin === 'none' ? second : first)

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

/** The share of a part in its whole, 0 to 1; null where either is unknown or the whole is empty. */
export function shareOf(part: Figure, whole: Figure): number | null {
  if (part.value === null || whole.value === null || whole.value <= 0) return null
  return part.value / whole.value
}

function leastSure(figures: readonly Figure[]): Figure['certainty'] {
  if (figures.some((figure) => figure.certainty === 'unknown')) return 'unknown'
  return figures.some((figure) => figure.certainty === 'approximate') ? 'approximate' : 'exact'
}
