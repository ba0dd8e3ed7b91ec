/**
 * A server's database, shared by all its processes: READ COMMITTED, with one row lock that matters, the head's.
 * Statements and commits take time, in which others go on, and may fail as PostgreSQL or SQLite make them fail.
 */
import type { EntityId } from '../../../src/domain/ids.ts'
import type { Cursor } from '../../../src/domain/wire.ts'
import type { Faults } from './faults.ts'
import type { Realm, Scheduler } from './scheduler.ts'
import { copyOf, emptyTables, type ServerTables, View } from './server-tables.ts'

/** May pass by itself: the disk is full. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'
}

/** The work is to be run anew: a conflict, or a connection that broke when nobody knows how far it had come. */
class RunAnew extends Error {
  override readonly name = 'RunAnew'
}

/** As often as the real engine tries. */
const MAX_ATTEMPTS = 6
const STATEMENT_MS = 1
const COMMIT_MS = 3

interface Waiting {
  readonly tx: ServerTransaction
  readonly begin: () => void
}

/** One process's connection to the database. */
export interface Connection {
  readonly realm: Realm
  /** Ends the process in the middle of what it does. */
  crash(): void
}

export class ServerDatabase {
  readonly #scheduler: Scheduler
  readonly #faults: Faults
  readonly #tables = new Map<EntityId, ServerTables>()
  readonly #holders = new Map<EntityId, ServerTransaction>()
  readonly #waiting = new Map<EntityId, Waiting[]>()
  /** Called after each commit that moved the collectivity's head. */
  onMoved: (collectivity: EntityId) => void = () => {}

  constructor(scheduler: Scheduler, faults: Faults) {
    this.#scheduler = scheduler
    this.#faults = faults
  }

  found(collectivity: EntityId, start: Cursor): void {
    this.#tables.set(collectivity, emptyTables(start))
  }

  /** What is committed. */
  tables(collectivity: EntityId): ServerTables {
    const tables = this.#tables.get(collectivity)
    if (!tables) throw new Error(`no collectivity ${collectivity}`)
    return tables
  }

  backup(collectivity: EntityId): ServerTables {
    return copyOf(this.tables(collectivity))
  }

  restore(collectivity: EntityId, backup: ServerTables): void {
    this.#tables.set(collectivity, copyOf(backup))
  }

  /** One statement outside of any transaction. */
  async read<T>({ realm }: Connection, collectivity: EntityId, query: (view: View) => T): Promise<T> {
    await this.#scheduler.pause(realm, STATEMENT_MS, 'query')
    if (this.#faults.strikes('disk full', 0.0005)) throw new Unavailable('disk full')
    return query(new View(this.tables(collectivity)))
  }

  /** All or nothing. As the real engines do, runs the work anew where the database asks for it. */
  async transaction<T>(
    connection: Connection,
    collectivity: EntityId,
    work: (tx: ServerTransaction) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const tx = new ServerTransaction(this, connection, collectivity)
      try {
        const result = await work(tx)
        await this.#commit(connection, tx)
        return result
      } catch (error) {
        if (!(error instanceof RunAnew) || attempt === MAX_ATTEMPTS) throw error
      } finally {
        this.#release(tx)
      }
      await this.#scheduler.pause(connection.realm, 25 * 2 ** attempt, 'run anew')
    }
  }

  /** @see ServerTransaction.statement */
  async statement({ realm }: Connection): Promise<void> {
    await this.#scheduler.pause(realm, STATEMENT_MS, 'statement')
    if (this.#faults.strikes('serialization failure', 0.003)) throw new RunAnew('40001')
    if (this.#faults.strikes('disk full', 0.001)) throw new Unavailable('disk full')
  }

  /** Waits until nobody else holds the head. */
  lock(tx: ServerTransaction): Promise<void> {
    const { collectivity } = tx
    if (this.#holders.get(collectivity) === tx) return Promise.resolve()
    return new Promise((begin) => {
      const waiting = this.#waiting.get(collectivity) ?? []
      waiting.push({ tx, begin })
      this.#waiting.set(collectivity, waiting)
      this.#next(collectivity)
    })
  }

  /** The process is gone: the database rolls back what it had begun. */
  abandon(realm: Realm): void {
    for (const tx of this.#holders.values()) if (tx.realm === realm) this.#release(tx)
  }

  async #commit({ realm, crash }: Connection, { view, collectivity }: ServerTransaction): Promise<void> {
    await this.#scheduler.pause(realm, COMMIT_MS, 'commit')
    if (this.#faults.strikes('server crash before commit', 0.01)) return gone(crash)
    if (this.#faults.strikes('serialization failure', 0.003)) throw new RunAnew('40001')
    const before = this.tables(collectivity).head.get('')?.seq
    view.commit()
    if (this.tables(collectivity).head.get('')?.seq !== before) this.onMoved(collectivity)
    if (this.#faults.strikes('server crash after commit', 0.01)) return gone(crash)
    if (this.#faults.strikes('connection lost at commit', 0.01)) throw new RunAnew('connection lost')
  }

  #release(tx: ServerTransaction): void {
    if (this.#holders.get(tx.collectivity) !== tx) return
    this.#holders.delete(tx.collectivity)
    this.#next(tx.collectivity)
  }

  #next(collectivity: EntityId): void {
    const waiting = this.#waiting.get(collectivity) ?? []
    while (!this.#holders.has(collectivity)) {
      const next = waiting.shift()
      if (!next) return
      const { tx, begin } = next
      if (!tx.realm.isAlive) continue
      this.#holders.set(collectivity, tx)
      this.#scheduler.after(tx.realm, 0, 'holds the head', begin)
    }
  }
}

/** One transaction on one collectivity. */
export class ServerTransaction {
  readonly view: View
  readonly collectivity: EntityId
  readonly #database: ServerDatabase
  readonly #connection: Connection

  constructor(database: ServerDatabase, connection: Connection, collectivity: EntityId) {
    this.#database = database
    this.#connection = connection
    this.collectivity = collectivity
    this.view = new View(database.tables(collectivity))
  }

  get realm(): Realm {
    return this.#connection.realm
  }

  /** Whatever a statement does, others may have done something since the last one. */
  statement(): Promise<void> {
    return this.#database.statement(this.#connection)
  }

  async hold(): Promise<void> {
    await this.statement()
    await this.#database.lock(this)
  }
}

function gone(crash: () => void): Promise<never> {
  crash()
  return new Promise(() => {})
}
