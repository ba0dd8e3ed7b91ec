/** The lock of a shared tablet as the database has it: one reading or writing after the other, told to the other tabs. */
import type { Database } from './database.ts'
import type { KeptPin } from './pin.ts'
import type { Tabs } from './tabs.ts'

/** After how many minutes without a touch the screen locks by itself; null: never. */
export type IdleMinutes = 2 | 5 | 15 | null

/** The fact `lock` of the database. */
export interface KeptLock {
  readonly pin: KeptPin
  readonly idle: IdleMinutes
  readonly isLocked: boolean
  /** Wrong tries since the last right one. */
  readonly wrong: number
  /** Tablet time of the last try, in milliseconds. */
  readonly tried: number
  /** Tablet time of the last touch that is known, in milliseconds: other tabs and the next start judge by it. */
  readonly touched: number
}

/** What it is to become, given what it is at this moment, whichever tab wrote that; undefined: nothing is written. */
type Change = (kept: KeptLock | undefined) => KeptLock | undefined

/** Its methods belong into its lane, and reject when the disk refuses. */
export class LockFact {
  readonly #db: Database
  readonly #tabs: Tabs
  #lane: Promise<unknown> = Promise.resolve()

  constructor(db: Database, tabs: Tabs) {
    this.#db = db
    this.#tabs = tabs
  }

  /** What is read and written goes one after the other, so that an older answer never replaces a newer one. */
  inLane<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#lane.then(work)
    this.#lane = done.catch(() => {})
    return done
  }

  read(): Promise<KeptLock | undefined> {
    return this.#db.steadily('r', ['meta'], (tx) => tx.fact('lock'))
  }

  async keep(kept: KeptLock): Promise<void> {
    await this.#db.steadily('rw', ['meta'], (tx) => tx.keepFact('lock', kept))
    this.#tabs.announce()
  }

  async drop(): Promise<void> {
    await this.#db.steadily('rw', ['meta'], (tx) => tx.meta.delete(['lock']))
    this.#tabs.announce()
  }

  /** Changes it and tells the other tabs. @returns what was written */
  async change(next: Change): Promise<KeptLock | undefined> {
    const changed = await this.note(next)
    this.#tabs.announce()
    return changed
  }

  /** Changes it by what no other tab need hear of. @returns what was written */
  note(next: Change): Promise<KeptLock | undefined> {
    return this.#db.steadily('rw', ['meta'], async (tx) => {
      const changed = next(await tx.fact('lock'))
      if (changed) await tx.keepFact('lock', changed)
      return changed
    })
  }
}
