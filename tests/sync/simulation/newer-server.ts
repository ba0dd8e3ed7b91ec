/** A server of a newer version wrote into the queue what nobody here knows, and was then rolled back. */
import {
  type DeviceId,
  type EntityId,
  type OperationId,
  UUID_RANDOM_BYTES,
  uuidv7,
} from '../../../src/domain/ids.ts'
import type { Operation } from '../../../src/domain/operation.ts'
import { appendAll } from '../../../src/server/append.ts'
import { contentHash } from '../../../src/server/chain.ts'
import { Realm } from './scheduler.ts'
import { queueTransaction } from './server-ports.ts'
import { CHAINS } from './servers.ts'
import type { World } from './world.ts'

/** Puts something new into the queue, by the production core. */
export function coming(world: World, collectivity: EntityId, isCertain = false): void {
  const { random, scheduler, faults, database } = world
  if (!isCertain && !faults.strikes('code rolled back', 0.5)) return
  const id = uuidv7(scheduler.nowMs, random.bytes(UUID_RANDOM_BYTES)) as OperationId
  const device = uuidv7(scheduler.nowMs, random.bytes(UUID_RANDOM_BYTES)) as DeviceId
  const at = new Date(scheduler.nowMs).toISOString()
  const kind = random.pick(['visit', 'proposal'])
  // Members in an order of their own, some that nobody knows, and text that must not be normalised.
  const op = {
    mood: { b: 1, a: ['é', 'e\u0301'] },
    v: 2,
    type: 'set',
    kind,
    entity: id,
    fields: { shape: 'new', text: 7 },
    prev: {},
    n: 1,
    id,
    device,
    at,
  } as unknown as Operation
  world.foreign.set(id, JSON.stringify(op))
  world.ledger.expect(id)
  const realm = new Realm('newer server')
  const connection = { realm, crash: () => realm.end() }
  const appending = database.transaction(connection, collectivity, async (tx) => {
    const queue = queueTransaction(tx)
    await queue.head()
    // Run anew after a commit that nobody heard of, it is there already.
    const isThere = (await queue.stored([id])).size > 0
    if (!isThere)
      await appendAll(queue, CHAINS.of(collectivity), [{ op, hash: contentHash(op), received: at }])
  })
  realm.onEnd(() => database.abandon(realm))
  world.watched(appending, 'newer server')
}
