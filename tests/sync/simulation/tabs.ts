/** What tabs and the worker of one browser share besides the database: a channel and a lock. Nothing may rely on either. */
import type { Tabs } from '../../../src/store/tabs.ts'
import type { Random } from './random.ts'
import type { Realm, Scheduler } from './scheduler.ts'

/** As long as the browser's own `aloneAmongTabs` waits for another tab. */
const PATIENCE_MS = 45_000

interface Listener {
  readonly realm: Realm
  readonly onChange: () => void
}

/** The BroadcastChannel. A frozen tab hears nothing; it looks for itself when it goes on. */
export class Channel {
  readonly #scheduler: Scheduler
  readonly #random: Random
  readonly #listeners = new Set<Listener>()

  constructor(scheduler: Scheduler, random: Random) {
    this.#scheduler = scheduler
    this.#random = random
  }

  listen(realm: Realm, onChange: () => void): Tabs {
    const own: Listener = { realm, onChange }
    this.#listeners.add(own)
    const close = () => void this.#listeners.delete(own)
    realm.onEnd(close)
    return { announce: () => this.announce(own), close }
  }

  /** A tab, or code of another version, has written: whoever else listens hears of it. */
  announce(from?: Listener): void {
    for (const other of this.#listeners) {
      if (other !== from && !other.realm.isFrozen) this.#tell(other)
    }
  }

  /** The tab is seen again. */
  shown(realm: Realm): void {
    for (const listener of this.#listeners) if (listener.realm === realm) this.#tell(listener)
  }

  #tell({ realm, onChange }: Listener): void {
    this.#scheduler.after(realm, this.#random.next() * 3, 'hears of a change', onChange)
  }
}

/** The Web Lock of the exchange. */
export class ExchangeLock {
  readonly #scheduler: Scheduler
  readonly #waiting: (() => void)[] = []
  #holder: Realm | undefined

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler
  }

  get holder(): Realm | undefined {
    return this.#holder
  }

  /** Runs `work` while no other tab does, or after some patience all the same. */
  async alone<T>(realm: Realm, work: () => Promise<T>): Promise<T> {
    if (this.#holder !== undefined) await this.#turn(realm)
    // Whoever lost patience works beside the holder.
    if (this.#holder !== undefined) return work()
    this.#holder = realm
    realm.onEnd(() => this.#release(realm))
    try {
      return await work()
    } finally {
      this.#release(realm)
    }
  }

  #turn(realm: Realm): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(() => this.#scheduler.after(realm, 0, 'has the lock', resolve))
      this.#scheduler.after(realm, PATIENCE_MS, 'lost patience', resolve)
    })
  }

  #release(realm: Realm): void {
    if (this.#holder !== realm) return
    this.#holder = undefined
    this.#waiting.shift()?.()
  }
}
