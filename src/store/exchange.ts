/** What an exchange with the server changes in the database. Each function is one strict transaction. */
import { isSameValue } from '../domain/canonical.ts'
import type { OperationId } from '../domain/ids.ts'
import type { Entry, Operation } from '../domain/operation.ts'
import { unreachable } from '../domain/unreachable.ts'
import { type Cursor, PAGE_SIZE, type Page, type SyncVerdict } from '../domain/wire.ts'
import { metInCarried } from './carried.ts'
import type { Database, Transaction } from './database.ts'
import { meetKept } from './kept.ts'
import { deleteOwn, type KnownOwn, keepAcks, ownNow, putOwn } from './own-rows.ts'
import { appendToPages, entriesAfter } from './pages.ts'
import { isSamePlace, rememberPlaces } from './places.ts'
import type { CarriedRecord, OwnRecord, OwnState } from './rows.ts'
import { nextSettlement } from './settlements.ts'

const NOTHING_SKIPPED: ReadonlySet<OperationId> = new Set()

/**
 * Of own rows in order, the oldest that the server has not judged yet, at most `limit` and `maxBytes` of JSON
 * (UTF-8). The first always comes, however long it is: alone it may still be judged, and it blocks nobody.
 */
export function outboxOf(
  rows: readonly OwnRecord[],
  limit: number,
  maxBytes: number,
  skipped: ReadonlySet<OperationId> = NOTHING_SKIPPED,
): readonly Operation[] {
  const encoder = new TextEncoder()
  const chosen: Operation[] = []
  let bytes = 0
  for (const { op, state } of rows) {
    if (chosen.length >= limit) break
    if (state.type !== 'pending' || skipped.has(op.id)) continue
    bytes += encoder.encode(JSON.stringify(op)).length + 1
    if (bytes > maxBytes && chosen.length > 0) break
    chosen.push(op)
  }
  return chosen
}

/** Writes the verdicts down, with the time of the exchange. What was put off waits on, and says so. */
export async function settleVerdicts(
  db: Database,
  known: KnownOwn,
  verdicts: readonly SyncVerdict[],
  exchangedAt: string,
): Promise<{ readonly settled: readonly OwnRecord[]; readonly settlements: number }> {
  return db.steadily('rw', ['own', 'meta'], async (tx) => {
    const [own] = await Promise.all([ownNow(tx, known), tx.keepFact('lastExchange', exchangedAt)])
    const settled = verdicts.flatMap((verdict): OwnRecord[] => {
      const row = own.rows.get(own.keyOf(verdict.id as OperationId) ?? 0)
      const state = stateOf(verdict)
      // Put off again, as every few minutes: no news, and no reason to write or to wake the other tabs.
      return row?.state.type === 'pending' && !isSameValue(state, row.state) ? [{ ...row, state }] : []
    })
    if (settled.length === 0) return { settled, settlements: (await tx.fact('settlements')) ?? 0 }
    const isAcked = ({ state }: OwnRecord) => state.type === 'acked'
    await keepAcks(tx, settled.filter(isAcked))
    await putOwn(
      tx,
      settled.filter((row) => !isAcked(row)),
    )
    return { settled, settlements: await nextSettlement(tx) }
  })
}

/** What was stored, or undefined when another tab was faster: then nothing was. */
export interface Taken {
  readonly entries: readonly Entry[]
  readonly to: Cursor
  /** The own rows that these entries confirm. */
  readonly met: readonly number[]
  /** The carried files of which they confirm something, as they are now. */
  readonly carried: readonly CarriedRecord[]
  /** Own rows that were acknowledged at a place where the queue has something else: they wait again. */
  readonly recalled: readonly OwnRecord[]
  readonly settlements: number
  readonly rewinds: number
}

const TAKING = ['pages', 'own', 'carried', 'meta', 'places', 'kept'] as const

/**
 * Stores the entries after `from`, if the stored cursor still is `from`, and moves it to `to`.
 * @param head the last seq of the queue when they were answered
 */
export async function storeEntries(
  db: Database,
  known: KnownOwn,
  from: Cursor | null,
  entries: readonly Entry[],
  to: Cursor,
  head: number,
): Promise<Taken | undefined> {
  return db.steadily('rw', TAKING, async (tx) => {
    const stored = (await tx.fact('cursor')) ?? null
    if (!isSamePlace(stored, from)) return undefined
    return append(tx, known, stored, { entries, ends: [to], head })
  })
}

/**
 * Stores what pages hold beyond the stored cursor, as far as each begins at or before the end of the last and agrees
 * with what is stored: all of it in one transaction, since each waits for the disk.
 */
