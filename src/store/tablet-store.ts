/** The store over its ports: what is saved in the database, then shown in memory, in the database's order. */
import type { ReadonlySignal } from '@preact/signals-core'
import type { DeviceId, EntityId, OperationId } from '../domain/ids.ts'
import type { Draft, Entry, Operation, SetDraft, TallyOperation } from '../domain/operation.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import type { Cursor, EnrolResponse, Page, Run, SyncVerdict } from '../domain/wire.ts'
import { type Carrying, createCarrying } from './carrying.ts'
import { storeOperations } from './committing.ts'
import type { Database } from './database.ts'
import { markRefused, readIdentity, stationIn, storeEnrolment, storeStation } from './enrolment.ts'
import { outboxOf, settleVerdicts, storeEntries, storePages, type Taken } from './exchange.ts'
import { readFork, takeForkedName } from './forking.ts'
import { readHistory, readLog, readUndoable, type WholeLog } from './history.ts'
import { readKeptRuns, readRun, rewind } from './kept.ts'
import type { Live } from './live.ts'
import { Memory } from './memory.ts'
import { readPlaces } from './places.ts'
import { type Image, readChanges, readImage } from './reading.ts'
import { storeCorrection, storeSetAside } from './refused.ts'
import type { CommitFailure, Counters, Enrolment, HistoryEntry, Identity, OwnRecord } from './rows.ts'
import { type Later, Snapshots } from './snapshots.ts'
import { newId, type Prepared, prepare, type Stamping } from './stamping.ts'
import type { Condition, Store } from './store.ts'
import type { Tabs } from './tabs.ts'

/** What the store needs of the world. */
export interface StorePorts {
  /** Open. */
  readonly db: Database
  readonly stamping: Stamping
  readonly condition: ReadonlySignal<Condition>
  /** Calls back whenever another tab may have written. */
  listen(onChange: () => void): Tabs
  readonly later: Later
  /** After how many entries a snapshot is written; left out, as many as a slow tablet should not fold at a start. */
  readonly snapshotEvery?: number
  /** Told of what broke on a screen while it was shown what was saved. */
  report(error: unknown): void
}

/** Begins with what the database holds. */
export async function startStore(ports: StorePorts): Promise<Store> {
  const store = new TabletStore(ports, await readImage(ports.db))
  // Another tab may have written after the image was read and before this one listened. What is known is shown meanwhile.
  store.refreshQuietly()
  return store
}

interface Commit {
  readonly prepared: readonly Prepared[]
  readonly done: (result: Result<readonly Operation[], CommitFailure>) => void
}

class TabletStore implements Store {
  readonly condition: ReadonlySignal<Condition>
  readonly carrying: Carrying
  readonly #db: Database
  readonly #stamping: Stamping
  readonly #report: (error: unknown) => void
  readonly #memory: Memory
  readonly #tabs: Tabs
  /** Everything that changes the memory goes through here, one after the other, in the database's order. */
  #lane: Promise<unknown> = Promise.resolve()
  #waiting: Commit[] = []
  #refreshing: Promise<void> | undefined
  readonly #snapshots: Snapshots
  #isClosed = false
  /** As this tab stored them last: good until another tab, or another way of writing, has moved them. */
  #counters: Counters | undefined

