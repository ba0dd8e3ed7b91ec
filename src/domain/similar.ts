/**
 * Proposals that ask for the same thing, found by the words they share: the rarer in this programme, the
 * more a word counts. Works offline and across spellings, scripts and, by the field's word list, languages.
 * It offers; people decide.
 */
import type { EntityId } from './ids.ts'
import { createTermReader } from './terms.ts'

export interface Alike {
  readonly id: EntityId
  /** 0 to 1: the cosine of the two texts' weighted words. */
  readonly degree: number
}

/** Below this, what two texts share is chance. Tuned, as the weights are, on `dev` and `near` of `tests/domain/similar`. */
export const LEAST_DEGREE = 0.2
/** From these on the degree is said as "strong" and "very strong". */
export const STRONG_DEGREE = 0.5
export const VERY_STRONG_DEGREE = 0.75

/** How much a word counts by itself, by its meaning, and by the letter groups it shares with its kin. */
export interface Weights {
  readonly word: number
  readonly meaning: number
  readonly letters: number
  readonly weak: number
}
const WEIGHTS: Weights = { word: 0.8, meaning: 1, letters: 0.35, weak: 0.45 }

/** What is left of a degree that stands on one shared word alone: "the market's roof" is not "the market's vendors". */
const THIN = 0.7

interface Text {
  readonly id: EntityId
  readonly text: string
}

/** A text as numbered features with what each counts in it, rarity aside. */
interface Entry {
  readonly id: EntityId
  readonly features: Int32Array
  readonly counts: Float64Array
  /** What it asks for: the words that say something, by meaning where it is known. */
  readonly topics: ReadonlySet<number>
}

interface Posting {
  readonly places: number[]
  readonly counts: number[]
}

/**
 * An inverted index over a programme's proposals. Texts may come in slices, so that ten thousand of them
 * never hold a screen up; a text that changed is put again, one that is gone is dropped.
 */
export class SimilarIndex {
  readonly #weights: Weights
  readonly #numbers = new Map<string, number>()
  readonly #postings: Posting[] = []
  /** How many texts hold each feature. */
  readonly #holders: number[] = []
  /** By place; a place left by a dropped text stays empty. */
  readonly #entries: (Entry | undefined)[] = []
  readonly #places = new Map<EntityId, number>()
  #rarities: Float64Array | undefined
  #norms: Float64Array | undefined

  readonly #termsOf = createTermReader()

  constructor(weights: Weights = WEIGHTS) {
    this.#weights = weights
  }

  /** Takes a text in, or anew. */
  put({ id, text }: Text): void {
    this.drop(id)
    const place = this.#entries.length
    const entry = this.#entryOf(id, text)
    this.#entries.push(entry)
    this.#places.set(id, place)
    entry.features.forEach((feature, at) => {
      const posting = this.#postings[feature]
      posting?.places.push(place)
      posting?.counts.push(entry.counts[at] ?? 0)
      this.#holders[feature] = (this.#holders[feature] ?? 0) + 1
    })
    this.#forgetSums()
  }

  drop(id: EntityId): void {
    const place = this.#places.get(id)
    if (place === undefined) return
    for (const feature of this.#entries[place]?.features ?? []) {
      this.#holders[feature] = (this.#holders[feature] ?? 1) - 1
    }
    this.#entries[place] = undefined
    this.#places.delete(id)
    this.#forgetSums()
  }

  /** The texts most like one that the index has, most alike first; those of one degree in the order they came. */
  alike(id: EntityId, most: number, least = LEAST_DEGREE): readonly Alike[] {
    const asked = this.#entries[this.#places.get(id) ?? -1]
    if (!asked) return []
    const { rarities, norms } = this.#sums()
    const sums = new Float64Array(this.#entries.length)
    asked.features.forEach((feature, at) => {
      const rarity = rarities[feature] ?? 0
      const weight = (asked.counts[at] ?? 0) * rarity * rarity
      const { places, counts } = this.#postings[feature] ?? NO_POSTING
      // The loop that ten thousand texts go through: plain numbers, nothing made.
      for (let index = 0; index < places.length; index += 1) {
        const place = places[index] ?? 0
        sums[place] = (sums[place] ?? 0) + weight * (counts[index] ?? 0)
      }
    })
    const own = normOf(asked, rarities)
    const found: Alike[] = []
    sums.forEach((sum, place) => {
      const other = sum > 0 ? this.#entries[place] : undefined
      if (!other || other.id === id) return
      const cosine = sum / (own * (norms[place] ?? 1))
      if (cosine < least) return
      const degree = cosine * (isThin(asked.topics, other.topics) ? THIN : 1)
      if (degree >= least) found.push({ id: other.id, degree: Math.min(1, degree) })
    })
    return found.toSorted((a, b) => b.degree - a.degree).slice(0, most)
  }

  #entryOf(id: EntityId, text: string): Entry {
    const { word, meaning: meant, letters, weak } = this.#weights
    const counts = new Map<number, number>()
    // A word said twice says it once: the strongest stands.
    const note = (name: string, count: number) => {
      const number = this.#numberOf(name)
      counts.set(number, Math.max(counts.get(number) ?? 0, count))
    }
    const topics = new Set<number>()
    for (const { key, meaning, isWeak } of this.#termsOf(text)) {
      if (!isWeak) topics.add(this.#numberOf(meaning ? `m ${meaning}` : key))
      const strength = isWeak ? weak : 1
      note(key, word * strength)
      if (meaning) note(`m ${meaning}`, meant * strength)
      const groups = lettersOf(key)
      for (const group of groups) note(group, (letters * strength) / Math.sqrt(groups.length))
    }
    return {
      id,
      features: Int32Array.from(counts.keys()),
      counts: Float64Array.from(counts.values()),
      topics,
    }
  }

  #numberOf(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    const number = this.#postings.length
    this.#numbers.set(name, number)
    this.#postings.push({ places: [], counts: [] })
    this.#holders.push(0)
    return number
  }

  #forgetSums(): void {
    this.#rarities = undefined
    this.#norms = undefined
  }

  #sums(): { readonly rarities: Float64Array; readonly norms: Float64Array } {
    const size = this.#places.size
    const rarities = (this.#rarities ??= Float64Array.from(this.#holders, (held) =>
      Math.log(1 + size / Math.max(1, held)),
    ))
    const norms = (this.#norms ??= Float64Array.from(this.#entries, (entry) =>
      entry ? normOf(entry, rarities) : 1,
    ))
    return { rarities, norms }
  }
}

/** True when two texts that both say several things have no more than one of them in common. */
function isThin(some: ReadonlySet<number>, others: ReadonlySet<number>): boolean {
  if (some.size < 2 || others.size < 2) return false
  let shared = 0
  for (const topic of some) if (others.has(topic)) shared += 1
  return shared < 2
}

function normOf({ features, counts }: Entry, rarities: Float64Array): number {
  let sum = 0
  for (let at = 0; at < features.length; at += 1) {
    sum += ((counts[at] ?? 0) * (rarities[features[at] ?? 0] ?? 0)) ** 2
  }
  return Math.sqrt(sum) || 1
}

/** Groups of three letters, word ends among them: a typing error, a plural or a verb's form leaves most in place. */
function lettersOf(key: string): readonly string[] {
  const padded = `${key}$`
  const groups = new Set<string>()
  for (let at = 2; at + 3 <= padded.length; at += 1) groups.add(`3 ${key[0]}${padded.slice(at, at + 3)}`)
  return [...groups]
}

const NO_POSTING: Posting = { places: [], counts: [] }
