/**
 * Proves that a queue is whole: every place recomputed from the first on, by the secret that made the chain.
 * It changes nothing, and may run beside a server: what is appended meanwhile lies behind the head it began with.
 */
import type { EntityId } from '../domain/ids.ts'
import type { Operation } from '../domain/operation.ts'
import type { Cursor } from '../domain/wire.ts'
import { type Chains, contentHash } from './chain.ts'
import type { Database } from './database.ts'

export type Audit =
  | { readonly type: 'intact'; readonly operations: number }
  /** The first place that is not as it was written, and in what. */
  | { readonly type: 'broken'; readonly seq: number; readonly flaw: Flaw }

type Flaw = 'missing' | 'content' | 'author' | 'chain' | 'head'

/** Rows read at a time: as many of the longest operations as fit a small machine's memory. */
const BATCH = 250

/** Every queue of a database, whatever holds it. */
export async function auditQueues(db: Database, chains: Chains): Promise<Audit> {
  let operations = 0
  for (const { collectivity, ...head } of await headsOf(db)) {
    const audit = await auditQueue(db, chains, collectivity, head)
    if (audit.type === 'broken') return audit
    operations += audit.operations
  }
  return { type: 'intact', operations }
}

/** True when the last place of every queue was made by this secret: what a server will append fits what is there. */
export async function isHeadOf(db: Database, chains: Chains): Promise<boolean> {
  for (const { collectivity, seq, chain: value } of await headsOf(db)) {
    const [previous, last] = await rowsAfter(db, collectivity, seq - 2, 2)
    const chain = chains.of(collectivity)
    const [before, row] = last ? [previous?.chain ?? chain.start, last] : [chain.start, previous]
    if ((row ? chain.next(before, row) : chain.start) !== value) return false
  }
  return true
}

async function auditQueue(
  db: Database,
  chains: Chains,
  collectivity: EntityId,
  head: Cursor,
): Promise<Audit> {
  const broken = (seq: number, flaw: Flaw): Audit => ({ type: 'broken', seq, flaw })
  const chain = chains.of(collectivity)
  let at: Cursor = { seq: 0, chain: chain.start }
  while (at.seq < head.seq) {
    const rows = await rowsAfter(db, collectivity, at.seq, Math.min(BATCH, head.seq - at.seq))
    if (rows.length === 0) return broken(at.seq + 1, 'missing')
    for (const row of rows) {
      const seq = at.seq + 1
      if (row.seq !== seq) return broken(seq, 'missing')
      const flaw = flawOf(row)
      if (flaw) return broken(seq, flaw)
      at = { seq, chain: chain.next(at.chain, row) }
      if (row.chain !== at.chain) return broken(seq, 'chain')
    }
  }
  return at.chain === head.chain ? { type: 'intact', operations: head.seq } : broken(head.seq, 'head')
}

type Row = Awaited<ReturnType<typeof rowsAfter>>[number]

/** What a row says beside its operation must be what the operation says. Of an erased text only the hash is left. */
function flawOf({ op: text, hash, device, n }: Row): Flaw | undefined {
  if (text === null) return undefined
  const op = operationIn(text)
  if (!op || contentHash(op) !== hash) return 'content'
  return op.device === device && op.n === n ? undefined : 'author'
}

/** Undefined for what is no operation any more. */
function operationIn(text: string): Operation | undefined {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null ? (json as Operation) : undefined
  } catch {
    return undefined
  }
}

const headsOf = (db: Database) =>
  db.selectFrom('collectivities').select(['collectivity', 'seq', 'chain']).execute()

const rowsAfter = (db: Database, collectivity: EntityId, seq: number, limit: number) =>
  db
    .selectFrom('operations')
    .select(['seq', 'chain', 'hash', 'device', 'n', 'received', 'op'])
    .where('collectivity', '=', collectivity)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute()
