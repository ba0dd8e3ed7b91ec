/** What the engine needs of the world: small enough that a test can be the world. */
import type { DeviceId } from '../domain/ids.ts'
import type { Result } from '../domain/result.ts'
import type {
  EnrolResponse,
  Page,
  ProblemType,
  SyncRequest,
  SyncResponse,
  SyncVerdict,
} from '../domain/wire.ts'
import type { Identity, Store } from '../store/store.ts'
import type { DoorFailure, Doors } from './doors.ts'

/** Why a request was not answered in Warsha's own words. Nothing may be concluded from any of them. */
export type Silence =
  /** No connection, or one that broke. */
  | { readonly type: 'unreachable' }
  /** Given up after waiting. */
  | { readonly type: 'timed-out' }
  /** Somebody else answered: a captive portal, a proxy; or the answer was cut. */
  | { readonly type: 'not-ours' }

export interface Refusal {
  readonly type: 'problem'
  readonly problem: ProblemType
  /** What `Retry-After` asked for. */
  readonly retryAfterMs?: number
}

export type ExchangeOutcome =
  | { readonly type: 'answered'; readonly response: SyncResponse }
  | Refusal
  | Silence
export type PageOutcome = { readonly type: 'page'; readonly page: Page } | Refusal | Silence

export type CarryOutcome =
  | { readonly type: 'judged'; readonly verdicts: readonly SyncVerdict[] }
  | Refusal
  | Silence

export interface Network {
  exchange(request: SyncRequest, token: string, signal: AbortSignal): Promise<ExchangeOutcome>
  /** A full page of the queue. */
  page(page: number, token: string, signal: AbortSignal): Promise<PageOutcome>
  /** Brings a part of a carried file, as its author signed it. */
  carry(part: string, token: string, signal: AbortSignal): Promise<CarryOutcome>
}

export type SyncStore = Pick<
  Store,
  | 'enrolment'
  | 'cursor'
  | 'lastExchange'
  | 'outbox'
  | 'written'
  | 'settle'
  | 'take'
  | 'takePages'
  | 'refresh'
  | 'refuseToken'
  | 'beginFork'
  | 'finishFork'
  | 'carrying'
  | 'beginEnrolment'
  | 'finishEnrolment'
  | 'places'
  | 'runAfter'
  | 'keptRuns'
  | 'rewind'
>

export interface Clock {
  /** What the clock on the wall says; people set it, and some are years off. Shown, never reckoned with. */
  nowMs(): number
  /** Goes on evenly from some moment, whatever is done to the clock on the wall. */
  steadyMs(): number
  /** Resolves after `ms`, or at once when `signal` aborts; never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

export interface EnginePorts {
  readonly store: SyncStore
  readonly network: Network
  readonly clock: Clock
  /** 0 ≤ x < 1. */
  random(): number
  /**
   * Asks the server for a device id of this copy's own; see `DoorFailure`. Without it a session under a name
   * that another tablet uses, too, halts.
   */
  fork?(from: DeviceId, identity: Identity): Promise<Result<EnrolResponse, DoorFailure>>
  /** Told of what should not happen, the store's failures among it, for whoever looks into it. Nothing relies on it. */
  report(error: unknown): void
  /** Gives a server that was restored from a backup what it lost. Without them a session with it halts. */
  readonly healing?: Pick<Doors, 'common' | 'heal' | 'introduce'>
  /** Keeps other tabs from exchanging at the same time. Saves traffic; nothing relies on it. */
  alone?<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>
}
