/**
 * Connections to PostgreSQL: few, with a limit on every wait. What fails of a connection is told apart
 * from what the database answers, since the first passes by itself.
 */
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import {
  Client,
  type ClientBase,
  type ClientConfig,
  DatabaseError,
  Pool,
  type PoolClient,
  TypeOverrides,
  types,
} from 'pg'

/** Appends queue for the head's row: more connections would only wait there. Ten processes fit PostgreSQL's usual 100. */
const MAX_CONNECTIONS = 9
/** How long to wait for a connection, new or free, before the tablet is asked to come again. */
const CONNECT_MS = 5_000
/** How long a statement waits for a lock: as long as SQLite waits for another process. */
const LOCK_MS = 5_000
/** The database's own limits, which leave the connection usable, come before the one on its silence. */
const STATEMENT_MS = 15_000
const SILENCE_MS = 20_000
const IDLE_MS = 30_000
/** After so long without a word the system asks whether the other end is still there. */
const KEEP_ALIVE_MS = 10_000

abstract class ConnectionFailure extends Error {
  /** The system's code, for the log. */
  readonly code: string

  constructor(cause: unknown) {
    super(reasonOf(cause), { cause })
    this.code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'NO_ANSWER'
  }
}

/** No connection could be had, or it fell silent: asking at once again would only mean to wait as long again. */
export class Unreachable extends ConnectionFailure {
  override readonly name = 'Unreachable'
}

/** A connection broke under a question: nobody knows whether it was carried out. */
export class ConnectionLost extends ConnectionFailure {
  override readonly name = 'ConnectionLost'
}

/** A connection without limits on what is asked, for what happens at start. Ends after `work`. */
export async function withClient<T>(url: string, work: (client: ClientBase) => Promise<T>): Promise<T> {
  const client = await connect(url)
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A connection of its own, outside the pool; its owner ends it. */
export async function connect(url: string): Promise<Client> {
  const client = new Client(configOf(url))
  // What breaks it is met by whoever asks or waits for its end; without a listener it would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (cause) {
    throw new Unreachable(cause)
  }
  return client
}

/** The pool as Kysely takes it. */
export class Connections implements PostgresPool {
  readonly options = {}
  readonly #pool: Pool

  constructor(url: string) {
    this.#pool = new Pool({
      ...configOf(url),
      max: MAX_CONNECTIONS,
      idleTimeoutMillis: IDLE_MS,
      lock_timeout: LOCK_MS,
      statement_timeout: STATEMENT_MS,
      // A process that is frozen inside a transaction must not hold the head for ever.
      idle_in_transaction_session_timeout: STATEMENT_MS,
      // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it, though its types do not say so
      onConnect: waitForDisk,
    })
    // As above: for a connection that breaks while it is idle, and for one that breaks while it is used.
    this.#pool.on('error', () => undefined)
    this.#pool.on('connect', (client) => client.on('error', () => undefined))
  }

  async connect(): Promise<PostgresPoolClient> {
    try {
      return guarded(await this.#pool.connect())
    } catch (cause) {
      throw new Unreachable(cause)
    }
  }

  end(): Promise<void> {
    return this.#pool.end()
  }
}

/** Why a connection failed, without its address. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // A name with several addresses fails with an error without words for all of them.
  return error.message || ('code' in error ? String(error.code) : error.name)
}

const configOf = (url: string): ClientConfig => ({
  connectionString: url,
  fallback_application_name: 'warsha',
  connectionTimeoutMillis: CONNECT_MS,
  keepAlive: true,
  keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
  types: numbersAsNumbers(),
})

/** As pg's own, but for its eight-byte integers, which it gives as text: ours all fit a number. */
function numbersAsNumbers(): TypeOverrides {
  const overrides = new TypeOverrides()
  overrides.setTypeParser(types.builtins.INT8, Number)
  return overrides
}

/**
 * Whatever is set for the role or the database, a commit of ours is acknowledged when it is on disk.
 * Only `off` is mended: what waits for replicas as well is left as it is.
 */
async function waitForDisk(client: ClientBase): Promise<void> {
  await client.query(
    "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'",
  )
}

function guarded(client: PoolClient): PostgresPoolClient {
  let failure: ConnectionFailure | undefined

  async function query(text: string, parameters: readonly unknown[] = []): Promise<unknown> {
    // The rollback that follows must not hide what failed.
    if (failure) throw failure
    const { promise: silence, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(() => reject(new Unreachable(new Error('the database fell silent'))), SILENCE_MS)
    try {
      return await Promise.race([client.query(text, [...parameters]), silence])
    } catch (cause) {
      if (cause instanceof DatabaseError) throw cause
      failure = cause instanceof Unreachable ? cause : new ConnectionLost(cause)
      throw failure
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    query: query as PostgresPoolClient['query'],
    release: (destroy = false) => client.release(destroy || failure !== undefined),
  }
}
