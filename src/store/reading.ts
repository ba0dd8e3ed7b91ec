/** Reading the database, each time in one transaction, so that queue and own rows are of the same moment. */
import type { Layer } from '../domain/fold.ts'
import type { Entry, Operation } from '../domain/operation.ts'
import type { Cursor } from '../domain/wire.ts'
import type { Database, Transaction } from './database.ts'
import { keptEntries } from './kept.ts'
import { ownRows } from './own-rows.ts'
import { entriesAfter } from './pages.ts'
import type { CarriedRecord, Enrolment, OwnRecord } from './rows.ts'
import { layerOf, storedSnapshot, usable } from './snapshot.ts'
import { lastKey } from './stamping.ts'

interface Facts {
  readonly enrolment: Enrolment | undefined
  readonly lastExchange: string | null
  /** Key of the last own row. */
  readonly n: number
  readonly settlements: number
  readonly rewinds: number
}

/** Where a memory stands. */
export interface Place {
  readonly seq: number
  /** Key of the last own row it knows. */
  readonly seen: number
  readonly settlements: number
  readonly rewinds: number
}

/** The whole database as a start needs it. */
export interface Image {
  readonly layer: Layer
  /** The seq up to which `layer` is folded; `entries` are those after it. */
  readonly snapshotSeq: number
  readonly entries: readonly Entry[]
  /** What the queue held before it went back, and has not shown again. */
  readonly kept: readonly Operation[]
  readonly cursor: Cursor | null
  readonly facts: Facts
  readonly own: readonly OwnRecord[]
  readonly carried: readonly CarriedRecord[]
}

/** What came after a known place. */
export interface Changes {
  readonly entries: readonly Entry[]
  readonly cursor: Cursor | null
  readonly facts: Facts
  /** Only the new rows, or, when some were settled or have left, every one. */
  readonly own: { readonly every: boolean; readonly rows: readonly OwnRecord[] }
  /** All of them, when any may have changed. */
  readonly carried: readonly CarriedRecord[] | undefined
}

export async function readImage(db: Database): Promise<Image> {
  return db.steadily('r', ['meta', 'snapshot', 'pages', 'kept', 'own', 'carried'], async (tx) => {
    const [cursor = null, stored] = await Promise.all([tx.fact('cursor'), storedSnapshot(tx)])
    const { rows, seq } = usable(stored, cursor?.seq ?? 0)
    // Asked for all at once, so that the disk answers while the snapshot is being unfolded; that, too, as a promise,
    // so that a snapshot which cannot be read leaves none of the others unanswered.
    const [entries, kept, facts, own, carried, layer] = await Promise.all([
      entriesAfter(tx, seq),
      keptEntries(tx),
      readFacts(tx),
      ownRows(tx),
      tx.carried.all(),
      Promise.resolve(rows).then(layerOf),
    ])
    return { layer, snapshotSeq: seq, entries, kept: kept.map(({ op }) => op), cursor, facts, own, carried }
  })
}

/** Undefined when the queue went back meanwhile: what is known is then of another one, and all is to be read. */
export async function readChanges(db: Database, known: Place): Promise<Changes | undefined> {
  return db.steadily('r', ['meta', 'pages', 'own', 'carried'], async (tx) => {
    const [cursor = null, facts] = await Promise.all([tx.fact('cursor'), readFacts(tx)])
    if (facts.rewinds !== known.rewinds) return undefined
    const every = facts.settlements !== known.settlements
    return {
      entries: (cursor?.seq ?? 0) > known.seq ? await entriesAfter(tx, known.seq) : [],
      cursor,
      facts,
      own: {
        every,
        rows: await (every ? ownRows(tx) : ownRows(tx, known.seen + 1)),
      },
      carried: every ? await tx.carried.all() : undefined,
    }
  })
}

async function readFacts(tx: Transaction): Promise<Facts> {
  const [enrolment, lastExchange = null, counters, settlements = 0, rewinds = 0] = await Promise.all([
    tx.fact('enrolment'),
    tx.fact('lastExchange'),
    tx.fact('counters'),
    tx.fact('settlements'),
    tx.fact('rewinds'),
  ])
  return { enrolment, lastExchange, n: lastKey(counters), settlements, rewinds }
}
