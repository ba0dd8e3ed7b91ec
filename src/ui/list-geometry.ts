/** Where the items of a long list stand: by their measured heights where they were drawn, by a guess where not. */

/** A run of items, by their places; `end` is behind the last. */
export interface Run {
  readonly first: number
  readonly end: number
}

interface Item {
  readonly id: string
}

export class ListGeometry {
  /** Pixels. Kept once it was learned from what was drawn first: another guess would move what is looked at. */
  #guess: number | undefined
  readonly #heights = new Map<string, number>()
  #tops: { readonly items: readonly Item[]; readonly tops: Float64Array } | undefined
  readonly #firstGuess: number

  /** @param guess pixels that an item takes, until the first ones were measured */
  constructor(guess: number) {
    this.#firstGuess = guess
  }

  /** Takes the heights of what is drawn now. */
  measure(drawn: ReadonlyMap<string, number>): void {
    for (const [id, height] of drawn) {
      if (this.#heights.get(id) === height) continue
      this.#heights.set(id, height)
      this.#tops = undefined
    }
    if (this.#guess !== undefined || drawn.size === 0) return
    const sum = [...drawn.values()].reduce((whole, height) => whole + height, 0)
    this.#guess = sum / drawn.size
  }

  /** Every item may have another height now: the window was turned, or the text made larger. */
  forget(): void {
    this.#heights.clear()
    this.#tops = undefined
    this.#guess = undefined
  }

  /** Pixels from the top of the list to the top of each item, and at the end its whole height. */
  tops(items: readonly Item[]): Float64Array {
    if (this.#tops?.items === items) return this.#tops.tops
    const guess = this.#guess ?? this.#firstGuess
    const tops = new Float64Array(items.length + 1)
    let top = 0
    for (const [index, { id }] of items.entries()) {
      top += this.#heights.get(id) ?? guess
      tops[index + 1] = top
    }
    this.#tops = { items, tops }
    return tops
  }

  /** The items of which anything stands between two heights, in pixels from the top of the list. */
  between(items: readonly Item[], from: number, to: number): Run {
    const tops = this.tops(items)
    const first = Math.min(firstAfter(tops, from), items.length)
    const end = Math.min(firstAfter(tops, to) + 1, items.length)
    return { first, end: to < 0 ? first : Math.max(first, end) }
  }
}

/** The item in which a height falls: the first that ends after it. */
function firstAfter(tops: Float64Array, height: number): number {
  let [low, high] = [0, tops.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tops[middle + 1] ?? Number.POSITIVE_INFINITY) > height) high = middle
    else low = middle + 1
  }
  return low
}
