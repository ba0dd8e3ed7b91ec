/** One tab, or the worker, of a tablet: production store, engine and doors, over simulated ports. */

import { gzipSync } from 'node:zlib'
import { signal } from '@preact/signals-core'
import type { Operation } from '../../../src/domain/operation.ts'
import type { SyncRequest } from '../../../src/domain/wire.ts'
import { keepMarker, type Witness } from '../../../src/store/marker.ts'
import type { Stamping } from '../../../src/store/stamping.ts'
import type { Condition, Store } from '../../../src/store/store.ts'
import { startStore } from '../../../src/store/tablet-store.ts'
import { createDoors, type Doors } from '../../../src/sync/doors.ts'
import { createEngine, type Engine } from '../../../src/sync/engine.ts'
import type { Clock, EnginePorts, ExchangeOutcome, Network } from '../../../src/sync/ports.ts'
import { createNetwork } from '../../../src/sync/transport.ts'
import { SimulatedDatabase } from './database.ts'
import { newKeys, prove } from './keys.ts'
import type { Caller } from './line.ts'
import { Realm } from './scheduler.ts'
import type { Tablet } from './tablet.ts'
import { watch } from './watch.ts'
import type { World } from './world.ts'

/** What a tab is once it has started. */
export interface Running {
  readonly db: SimulatedDatabase
  readonly store: Store
  readonly engine: Engine
  readonly doors: Doors
  readonly witness: Witness
}

/** As the browser's triggers: several taps make one exchange, and whatever was missed is made up for in a minute. */
const SAVE_QUIET_MS = 40_000
const TIMER_MS = 60_000
/** News may take its time, and much of it is heard at once. */
const NEWS_MS = 90_000

export class Tab {
  readonly realm: Realm
  readonly tablet: Tablet
  /** The version of the app that it runs. */
  readonly version: number
  /** Ids of what this tab has shown as saved, and that nobody else has to show yet. */
  readonly shown = new Set<string>()
  /** An undo is under way: screens take one at a time. */
  isUndoing = false
  readonly #world: World
  readonly #condition = signal<Condition>('open')
  readonly #ending = new AbortController()
  #running: Running | undefined
  #isNewsUnderWay = false
  #isSaveUnderWay = false
  #asking = 0

  constructor(world: World, tablet: Tablet, name: string) {
    this.#world = world
    this.tablet = tablet
    this.realm = new Realm(name)
    this.version = tablet.version
  }

  /** Undefined until it has started, and once it has ended or was superseded by a newer version. */
  get running(): Running | undefined {
    return this.realm.isAlive && this.#condition.peek() === 'open' ? this.#running : undefined
  }
  get isSuperseded(): boolean {
    return this.#condition.peek() === 'superseded'
  }

  async start(): Promise<void> {
    const { scheduler, faults, checks, plants } = this.#world
    const { disk, channel } = this.tablet
    const db = new SimulatedDatabase({
      disk,
      realm: this.realm,
      scheduler,
      faults,
      checks,
      crash: () => this.tablet.crash(this),
      wrote: (op) => this.#world.ledger.wrote(this.tablet, op),
      ...(plants.onCommit && { onCommit: plants.onCommit }),
    })
    await this.#upgrade(db)
    if (this.isSuperseded) return
    const store = plants.store(
      await startStore({
        db,
        stamping: this.#stamping(),
        condition: this.#condition,
        listen: (onChange) => channel.listen(this.realm, onChange),
        later: (ms, work) => this.#later(ms, work),
        snapshotEvery: this.tablet.snapshotEvery,
        report: (error) => checks.holds('no surprise', false, () => String(error)),
      }),
      this,
    )
    this.#begin(db, store)
  }

  /** It is closed as people close it: what it was doing stays undone. */
  close(): void {
    this.#ending.abort()
    this.#running?.witness.stop()
    this.realm.end()
  }

  supersede(): void {
    this.#condition.value = 'superseded'
    this.#running?.db.end()
    this.#ending.abort()
  }

