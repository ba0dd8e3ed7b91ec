/** The port to the queue: what any database behind it promises. One contract suite holds for all of them. */
import type { DeviceId, EntityId } from '../domain/ids.ts'
import type { Entry, Operation, Rejection } from '../domain/operation.ts'
import type { Result } from '../domain/result.ts'
import type { Cursor, Quarantined } from '../domain/wire.ts'

/** A run of the queue, and the place where it ends. */
export interface Slice {
  readonly entries: readonly Entry[]
  readonly end: Cursor
}

/** Something that came in and was not accepted; `op` is what came. */
export interface Refused {
  readonly id: string
  /** The counter it carried, where it carried one. */
  readonly n: number | null
  readonly reason: Rejection
  readonly detail: string
  readonly op: unknown
}

/** What one device brings in one exchange. */
export interface Delivery {
  readonly device: DeviceId
  /** Server time, ISO 8601 UTC. */
  readonly received: string
  /** Highest `n` the device has used. */
  readonly written: number
  /** Judged fit, in the order they came; all of this device. */
  readonly operations: readonly Operation[]
  readonly refused: readonly Refused[]
  /** Why nothing new of this device goes into the queue: it goes to the quarantine instead, for a person to decide. */
  readonly held?: Pick<Refused, 'reason' | 'detail'>
  /** Brought by another device: its author has not called. */
  readonly isCarried?: true
}

export type Receipt =
  /** It is on disk at this place: now, or since an earlier delivery. */
  | { readonly type: 'stored'; readonly seq: number }
  /** Its id is in the queue with other content; this one went to the quarantine. */
  | { readonly type: 'altered'; readonly seq: number }
  /** New, and in the quarantine, since the delivery said so. */
  | { readonly type: 'held' }

export interface Queue {
  /** The last place. */
  head(collectivity: EntityId): Promise<Cursor>
  /** True when the cursor is a place of this very queue. */
  holds(collectivity: EntityId, cursor: Cursor): Promise<boolean>
  /** Entries after a seq, in order: at most `limit`, and fewer, but not none, where they are long. */
  read(collectivity: EntityId, after: number, limit: number): Promise<Slice>
  /** Every entry whose operation sets something of this kind, in order. Quick for rare kinds only. */
  readKind(collectivity: EntityId, kind: 'collectivity'): Promise<readonly Entry[]>
  /**
   * Takes a delivery whole, in one transaction; when it returns, all of it is on disk. Receipts are in
   * the order of `operations`. Ids already known take no second place. `forked`: a counter was used for
   * two operations, so that two tablets go by one name; nothing was stored.
   */
  append(collectivity: EntityId, delivery: Delivery): Promise<Result<readonly Receipt[], 'forked'>>
  /** What was not accepted, newest first: at most `limit`, and fewer where they are long. */
  quarantined(collectivity: EntityId, limit: number): Promise<readonly Quarantined[]>
  /** What the database itself says of how it keeps its promises, by its own names. */
  durability(): Promise<Readonly<Record<string, string>>>
}
