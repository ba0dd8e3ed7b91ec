/** How good suggestions are, over a labelled set. */
import type { EntityId } from '../../../src/domain/ids.ts'
import { SimilarIndex, type Weights } from '../../../src/domain/similar.ts'
import { type Labelled, languageOf } from './labelled.ts'

/** Suggestions that a screen shows beside a proposal. */
const SHOWN = 5

export interface Quality {
  /** Of the suggestions shown, how many ask for the same thing. */
  readonly right: number
  /** Of the true mates in the same language, how many are among those shown. */
  readonly found: number
  /** Of the true mates in another language, how many are among those shown. */
  readonly foundAcross: number
  readonly shown: number
  readonly mates: number
  readonly matesAcross: number
  /** Suggestions that were wrong, and mates that were missed, for a person to look at. */
  readonly wrong: readonly string[]
  readonly missed: readonly string[]
}

export function measure(set: readonly Labelled[], weights?: Weights, least?: number): Quality {
  const index = new SimilarIndex(weights)
  const idOf = (each: Labelled) => String(set.indexOf(each)) as EntityId
  for (const each of set) index.put({ id: idOf(each), text: each.text })
  const wrong: string[] = []
  const missed: string[] = []
  let [shown, mates, found, matesAcross, foundAcross] = [0, 0, 0, 0, 0]
  for (const asked of set) {
    const alike = index.alike(idOf(asked), SHOWN, least)
    shown += alike.length
    for (const { id, degree } of alike) {
      const other = set[Number(id)]
      if (other?.cluster !== asked.cluster) wrong.push(`${degree.toFixed(2)} ${asked.text} ← ${other?.text}`)
    }
    const ids = new Set(alike.map(({ id }) => id))
    for (const mate of set) {
      if (mate === asked || mate.cluster !== asked.cluster) continue
      const isFound = ids.has(idOf(mate))
      const isSame = languageOf(mate.tongue) === languageOf(asked.tongue)
      if (isSame) mates += 1
      else matesAcross += 1
      if (isFound && isSame) found += 1
      if (isFound && !isSame) foundAcross += 1
      if (!isFound && isSame) missed.push(`${asked.text} ← ${mate.text}`)
    }
  }
  return {
    right: (shown - wrong.length) / shown,
    found: found / mates,
    foundAcross: foundAcross / matesAcross,
    shown,
    mates,
    matesAcross,
    wrong,
    missed,
  }
}
