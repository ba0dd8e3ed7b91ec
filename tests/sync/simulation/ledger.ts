/** What the world knows and no tablet or server does: who wrote what, what was served, what was at which place. */
import type { EntityId } from '../../../src/domain/ids.ts'
import { contentOf, type Operation } from '../../../src/domain/operation.ts'
import { counterKey } from '../../../src/server/append.ts'
import type { Checks } from './invariants.ts'
import type { Held } from './model.ts'
import type { ServerDatabase } from './server-database.ts'
import type { QueueRow } from './server-tables.ts'
import { CHAINS, type WireAnswer, type WireRequest } from './servers.ts'

/** The tablet that wrote. */
interface Author {
  readonly collectivity: EntityId
  /** It was cloned, is a clone, or was put back to an older image. */
  readonly isCopy: boolean
}

/** What was first written down under an id. */
interface Authored {
  readonly content: string
  readonly collectivity: EntityId
}

/** One queue, for as long as no backup was put in its place. */
interface Log {
  readonly rows: QueueRow[]
  /** The operations in these rows. */
  readonly held: Held[]
  /** Highest cursor that was given to anybody. */
  served: number
}

export class Ledger {
  readonly #database: ServerDatabase
  readonly #checks: Checks
  readonly #authored = new Map<string, Authored>()
  readonly #logs = new Map<EntityId, Log>()
  readonly #counters = new Map<string, string>()
  readonly #restored = new Set<EntityId>()
  readonly #expected = new Set<string>()
  /** Operations that reached a tablet's disk. */
  written = 0

  constructor(database: ServerDatabase, checks: Checks) {
    this.#database = database
    this.#checks = checks
  }

  /** An operation of this tablet is on its disk. */
  wrote({ collectivity, isCopy }: Author, op: Operation): void {
    // Two copies of one tablet use one number twice, until they notice it.
    const counter = counterKey(op)
    const known = this.#counters.get(counter)
    this.#checks.holds(
      'n has no gap',
      isCopy || known === undefined || known === op.id,
      () => `${counter} twice`,
    )
    if (known === undefined) this.#counters.set(counter, op.id)
    if (this.#authored.has(op.id)) return
    this.written += 1
    this.#authored.set(op.id, { content: JSON.stringify(contentOf(op)), collectivity })
  }

  /** True when a tablet had just this on its disk. */
  isAsWritten(op: Operation): boolean {
    return this.#authored.get(op.id)?.content === JSON.stringify(contentOf(op))
  }

  /** The server's database has committed something that moved the head. */
  moved(collectivity: EntityId): void {
    const log = this.#logOf(collectivity)
    const { queue, head } = this.#database.tables(collectivity)
    const last = log.rows.at(-1)
    this.#checks.holds('seq never changes', !last || queue.get(last.seq) === last, () => `at ${last?.seq}`)
    for (const row of newRows(queue, log.rows)) this.#added(collectivity, log, row)
    const end = head.get('')?.seq ?? 0
    this.#checks.holds('no gap', end === log.rows.length, () => `head ${end}, ${log.rows.length} rows`)
  }

  /** A server of another version is about to write this. */
  expect(id: string): void {
    this.#expected.add(id)
  }

  /** An answer of a server to a request that reached it. */
  answered(collectivity: EntityId, request: WireRequest, answer: WireAnswer): void {
    if (request.path !== '/api/sync' || answer.status !== 200) return
    const { verdicts, cursor } = JSON.parse(answer.text) as {
      readonly verdicts: readonly { readonly id: string; readonly verdict: string; readonly seq?: number }[]
      readonly cursor: { readonly seq: number }
    }
    const { queue } = this.#database.tables(collectivity)
    for (const { id, verdict, seq = 0 } of verdicts) {
      if (verdict !== 'acked') continue
      this.#checks.holds('acknowledged holds', queue.get(seq)?.id === id, () => `${id} at ${seq}`)
    }
    const log = this.#logOf(collectivity)
    log.served = Math.max(log.served, cursor.seq)
  }

  /** A backup was put in the place of the database: what it lacks may come again in another order. */
  restored(collectivity: EntityId): void {
    this.#restored.add(collectivity)
    const rows = [...this.#database.tables(collectivity).queue.values()].sort((a, b) => a.seq - b.seq)
    this.#logs.set(collectivity, { rows, held: rows.map(heldOf), served: rows.length })
  }

  /** True when seqs and counters of this queue may have been given twice. */
  hasRestored(collectivity: EntityId): boolean {
    return this.#restored.has(collectivity)
  }

  /** The queue as it was seen to grow. */
  queue(collectivity: EntityId): readonly Held[] {
    return this.#logOf(collectivity).held
  }

  #added(collectivity: EntityId, log: Log, row: QueueRow): void {
    const { seq, chain } = row
    const before = log.rows.at(-1)
    this.#checks.holds('no gap', seq === log.rows.length + 1, () => `${seq} after ${log.rows.length}`)
    this.#checks.holds('nothing behind a cursor', seq > log.served, () => `${seq}, served ${log.served}`)
    const should = CHAINS.of(collectivity).next(before?.chain ?? CHAINS.of(collectivity).start, row)
    this.#checks.holds('seq never changes', chain === should, () => `chain at ${seq}`)
    const sameCounter = this.#database.tables(collectivity).seqByCounter.get(counterKey(row))
    // What a restored server lost and what it was given since are both genuine.
    const isSame = sameCounter === seq || this.#restored.has(collectivity)
    this.#checks.holds('n has no gap', isSame, () => `${counterKey(row)} at ${sameCounter} and ${seq}`)
    log.rows.push(row)
    const held = heldOf(row)
    log.held.push(held)
    const { op } = held
    const authored = this.#authored.get(op.id)
    const isServers = String(op.device) === collectivity || this.#expected.has(op.id)
    this.#checks.holds('author’s bytes', authored !== undefined || isServers, () => `nobody wrote ${op.id}`)
    if (!authored) return
    this.#checks.holds(
      'author’s bytes',
      this.isAsWritten(op),
      () => `${JSON.stringify(contentOf(op))} for ${authored.content}`,
    )
    this.#checks.holds('no crossing', authored.collectivity === collectivity, () => op.id)
  }

  #logOf(collectivity: EntityId): Log {
    const known = this.#logs.get(collectivity)
    if (known) return known
    const log: Log = { rows: [], held: [], served: 0 }
    this.#logs.set(collectivity, log)
    return log
  }
}

/** The rows that came since, wherever they came to stand. */
function newRows(
  queue: ReadonlyMap<string | number, QueueRow>,
  known: readonly QueueRow[],
): readonly QueueRow[] {
  const rows: QueueRow[] = []
  for (let row = queue.get(known.length + 1); row; row = queue.get(row.seq + 1)) rows.push(row)
  if (known.length + rows.length === queue.size) return rows
  return [...queue.values()].filter((row) => known[row.seq - 1] !== row).sort((a, b) => a.seq - b.seq)
}

const heldOf = ({ text, seq }: QueueRow): Held => ({ op: JSON.parse(text) as Operation, seq })
