/** Remembered places in the queue, by which a restored server and this tablet find what they still share. */
import type { Cursor } from '../domain/wire.ts'

/**
 * Adds the newest place and thins out the older ones, so that their distances about double: for any lost
 * stretch there is a checkpoint at most four times as far back, and a long life keeps some twenty of them.
 */
export function withCheckpoint(known: readonly Cursor[], newest: Cursor): readonly Cursor[] {
  const kept: Cursor[] = []
  const buckets = new Set<number>()
  // Oldest first: of several at a similar distance the oldest stays, else none would ever grow old.
  for (const cursor of known.toSorted((a, b) => a.seq - b.seq)) {
    if (cursor.seq >= newest.seq) continue
    const bucket = Math.floor(Math.log2(newest.seq - cursor.seq))
    if (buckets.has(bucket)) continue
    buckets.add(bucket)
    kept.push(cursor)
  }
  return [...kept, newest]
}
