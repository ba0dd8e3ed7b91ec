/** Reading the database, each time in one transaction, so that queue and own rows are of the same moment. */
import type { Layer } from '../domain/fold.ts'
import type { Entry, Operation } from '../domain/operation.ts'
import type { Cursor } from '../domain/wire.ts'
import type { Database, Transaction } from './database.ts'
import { keptEntries } from './kept.ts'
import { ownRows } from './own-rows.ts'
import { entriesAfter } from './pages.ts'
import type { CarriedRecord, Enrolment, OwnRecord } from './rows.ts'
import { readSnapshot } from './snapshot.ts'
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
    const cursor = (await tx.fact('cursor')) ?? null
    const { layer, seq } = await readSnapshot(tx, cursor?.seq ?? 0)
    return {
      layer,
      snapshotSeq: seq,
      entries: await entriesAfter(tx, seq),
      kept: (await keptEntries(tx)).map(({ op }) => op),
      cursor,
      facts: await readFacts(tx),
      own: await ownRows(tx),
      carried: await tx.carried.all(),
    }
  })
}

/** Undefined when the queue went back meanwhile: what is known is then of another one, and all is to be read. */
export async function readChanges(db: Database, known: Place): Promise<Changes | undefined> {
  return db.steadily('r', ['meta', 'pages', 'own', 'carried'], async (tx) => {
    const cursor = (await tx.fact('cursor')) ?? null
    const facts = await readFacts(tx)
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
  return {
    enrolment: await tx.fact('enrolment'),
    lastExchange: (await tx.fact('lastExchange')) ?? null,
    n: lastKey(await tx.fact('counters')),
    settlements: (await tx.fact('settlements')) ?? 0,
    rewinds: (await tx.fact('rewinds')) ?? 0,
  }
}
