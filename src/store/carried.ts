/** Files of other tablets: how they are kept until the server has all of them. Each function is one strict transaction. */

import { isSameValue } from '../domain/canonical.ts'
import type { CarryHeader } from '../domain/carry.ts'
import type { OperationId } from '../domain/ids.ts'
import type { Operation } from '../domain/operation.ts'
import type { ProblemType, SyncVerdict } from '../domain/wire.ts'
import type { Database, Transaction } from './database.ts'
import { keptEntries } from './kept.ts'
import { entriesAfter } from './pages.ts'
import type { CarriedPartRow, CarriedRecord, CarriedState } from './rows.ts'
import { nextSettlement } from './settlements.ts'

/** A file whose every part was read, and nothing of it found wrong. */
export interface CarriedFile {
  /** Of its first part. */
  readonly header: CarryHeader
  readonly parts: readonly Omit<CarriedPartRow, 'key'>[]
  readonly isProven: boolean
  /** What screens may count of it before the server has spoken. */
  readonly sound: readonly Operation[]
  /** Tablet time, ISO 8601. */
  readonly taken: string
}

/** One part, to be sent. */
export interface CarriedPart {
  /** Of the file. */
  readonly file: number
  /** In the file, from 0. */
  readonly index: number
  readonly text: string
  /** Of its operations, in order. */
  readonly ids: readonly string[]
}

/** What a file came to. `known`: the same was taken in before. `arrived`: the queue, or this tablet, has all of it. */
export type Intake = 'taken' | 'known' | 'arrived'

export interface Changed {
  readonly records: readonly CarriedRecord[]
  readonly settlements: number
}

/** Keeps a file. One that the server refused is sent again when it is taken in again. */
export async function storeCarried(
  db: Database,
  file: CarriedFile,
): Promise<Changed & { readonly intake: Intake }> {
  const { header, parts } = file
  return db.steadily('rw', ['carried', 'carriedParts', 'own', 'pages', 'kept', 'meta'], async (tx) => {
    const records = await tx.carried.all()
    const same = await findSame(tx, records, file)
    if (same && same.state.type !== 'refused') return unchanged(tx, 'known')
    const met = await knownIds(tx)
    if (parts.every(({ ids }) => ids.every((id) => met.has(id)))) {
      return unchanged(tx, 'arrived')
    }
    const key = same?.key ?? (records.at(-1)?.key ?? 0) + 1
    const record: CarriedRecord = {
      key,
      header,
      count: parts.reduce((sum, { ids }) => sum + ids.length, 0),
      taken: file.taken,
      isProven: file.isProven,
      open: file.sound.filter(({ id }) => !met.has(id)),
      state: { type: 'waiting', left: parts.map((_, index) => index), accepted: 0, refused: 0 },
    }
    await tx.carried.put([record])
    await tx.carriedParts.put(parts.map(({ text, ids }, index) => ({ key: partKey(key, index), text, ids })))
    return { intake: 'taken', records: [record], settlements: await nextSettlement(tx) }
  })
}

/** The next part that waits for the server; `skipped` are parts and files, by `partKey` and `fileKey`, that are left out for now. */
export async function readNextPart(
  db: Database,
  skipped: ReadonlySet<string>,
): Promise<CarriedPart | undefined> {
  return db.steadily('r', ['carried', 'carriedParts'], async (tx) => {
    for (const { key: file, state } of await tx.carried.all()) {
      const left = state.type === 'waiting' && !skipped.has(fileKey(file)) ? state.left : []
      const index = left.find((each) => !skipped.has(partKey(file, each)))
      const row = index === undefined ? undefined : await tx.carriedParts.get(partKey(file, index))
      if (index !== undefined && row) return { file, index, text: row.text, ids: row.ids }
    }
    return undefined
  })
}

