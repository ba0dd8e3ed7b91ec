/** The store's door: the only way in which other rooms read and write what this tablet keeps. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core'
import type { DeviceId, EntityId, OperationId } from '../domain/ids.ts'
import type { Draft, Entry, Operation, SetDraft, TallyOperation } from '../domain/operation.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import type { Cursor, EnrolResponse, Page, SyncVerdict } from '../domain/wire.ts'
import { storeOperations } from './committing.ts'
import { Database } from './database.ts'
import { markRefused, readIdentity, storeEnrolment } from './enrolment.ts'
import { readOutbox, settleVerdicts, storeEntries, storePage, type Taken } from './exchange.ts'
import { readFork, takeForkedName } from './forking.ts'
import { readHistory, readUndoable } from './history.ts'
import type { Live } from './live.ts'
import { Memory } from './memory.ts'
import { readChanges, readImage } from './reading.ts'
import { storeCorrection, storeSetAside } from './refused.ts'
import type { CommitFailure, Enrolment, HistoryEntry, Identity, OwnRecord } from './rows.ts'
import { Snapshots } from './snapshots.ts'
import { newId, type Prepared, prepare, type Stamping } from './stamping.ts'
import { listenToTabs, type Tabs } from './tabs.ts'

export type { CommitFailure, Enrolment, HistoryEntry, Identity, OwnRecord } from './rows.ts'
export type { Stamping } from './stamping.ts'

/** `superseded`: a newer version of the app took the database over; nothing can be saved before a reload. */
type Condition = 'open' | 'superseded'

export interface Store {
  readonly live: Live
  readonly enrolment: ReadonlySignal<Enrolment | undefined>
  /** Own operations that no stored page holds yet, in order of `n`, the refused ones among them. */
  readonly own: ReadonlySignal<readonly OwnRecord[]>
  readonly cursor: ReadonlySignal<Cursor | null>
  /** This tablet's time of the last answer that counted, ISO 8601. */
  readonly lastExchange: ReadonlySignal<string | null>
  readonly condition: ReadonlySignal<Condition>

  /** Saves one user action, all of it or nothing. What it resolves with is on disk and on the screen. */
  commit(drafts: readonly Draft[]): Promise<Result<readonly Operation[], CommitFailure>>
  /** Writes a rejected `set` anew: the new operation waits to be sent, the old one stays as corrected. */
  correct(n: number, draft: SetDraft): Promise<Result<Operation, CommitFailure>>
  /** Takes a rejected operation out of "needs attention"; it is kept. False when it is not rejected any more. */
  setAside(n: number): Promise<boolean>
  /** Who changed a thing, when, from what: newest last. */
  history(kind: string, entity: EntityId): Promise<readonly HistoryEntry[]>
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

  /** Oldest pending operations first, see `readOutbox`. */
  outbox(limit: number, maxBytes: number, skipped?: ReadonlySet<OperationId>): Promise<readonly Operation[]>
  /** Highest `n` that this device has used. */
  written(): Promise<number>
  /** Keeps the verdicts of an exchange that succeeded at `exchangedAt` (tablet time, ISO 8601). */
  settle(verdicts: readonly SyncVerdict[], exchangedAt: string): Promise<void>
  /** Takes the queue's next entries in; false when the stored cursor is not `from` any more. */
  take(from: Cursor | null, entries: readonly Entry[], to: Cursor): Promise<boolean>
  /** Takes a whole page in; false when it does not carry on from what is stored. */
  takePage(page: Page): Promise<boolean>
  /** Takes in what other tabs stored. */
  refresh(): Promise<void>
  close(): void
}

/** Opens this browser's store. `onBlocked`: an older version of the app in another tab has to be closed first. */
export async function openStore(
  stamping: Stamping,
  name = 'warsha',
  onBlocked: () => void = () => {},
): Promise<Store> {
  const db = new Database(name)
  const condition = signal<Condition>('open')
  await db.begin(() => (condition.value = 'superseded'), onBlocked)
  const image = await readImage(db)
  const store = new TabletStore(db, stamping, new Memory(image), condition, image.snapshotSeq)
  // Another tab may have written after the image was read and before this one listened.
  await store.refresh()
  return store
}

interface Commit {
  readonly prepared: readonly Prepared[]
  readonly done: (result: Result<readonly Operation[], CommitFailure>) => void
}