export async function storePages(
  db: Database,
  own: KnownOwn,
  pages: readonly Page[],
): Promise<Taken | undefined> {
  return db.steadily('rw', TAKING, async (tx) => {
    const stored = (await tx.fact('cursor')) ?? null
    const entries: Entry[] = []
    const ends: Cursor[] = []
    for (const page of pages) {
      const added = await beyond(tx, (stored?.seq ?? 0) + entries.length, page, ends.length > 0)
      if (!added) break
      entries.push(...added)
      ends.push({ seq: page.page * PAGE_SIZE + page.entries.length, chain: page.chain })
    }
    if (ends.length === 0) return undefined
    return append(tx, own, stored, { entries, ends, head: Number.POSITIVE_INFINITY })
  })
}

/** What a page holds after `from`; undefined when it does not carry on from there. */
async function beyond(
  tx: Transaction,
  from: number,
  { page, entries }: Page,
  isAfterOther: boolean,
): Promise<readonly Entry[] | undefined> {
  const start = page * PAGE_SIZE
  if (from < start || from >= start + entries.length) return undefined
  // Of a page that begins where another one ended, nothing is stored yet.
  const known = isAfterOther ? [] : await entriesAfter(tx, start)
  if (known.some((entry, index) => entry.op.id !== entries[index]?.op.id)) return undefined
  return entries.slice(from - start)
}

interface Arrived {
  readonly entries: readonly Entry[]
  /** Places to remember, the last one being where the entries end: what lies between two stays a short run. */
  readonly ends: readonly Cursor[]
  /** The last seq of the queue. */
  readonly head: number
}

async function append(
  tx: Transaction,
  known: KnownOwn,
  from: Cursor | null,
  { entries, ends, head }: Arrived,
): Promise<Taken> {
  const to = ends.at(-1)
  if (!to) throw new Error('entries that end nowhere')
  assertGapless(from?.seq ?? 0, entries, to.seq)
  // By id: a copy may have sent it under another `n`.
  const ids = new Set(entries.map(({ op }) => op.id))
  // Side by side: a tap waits for this transaction, and each step of it for the disk.
  const [{ met, recalled }, carried, rewinds = 0] = await Promise.all([
    settleOwn(tx, known, { ids, to, head }),
    metInCarried(tx, ids),
    tx.fact('rewinds'),
    appendToPages(tx, entries),
    meetKept(tx, ids),
    tx.keepFact('cursor', to),
    rememberPlaces(tx, ends),
  ])
  const isSettled = met.length + recalled.length + carried.length > 0
  const settlements = isSettled ? await nextSettlement(tx) : ((await tx.fact('settlements')) ?? 0)
  return { entries, to, met, recalled, carried, settlements, rewinds }
}

interface Shown {
  /** Of the operations that the queue shows now. */
  readonly ids: ReadonlySet<OperationId>
  readonly to: Cursor
  readonly head: number
}

/** Lets go of own rows that the queue shows, and has those wait again that it should show and does not. */
async function settleOwn(
  tx: Transaction,
  known: KnownOwn,
  { ids, to, head }: Shown,
): Promise<Pick<Taken, 'met' | 'recalled'>> {
  const own = await ownNow(tx, known)
  const met = [...ids].flatMap((id) => own.keyOf(id) ?? [])
  await deleteOwn(tx, met)
  const recalled = [...own.rows.values()]
    .filter((row) => isLost(row, to, head) && !ids.has(row.op.id))
    .map(waitingAgain)
  await putOwn(tx, recalled)
  return { met, recalled }
}

/**
 * True for an acknowledged operation whose place the queue has shown, or does not have any more: the server was
 * restored from a backup after it acknowledged. What is sent once too often keeps its place.
 */
const isLost = ({ state }: OwnRecord, to: Cursor, head: number): boolean =>
  state.type === 'acked' && (state.seq <= to.seq || to.seq >= head)

const waitingAgain = (row: OwnRecord): OwnRecord => ({ ...row, state: { type: 'pending' } })

function stateOf(verdict: SyncVerdict): OwnState {
  switch (verdict.verdict) {
    case 'acked':
      return { type: 'acked', seq: verdict.seq }
    case 'rejected':
      return { type: 'rejected', reason: verdict.reason, detail: verdict.detail }
    case 'later':
      return { type: 'pending', putOff: verdict.reason }
    default:
      return unreachable(verdict)
  }
}

/** The sync room checks every answer for this; a gap stored here would never be noticed again. */
function assertGapless(from: number, entries: readonly Entry[], to: number): void {
  const isGapless = entries.every(({ seq }, index) => seq === from + 1 + index)
  if (!isGapless || from + entries.length !== to) throw new Error(`entries do not lead from ${from} to ${to}`)
}
