/** The embedded database: one file through node:sqlite, so that a commune's laptop needs nothing else. */
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { Kysely, type SqliteDatabase, SqliteDialect, sql } from 'kysely'
import type { Database, Tables } from './database.ts'
import type { Engine } from './engine.ts'
import { MIGRATIONS } from './migrations.ts'

/** How long a statement waits for another process (the command line beside the server) before it gives up. */
const BUSY_TIMEOUT_MS = 5_000

/** Full batches are the same few statements over and over, each so long that SQLite reads it longer than it works. */
const KEPT_STATEMENTS = 64

/** Result codes by which SQLite says that it cannot serve now: busy, locked, no memory, I/O error, disk full. */
const UNAVAILABLE = new Set([5, 6, 7, 10, 13])

/** The queue's file in a data folder. */
export const queueFile = (folder: string): string => join(folder, 'queue.sqlite')

/** Opens the file, made when missing, and brings its schema up to date. Throws when the file is no such database. */
export function openSqlite(file: string): Engine {
  const connection = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS })
  connection.exec('pragma journal_mode = wal')
  // FULL, not NORMAL: a power cut must not take back what a tablet was told is on disk.
  connection.exec('pragma synchronous = full')
  migrate(connection)
  const db = queriesOn(connection)
  return {
    name: file,
    db,
    // A transaction takes the whole file: see `adapter`.
    hasRowLocks: false,
    // As a pair: apart, SQLite would walk through the whole queue of the collectivity for every batch.
    isOneOf: (collectivity, ids) =>
      sql<boolean>`(collectivity, id) in (select ${collectivity}, value from json_each(${JSON.stringify(ids)}))`,
    transaction: (work) => db.transaction().execute(work),
    // Founding is one transaction, and the secret's file is made by one of several or by none.
    alone: (work) => work(),
    // The only other process is the command line, which appends nothing.
    follow: () => undefined,
    async durability() {
      const journal = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db)
      const sync = await sql<{ synchronous: number }>`pragma synchronous`.execute(db)
      return {
        journal_mode: journal.rows[0]?.journal_mode ?? 'unknown',
        synchronous: String(sync.rows[0]?.synchronous ?? 'unknown'),
      }
    },
    isUnavailable,
    close: () => db.destroy(),
  }
}

/** Opens the file for reading alone, as it is: of any version, also beside a server. */
export const readSqlite = (file: string): Database =>
  queriesOn(new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS }))

const queriesOn = (connection: DatabaseSync): Database =>
  new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapter(connection) }) })

function isUnavailable(error: unknown): boolean {
  // The low byte is the code; the rest says where in the file system it happened.
  return (
    error instanceof Error &&
    'errcode' in error &&
    typeof error.errcode === 'number' &&
    UNAVAILABLE.has(error.errcode & 0xff)
  )
}

function migrate(connection: DatabaseSync): void {
  connection.exec('begin immediate')
  const version = Number(connection.prepare('pragma user_version').get()?.['user_version'])
  if (version > MIGRATIONS.length) {
    throw new Error('the queue was written by a newer version of Warsha; start that version')
  }
  for (const step of MIGRATIONS.slice(version)) connection.exec(step)
  connection.exec(`pragma user_version = ${MIGRATIONS.length}`)
  connection.exec('commit')
}

/** What Kysely's dialect asks of a driver, in terms of node:sqlite. */
function adapter(connection: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, StatementSync>()
  /** The longest used go first. */
  const prepared = (query: string): StatementSync => {
    const statement = kept.get(query) ?? connection.prepare(query)
    kept.delete(query)
    kept.set(query, statement)
    const [oldest] = kept.keys()
    if (kept.size > KEPT_STATEMENTS && oldest !== undefined) kept.delete(oldest)
    return statement
  }
  return {
    close: () => connection.close(),
    prepare(query) {
      // A deferred transaction could find, after its reads, that it may not write: take the lock at once.
      const statement = prepared(query === 'begin' ? 'begin immediate' : query)
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
        run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
        iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
      }
    },
  }
}
