/** What a simulated server database holds, and one transaction's view of it: committed rows with its own on top. */

import type { DeviceId } from '../../../src/domain/ids.ts'
import type { Cursor, Quarantined } from '../../../src/domain/wire.ts'
import type { QueueTransaction } from '../../../src/server/append.ts'
import type { EnrolledDevice, StoredInvitation } from '../../../src/server/registry.ts'

/** An operation on its way to its place. */
export type Placed = Parameters<QueueTransaction['insert']>[0][number]

interface QuarantineRow extends Omit<Quarantined, 'op' | 'device'> {
  readonly device: DeviceId
  readonly hash: string
  readonly n: number | null
  /** As it came, as JSON. */
  readonly text: string
}

/** A place of the queue; the operation as JSON, as the real databases keep it. */
export interface QueueRow extends Cursor {
  readonly id: string
  readonly device: DeviceId
  readonly hash: string
  readonly received: string
  readonly n: number
  readonly kind: string
  readonly text: string
}

interface Rows {
  readonly head: Cursor
  readonly queue: QueueRow
  readonly seqById: number
  /** Seq of the operation for which an author's counter stands. */
  readonly seqByCounter: number
  /** Highest counter of an author in the queue. */
  readonly lastN: number
  readonly quarantine: QuarantineRow
  readonly contact: { readonly written: number; readonly seen: string }
  readonly device: EnrolledDevice
  readonly invitation: Omit<StoredInvitation, 'usedBy'>
  readonly uses: readonly EnrolledDevice['device'][]
}
type Name = keyof Rows
type TableMap<N extends Name> = Map<string | number, Rows[N]>
type AllTables = { readonly [N in Name]: TableMap<N> }

/** Everything of one collectivity, committed. */
export interface ServerTables extends AllTables {}

export const emptyTables = (start: Cursor): ServerTables => ({
  head: new Map([['', start]]),
  queue: new Map(),
  seqById: new Map(),
  seqByCounter: new Map(),
  lastN: new Map(),
  quarantine: new Map(),
  contact: new Map(),
  device: new Map(),
  invitation: new Map(),
  uses: new Map(),
})

/** A copy, as a backup makes one. Rows are never changed. */
export const copyOf = (tables: ServerTables): ServerTables =>
  Object.fromEntries(
    Object.entries(tables as object).map(([name, rows]) => [name, new Map(rows as Map<string, unknown>)]),
  ) as unknown as ServerTables

const GONE = Symbol('gone')

/** Reads what is committed at the moment of the reading, and what this transaction wrote itself. */
export class View {
  readonly tables: ServerTables
  readonly #written = new Map<Name, Map<string | number, unknown>>()

  constructor(tables: ServerTables) {
    this.tables = tables
  }

  get<N extends Name>(name: N, key: string | number): Rows[N] | undefined {
    const own = this.#written.get(name)
    const row = own?.has(key) ? own.get(key) : this.tables[name].get(key)
    return row === GONE ? undefined : (row as Rows[N] | undefined)
  }

  set<N extends Name>(name: N, key: string | number, row: Rows[N]): void {
    this.#own(name).set(key, row)
  }

  delete(name: Name, key: string | number): void {
    this.#own(name).set(key, GONE)
  }

  entries<N extends Name>(name: N): [string | number, Rows[N]][] {
    const rows = new Map<string | number, unknown>(this.tables[name])
    for (const [key, row] of this.#written.get(name) ?? []) rows.set(key, row)
    return [...rows].filter(([, row]) => row !== GONE) as [string | number, Rows[N]][]
  }

  /** Makes what was written what is committed, at once. */
  commit(): void {
    for (const [name, rows] of this.#written) {
      const table: Map<string | number, unknown> = this.tables[name]
      for (const [key, row] of rows) {
        if (row === GONE) table.delete(key)
        else table.set(key, row)
      }
    }
  }

  #own(name: Name): Map<string | number, unknown> {
    const known = this.#written.get(name)
    if (known) return known
    const made = new Map<string | number, unknown>()
    this.#written.set(name, made)
    return made
  }
}
