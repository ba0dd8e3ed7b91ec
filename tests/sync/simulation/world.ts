/** One world: servers, tablets, people and everything that goes wrong between them, from one seed. */
import type { EntityId } from '../../../src/domain/ids.ts'
import type { Role } from '../../../src/domain/kinds.ts'
import { set } from '../../../src/domain/operation.ts'
import { act, save } from './actions.ts'
import type { DiskImage } from './disk.ts'
import { tend } from './enrolling.ts'
import { type FaultCounts, Faults } from './faults.ts'
import { type CheckCounts, Checks, type Violation } from './invariants.ts'
import { Ledger } from './ledger.ts'
import { befall, manage } from './life.ts'
import { Line } from './line.ts'
import { NONE, type Plants } from './plants.ts'
import { captureOtherwise, intrude } from './poison.ts'
import { Random } from './random.ts'
import { Restores } from './restores.ts'
import { type Realm, Scheduler } from './scheduler.ts'
import { ServerDatabase } from './server-database.ts'
import { arrivedOf } from './server-registry.ts'
import { View } from './server-tables.ts'
import { Servers } from './servers.ts'
import { settle } from './settle.ts'
import type { Tab } from './tab.ts'
import { Tablet } from './tablet.ts'
import { Trace } from './trace.ts'

/** What came of one seed. */
export interface Outcome {
  readonly seed: number
  readonly operations: number
  readonly steps: number
  readonly faults: FaultCounts
  readonly checks: CheckCounts
  readonly violation: Violation | undefined
  readonly trace: Trace
}

/** A device whose tablet was emptied, and what of its work had not arrived then. */
interface Wiped {
  readonly collectivity: EntityId
  readonly device: string
  readonly owed: readonly number[]
}

const MINUTE_MS = 60_000

export class World {
  readonly trace = new Trace()
  readonly checks = new Checks()
  readonly random: Random
  readonly scheduler: Scheduler
  readonly faults: Faults
  readonly plants: Plants
  readonly database: ServerDatabase
  readonly servers: Servers
  readonly ledger: Ledger
  readonly line: Line
  readonly tablets: Tablet[] = []
  readonly tabs = new WeakMap<Realm, Tab>()
  readonly images = new Map<Tablet, readonly DiskImage[]>()
  readonly wipes: Wiped[] = []
  readonly restores: Restores
  /** What each tablet held of the queue when a server was restored, and has held on to since. */
  readonly owing = new Map<Tablet, Set<string>>()
  /** What a newer server wrote, as JSON, by id. */
  readonly foreign = new Map<string, string>()
  readonly #collectivities: EntityId[] = []
  readonly #seed: number
  readonly #isLarge: boolean

  /** @param isLarge more of everything: what is hard to find is found there in fewer worlds */
  constructor(seed: number, plants: Plants = NONE, isLarge = false) {
    this.#seed = seed
    this.#isLarge = isLarge
    this.plants = plants
    const random = new Random(seed)
    this.random = random
    this.scheduler = new Scheduler(random, this.trace)
    this.faults = new Faults(random)
    const { scheduler, faults, checks } = this
    this.database = new ServerDatabase(scheduler, faults)
    this.ledger = new Ledger(this.database, checks)
    this.database.onMoved = (collectivity) => {
      this.ledger.moved(collectivity)
      this.#tellNews(collectivity)
    }
    this.servers = new Servers({
      scheduler,
      random,
      faults,
      checks,
      database: this.database,
      planted: plants.server,
    })
    this.restores = new Restores(this)
    this.line = new Line({
      scheduler,
      random,
      faults,
      servers: this.servers,
      collectivities: this.#collectivities,
      witness: (collectivity, request, answer) => this.ledger.answered(collectivity, request, answer),
    })
  }

