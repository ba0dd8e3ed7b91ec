/**
 * The engine: decides when to exchange, and says where things stand. All it knows of the world comes
 * through its ports, so that a test can be the network, the clock and the dice.
 */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core'
import { unreachable } from '../domain/unreachable.ts'
import type { ProblemType } from '../domain/wire.ts'
import { backoffMs, retryAfterMs } from './pace.ts'
import type { EnginePorts } from './ports.ts'
import { type Ending, type HaltingProblem, type Memo, newMemo, runSession } from './session.ts'

type SyncPhase =
  | 'idle'
  | 'exchanging'
  | 'waiting-to-retry'
  | 'not-enrolled'
  /** The token is not accepted any more: a new code is needed; capture goes on. */
  | 'refused'
  /** The server was restored from a backup, and gets back what it lost. */
  | 'healing'
  /** It was restored, and does not take back what this tablet kept of it. */
  | 'diverged'
  /** Another tablet writes under this one's name. */
  | 'forked'
  /** This app is too old for the server. */
  | 'outdated'

export interface SyncStatus {
  readonly phase: SyncPhase
  /** Whether the last attempt reached the server; null before the first. */
  readonly isReachable: boolean | null
  /** Tablet time, ISO 8601, of the last answer that counted; kept across starts. */
  readonly lastExchange: string | null
  /** When it will be tried again; null while nothing is planned. */
  readonly retryAtMs: number | null
  /** What the server last refused with; null after an answer. */
  readonly problem: ProblemType | null
  /** Operations that restored servers were given back since the app was opened; null when none was restored. */
  readonly givenBack: number | null
  /** Server time minus tablet time; null before the first answer. */
  readonly clockOffsetMs: number | null
}

/**
 * How pressing a reason to exchange is. `now` (a person asked, the network came back) ends a wait for the
 * next attempt; `when-due` (something was saved) does not. Neither goes before what the server asked for.
 */
export type Urgency = 'now' | 'when-due'

export interface Engine {
  readonly status: ReadonlySignal<SyncStatus>
  /** A reason to exchange. During an exchange it causes one more. */
  wake(urgency?: Urgency): void
  /** Works until `signal` aborts or `stop` is called. */
  run(signal: AbortSignal): Promise<void>
  stop(): void
}

export const createEngine = (ports: EnginePorts): Engine => new SyncEngine(ports)

/** What the server put off may be judged after its next update: hours away, so no hurry. */
const POSTPONED_RETRY_MS = 10 * 60_000

class SyncEngine implements Engine {
  readonly #ports: EnginePorts
  readonly #status: Signal<SyncStatus>
  readonly #stopping = new AbortController()
  readonly #memo: Memo = newMemo()
  #failures = 0
  /** Someone wants an exchange; taken back when one begins, so that a wake during it is not lost. */
  #wanted: Urgency | undefined
  /**
   * No attempt before this, whoever asks: the server said so. This and all moments below are of the steady
   * clock: the one on the wall, set back by a year, would silence the tablet for a year.
   */
  #notBeforeMs = Number.NEGATIVE_INFINITY
  /** The last answer would only come again: until someone asks, nothing is tried. */
  #isHalted = false
  /** When the operations that stood aside are tried again; null while there are none. */
  #postponedUntilMs: number | null = null
  /** The next attempt that nobody has to ask for. */
  #retryAtMs: number | null = null
  /** Ends the present wait, to look again at what is wanted. */
  #rouse: () => void = () => {}

