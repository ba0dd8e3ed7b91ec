/** Everything that can go wrong in a simulated world, by name, and how often it did. */
import type { Random } from './random.ts'

export const FAULTS = [
  // On the way, both ways.
  'request dropped',
  'answer dropped after commit',
  'request duplicated',
  'late stale retry',
  'stale answer',
  'request cut',
  'answer cut',
  'request corrupted',
  'answer corrupted',
  'captive portal 200',
  'redirect 302',
  'status 401',
  'status 413',
  'status 426',
  'status 429',
  'status 5xx',
  'trickle',
  'partition',
  'sent to another collectivity',
  // On a tablet.
  'client crash',
  'crash with a commit in flight, lost',
  'crash with a commit in flight, kept',
  'transaction aborted',
  'quota exceeded',
  'database closed underneath',
  'blocked upgrade',
  'wiped',
  'rolled back to an old image',
  'cloned',
  'clock jumped',
  'second tab',
  'worker',
  'frozen lock holder',
  'app upgraded',
  'app downgraded',
  'token revoked',
  // In what tablets send.
  'invalid operation',
  'unknown kind',
  'forbidden operation',
  'newer version',
  'foreign device',
  'altered content',
  'unproven run',
  // On the server.
  'server crash before commit',
  'server crash after commit',
  'connection lost at commit',
  'serialization failure',
  'disk full',
  'second process',
  'code rolled back',
  'restored shorter',
  'restored regrown',
  // In files from hand to hand.
  'carried file',
  'carried twice',
  'carried reordered',
  'carried partial',
  'carried forged',
] as const
export type Fault = (typeof FAULTS)[number]

export type FaultCounts = Record<Fault, number>

export const noFaults = (): FaultCounts =>
  Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as FaultCounts

/** The faults of one world: some of them, each at a rate of its own, until they stop. */
export class Faults {
  readonly counts = noFaults()
  readonly #random: Random
  readonly #scale: ReadonlyMap<Fault, number>
  #isOver = false

  constructor(random: Random) {
    this.#random = random
    // Worlds with few faults at a time come deeper than worlds in which nothing works.
    const share = random.pick([0.15, 0.3, 0.6, 1])
    this.#scale = new Map(
      FAULTS.flatMap((fault) => (random.chance(share) ? [[fault, random.pick([0.5, 1, 3])]] : [])),
    )
  }

  /** Nothing goes wrong any more. */
  stop(): void {
    this.#isOver = true
  }

  get isOver(): boolean {
    return this.#isOver
  }

  /** True when this world knows the fault and the dice say so; then it counts as having happened. */
  strikes(fault: Fault, probability: number): boolean {
    if (this.#isOver) return false
    const scale = this.#scale.get(fault)
    if (scale === undefined || !this.#random.chance(probability * scale)) return false
    this.counts[fault] += 1
    return true
  }

  /** Counts what was done on purpose. */
  count(fault: Fault): void {
    this.counts[fault] += 1
  }
}
