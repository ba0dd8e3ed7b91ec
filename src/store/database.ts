/** The database `warsha`: its tables, how it is opened, and how work survives its being closed underneath. */
import { Dexie, type Table, type Transaction } from 'dexie'
import type { DraftRow, Meta, MetaRow, OwnRecord, PageRow, SnapshotRow } from './rows.ts'

/** Raised with every change of the tables; each step stays here, for tablets that come back after months. */
const SCHEMA_VERSION = 1

export class Database extends Dexie {
  readonly pages: Table<PageRow, number>
  readonly own: Table<OwnRecord, number>
  readonly snapshot: Table<SnapshotRow, string>
  readonly drafts: Table<DraftRow, string>
  readonly meta: Table<MetaRow, string>

  constructor(name: string) {
    // Chrome's default, `relaxed`, calls a transaction complete while it is only in the system's buffer.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' })
    this.version(SCHEMA_VERSION).stores({
      pages: 'page',
      own: 'n',
      snapshot: 'key',
      drafts: 'key',
      meta: 'key',
    })
    this.pages = this.table('pages')
    this.own = this.table('own')
    this.snapshot = this.table('snapshot')
    this.drafts = this.table('drafts')
    this.meta = this.table('meta')
  }

  async fact<Key extends keyof Meta>(key: Key): Promise<Meta[Key] | undefined> {
    const row = await this.meta.get(key)
    return row?.value as Meta[Key] | undefined
  }

  async keepFact<Key extends keyof Meta>(key: Key, value: Meta[Key]): Promise<void> {
    await this.meta.put({ key, value })
  }

  /**
   * Runs `work` in a transaction and resolves when it is complete, which with strict durability means on
   * disk. When the browser closed the database meanwhile, it is opened and the work done again.
   */
  async steadily<T>(
    mode: 'r' | 'rw',
    tables: readonly Table[],
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.transaction(mode, tables, work)
      } catch (error) {
        if (attempt > REOPENINGS || !isClosedUnderneath(error) || this.#isOver) throw error
        if (!this.isOpen()) await this.open()
      }
    }
  }

  /** Closed on purpose, and not to be opened again from here. */
  #isOver = false

  end(): void {
    this.#isOver = true
    this.close()
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
    this.on('blocked', onBlocked)
    this.on('versionchange', (event) => {
      // A deletion has no new version: the next work opens an empty database, and finds that it is empty.
      if (event.newVersion === null) this.close({ disableAutoOpen: false })
      else supersede()
      // Keeps Dexie from doing the same its own way, which would let the old app open the newer database.
      return false
    })
    await this.open()
    // Dexie opens a newer database by an older schema; writing into it would break what the newer app relies on.
    if (this.verno > SCHEMA_VERSION) supersede()
  }
}

/** More than two closings within one piece of work is no accident any more. */
const REOPENINGS = 2

const CLOSED = new Set(['DatabaseClosedError', 'InvalidStateError', 'AbortError'])

function isClosedUnderneath(error: unknown): boolean {
  return error instanceof Error && CLOSED.has(error.name) && !isQuotaExceeded(error)
}

/** True when the disk, or the share of it that the browser grants, is full. */
export function isQuotaExceeded(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = innerOf(cause)) {
    if (cause.name === 'QuotaExceededError') return true
  }
  return false
}

/** Dexie wraps what the browser threw; of many rows written at once, the first that failed speaks for all. */
function innerOf(error: Error): unknown {
  if ('inner' in error && error.inner) return error.inner
  return 'failures' in error && Array.isArray(error.failures) ? error.failures[0] : undefined
}
