/** The database in the browser: IndexedDB through Dexie; how it is opened, and how work survives its being closed underneath. */
import { Dexie, type Table } from 'dexie'
import type { Cursor } from '../domain/wire.ts'
import { addNext } from './adding.ts'
import type { Database, Rows, Tables } from './database.ts'
import { reopening } from './reopening.ts'
import type {
  CarriedPartRow,
  CarriedRecord,
  Counters,
  DraftRow,
  KeptRow,
  Meta,
  MetaRow,
  OwnRecord,
  PageRow,
  SnapshotRow,
} from './rows.ts'

/** Raised with every change of the tables; each step stays here, for tablets that come back after months. */
const SCHEMA_VERSION = 2

/** Dexie tells the browser ten times its version's number, to leave room between. */
const DEXIE_STEP = 10

/** The database is a newer version's: this one, loaded before or kept in a cache, leaves it as it is. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError'
}

export class DexieDatabase implements Database {
  readonly pages: Rows<PageRow, number>
  readonly own: Rows<OwnRecord, number>
  readonly places: Rows<Cursor, number>
  readonly kept: Rows<KeptRow, string>
  readonly snapshot: Rows<SnapshotRow, string>
  readonly drafts: Rows<DraftRow, string>
  readonly meta: Rows<MetaRow, keyof Meta>
  readonly carried: Rows<CarriedRecord, number>
  readonly carriedParts: Rows<CarriedPartRow, string>
  readonly #dexie: Dexie
  readonly #reopenable = {
    isOver: () => this.#isOver,
    isOpen: () => this.#dexie.isOpen(),
    open: () => this.#open(),
  }
  /** Closed on purpose, and not to be opened again from here. */
  #isOver = false
  #onSuperseded: () => void = () => {}

  constructor(name: string) {
    // Chrome's default, `relaxed`, calls a transaction complete while it is only in the system's buffer.
    this.#dexie = new Dexie(name, { chromeTransactionDurability: 'strict', cache: 'disabled' })
    this.#dexie.version(1).stores({
      pages: 'page',
      own: 'n',
      snapshot: 'key',
      drafts: 'key',
      meta: 'key',
    })
    this.#dexie
      .version(SCHEMA_VERSION)
      .stores({ carried: 'key', carriedParts: 'key', places: 'seq', kept: 'key' })
      .upgrade(async (transaction) => {
        const known = (await transaction.table('meta').get('checkpoints')) as
          | { readonly value: readonly Cursor[] }
          | undefined
        await transaction.table('places').bulkPut([...(known?.value ?? [])])
        await transaction.table('meta').delete('checkpoints')
      })
    this.pages = rowsOf(this.#dexie.table('pages'))
    this.own = rowsOf(this.#dexie.table('own'))
    this.places = rowsOf(this.#dexie.table('places'))
    this.kept = rowsOf(this.#dexie.table('kept'))
    this.snapshot = rowsOf(this.#dexie.table('snapshot'))
    this.drafts = rowsOf(this.#dexie.table('drafts'))
    this.meta = rowsOf(this.#dexie.table('meta'))
    this.carried = rowsOf(this.#dexie.table('carried'))
    this.carriedParts = rowsOf(this.#dexie.table('carriedParts'))
  }

  async fact<Key extends keyof Meta>(key: Key): Promise<Meta[Key] | undefined> {
    const row = await this.meta.get(key)
    return row?.value as Meta[Key] | undefined
  }

  keepFact<Key extends keyof Meta>(key: Key, value: Meta[Key]): Promise<void> {
    return this.meta.put([{ key, value }])
  }

  steadily<T>(mode: 'r' | 'rw', tables: readonly (keyof Tables)[], work: () => Promise<T>): Promise<T> {
    // An async function, whatever `work` is: only of one does Dexie know that it awaits, and keeps it inside.
    return reopening(this.#reopenable, () => this.#dexie.transaction(mode, tables, async () => await work()))
  }

  addNext(known: Counters, rows: readonly OwnRecord[], next: Counters): Promise<boolean> {
    return reopening(this.#reopenable, () => addNext(this.#dexie.backendDB(), known, rows, next))
  }

  end(): void {
    this.#isOver = true
    this.#dexie.close()
  }

  /**
   * Opens the database; throws a `NewerDatabaseError` where a newer version of the app has it. `onSuperseded`
   * is called when one takes it over later, after it was closed here for good; `onBlocked`, when another
   * tab's older version keeps this one from opening.
   */
  async begin(onSuperseded: () => void, onBlocked: () => void): Promise<void> {
    this.#onSuperseded = onSuperseded
    this.#dexie.on('blocked', onBlocked)
    this.#dexie.on('versionchange', (event) => {
      // A deletion has no new version: the next work opens an empty database, and finds that it is empty.
      if (event.newVersion === null) this.#dexie.close({ disableAutoOpen: false })
      else this.#supersede()
      // Keeps Dexie from doing the same its own way, which would let the old app open the newer database.
      return false
    })
    // At every opening, Dexie's own as well: while the browser had it closed, a newer version may have come.
    this.#dexie.on('ready', () => this.#leaveNewer(this.#dexie.backendDB().version), true)
    await this.#open()
  }

  /**
   * Dexie opens a newer database by an older schema, and puts back there what it misses: what the newer app
   * relies on would break. So the browser is asked before, where it tells, and the database looked at after.
   */
  async #open(): Promise<void> {
    const { name } = this.#dexie
    const known = (await indexedDB.databases?.())?.find((database) => database.name === name)
    this.#leaveNewer(known?.version)
    await this.#dexie.open()
  }

  #leaveNewer(version = 0): void {
    if (Math.floor(version / DEXIE_STEP) <= SCHEMA_VERSION) return
    this.#supersede()
    throw new NewerDatabaseError(`version ${version / DEXIE_STEP}, known here: ${SCHEMA_VERSION}`)
  }

  #supersede(): void {
    this.end()
    this.#onSuperseded()
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
    async deleteRange(from, to) {
      await table.where(':id').between(from, to, true, true).delete()
    },
  }
}
