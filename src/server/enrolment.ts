/**
 * Who is in: enrolling, renaming and revoking devices. Each is a `set` of kind `device` that the server
 * writes into the queue itself, under the collectivity's id as author, so that the queue alone says who
 * did what in which role; the registry keeps the same ready for every request.
 */
import { emptyLayer, foldInto, standing } from '../domain/fold.ts'
import { type DeviceId, type EntityId, type OperationId, UUID_RANDOM_BYTES, uuidv7 } from '../domain/ids.ts'
import type { SetOperation } from '../domain/operation.ts'
import { OPERATION_VERSION } from '../domain/operation.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import { type EnrolRequest, type EnrolResponse, enrolmentProof, type ProblemType } from '../domain/wire.ts'
import { isOpen, lookupOf } from './invitations.ts'
import type { Trouble } from './problem.ts'
import { isSignedBy } from './proof.ts'
import type { Queue } from './queue.ts'
import type { EnrolledDevice, Registry, RegistryTransaction, StoredInvitation } from './registry.ts'
import type { Keys } from './secret.ts'
import { nextStation } from './stations.ts'
import type { Tokens } from './token.ts'

export interface EnrolmentPorts {
  readonly queue: Queue
  readonly registry: Registry
  readonly keys: Pick<Keys, 'lookup'>
  readonly tokens: Tokens
  now(): Date
  randomBytes(length: number): Uint8Array
}

/**
 * Lets a device in by a code. Asked again by the same device with the same code, after a lost answer,
 * it answers the same and uses nothing up. A device that is known comes in again under its own station.
 */
export async function enrol(
  ports: EnrolmentPorts,
  collectivity: EntityId,
  request: EnrolRequest,
): Promise<Result<EnrolResponse, Trouble>> {
  // Under the author name that the server itself writes by, a device could take the server's counters.
  if (String(request.device) === String(collectivity)) return refuse('forbidden', 'this id is taken')
  const enrolled = await ports.registry.transaction(collectivity, (tx) =>
    admit(ports, collectivity, tx, request),
  )
  return enrolled.ok ? ok(await responseFor(ports, collectivity, enrolled.value)) : enrolled
}

/** What a device that was let in is told. */
export async function responseFor(
  { queue, tokens }: EnrolmentPorts,
  collectivity: EntityId,
  { device, role, station }: EnrolledDevice,
): Promise<EnrolResponse> {
  const name = await nameOf(queue, collectivity)
  const token = tokens.make({ collectivity, device, role })
  return { token, device, station, role, collectivity: { id: collectivity, name } }
}

export function rename(
  ports: EnrolmentPorts,
  collectivity: EntityId,
  id: DeviceId,
  label: string,
  by: DeviceId,
): Promise<Result<undefined, Trouble>> {
  return ports.registry.transaction(collectivity, async (tx) => {
    const known = await tx.device(id)
    if (!known) return refuse('not-found', 'no such device')
    if (known.label !== label) await writeDevice(ports, collectivity, tx, { ...known, label }, { label }, by)
    return ok(undefined)
  })
}

/** Closes the doors to a device and to those that it invited; what it wrote stays. Not to the last coordinator: nobody could open them again. */
export function revoke(
  ports: EnrolmentPorts,
  collectivity: EntityId,
  id: DeviceId,
  by: DeviceId,
): Promise<Result<undefined, Trouble>> {
  return ports.registry.transaction(collectivity, async (tx) => {
    const known = await tx.device(id)
    if (!known) return refuse('not-found', 'no such device')
    if (known.revoked) return ok(undefined)
    if (await isLastCoordinator(tx, known)) {
      return refuse('forbidden', 'the last coordinator cannot be revoked')
    }
    await withdrawInvitationsOf(tx, id)
    await writeDevice(ports, collectivity, tx, { ...known, revoked: true }, { revoked: true }, by)
    return ok(undefined)
  })
}

/** Else whoever holds a stolen laptop comes in again by an invitation of its own making. */
export async function withdrawInvitationsOf(tx: RegistryTransaction, by: DeviceId): Promise<void> {
  for (const each of await tx.invitations()) {
    if (each.by === by && !each.withdrawn) await tx.saveInvitation({ ...each, withdrawn: true })
  }
}

