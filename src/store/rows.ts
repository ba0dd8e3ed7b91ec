/** What the database holds, row by row, and what of it the other rooms see. */

import type { CarryHeader } from '../domain/carry.ts'
import type { DeviceId, OperationId } from '../domain/ids.ts'
import type { Operation, Rejection } from '../domain/operation.ts'
import type { Cursor, EnrolResponse, ProblemType, Run } from '../domain/wire.ts'
import type { KeptLock } from './kept-lock.ts'

/** How far an own operation has come. Once met in a stored page it leaves this table: it is confirmed. */
export type OwnState =
  | {
      readonly type: 'pending'
      /** Why the server put it off, if it did: it is sent again until the server can judge it. */
      readonly putOff?: string
    }
  /** On the server's disk, but not yet seen here in the queue. */
  | { readonly type: 'acked'; readonly seq: number }
  /** Kept, shown under "needs attention", and out of what the screens count. */
  | ({ readonly type: 'rejected' } & Refusal)
  /** Rejected, then written anew by a person as the operation `by`. */
  | ({ readonly type: 'corrected'; readonly by: OperationId } & Refusal)
  /** Rejected, and a person has seen to it: kept, and asks for nothing any more. */
  | ({ readonly type: 'set-aside' } & Refusal)

interface Refusal {
  readonly reason: Rejection
  readonly detail: string
}

/** An operation of this tablet that no stored page holds yet. */
export interface OwnRecord {
  /** The tablet's own running number, its key here: the operation's `n`, but that it goes on when the device id changes. */
  readonly n: number
  readonly op: Operation
  readonly state: OwnState
}

/** True for what screens count above the queue: what the server refused is out, whatever became of it. */
export const isOnTop = ({ state }: OwnRecord): boolean => state.type === 'pending' || state.type === 'acked'

/** Own rows, by key from `from` to `to`, that the server acknowledged at `seq` and the places after it. */
export interface AckedRun {
  readonly from: number
  readonly to: number
  readonly seq: number
}

/** A file of another tablet, taken in to be sent on. It stays, also once it has been. */
export interface CarriedRecord {
  /** 1, 2, 3 … in the order in which files were taken in. */
  readonly key: number
  /** Of its first part. */
  readonly header: CarryHeader
  /** Operations in all its parts. */
  readonly count: number
  /** Tablet time at which it was taken in, ISO 8601. */
  readonly taken: string
  /** The signature fits the key of an author that is known here. Else only the server can tell whose it is. */
  readonly isProven: boolean
  /** What the screens count of it above the queue: proven, not met in the queue yet, nor refused by the server. */
  readonly open: readonly Operation[]
  readonly state: CarriedState
}

export type CarriedState =
  | ({
      readonly type: 'waiting'
      /** Parts that the server has not judged yet, by number from 0. */
      readonly left: readonly number[]
      /** Why the server put it off, if it did: it is sent again. */
      readonly problem?: ProblemType
    } & Verdicts)
  /** The server has judged all of it, the last part at `when` (tablet time, ISO 8601). */
  | ({ readonly type: 'delivered'; readonly when: string } & Verdicts)
  /** The server does not take the file; it is not sent again by itself. */
  | { readonly type: 'refused'; readonly problem: ProblemType }

interface Verdicts {
  readonly accepted: number
  readonly refused: number
}

/** One part of a carried file, as it is sent. `key` leads with the file's. */
export interface CarriedPartRow {
  readonly key: string
  readonly text: string
  /** Of its operations, in order: by them the server's answer is known. */
  readonly ids: readonly string[]
}

/** One page of the queue, as a JSON array of entries. The last one grows until it is full. */
export interface PageRow {
  readonly page: number
  readonly text: string
}

/**
 * A run of the queue as it was before the server was restored from a backup: shown until the queue shows it
 * again, and given back should the server be restored once more before.
 */
export interface KeptRow {
  readonly key: string
  readonly run: Run
  /** Those of its operations that the queue has not shown again. */
  readonly unmet: readonly OperationId[]
}

/** A part of the folded queue. `key` leads with the snapshot it belongs to. */
export interface SnapshotRow {
  readonly key: string
  /** See `written`. */
  readonly text: string
}

export interface SnapshotHeader {
  readonly id: string
  readonly foldVersion: number
  readonly seq: number
  readonly chunks: number
}

/** What the server knows this tablet as. The token proves itself, see DESIGN.md §2. */
export interface Enrolment extends EnrolResponse {
  /** A refused token stops the exchange, never the capture. */
  readonly tokenState: 'valid' | 'refused'
}

/** Made once, before the first enrolment is asked for, so that asking again names the same device. */
export interface Identity {
  readonly device: DeviceId
  /** ECDSA P-256; the private half cannot be exported. */
  readonly keys: CryptoKeyPair
}

/** The identity that a clone has made for itself, and of which device it is a copy; gone once it is in use. */
export interface Fork {
  readonly of: DeviceId
  readonly identity: Identity
}

export interface Counters {
  /** Whose counters they are: a database emptied under an open tab has none, and must not start at 1 again. */
  readonly device: DeviceId
  /** Highest `n` used. */
  readonly n: number
  /** Highest running number given to a proposal. */
  readonly label: number
  /** Own rows written under earlier device ids: what is added to `n` for a row's key. None, when left out. */
  readonly before?: number
  /** Device ids that this tablet has given up. A tap stamped under one of them is no stranger's. */
  readonly former?: readonly DeviceId[]
}

/** The single facts of the `meta` table, by key. */
export interface Meta {
  readonly cursor: Cursor
  readonly enrolment: Enrolment
  readonly identity: Identity
  readonly counters: Counters
  /** What the server acknowledged, where the rows themselves still say that they wait, see `ownRows`. */
  readonly acks: readonly AckedRun[]
  readonly fork: Fork
  /** Raised whenever an own row or a carried file is changed or leaves, so that another tab knows when to read them all again. */
  readonly settlements: number
  /** How often this tablet went back to an earlier place in the queue: its memory is then of another queue. */
  readonly rewinds: number
  /** This tablet's time of the last answer that counted, ISO 8601. */
  readonly lastExchange: string
  readonly snapshot: SnapshotHeader
  /** Absent: no PIN was set. */
  readonly lock: KeptLock
}

export interface MetaRow {
  readonly key: keyof Meta
  readonly value: Meta[keyof Meta]
}

export interface DraftRow {
  readonly key: string
  readonly value: unknown
}

/** Why nothing was saved. `detail` is for the technician, not for the screen. */
export interface CommitFailure {
  readonly reason:
    | 'not-enrolled'
    | 'forbidden'
    | 'quota'
    | 'storage'
    | 'invalid'
    /** Of a correction: what was to be corrected is not refused any more, or was corrected already. */
    | 'settled-already'
  readonly detail: string
}

/** One step of a thing's history. */
export interface HistoryEntry {
  readonly op: Operation
  /** Null while the queue has not shown it here. */
  readonly seq: number | null
  readonly received: string | null
  readonly state: OwnState | { readonly type: 'confirmed' }
}
