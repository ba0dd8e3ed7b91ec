/** What should never be sent, and is: by apps of other versions, by tablets that lie, by strangers with a token. */
import { type OperationId, UUID_RANDOM_BYTES, uuidv7 } from '../../../src/domain/ids.ts'
import type { Operation } from '../../../src/domain/operation.ts'
import { storeOperations } from '../../../src/store/committing.ts'
import { PROTOCOL } from '../../../src/domain/wire.ts'
import type { Fault } from './faults.ts'
import type { Tab } from './tab.ts'
import type { World } from './world.ts'

/** Stored as another version of the app would store it: past the checks of this one, into the same outbox. */
export function captureOtherwise(world: World, tab: Tab): void {
  const { random, faults, scheduler } = world
  const { running } = tab
  const enrolment = running?.store.enrolment.peek()
  if (!running || !enrolment) return
  const kinds: readonly [Fault, ...Fault[]] = ['invalid operation', 'unknown kind', 'forbidden operation', 'newer version']
  const fault = random.pick(kinds)
  const at = new Date(scheduler.nowMs).toISOString()
  const id = uuidv7(scheduler.nowMs, random.bytes(UUID_RANDOM_BYTES)) as OperationId
  const entity = running.store.newEntityId()
  const envelope = { id, device: enrolment.device, n: 1, at, v: 1, type: 'set', kind: 'proposal', entity, prev: {} }
  const op = { ...envelope, ...spoiltBy(fault) } as unknown as Operation
  const prepared = { op, isNumbered: false, station: enrolment.station }
  const storing = storeOperations(running.db, [prepared]).then((stored) => {
    if (!stored.ok) return
    faults.count(fault)
    // The other version's own tab was seen to save it; this one hears of it.
    tab.tablet.disk.saved.add(id)
    return running.store.refresh()
  })
  world.watched(storing, tab.tablet.name)
}

function spoiltBy(fault: Fault): object {
  switch (fault) {
    case 'invalid operation':
      return { fields: { text: 7 } }
    case 'unknown kind':
      return { kind: 'visit', fields: { of: 'a newer kind' }, mood: ['kept', 1] }
    case 'forbidden operation':
      // Only the server writes devices.
      return { kind: 'device', fields: { label: 'mine' } }
    default:
      return { v: 2, fields: { text: 'from a newer app' }, tone: { of: 'voice' } }
  }
}

/** Somebody with this tablet's token sends what it never wrote: in another's name, or under an id that is taken. */
export function intrude(world: World, tab: Tab): void {
  const { random, faults, ledger, line } = world
  const { tablet, running } = tab
  const enrolment = running?.store.enrolment.peek()
  const queue = ledger.queue(tablet.collectivity)
  const taken = random.any(queue.filter(({ op }) => op.type === 'tally'))
  // Under a counter that has arrived, or it would pass for something that the tablet still owes.
  const own = queue.find(({ op }) => op.device === enrolment?.device)
  if (!enrolment || !taken || !own) return
  const fault: Fault = random.pick(['foreign device', 'altered content', 'altered content'])
  const forged =
    fault === 'foreign device'
      ? { ...taken.op, id: uuidv7(0, random.bytes(UUID_RANDOM_BYTES)) }
      : { ...taken.op, device: enrolment.device, n: own.op.n, count: 99 }
  // In its own name a stranger could not be told from the tablet.
  if (fault === 'altered content' && taken.op.device === enrolment.device) return
  faults.count(fault)
  const request = { protocol: PROTOCOL, nonce: 'intruder', cursor: null, written: 0, push: [forged], pull: 0 }
  const headers = { authorization: `Bearer ${enrolment.token}`, 'content-type': 'application/json' }
  const body = JSON.stringify(request)
  const caller = { realm: tab.realm, collectivity: tablet.collectivity, isCutOff: () => tablet.isCutOff }
  const sending = line
    .fetchOf(caller)('https://warsha.test/api/sync', { method: 'POST', headers, body })
    .then(() => undefined)
  // Whatever comes of it, the stranger does not care.
  sending.catch(() => undefined)
}