export const isActingCoordinator = (device: Pick<EnrolledDevice, 'role' | 'revoked'>): boolean =>
  device.role === 'coordinator' && !device.revoked

async function isLastCoordinator(tx: RegistryTransaction, device: EnrolledDevice): Promise<boolean> {
  if (!isActingCoordinator(device)) return false
  const others = (await tx.devices()).filter((each) => each.device !== device.device)
  return !others.some(isActingCoordinator)
}

async function admit(
  ports: EnrolmentPorts,
  collectivity: EntityId,
  tx: RegistryTransaction,
  request: EnrolRequest,
): Promise<Result<EnrolledDevice, Trouble>> {
  const { code, device: id, label } = request
  const invitation = await tx.invitation(lookupOf(ports.keys, code))
  if (!invitation) return refuse('code-unknown', 'no invitation has this code')
  const known = await tx.device(id)
  const key = known?.key ?? request.key
  if (!isSignedBy(key, enrolmentProof(code, id), request.proof)) {
    return refuse(
      'proof-failed',
      known ? 'this device id has another key' : 'the signature does not fit the key',
    )
  }
  if (known && isRepeat(invitation, known)) return ok(known)
  if (!isOpen(invitation, ports.now().toISOString()) || invitation.usedBy.includes(id)) {
    return refuse('code-expired', 'this invitation is used up, withdrawn or too old')
  }
  const { role } = invitation
  if (known && role !== 'coordinator' && (await isLastCoordinator(tx, known))) {
    return refuse('forbidden', 'the last coordinator cannot take another role')
  }
  const station = known?.station ?? nextStation(await tx.devices())
  const rolesHeld = [...new Set([...(known?.rolesHeld ?? []), role])]
  const device = { device: id, label, role, rolesHeld, station, key, revoked: false }
  const fields = known ? { label, role, revoked: false } : { label, role, station, key }
  await writeDevice(ports, collectivity, tx, device, fields, invitation.by)
  await tx.noteUse(invitation.id, id)
  return ok(device)
}

/** The answer to this code was given before and perhaps lost. Revoked since, the device needs a new code. */
const isRepeat = (invitation: StoredInvitation, known: EnrolledDevice): boolean =>
  invitation.usedBy.includes(known.device) && !known.revoked

/** The name under which the server itself writes. */
export const authorOf = (collectivity: EntityId): DeviceId => collectivity as string as DeviceId

/** Writes what changed of a device into the queue, and the whole of it into the registry. */
export async function writeDevice(
  { now, randomBytes }: Pick<EnrolmentPorts, 'now' | 'randomBytes'>,
  collectivity: EntityId,
  tx: RegistryTransaction,
  device: EnrolledDevice,
  fields: SetOperation['fields'],
  by: DeviceId | null,
): Promise<void> {
  const at = now()
  const author = authorOf(collectivity)
  const op: SetOperation = {
    id: uuidv7(at.getTime(), randomBytes(UUID_RANDOM_BYTES)) as OperationId,
    device: author,
    n: await tx.nextN(author),
    at: at.toISOString(),
    v: OPERATION_VERSION,
    type: 'set',
    kind: 'device',
    entity: device.device as string as EntityId,
    fields,
    // Nobody else writes devices, and an author's later operation supersedes its earlier ones.
    prev: {},
    ...(by === null ? {} : { by }),
  }
  await tx.saveDevice(device)
  await tx.append(op, at.toISOString())
}

/** The collectivity's name as the queue has it; null before the coordinator has set it up. */
async function nameOf(queue: Queue, collectivity: EntityId): Promise<unknown> {
  const layer = emptyLayer()
  for (const { op, seq } of await queue.readKind(collectivity, 'collectivity')) foldInto(layer, op, seq)
  const fields = layer.entities.get('collectivity')?.get(collectivity)?.fields
  return standing(fields?.get('name'))?.value ?? null
}

export const refuse = (type: ProblemType, detail: string): Result<never, Trouble> => fail({ type, detail })
