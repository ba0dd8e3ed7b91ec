/** Proposals that say nearly the same: offered when one is sorted, never decided by the machine. */
import type { Proposal } from '../domain/kinds.ts'
import { searchForm } from '../domain/text.ts'

export interface Similar {
  readonly proposal: Proposal
  /** 0 to 1: Dice's coefficient over word stems. */
  readonly likeness: number
}

/** Below this, shared words are chance ("the street", "of the quarter"). */
const LEAST_LIKENESS = 0.2
/** Arabic and French put their endings last: the first letters are the stem, near enough. */
const STEM_LENGTH = 4
const SHORTEST_WORD = 3

/** The proposals most like one, most alike first. */
export function similarTo(proposal: Proposal, others: readonly Proposal[], most: number): readonly Similar[] {
  const stems = stemsOf(proposal.text)
  return others
    .filter((other) => other.id !== proposal.id && !other.withdrawn)
    .map((other) => ({ proposal: other, likeness: dice(stems, stemsOf(other.text)) }))
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, most)
}

function stemsOf(text: string): ReadonlySet<string> {
  const words = searchForm(text)
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.replace(/^(?:و?ال|بال|لل)(?=\p{L}{3})/u, '')) // the article is on every word
    .filter((word) => word.length >= SHORTEST_WORD)
  return new Set(words.map((word) => word.slice(0, STEM_LENGTH)))
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  const shared = [...a].filter((stem) => b.has(stem)).length
  return (2 * shared) / (a.size + b.size)
}
