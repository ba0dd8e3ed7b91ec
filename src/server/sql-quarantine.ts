/** The quarantine in SQL, as far as it is judged anew. */
import type { DeviceId, EntityId } from '../domain/ids.ts'
import type { Operation } from '../domain/operation.ts'
import { type Chain, contentHash } from './chain.ts'
import type { Engine, Tx } from './engine.ts'
import type { Kept, Quarantine, QuarantineKey, Rejudged } from './quarantine.ts'
import { appendTo, type Hashed, holdHead, oneAnswerOf, storedIds } from './sql-queue.ts'

/** Appended in one transaction, during which nobody else appends: tablets wait for a moment, not for a minute. */
const BATCH = 200

/** Before every key. */
const START: QuarantineKey = { device: '' as DeviceId, hash: '' }

export function sqlQuarantine(engine: Engine, chain: Chain): Quarantine {
  return {
    async after(collectivity, key): Promise<readonly Kept[]> {
      const { device, hash } = key ?? START
      const query = engine.db
        .selectFrom('quarantine')
        .select(['device', 'hash', 'id', 'op'])
        .where('collectivity', '=', collectivity)
        .where((is) =>
          is.or([is('device', '>', device), is.and([is('device', '=', device), is('hash', '>', hash)])]),
        )
        .orderBy('device')
        .orderBy('hash')
      const rows = await oneAnswerOf(query, BATCH)
      return rows.map(({ op, ...row }) => Object.assign(row, { op: JSON.parse(op) as unknown }))
    },

    readmit: (collectivity, received, rejudged) =>
      engine.transaction((tx) => readmit(engine, tx, chain, collectivity, received, rejudged)),
  }
}

type Fit = Extract<Rejudged, { readonly type: 'fit' }>
type Refused = Extract<Rejudged, { readonly type: 'refused' }>

async function readmit(
  engine: Engine,
  tx: Tx,
  chain: Chain,
  collectivity: EntityId,
  received: string,
  rejudged: readonly Rejudged[],
): Promise<number> {
  const fits = rejudged.filter((each) => each.type === 'fit').sort(byCounter)
  // Held before anything is looked up: what others append at the same time is seen or comes after.
  await holdHead(engine, tx, collectivity)
  const ops = fits.map(({ op }) => op)
  const stored = new Map([...(await storedIds(tx, collectivity, ops))].map(([id, { hash }]) => [id, hash]))
  const counters = await usedCounters(tx, collectivity, ops)
  const fresh: Hashed[] = []
  const released: QuarantineKey[] = []
  const altered: Refused[] = []
  for (const { key, op } of fits) {
    const hash = contentHash(op)
    const known = stored.get(op.id)
    if (known === hash) {
      released.push(key)
    } else if (known !== undefined || counters.has(counterOf(op))) {
      const detail = known === undefined ? `n ${op.n} is another operation` : 'its id is another operation'
      altered.push({ type: 'refused', key, reason: 'altered', detail })
    } else {
      stored.set(op.id, hash)
      counters.add(counterOf(op))
      fresh.push({ op, hash })
      released.push(key)
    }
  }
  await appendTo(tx, chain, collectivity, received, fresh)
  for (const key of released) await release(tx, collectivity, key)
  const refused = rejudged.filter((each) => each.type === 'refused')
  for (const each of [...refused, ...altered]) await noteReason(tx, collectivity, each)
  return released.length
}

/** The counters of these operations that stand for something in the queue. */
async function usedCounters(
  tx: Tx,
  collectivity: EntityId,
  operations: readonly Operation[],
): Promise<Set<string>> {
  if (operations.length === 0) return new Set()
  const rows = await tx
    .selectFrom('operations')
    .select(['device', 'n'])
    .where('collectivity', '=', collectivity)
    .where(
      'device',
      'in',
      operations.map(({ device }) => device),
    )
    .where(
      'n',
      'in',
      operations.map(({ n }) => n),
    )
    .execute()
  return new Set(rows.map(counterOf))
}

async function release(tx: Tx, collectivity: EntityId, { device, hash }: QuarantineKey): Promise<void> {
  await tx
    .deleteFrom('quarantine')
    .where('collectivity', '=', collectivity)
    .where('device', '=', device)
    .where('hash', '=', hash)
    .execute()
}

async function noteReason(tx: Tx, collectivity: EntityId, { key, reason, detail }: Refused): Promise<void> {
  await tx
    .updateTable('quarantine')
    .set({ reason, detail })
    .where('collectivity', '=', collectivity)
    .where('device', '=', key.device)
    .where('hash', '=', key.hash)
    .execute()
}

const counterOf = ({ device, n }: { readonly device: DeviceId; readonly n: number }): string =>
  `${device} ${n}`

/** Each author's in the order of writing. */
const byCounter = (a: Fit, b: Fit): number =>
  a.op.device === b.op.device ? a.op.n - b.op.n : a.op.device < b.op.device ? -1 : 1
