/** When a snapshot is written: seldom, in quiet moments, and off the path of any tap. */
import type { Database } from './database.ts'
import type { Memory } from './memory.ts'
import { writeSnapshot } from './snapshot.ts'

/** Entries to fold at a start that are not worth a snapshot yet: a tenth of a second on a slow tablet. */
const SNAPSHOT_EVERY = 2_048
/** The queue has to be quiet for so long, so that a long catching up writes one snapshot, not many. */
const QUIET_MS = 1_000

/** Runs work after so many milliseconds, unless the function that it answers is called before. */
export type Later = (ms: number, work: () => void) => () => void

export class Snapshots {
  readonly #db: Database
  readonly #memory: Memory
  #lastSeq: number
  readonly #later: Later
  readonly #every: number
  #cancel: () => void = () => {}
  #isStopped = false

  /**
   * @param lastSeq up to where the stored snapshot reaches
   * @param every so many entries are worth a snapshot
   */
  constructor(db: Database, memory: Memory, lastSeq: number, later: Later, every = SNAPSHOT_EVERY) {
    this.#db = db
    this.#memory = memory
    this.#lastSeq = lastSeq
    this.#later = later
    this.#every = every
  }

  /** To be called whenever the queue went on. */
  plan(): void {
    this.#cancel()
    if (this.#isStopped || this.#memory.place.seq - this.#lastSeq < this.#every) return
    // One that fails (the disk is full) is only a slower start.
    this.#cancel = this.#later(QUIET_MS, () => void this.#write().catch(() => {}))
  }

  /** The memory was made anew from a snapshot that reaches up to there. */
  startOver(lastSeq: number): void {
    this.#lastSeq = lastSeq
    this.plan()
  }

  stop(): void {
    this.#isStopped = true
    this.#cancel()
  }

  async #write(): Promise<void> {
    const { seq, rewinds } = this.#memory.place
    const isCurrent = () => {
      const { place } = this.#memory
      return !this.#isStopped && place.seq === seq && place.rewinds === rewinds
    }
    const { base } = this.#memory.live.state
    if (await writeSnapshot(this.#db, base, { seq, rewinds }, isCurrent)) this.#lastSeq = seq
  }
}
