/** The port to what is not in the queue itself: the collectivity's row, who is enrolled, who may still enrol. */
import type { DeviceId, EntityId } from '../domain/ids.ts'
import type { Role } from '../domain/kinds.ts'
import type { SetOperation } from '../domain/operation.ts'
import type { DeviceReport } from '../domain/wire.ts'
import type { QueueTransaction } from './append.ts'

/** A device as the server's own `set`s in the queue make it, kept ready for every request. */
export interface EnrolledDevice {
  readonly device: DeviceId
  readonly label: string
  readonly role: Role
  /** Every role it ever held, this one among them: what was captured under one is accepted later, too. */
  readonly rolesHeld: readonly Role[]
  readonly station: string
  /** Public key, ECDSA P-256, raw, base64url. */
  readonly key: string
  readonly revoked: boolean
}

/** A `set` of kind `device`, at its place in the queue. */
export interface DeviceSet {
  readonly seq: number
  /** Server time, ISO 8601 UTC. */
  readonly received: string
  readonly op: SetOperation
}

/** An invitation; its code is not in the database, and cannot be made from it without the secret. */
export interface StoredInvitation {
  readonly id: string
  /** HMAC of the code, by which it is found. */
  readonly lookup: string
  readonly role: Role
  readonly uses: number
  /** Server time, ISO 8601 UTC. */
  readonly expires: string
  /** The coordinator's device that made it; null when the server's own command did. */
  readonly by: DeviceId | null
  readonly withdrawn: boolean
  /** Devices that came in by it. */
  readonly usedBy: readonly DeviceId[]
}

/** Reads and writes of one transaction that holds the collectivity's head. */
export interface RegistryTransaction {
  /** The queue in the same transaction. */
  readonly queue: QueueTransaction
  device(id: DeviceId): Promise<EnrolledDevice | undefined>
  devices(): Promise<readonly EnrolledDevice[]>
  saveDevice(device: EnrolledDevice): Promise<void>
  invitation(lookup: string): Promise<StoredInvitation | undefined>
  invitations(): Promise<readonly StoredInvitation[]>
  saveInvitation(invitation: Omit<StoredInvitation, 'usedBy'>): Promise<void>
  noteUse(invitation: string, device: DeviceId): Promise<void>
  /**
   * Forgets how many operations a device said it had written, but for those that arrived. Its next contact
   * tells it again.
   */
  forgetWritten(device: DeviceId): Promise<void>
  /** All that the queue says of devices, in its order. */
  deviceSets(): Promise<readonly DeviceSet[]>
  /** The next `n` of an author. */
  nextN(author: DeviceId): Promise<number>
  /** Puts an operation of the server's own at the end of the queue. */
  append(op: SetOperation, received: string): Promise<void>
}

export interface Registry {
  /** The one collectivity of this server; `id` is used when there is none yet. One process asks at a time. */
  foundCollectivity(id: EntityId, now: string): Promise<EntityId>
  device(collectivity: EntityId, id: DeviceId): Promise<EnrolledDevice | undefined>
  /** Everyone who is or was enrolled, in the order of their stations, with what they still owe. */
  reports(collectivity: EntityId): Promise<readonly DeviceReport[]>
  /** All or nothing, and nobody else in between; on disk when it returns. `work` may run anew (see `Engine.transaction`). */
  transaction<T>(collectivity: EntityId, work: (tx: RegistryTransaction) => Promise<T>): Promise<T>
}
