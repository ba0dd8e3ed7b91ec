/**
 * Remembered places in the queue: what lies between two of them proves itself to a server that lost it, and by
 * them a restored server and this tablet find what they still share.
 */
import { type Cursor, MAX_PLACES } from '../domain/wire.ts'
import type { Database, Transaction } from './database.ts'

/** Places nearer to each other than this are thinned out: a tap that travels alone would leave one each. */
const NEAR = 16

/** Remembers the newest places, in order, one after the other. Inside a transaction that holds `places`. */
export async function rememberPlaces(tx: Transaction, newest: readonly Cursor[]): Promise<void> {
  const [first] = newest
  if (!first || first.seq === 0) return
  const known = await tx.places.all(first.seq - NEAR)
  let kept = known
  for (const place of newest) {
    // The last one before stays until it has a neighbour on either side: of several near ones the oldest is kept.
    const [, ...crowded] = kept.filter(({ seq }) => seq >= place.seq - NEAR)
    kept = [...kept.filter((each) => !crowded.includes(each)), place]
  }
  await Promise.all([
    tx.places.delete(known.filter((each) => !kept.includes(each)).map(({ seq }) => seq)),
    tx.places.put(kept.filter((each) => !known.includes(each))),
  ])
}

/** Places to ask a server about: few, whatever the length of the queue, and the newer the denser. */
export async function readPlaces(db: Database): Promise<readonly Cursor[]> {
  return sparse(await db.steadily('r', ['places'], (tx) => tx.places.all()))
}

/** Of places that are at a like distance from the newest only one: few for each doubling of the distance. */
export function sparse(places: readonly Cursor[]): readonly Cursor[] {
  const newest = places.at(-1)?.seq ?? 0
  const byDistance = new Map<number, Cursor>()
  for (const place of places.toReversed()) {
    const distance = Math.floor(PER_DOUBLING * Math.log2(1 + newest - place.seq))
    if (!byDistance.has(distance)) byDistance.set(distance, place)
  }
  return [...byDistance.values()].slice(0, MAX_PLACES)
}

/** With so many a queue of two million entries still fits into one question. */
const PER_DOUBLING = 3

export const isSamePlace = (a: Cursor | null, b: Cursor | null): boolean =>
  a?.seq === b?.seq && a?.chain === b?.chain
