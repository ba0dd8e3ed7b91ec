/**
 * The tablet's database port on a simulated disk: transactions that are all or nothing, in order, and that may
 * be aborted, find the disk full, lose their database, or be cut off by the end of their tab.
 */
import { isSameValue } from '../../../src/domain/canonical.ts'
import type { Operation } from '../../../src/domain/operation.ts'
import type { Database, Rows, Tables, Transaction } from '../../../src/store/database.ts'
import { reopening } from '../../../src/store/reopening.ts'
import type { Counters, Meta, OwnRecord } from '../../../src/store/rows.ts'
import { DELETED, type Disk, type Key, type TableName, type Writes } from './disk.ts'
import type { Faults } from './faults.ts'
import type { Checks } from './invariants.ts'
import type { Realm, Scheduler } from './scheduler.ts'

export interface DatabasePorts {
  readonly disk: Disk
  readonly realm: Realm
  readonly scheduler: Scheduler
  readonly faults: Faults
  readonly checks: Checks
  /** Ends the tab in the middle of what it does. */
  crash(): void
  /** An own operation is on disk. */
  wrote(op: Operation): void
  /** What a transaction is about to make durable: tests that plant a bug change it here. */
  readonly onCommit?: (writes: Writes) => readonly Writes[]
}

interface Running {
  readonly mode: 'r' | 'rw'
  readonly tables: readonly TableName[]
  readonly writes: Map<TableName, Map<Key, unknown>>
}

type Work<T> = (tx: Transaction) => Promise<T>

/** A commit waits for the disk. */
const COMMIT_MS = 4

export class SimulatedDatabase implements Database, Transaction {
  readonly pages: Tables['pages']
  readonly own: Tables['own']
  readonly places: Tables['places']
  readonly kept: Tables['kept']
  readonly carried: Tables['carried']
  readonly carriedParts: Tables['carriedParts']
  readonly snapshot: Tables['snapshot']
  readonly drafts: Tables['drafts']
  readonly meta: Tables['meta']
  readonly #ports: DatabasePorts
  #transaction: Running | undefined
  #isOpen = true
  #isOver = false

  constructor(ports: DatabasePorts) {
    this.#ports = ports
    this.pages = this.#rows('pages', ({ page }) => page)
    this.own = this.#rows('own', ({ n }) => n)
    this.places = this.#rows('places', ({ seq }) => seq)
    this.kept = this.#rows('kept', ({ key }) => key)
    this.carried = this.#rows('carried', ({ key }) => key)
    this.carriedParts = this.#rows('carriedParts', ({ key }) => key)
    this.snapshot = this.#rows('snapshot', ({ key }) => key)
    this.drafts = this.#rows('drafts', ({ key }) => key)
    this.meta = this.#rows('meta', ({ key }) => key)
  }

  async fact<K extends keyof Meta>(key: K): Promise<Meta[K] | undefined> {
    return (await this.meta.get(key))?.value as Meta[K] | undefined
  }

  keepFact<K extends keyof Meta>(key: K, value: Meta[K]): Promise<void> {
    return this.meta.put([{ key, value }])
  }

  steadily<T>(mode: 'r' | 'rw', tables: readonly TableName[], work: Work<T>): Promise<T> {
    const database = {
      isOver: () => this.#isOver,
      isOpen: () => this.#isOpen,
      open: async () => {
        await this.#ports.scheduler.pause(this.#ports.realm, 20, 'database opens')
        this.#isOpen = true
      },
    }
    return reopening(database, () => this.#attempt(mode, tables, work))
  }

  addNext(known: Counters, rows: readonly OwnRecord[], next: Counters): Promise<boolean> {
    return this.steadily('rw', ['own', 'meta'], async () => {
      if (!isSameValue(await this.fact('counters'), known)) return false
      await this.own.add(rows)
      await this.keepFact('counters', next)
      return true
    })
  }

  end(): void {
    this.#isOver = true
    this.#isOpen = false
  }

  async #attempt<T>(mode: 'r' | 'rw', tables: readonly TableName[], work: Work<T>): Promise<T> {
    const { disk, realm, faults } = this.#ports
    if (faults.strikes('database closed underneath', 0.004)) this.#isOpen = false
    if (!this.#isOpen) throw named('InvalidStateError')
    await disk.acquire(realm)
    const transaction: Running = { mode, tables, writes: new Map() }
    try {
      const result = await this.#alone(transaction, work)
      if (mode === 'rw') await this.#commit(transaction)
      return result
    } finally {
      disk.release(realm)
    }
  }

  /** Runs the work of one transaction: it ends before anything else happens in the world. */
  async #alone<T>(transaction: Running, work: Work<T>): Promise<T> {
    const { scheduler, checks } = this.#ports
    const before = scheduler.happened
    this.#transaction = transaction
    try {
      return await work(this)
    } finally {
      this.#transaction = undefined
      checks.holds('one breath', scheduler.happened === before, () => transaction.tables.join(', '))
    }
  }

