/**
 * Another tablet writes under this one's name: the profile was cloned, or an older image of it put back.
 * This one takes a new device id, and stamps with it what the server has not judged yet.
 */
import type { DeviceId } from '../domain/ids.ts'
import type { EnrolResponse } from '../domain/wire.ts'
import type { Database } from './database.ts'
import { newIdentity } from './enrolment.ts'
import { ownRows } from './own-rows.ts'
import type { Enrolment, Fork, OwnRecord } from './rows.ts'
import { nextSettlement } from './settlements.ts'
import { lastKey, type Stamping } from './stamping.ts'

/**
 * The new identity for the copy of `device`, made at the first call and kept until it is in use: after a lost
 * answer the same is asked for. Undefined when this tablet does not go by `device` any more.
 */
export async function readFork(
  db: Database,
  stamping: Stamping,
  device: DeviceId,
): Promise<Fork | undefined> {
  // Before the transaction: it would end while the key is being made.
  const made: Fork = { of: device, identity: await newIdentity(stamping) }
  return db.steadily('rw', ['meta'], async (tx) => {
    if ((await tx.fact('enrolment'))?.device !== device) return undefined
    const known = await tx.fact('fork')
    if (known?.of === device) return known
    await tx.keepFact('fork', made)
    return made
  })
}

/**
 * Takes the new name, in one transaction. What waits is stamped anew from 1, in its order, and keeps id, time
 * and content, labels that people were shown among it: the server knows it again if the other copy has
 * sent it, too. What was judged stays as it was judged, under the old name. Answers false when another tab
 * was faster.
 */
export async function takeForkedName(
  db: Database,
  { token, device, station, role, collectivity }: EnrolResponse,
): Promise<boolean> {
  return db.steadily('rw', ['meta', 'own'], async (tx) => {
    const fork = await tx.fact('fork')
    const old = await tx.fact('enrolment')
    const counters = await tx.fact('counters')
    if (fork?.identity.device !== device || old?.device !== fork.of) return false
    if (collectivity.id !== old.collectivity.id) return false
    // Above all keys in use: of the old name some rows may stay, waiting for the queue or for a person.
    const before = lastKey(counters)
    const waiting = (await ownRows(tx)).filter(({ state }) => state.type === 'pending')
    const stamped = waiting.map(({ op, state }, index): OwnRecord => {
      const n = index + 1
      return { n: before + n, op: { ...op, device, n }, state }
    })
    await tx.own.delete(waiting.map(({ n }) => n))
    await tx.own.add(stamped)
    const former = [...(counters?.former ?? []), old.device]
    await tx.keepFact('counters', { device, n: stamped.length, label: 0, before, former })
    const enrolment: Enrolment = { token, device, station, role, collectivity, tokenState: 'valid' }
    await tx.keepFact('enrolment', enrolment)
    await tx.keepFact('identity', fork.identity)
    await tx.meta.delete(['fork'])
    await nextSettlement(tx)
    return true
  })
}
