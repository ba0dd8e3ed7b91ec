/**
 * Who is in, as the queue alone says it: for devices whose enrolment or revocation was given back after a
 * restore. Where two histories meet, of before and of after the backup, one of them has to be chosen; the
 * choice goes into the queue, so that everybody sees the same.
 */
import { type EntityState, emptyLayer, foldInto, isConflict, standing } from '../domain/fold.ts'
import type { DeviceId, EntityId } from '../domain/ids.ts'
import type { Role } from '../domain/kinds.ts'
import type { SetOperation } from '../domain/operation.ts'
import { type EnrolmentPorts, withdrawInvitationsOf, writeDevice } from './enrolment.ts'
import type { DeviceSet, EnrolledDevice, RegistryTransaction } from './registry.ts'
import { stationFor } from './stations.ts'

/** Brings the registry up to date with what the queue says of these devices. */
export async function enrolFromQueue(
  ports: Pick<EnrolmentPorts, 'now' | 'randomBytes'>,
  collectivity: EntityId,
  tx: RegistryTransaction,
  entities: readonly EntityId[],
): Promise<void> {
  if (entities.length === 0) return
  const sets = await tx.deviceSets()
  const isOne = isOneHistory(sets)
  for (const entity of entities) {
    const own = sets.filter(({ op }) => op.entity === entity)
    const state = foldOf(own)
    const said = isOne ? standingIn(state) : latestOf(own)
    const device = await deviceFrom(tx, entity, own, said)
    if (!device) continue
    await tx.saveDevice(device)
    if (device.revoked) await withdrawInvitationsOf(tx, device.device)
    const settled = unlike(state, device)
    if (Object.keys(settled).length === 0) continue
    await writeDevice(ports, collectivity, tx, device, settled, null)
  }
  await shutOutWithThem(ports, collectivity, tx, entities)
}

/** Whoever was shut out before the restore and still came in after it: those that they let in go out with them. */
async function shutOutWithThem(
  ports: Pick<EnrolmentPorts, 'now' | 'randomBytes'>,
  collectivity: EntityId,
  tx: RegistryTransaction,
  entities: readonly EntityId[],
): Promise<void> {
  const sets = await tx.deviceSets()
  for (const id of entities.flatMap((entity) => letInBy(entity, sets))) {
    const device = await tx.device(id)
    if (!device || device.revoked) continue
    await withdrawInvitationsOf(tx, id)
    await writeDevice(ports, collectivity, tx, { ...device, revoked: true }, { revoked: true }, null)
  }
}

/** Devices that are in only by the hand of one who was shut out before, or by the hand of such a device. */
function letInBy(entity: EntityId, sets: readonly DeviceSet[]): readonly DeviceId[] {
  const own = sets.filter(({ op }) => op.entity === entity)
  const since = own.toSorted(byTime).findLast(({ op }) => op.fields['revoked'] === true)
  if (!since || !isRevokedIn(own)) return []
  /** Since when what they do is not theirs to do. */
  const hours = new Map<string, string>([[entity, since.received]])
  for (const { op, received } of sets.toSorted(byTime)) {
    if (op.entity === entity || !Object.hasOwn(op.fields, 'role')) continue
    const hour = op.by && hours.get(op.by)
    if (hour !== undefined && received >= hour) hours.set(op.entity, received)
    else hours.delete(op.entity)
  }
  hours.delete(entity)
  return [...hours.keys()] as DeviceId[]
}

/**
 * True when a device was shut out, as far as these say. Of two histories neither knew of the other: in doubt
 * it stays out, until a new code lets it in again.
 */
export function isRevokedIn(sets: readonly DeviceSet[]): boolean {
  const said = sets.filter(({ op }) => Object.hasOwn(op.fields, 'revoked'))
  return [said.at(-1), said.toSorted(byTime).at(-1)].some((each) => each?.op.fields['revoked'] === true)
}

/** Every role that these give. */
export const rolesIn = (sets: readonly DeviceSet[]): readonly Role[] =>
  sets.flatMap(({ op }) => (Object.hasOwn(op.fields, 'role') ? [op.fields['role'] as Role] : []))

type Said = (field: string) => unknown

const standingIn =
  (state: EntityState | undefined): Said =>
  (field) =>
    standing(state?.fields.get(field))?.value

/** False where counters of two histories run side by side: by number one thing is later, by the clock another. */
function isOneHistory(sets: readonly DeviceSet[]): boolean {
  const byNumber = sets.toSorted((a, b) => a.op.n - b.op.n)
  return byNumber.every((each, index) => {
    const before = byNumber[index - 1]
    return !before || (before.op.n < each.op.n && before.received <= each.received)
  })
}

/** Of two histories what was said last, by the server's clock. */
function latestOf(sets: readonly DeviceSet[]): Said {
  const newestFirst = sets.toSorted(byTime).toReversed()
  // What a device said of itself comes last: its token may be an older one, of another role, and it knows no name.
  const ofOthers = newestFirst.filter(({ op }) => !isIntroduction(op))
  return (field) =>
    [...ofOthers, ...newestFirst].find(({ op }) => Object.hasOwn(op.fields, field))?.op.fields[field]
}

/** Of all that tells a device's key, only this is by the device itself. */
const isIntroduction = ({ by, entity, fields }: SetOperation): boolean =>
  String(by) === String(entity) && Object.hasOwn(fields, 'key')

/** Undefined while the queue does not say who the device is: only its label, say, was given back so far. */
async function deviceFrom(
  tx: RegistryTransaction,
  entity: EntityId,
  sets: readonly DeviceSet[],
  said: Said,
): Promise<EnrolledDevice | undefined> {
  const id = entity as string as DeviceId
  const known = await tx.device(id)
  // What the registry has promised to a device stays.
  const key = known?.key ?? said('key')
  const claimed = known?.station ?? said('station')
  const [label, role] = [said('label'), said('role')]
  if (typeof key !== 'string' || typeof claimed !== 'string' || typeof label !== 'string') return undefined
  if (typeof role !== 'string') return undefined
  const from = said('from')
  const original = typeof from === 'string' ? await tx.device(from as DeviceId) : undefined
  const rolesHeld = [...(known?.rolesHeld ?? []), ...(original?.rolesHeld ?? []), ...rolesIn(sets)]
  const others = (await tx.devices()).filter(({ device }) => device !== id)
  return {
    device: id,
    label,
    role: role as Role,
    rolesHeld: [...new Set(rolesHeld)],
    station: stationFor(claimed, others),
    key,
    revoked: isRevokedIn(sets),
  }
}

/** The fields by which the queue, as it folds, differs from the choice, or leaves it open. */
function unlike(state: EntityState | undefined, device: EnrolledDevice): SetOperation['fields'] {
  const { label, role, station, key, revoked } = device
  const chosen = { label, role, station, key, revoked }
  return Object.fromEntries(
    Object.entries(chosen).filter(([name, value]) => {
      const field = state?.fields.get(name)
      if (field && isConflict(field)) return true
      return (standing(field)?.value ?? false) !== value
    }),
  )
}

function foldOf(sets: readonly DeviceSet[]): EntityState | undefined {
  const layer = emptyLayer()
  for (const { op, seq } of sets) foldInto(layer, op, seq)
  const [first] = sets
  return first && layer.entities.get('device')?.get(first.op.entity)
}

const byTime = (a: DeviceSet, b: DeviceSet): number =>
  a.received === b.received ? a.seq - b.seq : a.received < b.received ? -1 : 1
