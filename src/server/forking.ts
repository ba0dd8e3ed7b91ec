/**
 * A second device out of one: two browsers that go by one name, a tablet and its clone or its older image.
 * The one that finds it out goes on as a device of its own, which the queue says began as a copy of the other.
 */
import type { DeviceId } from '../domain/ids.ts'
import { ok, type Result } from '../domain/result.ts'
import { type EnrolResponse, type ForkRequest, forkProof } from '../domain/wire.ts'
import { type EnrolmentPorts, refuse, responseFor, writeDevice } from './enrolment.ts'
import type { Trouble } from './problem.ts'
import { isSignedBy } from './proof.ts'
import type { EnrolledDevice, RegistryTransaction } from './registry.ts'
import { nextStation } from './stations.ts'
import type { Partner } from './sync.ts'

/**
 * Gives the asking device's copy a name and a station of its own. It keeps label, role and the roles held,
 * for the work that it brings was captured under them. Asked again with the same key, it answers the same.
 */
export async function fork(
  ports: EnrolmentPorts,
  partner: Partner,
  request: ForkRequest,
): Promise<Result<EnrolResponse, Trouble>> {
  const { collectivity, device: from } = partner
  const names: readonly string[] = [collectivity, from]
  if (names.includes(request.device)) return refuse('forbidden', 'this id is taken')
  const forked = await ports.registry.transaction(collectivity, (tx) => divide(ports, tx, partner, request))
  return forked.ok ? ok(await responseFor(ports, collectivity, forked.value)) : forked
}

async function divide(
  ports: EnrolmentPorts,
  tx: RegistryTransaction,
  { collectivity, device: from, role, rolesHeld }: Partner,
  { device: id, key, proof }: ForkRequest,
): Promise<Result<EnrolledDevice, Trouble>> {
  const known = await tx.device(id)
  if (!isSignedBy(known?.key ?? key, forkProof(from, id), proof)) {
    return refuse(
      'proof-failed',
      known ? 'this device id has another key' : 'the signature does not fit the key',
    )
  }
  if (known) return known.revoked ? refuse('revoked', 'ask the coordinator for a new code') : ok(known)
  const original = await tx.device(from)
  // Revoked while this request was under way: whoever was shut out must not come in by another name.
  if (original?.revoked) return refuse('revoked', 'ask the coordinator for a new code')
  const station = nextStation(await tx.devices())
  const label = original?.label ?? station
  const device = { device: id, label, role, rolesHeld, station, key, revoked: false }
  await writeDevice(ports, collectivity, tx, device, { label, role, station, key, from }, from)
  await forgetClaims(tx, from)
  return ok(device)
}

/**
 * Of what both told under one name nobody can say which of them still owes it: the copy tells it anew
 * under its own, the other at its next contact.
 */
const forgetClaims = (tx: RegistryTransaction, from: DeviceId): Promise<void> => tx.forgetWritten(from)
