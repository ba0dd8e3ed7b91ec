/** The store's door for files of other tablets, which this one takes in and sends on. */
import type { ReadonlySignal } from '@preact/signals-core'
import { fail, ok, type Result } from '../domain/result.ts'
import type { ProblemType, SyncVerdict } from '../domain/wire.ts'
import {
  type CarriedFile,
  type CarriedPart,
  type Changed,
  type Intake,
  readNextPart,
  reopenLost,
  settlePart,
  settleProblem,
  storeCarried,
} from './carried.ts'
import { type Database, isQuotaExceeded } from './database.ts'
import type { Memory } from './memory.ts'
import type { CarriedRecord, CommitFailure } from './rows.ts'

export type { CarriedPart, Intake } from './carried.ts'
export { fileKey, partKey } from './carried.ts'

export interface Carrying {
  /** Every file that was ever taken in, in that order. */
  readonly files: ReadonlySignal<readonly CarriedRecord[]>
  /** Keeps a file; when this resolves, it is on disk, and what can be shown of it on the screen. */
  take(
    file: CarriedFile,
  ): Promise<Result<Intake, Pick<CommitFailure, 'detail'> & { reason: 'quota' | 'storage' }>>
  /** The next part for the server, see `readNextPart`. */
  next(skipped: ReadonlySet<string>): Promise<CarriedPart | undefined>
  /** Keeps the server's verdicts on a part, given at `when` (tablet time, ISO 8601). */
  settle(part: CarriedPart, verdicts: readonly SyncVerdict[], when: string): Promise<void>
  /** Keeps why the server does not take the part's file: for good, or for now. */
  refuse(part: CarriedPart, problem: ProblemType, isForGood: boolean): Promise<void>
  /** Lets files wait again that the server had and has lost, see `reopenLost`. True when there are any. */
  reopen(): Promise<boolean>
}

export interface CarryingPorts {
  readonly db: Database
  readonly memory: Memory
  /** One after the other with everything else that changes the memory. */
  inLane<T>(work: () => Promise<T>): Promise<T>
  announce(): void
}

export function createCarrying({ db, memory, inLane, announce }: CarryingPorts): Carrying {
  const show = ({ records, settlements }: Changed) => {
    memory.carriedOn(records, settlements)
    if (records.length > 0) announce()
  }
  return {
    files: memory.carried,
    take: (file) =>
      inLane(async () => {
        try {
          const stored = await storeCarried(db, file)
          show(stored)
          return ok(stored.intake)
        } catch (error) {
          return fail({ reason: isQuotaExceeded(error) ? 'quota' : 'storage', detail: String(error) })
        }
      }),
    next: (skipped) => readNextPart(db, skipped),
    settle: (part, verdicts, when) => inLane(async () => show(await settlePart(db, part, verdicts, when))),
    refuse: (part, problem, isForGood) =>
      inLane(async () => show(await settleProblem(db, part, problem, isForGood))),
    reopen: () =>
      inLane(async () => {
        const reopened = await reopenLost(db)
        show(reopened)
        return reopened.records.length > 0
      }),
  }
}
