/**
 * Own rows as they are stored now. Ten thousand may wait after a week without a network, and every batch asks for
 * them: so they are read from memory where it is of this very moment, and a batch that the server acknowledged is
 * written down as one run instead of row by row.
 */
import type { OperationId } from '../domain/ids.ts'
import type { Transaction } from './database.ts'
import type { AckedRun, OwnRecord } from './rows.ts'
import { lastKey } from './stamping.ts'

/** What a tab's memory knows of the own rows: all of them up to `seen`, as they were after so many settlements. */
export interface KnownOwn {
  readonly settlements: number
  readonly seen: number
  readonly rows: ReadonlyMap<number, OwnRecord>
  /** The key of the row of an operation. */
  keyOf(id: OperationId): number | undefined
}

/** The same, whether from memory or from the disk. */
export type OwnNow = Pick<KnownOwn, 'rows' | 'keyOf'>

/** Every own row, or those whose key is `from` or comes after it. Inside a transaction that holds `own` and `meta`. */
export async function ownRows(tx: Transaction, from?: number): Promise<readonly OwnRecord[]> {
  const [rows, runs] = await Promise.all([tx.own.all(from), acksOf(tx)])
  return runs.length === 0 ? rows : rows.map((row) => withVerdict(row, runs))
}

/**
 * Every own row. Memory is believed where no row changed or left since it last read: nobody has settled anything,
 * and the counters go on from where it knows them, so that the database was not emptied either.
 */
export async function ownNow(tx: Transaction, known: KnownOwn): Promise<OwnNow> {
  const [settlements = 0, counters] = await Promise.all([tx.fact('settlements'), tx.fact('counters')])
  const isFresh =
    counters !== undefined && settlements === known.settlements && lastKey(counters) >= known.seen
  if (isFresh && lastKey(counters) === known.seen) return known
  const rows = new Map((await ownRows(tx, isFresh ? known.seen + 1 : undefined)).map((row) => [row.n, row]))
  const ids = new Map([...rows.values()].map(({ op, n }) => [op.id, n]))
  if (!isFresh) return { rows, keyOf: (id) => ids.get(id) }
  for (const [n, row] of known.rows) if (n <= known.seen) rows.set(n, row)
  return { rows, keyOf: (id) => ids.get(id) ?? known.keyOf(id) }
}

/** Writes down that these rows were acknowledged, as runs. Inside a transaction that writes `meta`. */
export async function keepAcks(tx: Transaction, acked: readonly OwnRecord[]): Promise<void> {
  if (acked.length === 0) return
  await tx.keepFact('acks', joined([...(await acksOf(tx)), ...runsOf(acked)]))
}

/** Takes rows out that the queue has shown. Inside a transaction that writes `own` and `meta`. */
export async function deleteOwn(tx: Transaction, gone: readonly number[]): Promise<void> {
  if (gone.length === 0) return
  const [runs] = await Promise.all([
    acksOf(tx),
    ...stretches(gone).map(({ from, to }) => tx.own.deleteRange(from, to)),
  ])
  if (runs.length === 0) return
  await tx.keepFact('acks', without(runs, new Set(gone)))
}

/** Writes rows as they are said to be, whatever a run said of them. Inside a transaction that writes `own` and `meta`. */
export async function putOwn(tx: Transaction, records: readonly OwnRecord[]): Promise<void> {
  if (records.length === 0) return
  const [runs] = await Promise.all([acksOf(tx), tx.own.put(records)])
  if (runs.length > 0) await tx.keepFact('acks', without(runs, new Set(records.map(({ n }) => n))))
}

const acksOf = async (tx: Transaction): Promise<readonly AckedRun[]> => (await tx.fact('acks')) ?? []

function withVerdict(row: OwnRecord, runs: readonly AckedRun[]): OwnRecord {
  if (row.state.type !== 'pending') return row
  const run = runs.find(({ from, to }) => from <= row.n && row.n <= to)
  return run ? { ...row, state: { type: 'acked', seq: run.seq + row.n - run.from } } : row
}

/** Each row that was acknowledged, as a run of one. */
const runsOf = (acked: readonly OwnRecord[]): readonly AckedRun[] =>
  acked.flatMap(({ n, state }) => (state.type === 'acked' ? [{ from: n, to: n, seq: state.seq }] : []))

/** As few runs as say the same: one goes on in the next where keys and seqs do. */
function joined(runs: readonly AckedRun[]): readonly AckedRun[] {
  const all: AckedRun[] = []
  for (const run of runs.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1)
    const isNext = last && run.from === last.to + 1 && run.seq === last.seq + (run.from - last.from)
    if (isNext) all[all.length - 1] = { ...last, to: run.to }
    else all.push(run)
  }
  return all
}

/** What runs say of other keys than these. */
const without = (runs: readonly AckedRun[], keys: ReadonlySet<number>): readonly AckedRun[] =>
  joined(
    runs.flatMap(({ from, to, seq }) =>
      keysBetween(from, to)
        .filter((key) => !keys.has(key))
        .map((key) => ({ from: key, to: key, seq: seq + key - from })),
    ),
  )

function stretches(keys: readonly number[]): readonly { readonly from: number; readonly to: number }[] {
  const all: { from: number; to: number }[] = []
  for (const key of keys.toSorted((a, b) => a - b)) {
    const last = all.at(-1)
    if (last?.to === key - 1) last.to = key
    else all.push({ from: key, to: key })
  }
  return all
}

const keysBetween = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)
