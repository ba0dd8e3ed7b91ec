/** PostgreSQL, for when one machine is not enough: any number of server processes on one database. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type ClientBase, DatabaseError } from 'pg'
import type { Tables } from './database.ts'
import type { Engine, Tx } from './engine.ts'
import { ConnectionLost, Connections, Unreachable, withClient } from './postgres-connections.ts'
import { listenForHeads } from './postgres-listener.ts'
import { POSTGRES_MIGRATIONS } from './postgres-migrations.ts'

/** Names the one lock of `alone` among all advisory locks of a database: "warsha" in ASCII. */
const LOCK = 0x77_61_72_73_68_61
/** A conflict is gone after one or two; a database that is down is not waited for. */
const MAX_ATTEMPTS = 6
/** With full jitter and doubled each time: under a second in all. */
const RETRY_MS = 25

/** Serialization failure and deadlock; and the session's end by an administrator or a crash of another session. */
const RUN_ANEW = new Set(['40001', '40P01', '57P01', '57P02'])
/**
 * SQLSTATEs by which PostgreSQL says that it cannot serve now: connection (08), resources (53), shutting
 * down or starting (57P), time limits (55P03, 57014, 25P03), only a copy to read from (25006), the disk (58).
 */
const UNAVAILABLE = /^(08|53|57P|58)|^(55P03|57014|25P03|25006)$/

/** Connects, and brings the schema up to date. Throws, with a reason fit for people, where the database cannot be used. */
export async function openPostgres(url: string): Promise<Engine> {
  await withLock(url, async (client) => {
    await checkFitness(client)
    await migrate(client)
  })
  const connections = new Connections(url)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: connections }) })
  const closing = new AbortController()
  const listening: Promise<void>[] = []

  async function attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    // Named, since a database may have another default: each statement must see what was committed before it.
    return await db.transaction().setIsolationLevel('read committed').execute(work)
  }

  return {
    name: 'the database of DATABASE_URL',
    db,
    hasRowLocks: true,
    isOneOf: (collectivity, ids) => sql<boolean>`collectivity = ${collectivity} and id = any(${ids}::text[])`,

    async transaction(work) {
      for (let attempts = 1; ; attempts += 1) {
        try {
          return await attempt(work)
        } catch (error) {
          if (attempts === MAX_ATTEMPTS || !mayRunAnew(error)) throw error
          await sleep(Math.random() * RETRY_MS * 2 ** (attempts - 1))
        }
      }
    },

    alone: (work) => withLock(url, work),

    follow(collectivity, moved) {
      listening.push(listenForHeads(url, collectivity, moved, closing.signal))
    },

    async durability() {
      const { rows } = await sql<Setting>`
        select name, setting from pg_settings
        where name in ('fsync', 'full_page_writes', 'synchronous_commit')
        order by name`.execute(db)
      return { database: 'postgresql', ...settingsOf(rows) }
    },

    isUnavailable: (error) =>
      error instanceof Unreachable ||
      error instanceof ConnectionLost ||
      mayRunAnew(error) ||
      (error instanceof DatabaseError && UNAVAILABLE.test(error.code ?? '')),

    async close() {
      closing.abort()
      await Promise.all(listening)
      await db.destroy()
    },
  }
}

const mayRunAnew = (error: unknown): boolean =>
  error instanceof ConnectionLost || (error instanceof DatabaseError && RUN_ANEW.has(error.code ?? ''))

/** Runs `work` while no other process runs its own; the lock goes with the connection, however that ends. */
const withLock = <T>(url: string, work: (client: ClientBase) => Promise<T>): Promise<T> =>
  withClient(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    return await work(client)
  })

interface Setting {
  readonly name: string
  readonly setting: string
}

const settingsOf = (rows: readonly Setting[]): Readonly<Record<string, string>> =>
  Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))

/** Refuses a database that would lose what was acknowledged, or cannot hold what people write. */
async function checkFitness(client: ClientBase): Promise<void> {
  const { rows } = await client.query<Setting>(
    "select name, setting from pg_settings where name in ('fsync', 'server_encoding')",
  )
  const { fsync, server_encoding: encoding } = settingsOf(rows)
  if (fsync === 'off') throw new Error('it runs with fsync=off and could lose what was acknowledged')
  if (encoding !== 'UTF8') throw new Error(`its encoding is ${encoding}; expected UTF8, for every script`)
}

async function migrate(client: ClientBase): Promise<void> {
  await client.query('begin')
  await client.query('create table if not exists warsha_schema (version integer not null)')
  const { rows } = await client.query<{ version: number }>('select version from warsha_schema')
  const version = rows[0]?.version ?? 0
  if (version > POSTGRES_MIGRATIONS.length) {
    throw new Error('the queue was written by a newer version of Warsha; start that version')
  }
  for (const step of POSTGRES_MIGRATIONS.slice(version)) await client.query(step)
  await client.query('delete from warsha_schema')
  await client.query('insert into warsha_schema values ($1)', [POSTGRES_MIGRATIONS.length])
  await client.query('commit')
}
