/**
 * One session with the server: exchanges until the outbox is empty and the queue is level, or until
 * something says to stop. It keeps nothing but what the store holds, so it may be cut at any point.
 */
import type { DeviceId, OperationId } from '../domain/ids.ts'
import type { Operation } from '../domain/operation.ts'
import {
  MAX_BODY_BYTES,
  PROTOCOL,
  type ProblemType,
  type SyncRequest,
  type SyncResponse,
} from '../domain/wire.ts'
import { sendCarried } from './carrying.ts'
import { catchUp } from './catching-up.ts'
import { giveKept } from './healing.ts'
import { FIRST_PACE, type Pace, pullFrom, quickened } from './pace.ts'
import type { EnginePorts } from './ports.ts'
import { afterDivergence, afterHealing, afterProblem, afterSilence, takeOwnName } from './refusals.ts'

/** What a session leaves to the next one. */
export interface Memo {
  pace: Pace
  /** Refused on their own without a verdict, or told to come later: they wait, so that others go on. */
  readonly postponed: Set<OperationId>
  /** Parts of carried files and whole files that the server puts off, by `partKey` and `fileKey`. */
  readonly heldBack: Set<string>
  /** Files that the server has lost were sent anew. Once: a server that loses them again would have it for ever. */
  hasReopened: boolean
  /** The device id under which another tablet writes, too: nothing is sent under it any more. */
  forked: DeviceId | undefined
  /** Names taken since something was acknowledged: after a few that are forked at once, it is no clone. */
  renames: number
  /** How often the server's queue did not fit in this session: over and over, it is no restore. */
  divergences: number
  /** Kept runs that were given in this session, see `giveKept`. */
  readonly offered: Set<string>
  /** The device id that was made known to the server in this session. */
  introduced: DeviceId | undefined
}

export const newMemo = (): Memo => ({
  pace: FIRST_PACE,
  postponed: new Set(),
  heldBack: new Set(),
  hasReopened: false,
  forked: undefined,
  renames: 0,
  divergences: 0,
  offered: new Set(),
  introduced: undefined,
})

/** How a session ended. */
export type Ending =
  | { readonly type: 'level' }
  | { readonly type: 'not-enrolled' }
  | { readonly type: 'refused' }
  /** Trying again soon would only get the same answer. */
  | { readonly type: 'halted'; readonly problem: HaltingProblem }
  | { readonly type: 'failed'; readonly problem?: ProblemType; readonly retryAfterMs?: number }
  | { readonly type: 'silent' }

export type HaltingProblem = 'diverged' | 'forked' | 'protocol-unsupported'

/** Told of each answer that counted. */
export type OnAnswer = (exchangedAtMs: number, clockOffsetMs: number) => void

/** Told while a restored server is healed: how many more operations it was given back. */
export type OnGiven = (count: number) => void

/** The rest of a body is for the envelope: nonce, cursor, counters. */
const MAX_PUSH_BYTES = MAX_BODY_BYTES - 2_048

export async function runSession(
  ports: EnginePorts,
  memo: Memo,
  onAnswer: OnAnswer,
  signal: AbortSignal,
  onGiven: OnGiven = () => {},
): Promise<Ending> {
  memo.divergences = 0
  memo.offered.clear()
  memo.introduced = undefined
  let ahead: Ahead | undefined
  while (!signal.aborted) {
    const [exchanged, settled] = await Promise.allSettled([
      exchangeOnce(ports, memo, onAnswer, onGiven, signal, ahead?.outgoing),
      ahead?.settling,
    ])
    if (settled.status === 'rejected') throw settled.reason
    if (exchanged.status === 'rejected') throw exchanged.reason
    const step = exchanged.value
    ahead = undefined
    if (step === 'more') continue
    if ('type' in step) return step
    ahead = step
  }
  await ahead?.settling
  return { type: 'silent' }
}

/** What goes out in one exchange. */
interface Outgoing {
  readonly push: readonly Operation[]
  /** Others wait behind. */
  readonly isMore: boolean
  /** How many operations the device has written. */
  readonly written: number
}

/** Where others wait behind, the next exchange is made ready during one, and goes out while its verdicts are written. */
interface Ahead {
  readonly outgoing: Outgoing
  readonly settling: Promise<void>
}

async function readOutgoing(
  { store }: EnginePorts,
  { push: most }: Pace,
  skipped: ReadonlySet<OperationId>,
): Promise<Outgoing> {
  // One more than goes out now, to see whether others wait behind.
  const waiting = await store.outbox(most + 1, MAX_PUSH_BYTES, skipped)
  return { push: waiting.slice(0, most), isMore: waiting.length > most, written: await store.written() }
}

/** What goes out after this push, should the server judge all of it in good time; the pace may yet be another. */
const readNext = (
  ports: EnginePorts,
  { pace, postponed }: Memo,
  push: readonly Operation[],
): Promise<Outgoing> =>
  readOutgoing(ports, quickened(pace, push.length, 0), new Set([...postponed, ...push.map(({ id }) => id)]))

/** No more than the pace that came of the answer. */
const within = ({ push: most }: Pace, { push, isMore, written }: Outgoing): Outgoing => ({
  push: push.slice(0, most),
  isMore: isMore || push.length > most,
  written,
})

/** Nothing: which of two tablets wrote how much under one name, nobody can tell; the other tells its own. */
const NOTHING: Outgoing = { push: [], isMore: false, written: 0 }