  async run(): Promise<Outcome> {
    const { random, scheduler } = this
    const count = random.chance(this.#isLarge ? 0.5 : 0.07) ? 2 : 1
    for (let index = 0; index < count; index += 1)
      this.#found(index === 0 ? random.pick(this.#isLarge ? [3, 3, 4] : [1, 1, 1, 2, 2, 2, 2, 3, 4]) : 2)
    // Most worlds are small: what two tablets can do wrong, five seldom do worse.
    const lengthMs = random.pick(this.#isLarge ? [4, 6] : [0.5, 0.5, 0.5, 0.5, 0.5, 2]) * MINUTE_MS
    scheduler.onStep = (realm) => this.#survives(realm)
    await scheduler.run(scheduler.nowMs + lengthMs, () => this.#isOver())
    if (!this.#isOver()) await settle(this)
    return {
      seed: this.#seed,
      operations: this.ledger.written,
      steps: scheduler.happened,
      faults: this.faults.counts,
      checks: this.checks.counts,
      violation: this.checks.violation,
      trace: this.trace,
    }
  }

  /** A promise that nobody waits for: what it breaks of is looked at. */
  watched(work: Promise<unknown>, name: string): void {
    work.catch((error: unknown) => this.surprise(error, name))
  }

  /** Something broke: of a fault that it was given, or else of itself. */
  surprise(error: unknown, name: string): void {
    const isExpected = error instanceof Error && EXPECTED.has(error.name)
    this.checks.holds(
      'no surprise',
      isExpected,
      () => `${name}: ${error instanceof Error ? error.stack : String(error)}`,
    )
  }

  addTablet(name: string, collectivity: EntityId, role: Role): Tablet {
    const tablet = new Tablet(this, name, collectivity, role)
    this.tablets.push(tablet)
    this.#live(tablet)
    return tablet
  }

  /** Remembers what a tablet had not sent when it was emptied. */
  wiped(tablet: Tablet): void {
    const rows = [...tablet.disk.read('own').values()] as { op: { device: string; n: number } }[]
    for (const [device, own] of Map.groupBy(rows, ({ op }) => op.device)) {
      this.wipes.push({ collectivity: tablet.collectivity, device, owed: own.map(({ op }) => op.n) })
    }
    for (const { device, owed } of this.wipes) this.trace.note(`${device} lost ${owed.join()}`)
  }

  /** The counters of a device that have arrived. */
  arrived(collectivity: EntityId, device: string): ReadonlySet<number> {
    return arrivedOf(new View(this.database.tables(collectivity)), device as Parameters<typeof arrivedOf>[1])
  }

  /** As the server's events do: whoever listens hears that the head has moved. */
  #tellNews(collectivity: EntityId): void {
    for (const tablet of this.tablets) {
      if (tablet.collectivity !== collectivity || tablet.isCutOff || this.random.chance(0.6)) continue
      for (const tab of tablet.working) tab.hearsNews()
    }
  }

  #isOver(): boolean {
    return this.checks.violation !== undefined
  }

  #found(tablets: number): void {
    const { random, servers } = this
    const collectivity = servers.found(random.chance(0.4) ? 2 : 1)
    this.#collectivities.push(collectivity)
    for (let index = 0; index < tablets; index += 1) {
      const role: Role =
        index === 0 ? 'coordinator' : random.pick(['facilitator', 'facilitator', 'committee', 'coordinator'])
      const tablet = this.addTablet(
        `${this.#collectivities.length}${String.fromCharCode(65 + index)}`,
        collectivity,
        role,
      )
      tablet.open()
      if (index === 0) this.#setUp(tablet)
    }
  }

  /** The first thing a coordinator does, as soon as it can be done. */
  #setUp(tablet: Tablet): void {
    this.scheduler.after(null, 1_000, 'sets up', () => {
      const tab = tablet.working[0]
      if (!tab?.running?.store.enrolment.peek()) return this.#setUp(tablet)
      const { store } = tab.running
      const programme = store.newEntityId()
      void save(this, tab, [
        set('collectivity', tablet.collectivity, { name: 'تمارة' }),
        set('programme', programme, { title: 'برنامج عمل الانفتاح' }),
        ...['بيئة', 'نقل'].map((name) => set('axis', store.newEntityId(), { programme, name })),
        set('group', store.newEntityId(), { programme, name: 'شباب' }),
        ...['ورشة 1', 'ورشة 2'].map((title) => set('workshop', store.newEntityId(), { programme, title })),
      ])
    })
  }

  /** Somebody works with the tablet, and things happen to it, until the faults stop. */
  #live(tablet: Tablet): void {
    const { random, scheduler, faults } = this
    const everyMs = random.between(3, 9) * 1_000
    const next = (label: string, meanMs: number, work: () => void) => {
      scheduler.after(null, random.next() * 2 * meanMs, label, () => {
        if (faults.isOver) return
        work()
        next(label, meanMs, work)
      })
    }
    next('somebody acts', everyMs, () => {
      const tab = random.any(tablet.working)
      if (!tab) return
      if (random.chance(0.04)) captureOtherwise(this, tab)
      else if (random.chance(0.17)) intrude(this, tab)
      else act(this, tab)
      if (random.chance(0.1)) manage(this, tab)
    })
    next('somebody looks', 3_000, () => tend(this, tablet))
    next('life', 9_000, () => befall(this, tablet))
  }

  /** Anything that waits may find its tab gone when the wait is over. */
  #survives(realm: Realm): boolean {
    const tab = this.tabs.get(realm)
    if (!tab || !this.faults.strikes('client crash', 0.001)) return true
    tab.tablet.crash(tab)
    return false
  }
}

/** How databases and networks break of the faults they are given. */
const EXPECTED = new Set(['InvalidStateError', 'AbortError', 'QuotaExceededError', 'Unavailable', 'RunAnew'])