class TabletStore implements Store {
  readonly condition: Signal<Condition>
  readonly #db: Database
  readonly #stamping: Stamping
  readonly #memory: Memory
  readonly #tabs: Tabs
  /** Everything that changes the memory goes through here, one after the other, in the database's order. */
  #lane: Promise<unknown> = Promise.resolve()
  #waiting: Commit[] = []
  #refreshing: Promise<void> | undefined
  readonly #snapshots: Snapshots
  #isClosed = false

  constructor(
    db: Database,
    stamping: Stamping,
    memory: Memory,
    condition: Signal<Condition>,
    snapshotSeq: number,
  ) {
    this.#db = db
    this.#stamping = stamping
    this.#memory = memory
    this.condition = condition
    this.#snapshots = new Snapshots(db, memory, snapshotSeq)
    this.#tabs = listenToTabs(db.name, () => this.#refreshQuietly())
  }

  get live(): Live {
    return this.#memory.live
  }
  get enrolment(): ReadonlySignal<Enrolment | undefined> {
    return this.#memory.enrolment
  }
  get own(): ReadonlySignal<readonly OwnRecord[]> {
    return this.#memory.own
  }
  get cursor(): ReadonlySignal<Cursor | null> {
    return this.#memory.cursor
  }
  get lastExchange(): ReadonlySignal<string | null> {
    return this.#memory.lastExchange
  }

  commit(drafts: readonly Draft[]): Promise<Result<readonly Operation[], CommitFailure>> {
    const enrolment = this.enrolment.peek()
    if (!enrolment) return Promise.resolve(fail({ reason: 'not-enrolled', detail: '' }))
    // Stamped at once: `at` and `prev` are of the moment at which the person acted.
    const prepared = prepare(drafts, enrolment, this.live.state, this.#stamping)
    if (!prepared.ok) return Promise.resolve(prepared)
    if (prepared.value.length === 0) return Promise.resolve(ok([]))
    const { promise, resolve } = Promise.withResolvers<Result<readonly Operation[], CommitFailure>>()
    this.#waiting.push({ prepared: prepared.value, done: resolve })
    // A failure to save is an answer to the commit; what throws here is a screen that broke on being shown it.
    this.#inLane(() => this.#flush()).catch(reportError)
    return promise
  }

  correct(n: number, draft: SetDraft): Promise<Result<Operation, CommitFailure>> {
    const enrolment = this.enrolment.peek()
    if (!enrolment) return Promise.resolve(fail({ reason: 'not-enrolled', detail: '' }))
    const prepared = prepare([draft], enrolment, this.live.state, this.#stamping)
    if (!prepared.ok) return Promise.resolve(prepared)
    return this.#inLane(async () => {
      const [only] = prepared.value
      if (!only) return fail({ reason: 'invalid', detail: 'nothing to write' })
      const stored = await storeCorrection(this.#db, n, only)
      if (!stored.ok) return stored
      const { written, corrected, settlements } = stored.value
      this.#memory.settled([corrected], settlements)
      if (!this.#memory.wrote([written])) this.#refreshQuietly()
      this.#tabs.announce()
      return ok(written.op)
    })
  }

  setAside(n: number): Promise<boolean> {
    return this.#inLane(async () => {
      const stored = await storeSetAside(this.#db, n)
      if (!stored) return false
      this.#memory.settled([stored.record], stored.settlements)
      this.#tabs.announce()
      return true
    })
  }

  history(kind: string, entity: EntityId): Promise<readonly HistoryEntry[]> {
    return this.#inLane(() => readHistory(this.#db, this.live.state, kind, entity))
  }

  undoable(workshop: EntityId): Promise<TallyOperation | undefined> {
    return this.#inLane(() => readUndoable(this.#db, workshop))
  }

  newEntityId(): EntityId {
    return newId(this.#stamping) as EntityId
  }

  async draft<Value>(key: string): Promise<Value | undefined> {
    const db = this.#db
    const row = await db.steadily('r', [db.drafts], () => db.drafts.get(key))
    return row?.value as Value | undefined
  }

  async saveDraft(key: string, value: unknown): Promise<void> {
    const db = this.#db
    await db.steadily('rw', [db.drafts], () => db.drafts.put({ key, value }))
  }

  async dropDraft(key: string): Promise<void> {
    const db = this.#db
    await db.steadily('rw', [db.drafts], () => db.drafts.delete(key))
  }

  beginEnrolment(): Promise<Identity> {
    return readIdentity(this.#db, this.#stamping)
  }

  finishEnrolment(response: EnrolResponse): Promise<Result<void, 'other-collectivity'>> {
    return this.#inLane(async () => {
      const stored = await storeEnrolment(this.#db, response)
      if (!stored.ok) return stored
      this.#memory.enrolment.value = stored.value
      this.#tabs.announce()
      return ok(undefined)
    })
  }

  refuseToken(): Promise<void> {
    const token = this.enrolment.peek()?.token
    return this.#inLane(async () => {
      if (token === undefined) return
      this.#memory.enrolment.value = await markRefused(this.#db, token)
      this.#tabs.announce()
    })
  }

