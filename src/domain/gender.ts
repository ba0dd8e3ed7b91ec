/** Whose gender is told: women and men. Who did not want it told, and of whom nobody said it, is in neither. */
import { type Figure, isWhole, NO_FIGURE, shareOf, sumFigures } from './figure.ts'

/** Women, and the people among whom they are. Both are unknown where nobody can say one of them. */
export interface Told {
  readonly women: Figure
  readonly people: Figure
}

const NOBODY_TOLD: Told = { women: NO_FIGURE, people: NO_FIGURE }

/**
 * Women among women and men. Where a source leaves the men out, but tells the women apart from all
 * others, these are among all. Of a sum with unknown parts nobody can say how many are among whom.
 */
export function toldOf(women: Figure, men: Figure, total: Figure): Told {
  if (!isWhole(women)) return NOBODY_TOLD
  if (isWhole(men)) return { women, people: sumFigures([women, men]) }
  return isWhole(total) ? { women, people: total } : NOBODY_TOLD
}

/** Only of those who tell it: the others have neither women nor people in it. */
export const sumTold = (parts: readonly Told[]): Told => ({
  women: sumFigures(parts.map(({ women }) => women)),
  people: sumFigures(parts.map(({ people }) => people)),
})

/** Of how many people the share is, where these are not all who came; null where they are, or nobody can say. */
export function shareBase(told: Told, total: Figure): number | null {
  if (womenShare(told) === null || told.people.value === total.value) return null
  return told.people.value
}

/** Women among those whose gender is told, 0 to 1; null where nobody's is. */
export const womenShare = ({ women, people }: Told): number | null => shareOf(women, people)
