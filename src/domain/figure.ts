/** A number with its provenance: what was counted, what a source declared, and how sure it is. */
import type { DeclaredFigure } from './kinds.ts'

export interface Figure {
  /** Null when nothing is known. */
  readonly value: number | null
  /** `none`: nobody counted and nobody declared. */
  readonly origin: 'none' | 'counted' | 'declared' | 'mixed'
  /** `at-least`: what the known parts of a sum make, while others are not known. `unknown`: there is no value. */
  readonly certainty: 'exact' | 'approximate' | 'at-least' | 'unknown'
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
    certainty: values.length === 0 ? 'unknown' : leastSure(known),
  }
}

/** A sum of which some part is not known; of nothing it makes nothing. */
export const atLeast = (sum: Figure, isPart = true): Figure =>
  isPart && sum.value !== null ? { ...sum, certainty: 'at-least' } : sum

/** True of a figure that leaves no part out. */
export const isWhole = ({ value, certainty }: Figure): boolean => value !== null && certainty !== 'at-least'

/** What was counted, or else what was declared: declared figures fill gaps and never add. */
export const orElse = (first: Figure, second: Figure): Figure => (first.origin === 'none' ? second : first)

/**
 * A whole that a source states, or what its parts make: these stand once they reach it, or once none of them can
 * be missing any more. Until then a count that has only begun would hide the whole.
 */
export function wholeOr(parts: Figure, stated: Figure, mayLack: boolean): Figure {
  if (stated.value === null) return orElse(parts, stated)
  if (parts.value === null) return stated
  return mayLack && parts.value < stated.value ? stated : parts
}

/** The share of a part in its whole, 0 to 1; null where either is unknown or the whole is empty. */
export function shareOf(part: Figure, whole: Figure): number | null {
  if (part.value === null || whole.value === null || whole.value <= 0) return null
  return part.value / whole.value
}

function leastSure(figures: readonly Figure[]): Figure['certainty'] {
  const isAny = (...sought: readonly Figure['certainty'][]) =>
    figures.some(({ certainty }) => sought.includes(certainty))
  if (isAny('unknown', 'at-least')) return 'at-least'
  return isAny('approximate') ? 'approximate' : 'exact'
}
