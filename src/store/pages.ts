/** The confirmed queue as it is stored: 256 entries a page, one JSON text each, the last one growing. */
import type { Entry } from '../domain/operation.ts'
import { PAGE_SIZE } from '../domain/wire.ts'
import type { Transaction } from './database.ts'
import type { PageRow } from './rows.ts'

/** The page that holds a seq. */
const pageOf = (seq: number): number => Math.floor((seq - 1) / PAGE_SIZE)

export const entriesOf = (row: PageRow): readonly Entry[] => JSON.parse(row.text)

/** Adds entries that follow what is stored. Inside a transaction that holds `pages`. */
export async function appendToPages(tx: Transaction, entries: readonly Entry[]): Promise<void> {
  const [first] = entries
  if (!first) return
  // Only the page that was begun can be stored already.
  const begun = await tx.pages.get(pageOf(first.seq))
  const byPage = Map.groupBy(entries, (entry) => pageOf(entry.seq))
  await tx.pages.put(
    Array.from(byPage, ([page, added]) => ({
      page,
      text: begun?.page === page ? grown(begun.text, added) : JSON.stringify(added),
    })),
  )
}

/** Takes out every entry after `seq`. Inside a transaction that holds `pages`. */
export async function cutPages(tx: Transaction, seq: number): Promise<void> {
  const [first, ...others] = await tx.pages.all(pageOf(seq + 1))
  const left = first ? entriesOf(first).filter((entry) => entry.seq <= seq) : []
  if (first && left.length > 0) await tx.pages.put([{ page: first.page, text: JSON.stringify(left) }])
  const emptied = first && left.length === 0 ? [first, ...others] : others
  await tx.pages.delete(emptied.map(({ page }) => page))
}

/** Every stored entry after `seq`, in order. */
export async function entriesAfter(tx: Transaction, seq: number): Promise<readonly Entry[]> {
  const rows = await tx.pages.all(pageOf(seq + 1))
  return rows.flatMap(entriesOf).filter((entry) => entry.seq > seq)
}

/** The entries at these seqs, in order. */
export async function entriesAt(tx: Transaction, seqs: readonly number[]): Promise<readonly Entry[]> {
  const wanted = new Set(seqs)
  const rows = await tx.pages.getMany([...new Set(seqs.map(pageOf))].sort((a, b) => a - b))
  return rows.flatMap(entriesOf).filter((entry) => wanted.has(entry.seq))
}

/** A page's text with more entries at its end, without reading what it already holds. */
const grown = (text: string, added: readonly Entry[]): string =>
  `${text.slice(0, -1)},${JSON.stringify(added).slice(1)}`
