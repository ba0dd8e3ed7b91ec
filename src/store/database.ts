/**
 * The database `warsha` as the rest of this room needs it: its tables, each in the order of its keys, and
 * strict transactions. In the browser IndexedDB is behind it; a test may put a world of its own there.
 */
import type { Cursor } from '../domain/wire.ts'
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

/** A table, inside a transaction that names it. */
export interface Rows<Row, Key> {
  get(key: Key): Promise<Row | undefined>
  /** Those there are, in the order in which they were asked for. */
  getMany(keys: readonly Key[]): Promise<readonly Row[]>
  /** Every row in the order of keys, or those whose key is `from` or comes after it. */
  all(from?: Key): Promise<readonly Row[]>
  /** Every key, in order. */
  keys(): Promise<readonly Key[]>
  /** Writes rows, over what was there under their keys. */
  put(rows: readonly Row[]): Promise<void>
  /** Writes rows whose keys must be new; nothing of the transaction stands when one is not. */
  add(rows: readonly Row[]): Promise<void>
  delete(keys: readonly Key[]): Promise<void>
  /** Deletes every row whose key is `from`, `to` or between them. */
  deleteRange(from: Key, to: Key): Promise<void>
}

export interface Tables {
  readonly pages: Rows<PageRow, number>
  readonly own: Rows<OwnRecord, number>
  readonly places: Rows<Cursor, number>
  readonly kept: Rows<KeptRow, string>
  readonly snapshot: Rows<SnapshotRow, string>
  readonly drafts: Rows<DraftRow, string>
  readonly meta: Rows<MetaRow, keyof Meta>
  readonly carried: Rows<CarriedRecord, number>
  readonly carriedParts: Rows<CarriedPartRow, string>
}

/** The tables that a transaction names, for as long as its work asks of nothing else; any other throws. */
export interface Transaction extends Tables {
  fact<Key extends keyof Meta>(key: Key): Promise<Meta[Key] | undefined>
  keepFact<Key extends keyof Meta>(key: Key, value: Meta[Key]): Promise<void>
}

export interface Database {
  /**
   * Runs `work` in a transaction and resolves when it is complete, which means on disk; nothing of it stands
   * when it throws. When the browser closed the database meanwhile, it is opened and the work done again.
   */
  steadily<T>(
    mode: 'r' | 'rw',
    tables: readonly (keyof Tables)[],
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T>
  /**
   * Adds own rows under the next counters in a strict transaction of its own, if the stored counters are still
   * `known`: false, and nothing written, where they are not. What a tap waits for, with nothing in between.
   */
  addNext(known: Counters, rows: readonly OwnRecord[], next: Counters): Promise<boolean>
  /** Closes it on purpose: it is not opened again from here. */
  end(): void
}

/** True when the disk, or the share of it that the browser grants, is full. */
export const isQuotaExceeded = (error: unknown): boolean =>
  error instanceof Error && error.name === 'QuotaExceededError'
