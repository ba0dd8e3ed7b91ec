/** What one tablet keeps: its database as it is on disk, and the few words outside of it. Outlives every tab and crash. */
import type { Tables } from '../../../src/store/database.ts'
import type { Realm, Scheduler } from './scheduler.ts'

export type TableName = keyof Tables
export type Key = string | number
type Table = Map<Key, unknown>
export type Writes = readonly (readonly [TableName, Key, unknown])[]

/** Marks a row as deleted in a transaction's writes. */
export const DELETED = Symbol('deleted')

export interface DiskImage {
  readonly tables: Readonly<Record<TableName, ReadonlyMap<Key, unknown>>>
  readonly version: number
  readonly saved: ReadonlySet<string>
}

interface Waiting {
  readonly realm: Realm
  readonly begin: () => void
}

export class Disk {
  readonly #scheduler: Scheduler
  #tables = emptyTables()
  /** The version of the app that wrote the tables last. */
  version = 1
  /** For the checks alone: ids of the operations that somebody was shown as saved. */
  readonly saved = new Set<string>()
  /** The marker's place, outside of the database. */
  marker: string | null = null
  #holder: Realm | undefined
  readonly #queue: Waiting[] = []

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler
  }

  read(table: TableName): ReadonlyMap<Key, unknown> {
    return this.#tables[table]
  }

  /** One transaction at a time, in the order in which they were asked for. */
  acquire(realm: Realm): Promise<void> {
    return new Promise((begin) => {
      this.#queue.push({ realm, begin })
      this.#next()
    })
  }

  release(realm: Realm): void {
    if (this.#holder !== realm) return
    this.#holder = undefined
    this.#next()
  }

  apply(writes: Writes): void {
    for (const [name, key, row] of writes) {
      if (row === DELETED) this.#tables[name].delete(key)
      else this.#tables[name].set(key, row)
    }
  }

  /** A copy as it is at this moment. Rows are never changed, so that they need no copying. */
  image(): DiskImage {
    const tables = Object.fromEntries(
      Object.entries(this.#tables).map(([name, rows]) => [name, new Map(rows)]),
    )
    return {
      tables: tables as unknown as DiskImage['tables'],
      version: this.version,
      saved: new Set(this.saved),
    }
  }

  /** Puts an image in the place of what is here. */
  restore(image: DiskImage): void {
    const tables = Object.entries(image.tables).map(([name, rows]) => [name, new Map(rows)])
    this.#tables = Object.fromEntries(tables) as Record<TableName, Table>
    this.version = image.version
    this.saved.clear()
    for (const id of image.saved) this.saved.add(id)
  }

  /** The browser, or a person, empties the database. */
  wipe(): void {
    this.#tables = emptyTables()
    this.version = 1
    this.saved.clear()
  }

  #next(): void {
    while (this.#holder === undefined) {
      const next = this.#queue.shift()
      if (!next) return
      if (!next.realm.isAlive) continue
      this.#holder = next.realm
      this.#scheduler.after(next.realm, 0, 'transaction begins', next.begin)
    }
  }
}

const emptyTables = (): Record<TableName, Table> => ({
  pages: new Map(),
  own: new Map(),
  places: new Map(),
  kept: new Map(),
  carried: new Map(),
  carriedParts: new Map(),
  snapshot: new Map(),
  drafts: new Map(),
  meta: new Map(),
})