  async beginFork(device: DeviceId): Promise<Identity | undefined> {
    return (await readFork(this.#db, this.#stamping, device))?.identity
  }

  finishFork(response: EnrolResponse): Promise<void> {
    return this.#inLane(async () => {
      await takeForkedName(this.#db, response)
      await this.#catchUp()
      this.#tabs.announce()
    })
  }

  outbox(limit: number, maxBytes: number, skipped?: ReadonlySet<OperationId>): Promise<readonly Operation[]> {
    return readOutbox(this.#db, limit, maxBytes, skipped)
  }

  async written(): Promise<number> {
    const db = this.#db
    const counters = await db.steadily('r', [db.meta], () => db.fact('counters'))
    return counters?.n ?? 0
  }

  settle(verdicts: readonly SyncVerdict[], exchangedAt: string): Promise<void> {
    return this.#inLane(async () => {
      const { settled, settlements } = await settleVerdicts(this.#db, verdicts, exchangedAt)
      this.#memory.settled(settled, settlements)
      this.#memory.lastExchange.value = exchangedAt
      this.#tabs.announce()
    })
  }

  take(from: Cursor | null, entries: readonly Entry[], to: Cursor): Promise<boolean> {
    return this.#inLane(async () => this.#taken(await storeEntries(this.#db, from, entries, to)))
  }

  takePage(page: Page): Promise<boolean> {
    return this.#inLane(async () => this.#taken(await storePage(this.#db, page)))
  }

  /** Many announcements while one refresh waits for its turn are answered by that one. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#inLane(() => {
      this.#refreshing = undefined
      return this.#catchUp()
    })
    return this.#refreshing
  }

  close(): void {
    this.#isClosed = true
    this.#snapshots.stop()
    this.#tabs.close()
    this.#db.end()
  }

  /** Saves every commit that waits, in one transaction: quick taps share one flush of the disk. */
  async #flush(): Promise<void> {
    const commits = this.#waiting
    this.#waiting = []
    if (commits.length === 0) return
    const stored = await storeOperations(
      this.#db,
      commits.flatMap(({ prepared }) => prepared),
    )
    if (!stored.ok) {
      for (const { done } of commits) done(stored)
      return
    }
    try {
      const isGapless = this.#memory.wrote(stored.value)
      if (!isGapless) this.#refreshQuietly()
    } finally {
      // Also when a screen broke while it was shown: it is saved, and that is what was asked.
      let from = 0
      for (const { prepared, done } of commits) {
        done(ok(stored.value.slice(from, from + prepared.length).map(({ op }) => op)))
        from += prepared.length
      }
      this.#tabs.announce()
    }
  }

  async #catchUp(): Promise<void> {
    if (this.#isClosed) return
    this.#memory.caughtUp(await readChanges(this.#db, this.#memory.place))
    this.#snapshots.plan()
  }

  /** A database that cannot be read tells so at the next commit, where a person is looking. */
  #refreshQuietly(): void {
    this.refresh().catch(() => {})
  }

  async #taken(taken: Taken | undefined): Promise<boolean> {
    if (!taken) return false
    const isNext = taken.to.seq - taken.entries.length === this.#memory.place.seq
    if (isNext) this.#memory.took(taken.entries, taken.to, taken.met, taken.settlements)
    // The database was ahead of this tab: what lies between is read together with what was just stored.
    else await this.#catchUp()
    this.#tabs.announce()
    this.#snapshots.plan()
    return true
  }

  #inLane<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#lane.then(work)
    this.#lane = done.catch(() => {})
    return done
  }
}
