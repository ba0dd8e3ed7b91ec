/**
 * What screens want of the world beyond them. `main.tsx` gives it by context; screens never import
 * the network, the database or the clock.
 */
import type { ReadonlySignal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { CarryFlaw } from '../domain/carry.ts'
import type { DeviceId, EntityId } from '../domain/ids.ts'
import type { Role } from '../domain/kinds.ts'
import type { Draft, Operation, SetDraft, TallyOperation } from '../domain/operation.ts'
import type { Result } from '../domain/result.ts'
import type { DeviceReport, Invitation, ProblemType, Quarantined, QuarantineJudged } from '../domain/wire.ts'
import type { Intake } from '../store/carrying.ts'
import type { WholeLog } from '../store/history.ts'
import type { Live } from '../store/live.ts'
import type { Lock } from '../store/lock.ts'
import type { Witness } from '../store/marker.ts'
import type { CarriedRecord, CommitFailure, Enrolment, HistoryEntry, OwnRecord } from '../store/store.ts'
import type { ThemeChoice } from './theme.ts'

/** Why a door of the server did not open. `unreachable`: no network, or no Warsha at the other end. */
export type DoorFailure = ProblemType | 'unreachable'

/** Why a device could not join. `unsaved`: the server let it in, and it could not write that down; the code stays good for it. */
export type EnrolFailure = DoorFailure | 'other-collectivity' | 'unsaved'

/** Why a file of another device was not taken in. `forged`: its signature is not by the device that it names. */
export type IntakeFailure = CarryFlaw | 'forged' | 'other-collectivity' | 'not-enrolled' | 'quota' | 'storage'

/** What was taken in, and of whom. */
export interface TakenIn {
  readonly intake: Intake
  readonly station: string
  readonly count: number
}

/** Where the exchange with the server stands. */
export interface SyncView {
  readonly phase:
    | 'idle'
    | 'exchanging'
    | 'waiting-to-retry'
    | 'not-enrolled'
    | 'refused'
    | 'healing'
    | 'diverged'
    | 'forked'
    | 'outdated'
  /** Null until the first exchange since the app was opened told. */
  readonly isReachable: boolean | null
  /** Tablet time, ISO 8601, of the last exchange that succeeded; kept across starts. */
  readonly lastExchange: string | null
  readonly problem: ProblemType | null
  /** Operations that a restored server was given back since the app was opened; null when none was restored. */
  readonly givenBack: number | null
  /** Server time minus tablet time; null until an exchange since the app was opened told. */
  readonly clockOffsetMs: number | null
}

/** What the browser tells of itself before leaving for the field. */
export interface Readiness {
  /** The app would open without a network. */
  readonly isCached: boolean
  /** The browser has promised not to empty the storage by itself. */
  readonly isProtected: boolean
  /** Null where the browser does not tell. */
  readonly freeBytes: number | null
  /** Null where the browser does not tell. `level`: 0 to 1. */
  readonly battery: { readonly level: number; readonly isCharging: boolean } | null
}

export interface Services {
  readonly live: Live
  readonly enrolment: ReadonlySignal<Enrolment | undefined>
  /** This tablet's operations that the queue does not show yet: waiting, acknowledged, refused. */
  readonly own: ReadonlySignal<readonly OwnRecord[]>
  /** A newer version of the app runs in another tab: nothing can be saved here before a reload. */
  readonly isSuperseded: ReadonlySignal<boolean>
  readonly sync: ReadonlySignal<SyncView>
  syncNow(): void
  /** How many operations this device has written, and how many of them the server has; null before it joins. */
  readonly counter: Witness['counter']
  /** When this device last counted or wrote about a proposal, tablet time, ISO 8601; null when it is not known to. */
  readonly captured: Witness['captured']
  /** What this device was before the browser emptied its storage; undefined when it did not. */
  readonly lost: Witness['lost']
  readiness(): Promise<Readiness>
  /** Tells when it is worth asking for the readiness again; answers how to stop that. */
  onReadinessChange(tell: () => void): () => void
  /** Asks the browser to keep the storage whatever happens; true when it promises. */
  protectStorage(): Promise<boolean>

  commit(drafts: readonly Draft[]): Promise<Result<readonly Operation[], CommitFailure>>
  /** Writes a rejected operation anew, see `Store.correct`. */
  correct(n: number, draft: SetDraft): Promise<Result<Operation, CommitFailure>>
  /** Takes a rejected operation out of "needs attention"; false when it is not rejected any more. */
  setAside(n: number): Promise<boolean>
  /** Files of other devices that this one has taken in, and sends on. */
  readonly carried: ReadonlySignal<readonly CarriedRecord[]>
  /** What waits here as a signed file that another device can send. Undefined when nothing waits. Needs no network, and no space. */
  writeCarryFile(): Promise<string | undefined>
  takeCarryFile(text: string): Promise<Result<TakenIn, IntakeFailure>>
  /** Hands a text file to another app, as the device offers it. `unable`: it does not. */
  share(name: string, text: string): Promise<'shared' | 'cancelled' | 'unable'>
  newEntityId(): EntityId
  history(kind: string, entity: EntityId): Promise<readonly HistoryEntry[]>
  /** Last place of the queue that the screens show; 0 before the first exchange. */
  readonly seq: ReadonlySignal<number>
  /** Everything of the log, to be given out as a file. */
  log(): Promise<WholeLog>
  undoable(workshop: EntityId): Promise<TallyOperation | undefined>

  /** What was kept under this name, perhaps by another version of the app: whoever reads it looks at it first. */
  draft(key: string): Promise<unknown>
  saveDraft(key: string, value: unknown): Promise<void>
  dropDraft(key: string): Promise<void>

  /** Where the page finds it before anything is painted; the draft is what counts. */
  rememberTheme(choice: ThemeChoice): void

  enrol(code: string, label: string): Promise<Result<void, EnrolFailure>>
  /** The screen lock of this device, see the store's lock. */
  readonly lock: Lock
  /** Asks the server whether this new invitation may open the screen, whose PIN was forgotten. */
  unlock(code: string): Promise<Result<void, DoorFailure>>
  invitations(): Promise<Result<readonly Invitation[], DoorFailure>>
  invite(role: Role, uses: number, hours: number): Promise<Result<Invitation, DoorFailure>>
  withdrawInvitation(code: string): Promise<Result<void, DoorFailure>>
  devices(): Promise<Result<readonly DeviceReport[], DoorFailure>>
  renameDevice(device: DeviceId, label: string): Promise<Result<void, DoorFailure>>
  revokeDevice(device: DeviceId): Promise<Result<void, DoorFailure>>
  quarantine(): Promise<Result<readonly Quarantined[], DoorFailure>>
  judgeQuarantine(): Promise<Result<QuarantineJudged, DoorFailure>>

  /** Tablet time; ticks are the caller's. */
  now(): Date
  /** Gives the person a file to keep. Needs no network. */
  download(name: string, content: string | Blob): void
  /** A short buzz where the tablet can. */
  buzz(): void
  /** The app's own version, as a person can tell it to whoever helps. */
  readonly version: string
  /** A newer version of the app is waiting. `applyUpdate` loads the app anew by it, or by this one where none waits. */
  readonly updateWaiting: ReadonlySignal<boolean>
  applyUpdate(): void
  /** Where the app stands on this device. `offered`: the browser will ask when `install` is called; `by-hand`: its menu does it. */
  readonly installation: ReadonlySignal<'installed' | 'offered' | 'by-hand'>
  install(): Promise<void>
}

export const ServicesContext = createContext<Services | null>(null)

/** The services, in any component below the root. */
export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (!services) throw new Error('ServicesContext is missing above this component')
  return services
}