/** Writes down what the server made of a part, at `when`. One with something put off stays to be sent again. */
export async function settlePart(
  db: Database,
  { file, index }: CarriedPart,
  verdicts: readonly SyncVerdict[],
  when: string,
): Promise<Changed> {
  const refusedIds = new Set(verdicts.flatMap(({ id, verdict }) => (verdict === 'rejected' ? [id] : [])))
  const isJudged = verdicts.every(({ verdict }) => verdict !== 'later')
  return change(db, (record) => {
    const open = record.open.filter(({ id }) => !refusedIds.has(id))
    const { state } = record
    if (record.key !== file || state.type !== 'waiting' || !state.left.includes(index) || !isJudged) {
      return { ...record, open }
    }
    const left = state.left.filter((each) => each !== index)
    const refused = state.refused + refusedIds.size
    const accepted = state.accepted + verdicts.length - refusedIds.size
    const next: CarriedState =
      left.length === 0
        ? { type: 'delivered', when, accepted, refused }
        : { type: 'waiting', left, accepted, refused }
    return { ...record, open, state: next }
  })
}

/** The server takes nothing of a file, for good, or (`isForGood` false) for now. What was shown of it is shown no more when it is for good. */
export async function settleProblem(
  db: Database,
  { file }: CarriedPart,
  problem: ProblemType,
  isForGood: boolean,
): Promise<Changed> {
  return change(db, (record) => {
    const { state } = record
    if (record.key !== file || state.type !== 'waiting') return record
    return isForGood
      ? { ...record, open: [], state: { type: 'refused', problem } }
      : { ...record, state: { ...state, problem } }
  })
}

/**
 * Lets delivered files of which something is still open wait again. To be called when level with the queue: what was
 * acknowledged and is not in it, the server has lost since, and no page of this tablet holds it either.
 */
export async function reopenLost(db: Database): Promise<Changed> {
  return change(db, (record) => {
    if (record.state.type !== 'delivered' || record.open.length === 0) return record
    const left = Array.from({ length: record.header.of }, (_, index) => index)
    return { ...record, state: { type: 'waiting', left, accepted: 0, refused: 0 } }
  })
}

/** Takes out of the open what was met in the queue. Inside a transaction that writes `carried`. */
export async function metInCarried(
  tx: Transaction,
  ids: ReadonlySet<OperationId>,
): Promise<readonly CarriedRecord[]> {
  const changed = (await tx.carried.all()).flatMap((record) => {
    const open = record.open.filter(({ id }) => !ids.has(id))
    return open.length < record.open.length ? [{ ...record, open }] : []
  })
  if (changed.length > 0) await tx.carried.put(changed)
  return changed
}

export const partKey = (file: number, index: number): string =>
  `${fileKey(file)}/${String(index).padStart(6, '0')}`

export const fileKey = (file: number): string => String(file).padStart(6, '0')

async function change(db: Database, next: (record: CarriedRecord) => CarriedRecord): Promise<Changed> {
  return db.steadily('rw', ['carried', 'meta'], async (tx) => {
    const records = (await tx.carried.all()).flatMap((record) => {
      const changed = next(record)
      return isSameValue(changed, record) ? [] : [changed]
    })
    if (records.length === 0) return { records, settlements: (await tx.fact('settlements')) ?? 0 }
    await tx.carried.put(records)
    return { records, settlements: await nextSettlement(tx) }
  })
}

async function findSame(
  tx: Transaction,
  records: readonly CarriedRecord[],
  { header: { device, at, of }, parts }: CarriedFile,
): Promise<CarriedRecord | undefined> {
  for (const record of records) {
    const { header } = record
    if (header.device !== device || header.at !== at || header.of !== of) continue
    const stored = await tx.carriedParts.getMany(parts.map((_, index) => partKey(record.key, index)))
    if (stored.every(({ text }, index) => text === parts[index]?.text)) return record
  }
  return undefined
}

/** Every operation that the stored queue, what is kept of an older one, or this tablet itself holds. */
async function knownIds(tx: Transaction): Promise<ReadonlySet<string>> {
  const entries = await entriesAfter(tx, 0)
  const own = await tx.own.all()
  return new Set([...entries, ...(await keptEntries(tx)), ...own].map(({ op }) => op.id))
}

async function unchanged(tx: Transaction, intake: Intake): Promise<Changed & { readonly intake: Intake }> {
  return { intake, records: [], settlements: (await tx.fact('settlements')) ?? 0 }
}
