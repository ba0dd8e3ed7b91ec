/** The store's door: the only way in which other rooms read and write what this tablet keeps. */
import type { ReadonlySignal } from '@preact/signals-core'
import type { DeviceId, EntityId, OperationId } from '../domain/ids.ts'
import type { Draft, Entry, Operation, SetDraft, TallyOperation } from '../domain/operation.ts'
import type { Result } from '../domain/result.ts'
import type { Cursor, EnrolResponse, Page, Run, SyncVerdict } from '../domain/wire.ts'
import type { Carrying } from './carrying.ts'
import type { WholeLog } from './history.ts'
import type { Live } from './live.ts'
import type { CommitFailure, Enrolment, HistoryEntry, Identity, OwnRecord } from './rows.ts'

export type { CarriedRecord, CommitFailure, Enrolment, HistoryEntry, Identity, OwnRecord } from './rows.ts'

/** `superseded`: a newer version of the app took the database over; nothing can be saved before a reload. */
export type Condition = 'open' | 'superseded'

export interface Store {
  readonly live: Live
  readonly enrolment: ReadonlySignal<Enrolment | undefined>
  /** Own operations that no stored page holds yet, in order of `n`, the refused ones among them. */
  readonly own: ReadonlySignal<readonly OwnRecord[]>
  readonly cursor: ReadonlySignal<Cursor | null>
  /** This tablet's time of the last answer that counted, ISO 8601. */
  readonly lastExchange: ReadonlySignal<string | null>
  readonly condition: ReadonlySignal<Condition>
  /** Files of other tablets. */
  readonly carrying: Carrying

  /** Saves one user action, all of it or nothing. What it resolves with is on disk and on the screen. */
  commit(drafts: readonly Draft[]): Promise<Result<readonly Operation[], CommitFailure>>
  /** Writes a rejected `set` anew: the new operation waits to be sent, the old one stays as corrected. */
  correct(n: number, draft: SetDraft): Promise<Result<Operation, CommitFailure>>
  /** Takes a rejected operation out of "needs attention"; it is kept. False when it is not rejected any more. */
  setAside(n: number): Promise<boolean>
  /** Who changed a thing, when, from what: newest last. */
  history(kind: string, entity: EntityId): Promise<readonly HistoryEntry[]>
  /** Everything of the log, to be given out as a file. */
  log(): Promise<WholeLog>
  /** This device's last count in a workshop that can be taken back. */
  undoable(workshop: EntityId): Promise<TallyOperation | undefined>
  newEntityId(): EntityId

  /** What is being typed, or was last chosen: outside of the log, kept across reloads and kills. */
  draft<Value>(key: string): Promise<Value | undefined>
  saveDraft(key: string, value: unknown): Promise<void>
  dropDraft(key: string): Promise<void>

  /** Makes this tablet's device id and key, or gives those made before. Needs a secure context. */
  beginEnrolment(): Promise<Identity>
  finishEnrolment(response: EnrolResponse): Promise<Result<void, 'other-collectivity'>>
  /** The server refuses the token in use: capture goes on, the exchange waits for a new code. */
  refuseToken(): Promise<void>

  /** The identity under which this copy of `device` will go on; see `readFork`. */
  beginFork(device: DeviceId): Promise<Identity | undefined>
  /** Takes the new name and stamps anew what waits. Nothing happens when another tab did so before. */
  finishFork(response: EnrolResponse): Promise<void>

  /** Oldest pending operations first, see `outboxOf`. */
  outbox(limit: number, maxBytes: number, skipped?: ReadonlySet<OperationId>): Promise<readonly Operation[]>
  /** Highest `n` that this device has used. */
  written(): Promise<number>
  /** Keeps the verdicts of an exchange that succeeded at `exchangedAt` (tablet time, ISO 8601). */
  settle(verdicts: readonly SyncVerdict[], exchangedAt: string): Promise<void>
  /**
   * Takes the queue's next entries in; false when the stored cursor is not `from` any more. Acknowledged
   * operations that the queue, whose last seq is `head`, does not show at their places wait again.
   */
  take(from: Cursor | null, entries: readonly Entry[], to: Cursor, head: number): Promise<boolean>
  /** Takes whole pages in, one after the other, as far as each carries on from what is stored; false where one does not. */
  takePages(pages: readonly Page[]): Promise<boolean>
  /** Places of the queue that this tablet remembers, newest first: few enough to ask a server about. */
  places(): Promise<readonly Cursor[]>
  /** What follows a remembered place (null: the beginning), up to another one; undefined at the end. */
  runAfter(place: Cursor | null): Promise<Run | undefined>
  /** What the queue held before this tablet went back, and has not shown whole again. */
  keptRuns(): Promise<readonly Run[]>
  /**
   * Goes back to a remembered place that the server still knows, from the stored cursor. What lies between stays
   * on the screens and on the disk until the queue shows it again. False when another tab was faster.
   */
  rewind(from: Cursor, to: Cursor | null): Promise<boolean>
  /** Takes in what other tabs stored. */
  refresh(): Promise<void>
  close(): void
}
