/** The dice of one world: the same seed, the same throws. */

/** sfc32: passes the usual batteries, and is quick enough to be asked at every step. */
export class Random {
  #a: number
  #b: number
  #c = 0x9e3779b9
  #counter = 1

  constructor(seed: number) {
    this.#a = seed | 0
    this.#b = Math.imul(seed ^ 0x5bd1e995, 0x27d4eb2d)
    // The first throws of neighbouring seeds are alike.
    for (let warmUp = 0; warmUp < 12; warmUp += 1) this.next()
  }

  /** 0 ≤ x < 1. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum
    return (sum >>> 0) / 2 ** 32
  }

  /** A whole number, 0 ≤ x < end. */
  below(end: number): number {
    return Math.floor(this.next() * end)
  }

  /** A whole number, from ≤ x ≤ to. */
  between(from: number, to: number): number {
    return from + this.below(to - from + 1)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.below(items.length)] ?? items[0]
  }

  /** One of the items; undefined where there is none. */
  any<Item>(items: readonly Item[]): Item | undefined {
    return items[this.below(items.length)]
  }

  bytes(length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(length).map(() => this.below(256))
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const left = [...items]
    for (let last = left.length - 1; last > 0; last -= 1) {
      const other = this.below(last + 1)
      const [a, b] = [left[last], left[other]]
      if (a === undefined || b === undefined) continue
      left[last] = b
      left[other] = a
    }
    return left
  }
}