  constructor({ db, stamping, condition, listen, later, report, snapshotEvery }: StorePorts, image: Image) {
    this.#report = report
    this.#db = db
    this.#stamping = stamping
    this.#memory = new Memory(image)
    this.condition = condition
    this.#snapshots = new Snapshots(db, this.#memory, image.snapshotSeq, later, snapshotEvery)
    this.#tabs = listen(() => this.refreshQuietly())
    this.carrying = createCarrying({
      db,
      memory: this.#memory,
      inLane: (work) => this.#inLane(work),
      announce: () => this.#tabs.announce(),
    })
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
    this.#inLane(() => this.#flush()).catch(this.#report)
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
      if (!this.#memory.wrote([written])) this.refreshQuietly()
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

  log(): Promise<WholeLog> {
    return this.#inLane(() => readLog(this.#db))
  }

  undoable(workshop: EntityId): Promise<TallyOperation | undefined> {
    return this.#inLane(() => readUndoable(this.#db, workshop))
  }

  newEntityId(): EntityId {
    return newId(this.#stamping) as EntityId
  }

  async draft<Value>(key: string): Promise<Value | undefined> {
    const db = this.#db
    const row = await db.steadily('r', ['drafts'], (tx) => tx.drafts.get(key))
    return row?.value as Value | undefined
  }

  async saveDraft(key: string, value: unknown): Promise<void> {
    const db = this.#db
    await db.steadily('rw', ['drafts'], (tx) => tx.drafts.put([{ key, value }]))
  }

  async dropDraft(key: string): Promise<void> {
    const db = this.#db
    await db.steadily('rw', ['drafts'], (tx) => tx.drafts.delete([key]))
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
    return this.#inLane(async () => {
      // What another tab wrote or settled meanwhile comes first: it is read only where there is any.
      await this.#catchUp()
      return outboxOf(this.own.peek(), limit, maxBytes, skipped)
    })
  }

  async written(): Promise<number> {
    const db = this.#db
    const counters = await db.steadily('r', ['meta'], (tx) => tx.fact('counters'))
    return counters?.n ?? 0
  }

  settle(verdicts: readonly SyncVerdict[], exchangedAt: string): Promise<void> {
    return this.#inLane(async () => {
      const { settled, settlements } = await settleVerdicts(
        this.#db,
        this.#memory.knownOwn,
        verdicts,
        exchangedAt,
      )
      this.#memory.settled(settled, settlements)
      this.#hearOf(settlements)
      this.#memory.lastExchange.value = exchangedAt
      this.#tabs.announce()
    })
  }

  take(from: Cursor | null, entries: readonly Entry[], to: Cursor, head: number): Promise<boolean> {
    return this.#inLane(async () =>
      this.#taken(await storeEntries(this.#db, this.#memory.knownOwn, from, entries, to, head)),
    )
  }

  takePages(pages: readonly Page[]): Promise<boolean> {
    return this.#inLane(async () => {
      const taken = await storePages(this.#db, this.#memory.knownOwn, pages)
      return (await this.#taken(taken)) && taken?.to.chain === pages.at(-1)?.chain
    })
  }

  places(): Promise<readonly Cursor[]> {
    return readPlaces(this.#db)
  }

  runAfter(place: Cursor | null): Promise<Run | undefined> {
    return readRun(this.#db, place)
  }

  keptRuns(): Promise<readonly Run[]> {
    return readKeptRuns(this.#db)
  }

  rewind(from: Cursor, to: Cursor | null): Promise<boolean> {
    return this.#inLane(async () => {
      if (!(await rewind(this.#db, from, to))) return false
      await this.#catchUp()
      this.#tabs.announce()
      return true
    })
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
      this.#counters,
    )
    this.#counters = stored.ok ? stored.value.counters : undefined
    if (!stored.ok) {
      for (const { done } of commits) done(stored)
      return
    }
    const { records } = stored.value
    try {
      const isGapless = this.#memory.wrote(records)
      if (!isGapless) this.refreshQuietly()
    } finally {
      // Also when a screen broke while it was shown: it is saved, and that is what was asked.
      let from = 0
      for (const { prepared, done } of commits) {
        done(ok(records.slice(from, from + prepared.length).map(({ op }) => op)))
        from += prepared.length
      }
      this.#tabs.announce()
    }
  }

  async #catchUp(): Promise<void> {
    if (this.#isClosed) return
    const changes = await readChanges(this.#db, this.#memory.place)
    if (changes) {
      this.#memory.caughtUp(changes)
      this.#snapshots.plan()
    } else {
      const image = await readImage(this.#db)
      this.#memory.startOver(image)
      this.#snapshots.startOver(image.snapshotSeq)
    }
    await this.#adoptStation()
  }

  /** After a restore the queue may say that this tablet's letters were given to another one. */
  async #adoptStation(): Promise<void> {
    const known = this.enrolment.peek()
    const station = known && stationIn(this.live.state, known.device)
    if (!known || station === undefined || station === known.station) return
    this.#memory.enrolment.value = await storeStation(this.#db, known.device, station)
  }

  /** A database that cannot be read tells so at the next commit, where a person is looking. */
  refreshQuietly(): void {
    this.refresh().catch(() => {})
  }

  /** Another tab has settled rows, and may have ended before it could say so. */
  #hearOf(settlements: number): void {
    if (this.#memory.place.settlements !== settlements) this.refreshQuietly()
  }

  async #taken(taken: Taken | undefined): Promise<boolean> {
    if (!taken) return false
    const { seq, rewinds } = this.#memory.place
    const isNext = taken.rewinds === rewinds && taken.to.seq - taken.entries.length === seq
    if (isNext) this.#memory.took(taken)
    // The database was ahead of this tab: what lies between is read together with what was just stored.
    else await this.#catchUp()
    this.#hearOf(taken.settlements)
    await this.#adoptStation()
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