  #begin(db: SimulatedDatabase, store: Store): void {
    const { scheduler, random, checks, plants } = this.#world
    const caller: Caller = {
      realm: this.realm,
      collectivity: this.tablet.collectivity,
      isCutOff: () => this.tablet.isCutOff,
    }
    const http = {
      fetch: this.#counted(this.#world.line.fetchOf(caller)),
      origin: 'https://warsha.test',
      timeout: (ms: number) => this.#timeout(ms),
      gzip: async (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes, { level: 1 })).buffer,
    }
    const doors = createDoors({ ...http, prove, token: () => store.enrolment.peek()?.token })
    const ports: EnginePorts = {
      store,
      network: this.#watched(plants.network(createNetwork(http))),
      clock: this.#clock(),
      random: () => random.next(),
      fork: doors.fork,
      healing: doors,
      report: (error) => this.#world.surprise(error, this.realm.name),
      ...(this.tablet.hasLocks && {
        alone: <T>(work: () => Promise<T>) => this.tablet.lock.alone(this.realm, work),
      }),
    }
    const engine = createEngine(ports)
    const place = {
      read: () => this.tablet.disk.marker,
      write: (text: string) => void (this.tablet.disk.marker = text),
    }
    const witness = keepMarker(store, place, () => this.#now())
    this.#running = { db, store, engine, doors, witness }
    watch(this.#world, this, store)
    engine.run(this.#ending.signal).catch((error: unknown) => {
      checks.holds('no surprise', false, () => `engine: ${String(error)}`)
    })
    engine.wake()
    const timer = () => {
      if (store.own.peek().some(({ state }) => state.type === 'pending' && !state.putOff)) {
        engine.wake('when-due')
      }
      scheduler.after(this.realm, TIMER_MS, 'timer', timer)
    }
    scheduler.after(this.realm, TIMER_MS, 'timer', timer)
  }

  /** Something was saved: soon it is time to exchange. */
  saved(): void {
    if (this.#isSaveUnderWay) return
    this.#isSaveUnderWay = true
    const { scheduler, random } = this.#world
    scheduler.after(this.realm, random.next() * SAVE_QUIET_MS, 'after a save', () => {
      this.#isSaveUnderWay = false
      this.#running?.engine.wake('when-due')
    })
  }

  /** The server says that its queue has grown. */
  hearsNews(): void {
    if (this.#isNewsUnderWay) return
    this.#isNewsUnderWay = true
    this.#world.scheduler.after(this.realm, this.#world.random.next() * NEWS_MS, 'hears news', () => {
      this.#isNewsUnderWay = false
      this.#running?.engine.wake('when-due')
    })
  }

  /** Opens the database as its version of the app: an older app's tabs have to go, a newer app's database stays shut. */
  async #upgrade(db: SimulatedDatabase): Promise<void> {
    const { scheduler, faults } = this.#world
    const { disk } = this.tablet
    await scheduler.pause(this.realm, 30, 'opens')
    let isBlocked = false
    while (disk.version < this.version) {
      const older = this.tablet.tabs.filter(
        (tab) => tab !== this && tab.version < this.version && !tab.isSuperseded,
      )
      for (const tab of older) if (!tab.realm.isFrozen) tab.supersede()
      if (older.every((tab) => tab.isSuperseded)) disk.version = this.version
      else {
        if (!isBlocked) faults.count('blocked upgrade')
        isBlocked = true
        await scheduler.pause(this.realm, 5_000, 'waits for an older tab')
      }
    }
    if (disk.version <= this.version) return
    db.end()
    this.supersede()
  }

  /** Counts exchanges, and looks at what came of them. */
  #watched(network: Network): Network {
    return {
      ...network,
      exchange: async (request, token, signal) => {
        const outcome = await network.exchange(request, token, signal)
        // What only a newer server can judge is asked about again and again, and blocks nobody.
        this.tablet.exchanges.push(request.push.filter(({ v }) => v === 1).length)
        this.#judged(request, outcome)
        return outcome
      },
    }
  }

  #judged(request: SyncRequest, outcome: ExchangeOutcome): void {
    if (outcome.type !== 'answered' || outcome.response.nonce !== request.nonce) return
    const judged = new Set<string>(outcome.response.verdicts.map(({ id }) => id))
    const counters = request.push.map(({ n }) => n)
    const isInOrder = counters.every((n, index) => n > (counters[index - 1] ?? 0))
    this.#world.checks.holds('oldest first', isInOrder, () => counters.join())
    const unjudged = request.push.filter((op: Operation) => !judged.has(op.id))
    this.#world.checks.holds(
      'poison delays nobody',
      unjudged.length === 0,
      () => `${unjudged.length} unjudged`,
    )
  }

  #now(): Date {
    return new Date(this.#world.scheduler.nowMs + this.tablet.offsetMs)
  }

  #clock(): Clock {
    const { scheduler } = this.#world
    return {
      nowMs: () => this.#now().getTime(),
      steadyMs: () => scheduler.nowMs,
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          if (signal.aborted) return resolve()
          signal.addEventListener('abort', () => resolve(), { once: true })
          scheduler.after(this.realm, ms, 'woke up', resolve)
        }),
    }
  }

  #stamping(): Stamping {
    const { random } = this.#world
    return {
      now: () => this.#now(),
      randomBytes: (length) => random.bytes(length),
      newKeys: async () => newKeys(random),
    }
  }

  #later(ms: number, work: () => void): () => void {
    let isWanted = true
    this.#world.scheduler.after(this.realm, ms, 'later', () => {
      if (isWanted) work()
    })
    return () => (isWanted = false)
  }

  #counted(ask: typeof fetch): typeof fetch {
    return async (input, init) => {
      this.#asking += 1
      try {
        return await ask(input, init)
      } finally {
        this.#asking -= 1
      }
    }
  }

  #timeout(ms: number): AbortSignal {
    const over = new AbortController()
    this.#world.scheduler.after(this.realm, ms, 'timeout', () => {
      // Nobody waits for what has been answered.
      if (this.#asking > 0) over.abort()
    })
    return over.signal
  }
}
