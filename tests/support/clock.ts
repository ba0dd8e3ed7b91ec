/** A clock that moves only when a test turns it. */
import type { Clock } from '../../src/sync/ports.ts'

export class HandClock implements Clock {
  #nowMs = Date.UTC(2024, 4, 15, 10)
  /** What the tablet shows minus what has passed: people and networks set clocks. */
  #offsetMs = 0
  readonly #sleepers = new Set<{ readonly dueMs: number; readonly wake: () => void }>()

  nowMs(): number {
    return this.#nowMs + this.#offsetMs
  }

  /** Sets what the tablet shows, while time goes on as before. */
  set(offsetMs: number): void {
    this.#offsetMs = offsetMs
  }

  steadyMs(): number {
    return this.#nowMs
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const sleeper = {
        dueMs: this.#nowMs + ms,
        wake: () => {
          this.#sleepers.delete(sleeper)
          signal.removeEventListener('abort', sleeper.wake)
          resolve()
        },
      }
      this.#sleepers.add(sleeper)
      signal.addEventListener('abort', sleeper.wake)
    })
  }

  /** Turns the clock by `ms`, waking each sleeper in its time and letting it act before the next. */
  async turn(ms: number): Promise<void> {
    const untilMs = this.#nowMs + ms
    await settled()
    for (;;) {
      const next = [...this.#sleepers].sort((a, b) => a.dueMs - b.dueMs).at(0)
      if (!next || next.dueMs > untilMs) break
      this.#nowMs = Math.max(this.#nowMs, next.dueMs)
      next.wake()
      await settled()
    }
    this.#nowMs = untilMs
  }
}

/** Lets everything happen that waits for nothing but its turn. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise<void>(nextTurn)
}

/** Node's is a hundred times quicker than the timer that browsers have to do with. */
const nextTurn = (resolve: () => void): unknown =>
  typeof setImmediate === 'function' ? setImmediate(resolve) : setTimeout(resolve)
