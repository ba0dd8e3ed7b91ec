/** The tables, as queries see them. Every one is led by `collectivity`, and no transaction spans two. */
import type { Kysely } from 'kysely'
import type { DeviceId, EntityId } from '../domain/ids.ts'
import type { Role } from '../domain/kinds.ts'
import type { Rejection } from '../domain/operation.ts'

export interface Tables {
  /** One row a collectivity: the head of its queue, held by whoever appends. */
  readonly collectivities: {
    readonly collectivity: EntityId
    readonly seq: number
    readonly chain: string
    readonly founded: string
  }
  /** The queue. */
  readonly operations: {
    readonly collectivity: EntityId
    readonly seq: number
    readonly id: string
    readonly device: DeviceId
    readonly n: number
    readonly hash: string
    readonly chain: string
    readonly received: string
    /** The kind of a `set`, or "tally": lets rare kinds be found without reading all. */
    readonly kind: string
    /** JSON; null once a text was erased, when only the place, its hash and its author remain. */
    readonly op: string | null
  }
  readonly quarantine: {
    readonly collectivity: EntityId
    readonly device: DeviceId
    /** SHA-256 of `op`'s RFC 8785 form: the same refused thing sent again takes no second row. */
    readonly hash: string
    readonly id: string
    readonly n: number | null
    readonly received: string
    readonly reason: Rejection
    readonly detail: string
    readonly op: string
  }
  /** What each device told of itself when it last called; also of devices enrolled after a restored backup. */
  readonly contacts: {
    readonly collectivity: EntityId
    readonly device: DeviceId
    readonly written: number
    readonly seen: string
  }
  readonly devices: {
    readonly collectivity: EntityId
    readonly device: DeviceId
    readonly label: string
    readonly role: Role
    /** Every role it ever held, separated by spaces. */
    readonly roles_held: string
    readonly station: string
    readonly key: string
    readonly revoked: number
  }
  readonly invitations: {
    readonly collectivity: EntityId
    readonly id: string
    readonly lookup: string
    readonly role: Role
    readonly uses: number
    readonly expires: string
    readonly invited_by: DeviceId | null
    readonly withdrawn: number
  }
  readonly invitation_uses: {
    readonly collectivity: EntityId
    readonly invitation: string
    readonly device: DeviceId
  }
}

export type Database = Kysely<Tables>