  async #commit({ writes }: Running): Promise<void> {
    const { disk, realm, scheduler, faults, crash, onCommit } = this.#ports
    const rows = [...writes].flatMap(([table, changed]) =>
      Array.from(changed, ([key, row]) => [table, key, row] as const),
    )
    if (rows.length > 0 && faults.strikes('quota exceeded', 0.004)) throw named('QuotaExceededError')
    for (const part of onCommit?.(rows) ?? [rows]) {
      await scheduler.pause(realm, COMMIT_MS, 'commit')
      if (faults.strikes('transaction aborted', 0.004)) throw named('AbortError')
      if (faults.strikes('crash with a commit in flight, lost', 0.004)) return ended(crash)
      disk.apply(part)
      for (const [table, , row] of part) {
        if (table === 'own' && row !== DELETED) this.#ports.wrote((row as OwnRecord).op)
      }
      if (faults.strikes('crash with a commit in flight, kept', 0.004)) return ended(crash)
    }
    await scheduler.pause(realm, 1, 'complete')
  }

  #rows<Row, K extends Key>(table: TableName, keyOf: (row: Row) => K): Rows<Row, K> {
    const read = (key: K): Row | undefined => {
      const { writes } = this.#in(table, 'r')
      const changed = writes.get(table)
      const row = changed?.has(key) ? changed.get(key) : this.#ports.disk.read(table).get(key)
      return row === undefined || row === DELETED ? undefined : (row as Row)
    }
    const keys = (): K[] => {
      const { writes } = this.#in(table, 'r')
      const stored = [...this.#ports.disk.read(table).keys()] as K[]
      const all = new Set([...stored, ...((writes.get(table)?.keys() ?? []) as Iterable<K>)])
      return [...all].filter((key) => writes.get(table)?.get(key) !== DELETED).sort(byKey)
    }
    const write = (key: K, row: unknown) => {
      const { writes } = this.#in(table, 'rw')
      const changed = writes.get(table) ?? new Map<Key, unknown>()
      changed.set(key, row)
      writes.set(table, changed)
    }
    return {
      get: async (key) => read(key),
      getMany: async (wanted) => wanted.flatMap((key) => read(key) ?? []),
      all: async (from) =>
        keys().flatMap((key) => (from !== undefined && key < from ? [] : (read(key) ?? []))),
      keys: async () => keys(),
      put: async (rows) => {
        for (const row of rows) write(keyOf(row), frozen(row))
      },
      add: async (rows) => {
        for (const row of rows) {
          if (read(keyOf(row)) !== undefined) throw named('ConstraintError')
          write(keyOf(row), frozen(row))
        }
      },
      delete: async (gone) => {
        for (const key of gone) write(key, DELETED)
      },
      deleteRange: async (from, to) => {
        for (const key of keys()) if (from <= key && key <= to) write(key, DELETED)
      },
    }
  }

  #in(table: TableName, mode: 'r' | 'rw'): Running {
    const transaction = this.#transaction
    const isAllowed = transaction?.tables.includes(table) && (mode === 'r' || transaction.mode === 'rw')
    if (!transaction || !isAllowed) throw named('TransactionInactiveError')
    return transaction
  }
}

/** The tab is gone: nothing comes back to it. */
function ended(crash: () => void): Promise<never> {
  crash()
  return new Promise(() => {})
}

/** A real database gives copies; here, whoever changes a row that was given breaks at once. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const member of Object.values(value)) frozen(member)
  return value
}

const byKey = (a: Key, b: Key): number => (a < b ? -1 : a > b ? 1 : 0)

function named(name: string): Error {
  const error = new Error(name)
  error.name = name
  return error
}