async function exchangeOnce(
  ports: EnginePorts,
  memo: Memo,
  onAnswer: OnAnswer,
  onGiven: OnGiven,
  signal: AbortSignal,
  ready: Outgoing | undefined,
): Promise<Ending | Ahead | 'more'> {
  const { store, network, clock } = ports
  const enrolment = store.enrolment.peek()
  if (!enrolment) return { type: 'not-enrolled' }
  if (enrolment.tokenState === 'refused') return { type: 'refused' }
  const isForked = memo.forked === enrolment.device
  const outgoing = ready ?? (await readOutgoing(ports, memo.pace, memo.postponed))
  const { push, isMore, written } = isForked ? NOTHING : outgoing
  if (push.some(({ device }) => device !== enrolment.device)) {
    // Another tab took a new name, of which this one has not heard: under the old token it would be a stranger's.
    await store.refresh()
    return store.enrolment.peek()?.device === enrolment.device ? { type: 'silent' } : 'more'
  }
  const cursor = store.cursor.peek()
  const request: SyncRequest = {
    protocol: PROTOCOL,
    nonce: nonce(ports),
    cursor,
    written,
    push,
    // Until all is sent, nothing is asked for: what would come back is this tablet's own work for the most part, and
    // whole pages carry it cheaper.
    pull: isMore ? 0 : pullFrom(memo.pace, cursor?.seq ?? 0),
  }
  const startedMs = clock.steadyMs()
  const [outcome, next] = await Promise.all([
    network.exchange(request, enrolment.token, signal),
    isMore ? readNext(ports, memo, push) : undefined,
  ])
  if (signal.aborted) return { type: 'silent' }
  if (outcome.type === 'problem' && outcome.problem === 'diverged') {
    return afterDivergence(ports, memo, onGiven, signal)
  }
  if (outcome.type !== 'answered') return afterSilence(ports, memo, push, outcome)
  const { response } = outcome
  if (!isAnswerTo(request, response)) return { type: 'silent' }

  const nowMs = clock.nowMs()
  const tookMs = clock.steadyMs() - startedMs
  const clockOffset = Date.parse(response.serverTime) - (nowMs - tookMs / 2)
  memo.pace = quickened(memo.pace, push.length, tookMs)
  postponeUnjudged(memo, push, response)
  // The name that was taken is good. Should it be forked later, then by another clone.
  if (response.verdicts.some(({ verdict }) => verdict === 'acked')) memo.renames = 0
  const settling = store.settle(response.verdicts, new Date(nowMs).toISOString())
  if (next) {
    onAnswer(nowMs, clockOffset)
    return { outgoing: within(memo.pace, next), settling }
  }
  // Verdicts first: a cut between the two repeats a pull, never a person's work.
  await settling
  const isTaken =
    request.pull === 0 || (await store.take(cursor, response.pull, response.cursor, response.head))
  if (!isTaken) await store.refresh()
  onAnswer(nowMs, clockOffset)

  if (isForked) {
    if (isTaken && !response.more) return takeOwnName(ports, memo, enrolment.device)
    return catchUp(ports, memo, response.head, signal)
  }
  const isSent = (await store.outbox(1, MAX_PUSH_BYTES, memo.postponed)).length === 0
  if (!isSent) return 'more'
  if (isTaken && !response.more) return atLevel(ports, memo, onGiven, enrolment.token, signal)
  return catchUp(ports, memo, response.head, signal)
}

/** Before all is said to be there: what the queue should have shown by now, and has not. */
async function atLevel(
  ports: EnginePorts,
  memo: Memo,
  onGiven: OnGiven,
  token: string,
  signal: AbortSignal,
): Promise<Ending | 'more'> {
  const { store, healing } = ports
  const given = healing ? await giveKept({ store, healing }, memo.offered, onGiven, signal) : 'none'
  return given === 'none' ? carryOn(ports, memo, token, signal) : afterHealing(ports, memo, given)
}

/** Own work first: then what was taken in from others goes on. What the server took of it, the next exchange brings. */
async function carryOn(
  ports: EnginePorts,
  memo: Memo,
  token: string,
  signal: AbortSignal,
): Promise<Ending | 'more'> {
  const sent = await sendCarried(ports, memo.heldBack, token, signal)
  if (sent === 'some') return 'more'
  if (sent === 'none') {
    if (memo.hasReopened) return { type: 'level' }
    memo.hasReopened = await ports.store.carrying.reopen()
    return memo.hasReopened ? 'more' : { type: 'level' }
  }
  return sent.type === 'problem' ? afterProblem(ports, memo, [], sent) : { type: 'silent' }
}

/** What was put off, or not judged at all, would come back first in the very next batch. */
function postponeUnjudged(memo: Memo, push: readonly Operation[], { verdicts }: SyncResponse): void {
  const judged = new Set(verdicts.flatMap(({ id, verdict }) => (verdict === 'later' ? [] : [id])))
  for (const { id } of push) if (!judged.has(id)) memo.postponed.add(id)
}

/** True for an answer to this very request whose entries lead on from its cursor without a gap. */
function isAnswerTo(request: SyncRequest, { nonce, pull, cursor, more }: SyncResponse): boolean {
  const from = request.cursor?.seq ?? 0
  return (
    nonce === request.nonce &&
    pull.every(({ seq }, index) => seq === from + 1 + index) &&
    cursor.seq === from + pull.length &&
    // "More" without any would be asked for again at once, for ever; where none was asked for, it is no surprise.
    (pull.length > 0 || !more || request.pull === 0) &&
    (pull.length > 0 || request.cursor === null || cursor.chain === request.cursor.chain)
  )
}

/** Long enough that no two requests share one; it tells answers apart and guards nothing. */
function nonce({ random }: EnginePorts): string {
  const part = () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0')
  return part() + part()
}
