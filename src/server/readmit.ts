/** How what was judged anew leaves the quarantine, or stays; pure over one transaction, as `appendDelivery` is. */
import { appendAll, counterKey, type Hashed, type QueueTransaction } from './append.ts'
import { type Chain, contentHash } from './chain.ts'
import type { QuarantineKey, Rejudged } from './quarantine.ts'

type Fit = Extract<Rejudged, { readonly type: 'fit' }>
type Refused = Extract<Rejudged, { readonly type: 'refused' }>

/** The whole of `Quarantine.readmit`. */
export async function readmit(
  tx: QueueTransaction,
  chain: Chain,
  received: string,
  rejudged: readonly Rejudged[],
): Promise<number> {
  const fits = rejudged.filter((each) => each.type === 'fit').sort(byCounter)
  // Held before anything is looked up.
  await tx.head()
  const ops = fits.map(({ op }) => op)
  const known = await tx.stored(ops.map(({ id }) => id))
  const stored = new Map(Array.from(known, ([id, { hash }]) => [id, hash]))
  const counters = new Set(await tx.usedCounters(ops))
  const fresh: Hashed[] = []
  const released: QuarantineKey[] = []
  const altered: Refused[] = []
  for (const { key, op } of fits) {
    const hash = contentHash(op)
    const inQueue = stored.get(op.id)
    if (inQueue === hash) {
      released.push(key)
    } else if (inQueue !== undefined || counters.has(counterKey(op))) {
      const detail = inQueue === undefined ? `n ${op.n} is another operation` : 'its id is another operation'
      altered.push({ type: 'refused', key, reason: 'altered', detail })
    } else {
      stored.set(op.id, hash)
      counters.add(counterKey(op))
      fresh.push({ op, hash })
      released.push(key)
    }
  }
  await appendAll(
    tx,
    chain,
    fresh.map(({ op, hash }) => ({ op, hash, received })),
  )
  for (const { device, hash } of released) await tx.release(device, [hash])
  const refused = rejudged.filter((each) => each.type === 'refused')
  for (const { key, reason, detail } of [...refused, ...altered]) await tx.noteReason(key, reason, detail)
  return released.length
}

/** Each author's in the order of writing. */
const byCounter = (a: Fit, b: Fit): number =>
  a.op.device === b.op.device ? a.op.n - b.op.n : a.op.device < b.op.device ? -1 : 1
