/** What should never be sent, and is: by apps of other versions, by tablets that lie, by strangers with a token. */
import { type OperationId, UUID_RANDOM_BYTES, uuidv7 } from '../../../src/domain/ids.ts'
import type { Operation } from '../../../src/domain/operation.ts'
import { PROTOCOL } from '../../../src/domain/wire.ts'
import { storeOperations } from '../../../src/store/committing.ts'
import type { Fault } from './faults.ts'
import type { Tab } from './tab.ts'
import type { World } from './world.ts'

/** Stored as another version of the app would store it: past the checks of this one, into the same outbox. */
export function captureOtherwise(world: World, tab: Tab): void {
  const { random, faults, scheduler } = world
  const { running } = tab
  const enrolment = running?.store.enrolment.peek()
  if (!running || !enrolment) return
  const [fault, spoilt] = random.pick(OTHERWISE)
  const at = new Date(scheduler.nowMs).toISOString()
  const id = uuidv7(scheduler.nowMs, random.bytes(UUID_RANDOM_BYTES)) as OperationId
  const entity = running.store.newEntityId()
  const envelope = {
    id,
    device: enrolment.device,
    n: 1,
    at,
    v: 1,
    type: 'set',
    kind: 'proposal',
    entity,
    prev: {},
  }
  const op = { ...envelope, ...spoilt } as unknown as Operation
  const prepared = { op, isNumbered: false, station: enrolment.station }
  const storing = storeOperations(running.db, [prepared]).then((stored) => {
    if (!stored.ok) return
    faults.count(fault)
    // The other version's own tab was seen to save it; those of this one hear of it.
    tab.tablet.disk.saved.add(id)
    tab.tablet.channel.announce()
  })
  world.watched(storing, tab.tablet.name)
}

const OTHERWISE: readonly [readonly [Fault, object], ...(readonly [Fault, object])[]] = [
  ['invalid operation', { fields: { text: 7 } }],
  ['unknown kind', { kind: 'visit', fields: { of: 'a newer kind' }, mood: ['kept', 1] }],
  // Only the server writes devices.
  ['forbidden operation', { kind: 'device', fields: { label: 'mine' } }],
  ['newer version', { v: 2, fields: { text: 'from a newer app' }, tone: { of: 'voice' } }],
]

/** Somebody with this tablet's token sends what it never wrote: in another's name, under an id that is taken, or as a run of the queue. */
export function intrude(world: World, tab: Tab): void {
  const { random, faults, ledger, line } = world
  const { tablet, running } = tab
  const enrolment = running?.store.enrolment.peek()
  const queue = ledger.queue(tablet.collectivity)
  const taken = random.any(queue.filter(({ op }) => op.type === 'tally'))?.op
  // Under a counter that has arrived, or it would pass for something that the tablet still owes.
  const own = queue.find(({ op }) => op.device === enrolment?.device)?.op
  if (!enrolment || !taken || !own) return
  const fault: Fault = random.pick(['foreign device', 'altered content', 'unproven run'])
  // In its own name a stranger could not be told from the tablet.
  if (taken.device === enrolment.device) return
  faults.count(fault)
  const { path, request } = forgedBy(fault, taken, own, random)
  const headers = { authorization: `Bearer ${enrolment.token}`, 'content-type': 'application/json' }
  const body = JSON.stringify(request)
  const caller = { realm: tab.realm, collectivity: tablet.collectivity, isCutOff: () => tablet.isCutOff }
  const sending = line.fetchOf(caller)(`https://warsha.test${path}`, { method: 'POST', headers, body })
  // Whatever comes of it, the stranger does not care.
  sending.catch(() => undefined)
}

function forgedBy(
  fault: Fault,
  taken: Operation,
  own: Operation,
  random: World['random'],
): { readonly path: string; readonly request: object } {
  const other = { ...taken, id: uuidv7(0, random.bytes(UUID_RANDOM_BYTES)) }
  if (fault === 'unproven run') {
    const entries = [{ seq: 1, received: '2026-01-05T08:00:00.000Z', op: other }]
    return { path: '/api/heal', request: { from: null, entries, to: { seq: 1, chain: '0'.repeat(32) } } }
  }
  const altered = { ...taken, device: own.device, n: own.n, count: 99 }
  const push = [fault === 'foreign device' ? other : altered]
  const request = { protocol: PROTOCOL, nonce: 'intruder', cursor: null, written: 0, push, pull: 0 }
  return { path: '/api/sync', request }
}
