/**
 * A device whose token is good, and of whose enrolment nobody has told the restored server: it tells of
 * itself, and the queue says so.
 */
import { ok, type Result } from '../domain/result.ts'
import { type EnrolResponse, type IntroductionRequest, introductionProof } from '../domain/wire.ts'
import { type EnrolmentPorts, refuse, responseFor, writeDevice } from './enrolment.ts'
import type { Trouble } from './problem.ts'
import { isSignedBy } from './proof.ts'
import { isRevokedIn, rolesIn } from './reenrolment.ts'
import type { EnrolledDevice, RegistryTransaction } from './registry.ts'
import { stationFor } from './stations.ts'
import type { Partner } from './sync.ts'

/** Takes a device in by what its token says, under its own station or, where that was given away, the next one. */
export async function introduce(
  ports: EnrolmentPorts,
  partner: Partner,
  request: IntroductionRequest,
): Promise<Result<EnrolResponse, Trouble>> {
  const { collectivity } = partner
  const admitted = await ports.registry.transaction(collectivity, (tx) => admit(ports, tx, partner, request))
  return admitted.ok ? ok(await responseFor(ports, collectivity, admitted.value)) : admitted
}

async function admit(
  ports: EnrolmentPorts,
  tx: RegistryTransaction,
  { collectivity, device: id, role: ofToken }: Partner,
  request: IntroductionRequest,
): Promise<Result<EnrolledDevice, Trouble>> {
  const known = await tx.device(id)
  const key = known?.key ?? request.key
  if (!isSignedBy(key, introductionProof(id), request.proof)) {
    return refuse('proof-failed', 'the signature does not fit the key')
  }
  if (known) return known.revoked ? refuse('revoked', 'ask the coordinator for a new code') : ok(known)
  // Its enrolment is still missing; that it was shut out may have been given back already.
  const sets = (await tx.deviceSets()).filter(({ op }) => String(op.entity) === String(id))
  if (isRevokedIn(sets)) return refuse('revoked', 'ask the coordinator for a new code')
  // An older token may tell of more than the device was left with.
  const role = rolesIn(sets).at(-1) ?? ofToken
  const station = stationFor(request.station, await tx.devices())
  // Its name is not known to itself; the coordinator may give it one, or its enrolment is given back after all.
  const label = station
  const rolesHeld = [...new Set([...rolesIn(sets), role])]
  const device = { device: id, label, role, rolesHeld, station, key, revoked: false }
  await writeDevice(ports, collectivity, tx, device, { label, role, station, key }, id)
  return ok(device)
}
