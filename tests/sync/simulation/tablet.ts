/** A tablet: a disk that outlives everything, tabs that come and go, a clock that may be wrong, somebody who holds it. */
import type { EntityId } from '../../../src/domain/ids.ts'
import type { Role } from '../../../src/domain/kinds.ts'
import type { KeptRow, PageRow } from '../../../src/store/rows.ts'
import { Disk } from './disk.ts'
import type { Realm } from './scheduler.ts'
import { Tab } from './tab.ts'
import { Channel, ExchangeLock } from './tabs.ts'
import type { World } from './world.ts'

/** How long somebody needs to notice that a tablet went dark, and to start it again. */
const AWAY_MS = 30_000

export class Tablet {
  readonly name: string
  readonly collectivity: EntityId
  readonly role: Role
  readonly disk: Disk
  readonly hasLocks: boolean
  /** Worlds are small: a snapshot after two thousand entries would never be seen. */
  readonly snapshotEvery: number
  channel: Channel
  lock: ExchangeLock
  /** Its clock minus the world's. */
  offsetMs = 0
  /** It was cloned, is a clone, or was put back to an older image: its counters may be used twice until it notices. */
  isCopy = false
  /** No network. */
  isCutOff = false
  /** The version of the app that its browser has cached. */
  version = 1
  /** By which it may come in, when it has to. */
  code: string | undefined
  /** Operations pushed with each exchange, as they happened. */
  exchanges: number[] = []
  readonly #world: World
  #tabs: Tab[] = []
  #opened = 0

  constructor(world: World, name: string, collectivity: EntityId, role: Role) {
    this.#world = world
    this.name = name
    this.collectivity = collectivity
    this.role = role
    this.disk = new Disk(world.scheduler)
    this.hasLocks = world.random.chance(0.5)
    this.snapshotEvery = world.random.pick([10, 40, 10_000, 10_000, 10_000])
    this.channel = new Channel(world.scheduler, world.random)
    this.lock = new ExchangeLock(world.scheduler)
  }

  /** Those that are open, started or not. */
  get tabs(): readonly Tab[] {
    return this.#tabs
  }

  /** Those that somebody can work with. */
  get working(): readonly Tab[] {
    return this.#tabs.filter((tab) => tab.running && !tab.realm.isFrozen)
  }

  /** Ids of the queue's operations that are on its disk, shown again after a restore or not yet. */
  heldIds(): readonly string[] {
    const pages = [...this.disk.read('pages').values()] as PageRow[]
    const kept = [...this.disk.read('kept').values()] as KeptRow[]
    return [...pages.flatMap(idsOf), ...kept.flatMap(({ run }) => run.entries.map(({ op }) => op.id))]
  }

  open(kind: 'tab' | 'worker' = 'tab'): Tab {
    this.#opened += 1
    const tab = new Tab(this.#world, this, `${this.name} ${kind} ${this.#opened}`)
    this.#tabs.push(tab)
    this.#world.tabs.set(tab.realm, tab)
    tab.realm.onEnd(() => {
      this.#tabs = this.#tabs.filter((each) => each !== tab)
      this.disk.release(tab.realm)
    })
    tab.start().catch((error: unknown) => this.#failed(tab, error))
    return tab
  }

  /** The tab goes on, and looks for what it has not heard. */
  thaw(realm: Realm): void {
    if (!realm.isFrozen) return
    this.#world.scheduler.thaw(realm)
    this.channel.shown(realm)
  }

  /** The tab, or the whole tablet with it, goes dark in the middle of what it does. */
  crash(tab: Tab): void {
    const { random, scheduler } = this.#world
    const dark = random.chance(0.5) ? [...this.#tabs] : [tab]
    for (const each of dark) each.close()
    if (this.#tabs.length === 0) {
      scheduler.after(null, random.next() * AWAY_MS, `${this.name} starts again`, () => this.ensureOpen())
    }
  }

  /** All its tabs are closed. */
  shut(): void {
    // Each leaves the list as it closes.
    for (const tab of this.#tabs.slice()) tab.close()
  }

  ensureOpen(): void {
    for (const tab of this.#tabs.filter(({ isSuperseded }) => isSuperseded)) tab.close()
    if (this.#tabs.length === 0) this.open()
  }

  /** A database that cannot be opened says so, and is tried again by whoever looks at it. */
  #failed(tab: Tab, error: unknown): void {
    const { checks, scheduler } = this.#world
    const isExpected = error instanceof Error && EXPECTED.has(error.name)
    checks.holds(
      'no surprise',
      isExpected,
      () => `start: ${error instanceof Error ? error.stack : String(error)}`,
    )
    tab.close()
    scheduler.after(null, 1_000, `${this.name} is opened again`, () => this.ensureOpen())
  }
}

const EXPECTED = new Set(['InvalidStateError', 'AbortError', 'QuotaExceededError'])

/** Rows are never changed, and read at every look. */
const known = new WeakMap<PageRow, readonly string[]>()

function idsOf(row: PageRow): readonly string[] {
  const ids =
    known.get(row) ??
    (JSON.parse(row.text) as { readonly op: { readonly id: string } }[]).map(({ op }) => op.id)
  known.set(row, ids)
  return ids
}
