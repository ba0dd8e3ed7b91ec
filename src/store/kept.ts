/**
 * Stretches of the queue that prove themselves, and what becomes of them when the server is not the one any more
 * that made them: it was restored from a backup and has grown another way since.
 */
import type { OperationId } from '../domain/ids.ts'
import type { Entry } from '../domain/operation.ts'
import { type Cursor, PAGE_SIZE, type Run } from '../domain/wire.ts'
import type { Database, Transaction } from './database.ts'
import { cutPages, entriesAt } from './pages.ts'
import { isSamePlace } from './places.ts'
import type { KeptRow } from './rows.ts'

/** Characters of a run beyond which a nearer end is looked for: what a bad line still carries at once. */
const MAX_RUN_LENGTH = 1024 * 1024

/** The run from a place (null: the beginning) to a remembered one after it; undefined where the tablet's queue ends. */
export async function readRun(db: Database, after: Cursor | null): Promise<Run | undefined> {
  return db.steadily('r', ['pages', 'places'], (tx) => runFrom(tx, after))
}

/** Runs of the old queue that the new one has not shown whole yet. */
export async function readKeptRuns(db: Database): Promise<readonly Run[]> {
  return (await db.steadily('r', ['kept'], (tx) => tx.kept.all())).map(({ run }) => run)
}

/** Entries of the old queue that the new one has not shown yet, oldest first. Inside a transaction that holds `kept`. */
export async function keptEntries(tx: Transaction): Promise<readonly Entry[]> {
  const rows = await tx.kept.all()
  return rows.flatMap(({ run, unmet }) => {
    const waiting = new Set(unmet)
    return run.entries.filter(({ op }) => waiting.has(op.id))
  })
}

/** Lets go of kept runs that the queue, which shows these operations now, has shown whole. Inside a transaction that holds `kept`. */
export async function meetKept(tx: Transaction, ids: ReadonlySet<OperationId>): Promise<void> {
  for (const row of await tx.kept.all()) {
    const unmet = row.unmet.filter((id) => !ids.has(id))
    if (unmet.length === 0) await tx.kept.delete([row.key])
    else if (unmet.length < row.unmet.length) await tx.kept.put([{ ...row, unmet }])
  }
}

/**
 * Goes back from `from` to `to` (null: the beginning), a place before it that the server still knows. What lies
 * between leaves the pages, and is kept as runs until the queue shows it again. Answers false when the stored
 * cursor is not `from` any more, or `to` is no remembered place; nothing is changed then.
 */
export async function rewind(db: Database, from: Cursor, to: Cursor | null): Promise<boolean> {
  return db.steadily('rw', ['pages', 'places', 'kept', 'meta'], async (tx) => {
    if (!isSamePlace((await tx.fact('cursor')) ?? null, from)) return false
    if (to && !isSamePlace((await tx.places.get(to.seq)) ?? null, to)) return false
    for (let run = await runFrom(tx, to); run; run = await runFrom(tx, run.to)) {
      await tx.kept.put([keptRow(run)])
    }
    const seq = to?.seq ?? 0
    await cutPages(tx, seq)
    const forgotten = await tx.places.all(seq + 1)
    await tx.places.delete(forgotten.map((place) => place.seq))
    if (to) await tx.keepFact('cursor', to)
    else await tx.meta.delete(['cursor'])
    // Folded with what is not in the pages any more.
    if (((await tx.fact('snapshot'))?.seq ?? 0) > seq) await tx.meta.delete(['snapshot'])
    await tx.keepFact('rewinds', ((await tx.fact('rewinds')) ?? 0) + 1)
    return true
  })
}

/** To the furthest place that is neither far nor burdened with long texts, or else the nearest. */
async function runFrom(tx: Transaction, from: Cursor | null): Promise<Run | undefined> {
  const start = from?.seq ?? 0
  const [nearest, ...further] = await tx.places.all(start + 1)
  if (!nearest) return undefined
  const ends = [nearest, ...further.filter(({ seq }) => seq - start <= PAGE_SIZE)]
  const entries = await entriesAt(tx, seqsTo(start, ends.at(-1)?.seq ?? nearest.seq))
  const upTo = (to: Cursor) => entries.slice(0, to.seq - start)
  const end = ends.findLast((to) => JSON.stringify(upTo(to)).length <= MAX_RUN_LENGTH) ?? nearest
  return { from, entries: upTo(end), to: end }
}

const seqsTo = (start: number, end: number): readonly number[] =>
  Array.from({ length: end - start }, (_, index) => start + 1 + index)

/** In the order of the old queue; a run that is kept again under a key is the same run. */
const keptRow = (run: Run): KeptRow => ({
  key: `${String(run.to.seq).padStart(12, '0')} ${run.to.chain}`,
  run,
  unmet: run.entries.map(({ op }) => op.id),
})
