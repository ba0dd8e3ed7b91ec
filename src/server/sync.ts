/**
 * One exchange, judged. Pure over its ports: no HTTP, no clock of its own. Every operation is judged
 * by itself, so that a bad one never blocks the next; what is not accepted is kept in the quarantine.
 */
import type { DeviceId, EntityId } from '../domain/ids.ts'
import type { Role } from '../domain/kinds.ts'
import { isFromNewerVersion, type Operation, parseOperation, type Rejection } from '../domain/operation.ts'
import { mayWriteOperation } from '../domain/permissions.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import { cleanText } from '../domain/text.ts'
import { unreachable } from '../domain/unreachable.ts'
import { PROTOCOL, type SyncRequest, type SyncResponse, type SyncVerdict } from '../domain/wire.ts'
import type { Delivery, Queue, Refused } from './queue.ts'

export interface SyncPorts {
  readonly queue: Queue
  /** Server time. */
  now(): Date
}

/** Whose exchange it is, proved. */
export interface Partner {
  readonly collectivity: EntityId
  readonly device: DeviceId
  /** Its role now: which doors are open to it. */
  readonly role: Role
  /** Every role it ever held: what it may write, since work captured honestly may arrive late. */
  readonly rolesHeld: readonly Role[]
  /** False for one that only its token tells of: it was enrolled after the backup was made that is now in use. */
  readonly isKnown: boolean
}

/** The request with its operations as they came: foreign until judged. */
export interface IncomingSync extends Omit<SyncRequest, 'push'> {
  readonly push: readonly { readonly id: string }[]
}

export interface SyncFailure {
  readonly type: 'diverged' | 'forked' | 'unknown-device'
  readonly detail: string
}

/** What a device is told of which only its token speaks. */
export const UNKNOWN_DEVICE = { type: 'unknown-device', detail: 'introduce yourself' } as const

/** Takes what a device brings and gives what it lacks; when it answers, the acknowledged is on disk. */
export async function exchange(
  { queue, now }: SyncPorts,
  partner: Partner,
  request: IncomingSync,
): Promise<Result<SyncResponse, SyncFailure>> {
  const { collectivity, device, rolesHeld } = partner
  const { cursor, written } = request
  if (cursor && !(await queue.holds(collectivity, cursor))) {
    return fail({ type: 'diverged', detail: `seq ${cursor.seq} has another chain here` })
  }
  // After the cursor: what the device gives back first may be its own enrolment.
  if (!partner.isKnown) return fail(UNKNOWN_DEVICE)
  const serverTime = now().toISOString()
  const judged = request.push.map((op) => judge(op, device, rolesHeld))
  const verdicts = await deliver(queue, collectivity, { device, received: serverTime, written }, judged)
  if (!verdicts.ok) return verdicts
  const { entries, end } = await queue.read(collectivity, cursor?.seq ?? 0, request.pull)
  const head = await queue.head(collectivity)
  return ok({
    protocol: PROTOCOL,
    nonce: request.nonce,
    serverTime,
    head: head.seq,
    verdicts: [...verdicts.value],
    pull: [...entries],
    cursor: end,
    more: end.seq < head.seq,
  })
}

/** Puts what was judged where it belongs. Answers in the order of the judgements, once all of it is on disk. */
export async function deliver(
  queue: Queue,
  collectivity: EntityId,
  delivery: Omit<Delivery, 'operations' | 'refused'>,
  judged: readonly Judged[],
): Promise<Result<readonly SyncVerdict[], SyncFailure & { readonly type: 'forked' }>> {
  const operations = judged.flatMap((each) => (each.type === 'fit' ? [each.op] : []))
  const refused = judged.flatMap((each) => (each.type === 'refused' ? [each] : []))
  const receipts = await queue.append(collectivity, { ...delivery, operations, refused })
  if (!receipts.ok) {
    return fail({ type: 'forked', detail: 'a counter of this device already stands for another operation' })
  }
  const places = receipts.value.values()
  const verdicts = judged.map((each): SyncVerdict => {
    switch (each.type) {
      case 'later':
        return { id: each.id, verdict: 'later', reason: 'newer-version' }
      case 'refused':
        return { id: each.id, verdict: 'rejected', reason: each.reason, detail: each.detail }
      case 'fit': {
        const receipt = places.next().value
        if (receipt?.type === 'stored') return { id: each.op.id, verdict: 'acked', seq: receipt.seq }
        const altered = { reason: 'altered', detail: 'another content has this id in the queue' } as const
        const why = receipt?.type === 'held' && delivery.held ? delivery.held : altered
        return { id: each.op.id, verdict: 'rejected', ...why }
      }
      default:
        return unreachable(each)
    }
  })
  return ok(verdicts)
}

export type Judged =
  | { readonly type: 'fit'; readonly op: Operation }
  | { readonly type: 'later'; readonly id: string }
  | ({ readonly type: 'refused' } & Refused)

/** What becomes of one operation that a device brought, by today's rules. */
export function judge(input: { readonly id: string }, device: DeviceId, rolesHeld: readonly Role[]): Judged {
  if (isFromNewerVersion(input)) return { type: 'later', id: input.id }
  const parsed = parseOperation(input)
  if (!parsed.ok) return refuse(input, parsed.error.reason, parsed.error.detail)
  const op = parsed.value
  if (op.device !== device) return refuse(input, 'foreign-device', 'it names another device as its author')
  // Only the server carries out requests for others; by a tablet this would be a forged witness.
  if (op.type === 'set' && op.by !== undefined) return refuse(input, 'forbidden', 'only the server writes by')
  if (!rolesHeld.some((role) => mayWriteOperation(role, op))) {
    return refuse(
      input,
      'forbidden',
      `${rolesHeld.join(', ')} may not write ${op.type === 'set' ? op.kind : op.type}`,
    )
  }
  return { type: 'fit', op }
}

/** Enough for a person to see what is wrong; a detail can repeat what was sent. */
const MAX_DETAIL = 200

function refuse(input: { readonly id: string }, reason: Rejection, detail: string): Judged {
  return {
    type: 'refused',
    id: input.id,
    // The counter of another device says nothing of what this one owes.
    n: reason === 'foreign-device' ? null : counterOf(input),
    reason,
    detail: cleanText(detail.slice(0, MAX_DETAIL)),
    op: input,
  }
}

/** The counter by which even a refused operation counts as arrived. */
function counterOf(input: object): number | null {
  if (!('n' in input) || typeof input.n !== 'number') return null
  return Number.isSafeInteger(input.n) && input.n > 0 ? input.n : null
}