  constructor(ports: EnginePorts) {
    this.#ports = ports
    this.#status = signal<SyncStatus>({
      phase: ports.store.enrolment.peek() ? 'idle' : 'not-enrolled',
      isReachable: null,
      lastExchange: ports.store.lastExchange.peek(),
      retryAtMs: null,
      problem: null,
      givenBack: null,
      clockOffsetMs: null,
    })
  }

  get status(): ReadonlySignal<SyncStatus> {
    return this.#status
  }

  wake(urgency: Urgency = 'now'): void {
    if (this.#wanted !== 'now') this.#wanted = urgency
    this.#rouse()
  }

  stop(): void {
    this.#stopping.abort()
  }

  async run(signal: AbortSignal): Promise<void> {
    const ending = AbortSignal.any([signal, this.#stopping.signal])
    while (!ending.aborted) {
      await this.#untilDue(ending)
      if (ending.aborted) return
      this.#begin()
      await this.#exchange(ending)
    }
  }

  #begin(): void {
    const isTimeForPostponed =
      (this.#postponedUntilMs ?? Number.POSITIVE_INFINITY) <= this.#ports.clock.steadyMs()
    if (this.#wanted === 'now' || isTimeForPostponed) {
      this.#memo.postponed.clear()
      this.#memo.heldBack.clear()
      this.#memo.hasReopened = false
      this.#postponedUntilMs = null
    }
    this.#wanted = undefined
    this.#retryAtMs = null
    this.#isHalted = false
    const isAble = this.#ports.store.enrolment.peek()?.tokenState === 'valid'
    this.#tell(isAble ? { phase: 'exchanging', retryAtMs: null } : { retryAtMs: null })
  }

  async #exchange(signal: AbortSignal): Promise<void> {
    const session = () => runSession(this.#ports, this.#memo, this.#onAnswer, signal, this.#onGiven)
    try {
      const { alone } = this.#ports
      const ending = await (alone ? alone(session, signal) : session())
      if (!signal.aborted) this.#end(ending)
    } catch (error) {
      if (signal.aborted) return
      // The store could not be read or written, or this code is wrong. What is saved is safe; it is tried again.
      this.#ports.report(error)
      this.#retryLater(null, {})
    }
  }

  /** A field, since it is handed on. */
  readonly #onAnswer = (exchangedAtMs: number, clockOffsetMs: number): void => {
    this.#failures = 0
    this.#tell({
      isReachable: true,
      lastExchange: new Date(exchangedAtMs).toISOString(),
      problem: null,
      ...(Number.isFinite(clockOffsetMs) && { clockOffsetMs }),
    })
  }

  readonly #onGiven = (count: number): void => {
    const givenBack = (this.#status.peek().givenBack ?? 0) + count
    this.#tell({ phase: 'healing', isReachable: true, problem: null, givenBack })
  }

  #end(ending: Ending): void {
    switch (ending.type) {
      case 'level':
        return this.#endLevel()
      case 'not-enrolled':
        return this.#tell({ phase: 'not-enrolled' })
      case 'refused':
        return this.#tell({ phase: 'refused' })
      case 'halted':
        this.#isHalted = true
        return this.#tell({ phase: phaseOf(ending.problem), isReachable: true, problem: ending.problem })
      case 'silent':
        return this.#retryLater(null, { isReachable: false, problem: null })
      case 'failed':
        return this.#retryLater(ending.retryAfterMs ?? null, {
          isReachable: true,
          problem: ending.problem ?? null,
        })
      default:
        return unreachable(ending)
    }
  }

  #endLevel(): void {
    if (this.#memo.postponed.size + this.#memo.heldBack.size === 0) return this.#tell({ phase: 'idle' })
    // All else is through. They stand aside a while longer, or each save would begin with them again.
    this.#postponedUntilMs ??= this.#ports.clock.steadyMs() + POSTPONED_RETRY_MS
    this.#tellRetry(this.#postponedUntilMs, {})
  }

  #retryLater(askedMs: number | null, told: Partial<SyncStatus>): void {
    const { clock, random } = this.#ports
    this.#failures += 1
    const backoff = backoffMs(this.#failures, random())
    const asked = askedMs === null ? 0 : retryAfterMs(askedMs, random())
    const nowMs = clock.steadyMs()
    this.#notBeforeMs = nowMs + (askedMs ?? 0)
    this.#tellRetry(nowMs + Math.max(backoff, asked), told)
  }

  /** Plans the next attempt for a steady time; what is told of it is the time on the wall. */
  #tellRetry(retryAtMs: number, told: Partial<SyncStatus>): void {
    const { clock } = this.#ports
    this.#retryAtMs = retryAtMs
    this.#tell({
      ...told,
      phase: 'waiting-to-retry',
      retryAtMs: clock.nowMs() + (retryAtMs - clock.steadyMs()),
    })
  }

  /** Waits until an exchange is wanted and may be, or its time has come. */
  async #untilDue(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const dueMs = this.#dueMs()
      const waitMs = dueMs - this.#ports.clock.steadyMs()
      if (waitMs <= 0) return
      const roused = new AbortController()
      this.#rouse = () => roused.abort()
      const either = AbortSignal.any([signal, roused.signal])
      await (Number.isFinite(waitMs) ? this.#ports.clock.sleep(waitMs, either) : aborted(either))
      this.#rouse = () => {}
    }
  }

  #dueMs(): number {
    if (this.#wanted === 'now') return this.#notBeforeMs
    const isFree = this.#failures === 0 && !this.#isHalted
    if (this.#wanted === 'when-due' && isFree) return this.#notBeforeMs
    return this.#retryAtMs ?? Number.POSITIVE_INFINITY
  }

  #tell(news: Partial<SyncStatus>): void {
    this.#status.value = { ...this.#status.peek(), ...news }
  }
}

function phaseOf(problem: HaltingProblem): SyncPhase {
  switch (problem) {
    case 'diverged':
    case 'forked':
      return problem
    case 'protocol-unsupported':
      return 'outdated'
    default:
      return unreachable(problem)
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
