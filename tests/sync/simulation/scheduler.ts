/**
 * Time and order in a simulated world. Whatever waits for the world waits for an event here, so that all code,
 * of every tablet and server, runs in one order that the seed alone decides. No real timer is involved.
 */
import type { Random } from './random.ts'
import type { Trace } from './trace.ts'

interface Happening {
  readonly atMs: number
  /** Of two at one time, the one planned first happens first. */
  readonly order: number
  readonly realm: Realm | null
  readonly label: string
  readonly run: () => void
}

/** Something that runs code and can end in the middle of it: a tab, a worker, a server process. */
export class Realm {
  readonly name: string
  readonly #endings: (() => void)[] = []
  readonly #held: Happening[] = []
  #isAlive = true
  #isFrozen = false

  constructor(name: string) {
    this.name = name
  }

  get isAlive(): boolean {
    return this.#isAlive
  }
  get isFrozen(): boolean {
    return this.#isFrozen
  }

  onEnd(ending: () => void): void {
    this.#endings.push(ending)
  }

  /** From here on nothing that this realm waits for comes back to it. */
  end(): void {
    if (!this.#isAlive) return
    this.#isAlive = false
    for (const ending of this.#endings) ending()
  }

  freeze(): void {
    this.#isFrozen = true
  }

  /** @returns what should have happened meanwhile */
  thaw(): readonly Happening[] {
    this.#isFrozen = false
    return this.#held.splice(0)
  }

  hold(happening: Happening): void {
    this.#held.push(happening)
  }
}

/** A Monday morning, long after any operation's time could be mistaken for a duration. */
const START_MS = Date.UTC(2026, 0, 5, 8)

export class Scheduler {
  readonly #random: Random
  readonly #trace: Trace
  readonly #heap: Happening[] = []
  /** Asked before anything happens to a realm: whether it does. Every await of every realm passes here. */
  onStep: (realm: Realm) => boolean = () => true
  #nowMs = START_MS
  #planned = 0
  #happened = 0

  constructor(random: Random, trace: Trace) {
    this.#random = random
    this.#trace = trace
  }

  /** The world's own time, which no tablet knows. */
  get nowMs(): number {
    return this.#nowMs
  }
  get happened(): number {
    return this.#happened
  }

  /** Runs `run` after `ms`, unless the realm has ended by then. */
  after(realm: Realm | null, ms: number, label: string, run: () => void): void {
    this.#planned += 1
    this.#push({ atMs: this.#nowMs + ms, order: this.#planned, realm, label, run })
  }

  /** A wait of up to so many milliseconds, which never ends when the realm does. */
  pause(realm: Realm | null, mostMs: number, label: string): Promise<void> {
    return new Promise((resolve) => {
      this.after(realm, this.#random.next() * mostMs, label, resolve)
    })
  }

  /** The realm goes on, with everything that should have happened to it meanwhile. */
  thaw(realm: Realm): void {
    for (const { label, run } of realm.thaw()) this.after(realm, this.#random.next() * 5, label, run)
  }

  /** Lets happen what is planned, in order, until `isDone` or until `endMs`. */
  async run(endMs: number, isDone: () => boolean = () => false): Promise<void> {
    await settled()
    for (;;) {
      const next = this.#heap[0]
      if (!next || next.atMs > endMs) break
      this.#pop()
      const { realm } = next
      if (realm && !realm.isAlive) continue
      if (realm?.isFrozen) {
        realm.hold(next)
        continue
      }
      this.#nowMs = next.atMs
      this.#happened += 1
      this.#trace.step(this.#nowMs, realm?.name ?? 'world', next.label)
      if (realm && !this.onStep(realm)) continue
      next.run()
      await settled()
      if (isDone()) return
    }
    this.#nowMs = Math.max(this.#nowMs, endMs)
  }

  #push(happening: Happening): void {
    const heap = this.#heap
    let place = heap.length
    heap.push(happening)
    while (place > 0) {
      const parent = (place - 1) >> 1
      const above = heap[parent]
      if (!above || !isBefore(happening, above)) break
      heap[place] = above
      place = parent
    }
    heap[place] = happening
  }

  #pop(): void {
    const heap = this.#heap
    const last = heap.pop()
    if (!last || heap.length === 0) return
    let place = 0
    for (;;) {
      const left = heap[2 * place + 1]
      const right = heap[2 * place + 2]
      const isRight = left && right && isBefore(right, left)
      const child = isRight ? right : left
      if (!child || !isBefore(child, last)) break
      heap[place] = child
      place = 2 * place + (isRight ? 2 : 1)
    }
    heap[place] = last
  }
}

/** Everything that can go on without the world has gone on: no port settles by itself. */
const settled = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve))

const isBefore = (a: Happening, b: Happening): boolean =>
  a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order)
