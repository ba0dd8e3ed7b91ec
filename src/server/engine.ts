/** The port under the SQL: in what one database differs from another. Tables and queries are the same for all. */
import type { Expression, SqlBool, Transaction } from 'kysely'
import type { EntityId } from '../domain/ids.ts'
import type { Database, Tables } from './database.ts'

export type Tx = Transaction<Tables>

export interface Engine {
  /** What holds the queue, for sentences to whoever runs the server; never with a password. */
  readonly name: string
  readonly db: Database
  /** True where transactions run side by side, so that whoever appends must hold the head's row. */
  readonly hasRowLocks: boolean
  /** The condition that a row of operations is a collectivity's and has one of these ids, found by their index. */
  isOneOf(collectivity: EntityId, ids: readonly string[]): Expression<SqlBool>
  /**
   * All or nothing; on disk when it returns. `work` runs anew when the database asks for it, or when the
   * connection broke and nobody knows whether the first run counted: twice must be the same as once.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Runs what happens once in a queue's life while no other process on the same database runs its own. */
  alone<T>(work: () => Promise<T>): Promise<T>
  /** From now on tells whenever a queue may have grown by another process. Until `close`. */
  follow(collectivity: EntityId, moved: () => void): void
  /** What the database itself says, in a session as the queue's own, of how it keeps its promises. */
  durability(): Promise<Readonly<Record<string, string>>>
  /** True for a failure of this database that may pass by itself. */
  isUnavailable(error: unknown): boolean
  close(): Promise<void>
}
