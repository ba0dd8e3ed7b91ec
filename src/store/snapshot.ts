/**
 * The folded queue, stored in chunks so that a start need not fold everything anew. It can always be
 * thrown away: the pages hold the truth.
 */
import { emptyLayer, FOLD_VERSION, type Layer } from '../domain/fold.ts'
import type { Database, Transaction } from './database.ts'
import type { SnapshotHeader, SnapshotRow } from './rows.ts'
import { type Chunk, read, written } from './snapshot-form.ts'

/** Things a chunk: small enough that a tap waiting behind its write does not feel it. */
const CHUNK_SIZE = 400

/**
 * Stores the layer as it is at `seq`, after so many rewinds, chunk by chunk, each in a transaction of its own. Gives up as soon as
 * `isCurrent` says that the layer has moved on, since its chunks would then be of different moments.
 * Answers whether the snapshot stands.
 */
export async function writeSnapshot(
  db: Database,
  layer: Layer,
  { seq, rewinds }: { readonly seq: number; readonly rewinds: number },
  isCurrent: () => boolean,
): Promise<boolean> {
  // Before and after a rewind one seq is two places; another tab may not have heard of it yet.
  const id = `${FOLD_VERSION}-${rewinds}-${seq}`
  const chunks = chunksOf(layer)
  for (const [index, chunk] of chunks.entries()) {
    if (!isCurrent()) return false
    const row: SnapshotRow = { key: `${id}/${String(index).padStart(6, '0')}`, text: written(chunk) }
    await db.steadily('rw', ['snapshot'], (tx) => tx.snapshot.put([row]))
  }
  return db.steadily('rw', ['snapshot', 'meta'], async (tx) => {
    const keys = await tx.snapshot.keys()
    const stored = keys.filter((key) => key.startsWith(`${id}/`)).length
    // Another tab, finishing its own, may have removed chunks of this one.
    if (stored !== chunks.length || !isCurrent()) return false
    if (((await tx.fact('rewinds')) ?? 0) !== rewinds) return false
    await tx.keepFact('snapshot', { id, foldVersion: FOLD_VERSION, seq, chunks: chunks.length })
    await tx.snapshot.delete(keys.filter((key) => !key.startsWith(`${id}/`)))
    return true
  })
}

/** What is stored, usable or not. */
interface Stored {
  readonly header: SnapshotHeader | undefined
  readonly rows: readonly SnapshotRow[]
}

/** Inside a transaction that holds `snapshot` and `meta`. */
export async function storedSnapshot(tx: Transaction): Promise<Stored> {
  const [header, rows] = await Promise.all([tx.fact('snapshot'), tx.snapshot.all()])
  return { header, rows }
}

/** The rows that `layerOf` unfolds, and the seq to which they reach, for a queue that reaches to another; none, at 0, if they are of no use. */
export function usable(
  { header, rows }: Stored,
  cursorSeq: number,
): { readonly rows: readonly SnapshotRow[]; readonly seq: number } {
  const none = { rows: [], seq: 0 }
  if (header?.foldVersion !== FOLD_VERSION || header.seq > cursorSeq) return none
  const own = rows.filter(({ key }) => key.startsWith(`${header.id}/`))
  return own.length === header.chunks ? { rows: own, seq: header.seq } : none
}

function chunksOf(layer: Layer): Chunk[] {
  const entities = [...layer.entities.values()].flatMap((ofKind) => Array.from(ofKind.values()))
  const tallies = [...layer.tallies]
  const chunks: Chunk[] = []
  for (let from = 0; from < Math.max(entities.length, tallies.length); from += CHUNK_SIZE) {
    const to = from + CHUNK_SIZE
    chunks.push({ entities: entities.slice(from, to), tallies: tallies.slice(from, to) })
  }
  return chunks
}

/** The layer that was written as these rows; an empty one for none. */
export function layerOf(rows: readonly SnapshotRow[]): Layer {
  const layer = emptyLayer()
  for (const { text } of rows) {
    const { entities, tallies } = read(text)
    for (const entity of entities) {
      let ofKind = layer.entities.get(entity.kind)
      if (!ofKind) layer.entities.set(entity.kind, (ofKind = new Map()))
      ofKind.set(entity.id, entity)
    }
    for (const [workshop, cells] of tallies) layer.tallies.set(workshop, cells)
  }
  return layer
}
