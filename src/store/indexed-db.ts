/** The database in the browser: IndexedDB; how it is opened, and how work survives its being closed underneath. */
import type { Cursor } from '../domain/wire.ts'
import { addNext } from './adding.ts'
import type { Database, Tables, Transaction } from './database.ts'
import { IndexedTransaction } from './indexed-tables.ts'
import { reopening } from './reopening.ts'
import { answer, completion } from './requests.ts'
import type { Counters, OwnRecord } from './rows.ts'

/**
 * Raised with every change of the tables; each step stays here, for tablets that come back after months. In tens:
 * the library of the first releases told the browser ten times its number.
 */
const VERSION = { first: 10, carriedFiles: 20 } as const
const SCHEMA_VERSION = VERSION.carriedFiles

/** The database is a newer version's: this one, loaded before or kept in a cache, leaves it as it is. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError'
}

export class IndexedDatabase implements Database {
  readonly #name: string
  #connection: IDBDatabase | undefined
  #opening: Promise<void> | undefined
  readonly #reopenable = {
    isOver: () => this.#isOver,
    isOpen: () => this.#connection !== undefined,
    open: () => this.#open(),
  }
  /** Closed on purpose, and not to be opened again from here. */
  #isOver = false
  #onSuperseded: () => void = () => {}
  #onBlocked: () => void = () => {}

  constructor(name: string) {
    this.#name = name
  }

  steadily<T>(
    mode: 'r' | 'rw',
    tables: readonly (keyof Tables)[],
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> {
    return reopening(this.#reopenable, () => this.#once(mode, tables, work))
  }

  addNext(known: Counters, rows: readonly OwnRecord[], next: Counters): Promise<boolean> {
    return reopening(this.#reopenable, () =>
      this.#with((connection) => addNext(connection, known, rows, next)),
    )
  }

  end(): void {
    this.#isOver = true
    this.#close()
  }

  /**
   * Opens the database; throws a `NewerDatabaseError` where a newer version of the app has it. `onSuperseded`
   * is called when one takes it over later, after it was closed here for good; `onBlocked`, when another
   * tab's older version keeps this one from opening.
   */
  async begin(onSuperseded: () => void, onBlocked: () => void): Promise<void> {
    this.#onSuperseded = onSuperseded
    this.#onBlocked = onBlocked
    await this.#open()
  }

  async #once<T>(
    mode: 'r' | 'rw',
    tables: readonly (keyof Tables)[],
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> {
    // Chrome's default, `relaxed`, calls a transaction complete while it is only in the system's buffer.
    const tx = this.#with((connection) =>
      connection.transaction(tables, mode === 'r' ? 'readonly' : 'readwrite', { durability: 'strict' }),
    )
    const complete = completion(tx)
    let result: T
    try {
      result = await work(new IndexedTransaction(tx))
    } catch (error) {
      undo(tx)
      await complete.catch(() => {})
      // A full disk fails the transaction, and only by that its requests.
      throw tx.error ?? error
    }
    await complete
    return result
  }

  #with<T>(use: (connection: IDBDatabase) => T): T {
    if (!this.#connection) throw new DOMException(`${this.#name} is closed`, 'InvalidStateError')
    try {
      return use(this.#connection)
    } catch (error) {
      // Closed underneath, and the browser has not said so yet.
      if (error instanceof DOMException && error.name === 'InvalidStateError') this.#close()
      throw error
    }
  }

  /** One opening at a time, whoever waits for it. */
  #open(): Promise<void> {
    this.#opening ??= this.#connect().finally(() => (this.#opening = undefined))
    return this.#opening
  }

  async #connect(): Promise<void> {
    const opening = indexedDB.open(this.#name, SCHEMA_VERSION)
    opening.addEventListener('upgradeneeded', ({ oldVersion }) => upgrade(opening, oldVersion))
    opening.addEventListener('blocked', this.#onBlocked)
    const connection = await answer(opening).catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'VersionError')) throw error
      this.#supersede()
      throw new NewerDatabaseError(`not known to version ${SCHEMA_VERSION}`, { cause: error })
    })
    connection.addEventListener('close', () => (this.#connection = undefined))
    connection.addEventListener('versionchange', ({ newVersion }) => {
      // A deletion has no new version: the next work opens an empty database, and finds that it is empty.
      if (newVersion === null) this.#close()
      else this.#supersede()
    })
    if (this.#isOver) connection.close()
    else this.#connection = connection
  }

  #close(): void {
    this.#connection?.close()
    this.#connection = undefined
  }

  #supersede(): void {
    this.end()
    this.#onSuperseded()
  }
}

function upgrade({ result: database, transaction }: IDBOpenDBRequest, from: number): void {
  const create = (keyPath: string, ...names: (keyof Tables)[]) => {
    for (const name of names) database.createObjectStore(name, { keyPath })
  }
  if (from < VERSION.first) {
    create('page', 'pages')
    create('n', 'own')
    create('key', 'snapshot', 'drafts', 'meta')
  }
  if (from < VERSION.carriedFiles) {
    create('key', 'carried', 'carriedParts', 'kept')
    create('seq', 'places')
    if (transaction) movePlaces(transaction)
  }
}

/** Earlier versions remembered places of the queue in one row. */
function movePlaces(upgrading: IDBTransaction): void {
  const meta = upgrading.objectStore('meta')
  const known: IDBRequest<{ readonly value: readonly Cursor[] } | undefined> = meta.get('checkpoints')
  known.addEventListener('success', () => {
    for (const place of known.result?.value ?? []) upgrading.objectStore('places').put(place)
    meta.delete('checkpoints')
  })
}

function undo(tx: IDBTransaction): void {
  try {
    tx.abort()
  } catch (error) {
    // It has ended already, by the very failure.
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error
  }
}
