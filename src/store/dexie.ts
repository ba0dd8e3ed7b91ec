/** The database in the browser: IndexedDB through Dexie; how it is opened, and how work survives its being closed underneath. */
import { Dexie, type Table } from 'dexie'
import type { Database, Rows, Tables } from './database.ts'
import { reopening } from './reopening.ts'
import type { DraftRow, Meta, MetaRow, OwnRecord, PageRow, SnapshotRow } from './rows.ts'

/** Raised with every change of the tables; each step stays here, for tablets that come back after months. */
const SCHEMA_VERSION = 1

export class DexieDatabase implements Database {
  readonly pages: Rows<PageRow, number>
  readonly own: Rows<OwnRecord, number>
  readonly snapshot: Rows<SnapshotRow, string>
  readonly drafts: Rows<DraftRow, string>
  readonly meta: Rows<MetaRow, keyof Meta>
  readonly #dexie: Dexie
  /** Closed on purpose, and not to be opened again from here. */
  #isOver = false

  constructor(name: string) {
    // Chrome's default, `relaxed`, calls a transaction complete while it is only in the system's buffer.
    this.#dexie = new Dexie(name, { chromeTransactionDurability: 'strict', cache: 'disabled' })
    this.#dexie.version(SCHEMA_VERSION).stores({
      pages: 'page',
      own: 'n',
      snapshot: 'key',
      drafts: 'key',
      meta: 'key',
    })
    this.pages = rowsOf(this.#dexie.table('pages'))
    this.own = rowsOf(this.#dexie.table('own'))
    this.snapshot = rowsOf(this.#dexie.table('snapshot'))
    this.drafts = rowsOf(this.#dexie.table('drafts'))
    this.meta = rowsOf(this.#dexie.table('meta'))
  }

  async fact<Key extends keyof Meta>(key: Key): Promise<Meta[Key] | undefined> {
    const row = await this.meta.get(key)
    return row?.value as Meta[Key] | undefined
  }

  keepFact<Key extends keyof Meta>(key: Key, value: Meta[Key]): Promise<void> {
    return this.meta.put([{ key, value }])
  }

  steadily<T>(mode: 'r' | 'rw', tables: readonly (keyof Tables)[], work: () => Promise<T>): Promise<T> {
    const dexie = this.#dexie
    const database = {
      isOver: () => this.#isOver,
      isOpen: () => dexie.isOpen(),
      open: () => dexie.open(),
    }
    return reopening(database, () => dexie.transaction(mode, tables, work))
  }

  end(): void {
    this.#isOver = true
    this.#dexie.close()
  }

  /**
   * Opens the database. `onSuperseded` is called when a newer version of the app needs it, after it was
   * closed here for good; `onBlocked`, when another tab's older version keeps this one from opening.
   */
  async begin(onSuperseded: () => void, onBlocked: () => void): Promise<void> {
    const supersede = () => {
      this.end()
      onSuperseded()
    }
    this.#dexie.on('blocked', onBlocked)
    this.#dexie.on('versionchange', (event) => {
      // A deletion has no new version: the next work opens an empty database, and finds that it is empty.
      if (event.newVersion === null) this.#dexie.close({ disableAutoOpen: false })
      else supersede()
      // Keeps Dexie from doing the same its own way, which would let the old app open the newer database.
      return false
    })
    await this.#dexie.open()
    // Dexie opens a newer database by an older schema; writing into it would break what the newer app relies on.
    if (this.#dexie.verno > SCHEMA_VERSION) supersede()
  }
}

function rowsOf<Row, Key extends string | number>(table: Table<Row, Key>): Rows<Row, Key> {
  return {
    get: (key) => table.get(key),
    async getMany(keys) {
      return (await table.bulkGet([...keys])).filter((row) => row !== undefined)
    },
    all: (from) => (from === undefined ? table : table.where(':id').aboveOrEqual(from)).toArray(),
    keys: () => table.toCollection().primaryKeys(),
    async put(rows) {
      await table.bulkPut([...rows])
    },
    async add(rows) {
      await table.bulkAdd([...rows])
    },
    delete: (keys) => table.bulkDelete([...keys]),
  }
}
