/** When a screen was last touched, and a call when it has not been for as long as was chosen. */
import type { IdleMinutes, KeptLock } from './kept-lock.ts'
import type { Later } from './snapshots.ts'

const MINUTE_MS = 60_000

export class IdleWatch {
  readonly #now: () => number
  readonly #later: Later
  readonly #onIdle: () => void
  /** Of this tab, in milliseconds. */
  #touched = 0
  /** Of the lock, as last read or written. */
  #kept: Pick<KeptLock, 'idle' | 'touched'> = { idle: null, touched: 0 }
  #stop: () => void = () => {}

  /** @param now tablet time in milliseconds */
  constructor(now: () => number, later: Later, onIdle: () => void) {
    this.#now = now
    this.#later = later
    this.#onIdle = onIdle
  }

  touch(): void {
    this.#touched = this.#now()
  }

  get touched(): number {
    return this.#touched
  }

  /** Goes by this lock from now on, and calls in time unless it `isShut`, or there is none. */
  follow(kept: KeptLock | undefined, isShut: boolean): void {
    this.#kept = kept ?? { idle: null, touched: 0 }
    this.#stop()
    const { idle } = this.#kept
    if (!isShut && idle !== null) this.#callIn(idle)
  }

  isIdle(): boolean {
    const { idle } = this.#kept
    return idle !== null && this.#now() - this.#lastTouch() >= idle * MINUTE_MS
  }

  #callIn(idle: Exclude<IdleMinutes, null>): void {
    const left = this.#lastTouch() + idle * MINUTE_MS - this.#now()
    this.#stop = this.#later(Math.max(left, 0) + 1, () => {
      // Touched meanwhile: a tap need not start the clock anew by itself.
      if (this.isIdle()) this.#onIdle()
      else this.#callIn(idle)
    })
  }

  /** Of any tab, as far as this one knows. A clock that was put back does not keep the screen open. */
  #lastTouch(): number {
    return Math.min(Math.max(this.#touched, this.#kept.touched), this.#now())
  }
}
