/** Who this tablet is: its identity, made once, and what the server gave it. */
import { standing } from '../domain/fold.ts'
import type { DeviceId, EntityId } from '../domain/ids.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import type { State } from '../domain/state.ts'
import type { EnrolResponse } from '../domain/wire.ts'
import type { Database } from './database.ts'
import type { Enrolment, Identity } from './rows.ts'
import { newId, type Stamping } from './stamping.ts'

/**
 * The device id and key pair, made at the first call and kept: an enrolment whose answer was lost is
 * asked for again under the same name.
 */
export async function readIdentity(db: Database, stamping: Stamping): Promise<Identity> {
  const known = await db.steadily('r', ['meta'], (tx) => tx.fact('identity'))
  if (known) return known
  // Before the transaction: it would end while the key is being made.
  const made = await newIdentity(stamping)
  return db.steadily('rw', ['meta'], async (tx) => {
    const meanwhile = await tx.fact('identity')
    if (meanwhile) return meanwhile
    await tx.keepFact('identity', made)
    return made
  })
}

export async function newIdentity(stamping: Stamping): Promise<Identity> {
  return { device: newId(stamping) as DeviceId, keys: await stamping.newKeys() }
}

/** Keeps what the server gave. A database belongs to one collectivity for ever, for its pages do. */
export async function storeEnrolment(
  db: Database,
  { token, device, station, role, collectivity }: EnrolResponse,
): Promise<Result<Enrolment, 'other-collectivity'>> {
  return db.steadily('rw', ['meta'], async (tx) => {
    const known = await tx.fact('enrolment')
    if (known && known.collectivity.id !== collectivity.id) return fail('other-collectivity')
    const enrolment: Enrolment = { token, device, station, role, collectivity, tokenState: 'valid' }
    const counters = await tx.fact('counters')
    if (counters?.device !== device) await tx.keepFact('counters', { device, n: 0, label: 0 })
    await tx.keepFact('enrolment', enrolment)
    return ok(enrolment)
  })
}

/** Notes that the server refuses `token`; one that was renewed meanwhile is left alone. */
export async function markRefused(db: Database, token: string): Promise<Enrolment | undefined> {
  return db.steadily('rw', ['meta'], async (tx) => {
    const known = await tx.fact('enrolment')
    if (known?.token !== token) return known
    const refused: Enrolment = { ...known, tokenState: 'refused' }
    await tx.keepFact('enrolment', refused)
    return refused
  })
}

/** The station that the queue, as folded, gives a device; undefined while it says nothing of it. */
export function stationIn(state: State, device: DeviceId): string | undefined {
  const fields = state.entity('device', device as string as EntityId)?.fields
  const station = standing(fields?.get('station'))?.value
  return typeof station === 'string' ? station : undefined
}

/** Gives this device another station: the labels of its proposals go on under these letters. */
export async function storeStation(
  db: Database,
  device: DeviceId,
  station: string,
): Promise<Enrolment | undefined> {
  return db.steadily('rw', ['meta'], async (tx) => {
    const known = await tx.fact('enrolment')
    if (known?.device !== device) return known
    const moved: Enrolment = { ...known, station }
    await tx.keepFact('enrolment', moved)
    return moved
  })
}
