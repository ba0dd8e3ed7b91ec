/**
 * One session with the server: exchanges until the outbox is empty and the queue is level, or until
 * something says to stop. It keeps nothing but what the store holds, so it may be cut at any point.
 */
import type { DeviceId, OperationId } from '../domain/ids.ts'
import type { Operation } from '../domain/operation.ts'
import {
  MAX_BODY_BYTES,
  PAGE_SIZE,
  PROTOCOL,
  type ProblemType,
  type SyncRequest,
  type SyncResponse,
} from '../domain/wire.ts'
import { sendCarried } from './carrying.ts'
import { giveKept } from './healing.ts'
import { FIRST_PACE, type Pace, pullFrom, quickened } from './pace.ts'
import type { EnginePorts } from './ports.ts'
import {
  afterDivergence,
  afterHealing,
  afterPageFailure,
  afterProblem,
  afterSilence,
  takeOwnName,
} from './refusals.ts'

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

/** Beyond so many entries whole pages, made once for everybody, are cheaper for both ends than the tail. */
const PAGES_FROM = 2 * PAGE_SIZE

/**
 * Most pages asked for at once: each waits for the line, and all of them together for the disk. Doubled from one while
 * the line is quick. More would be one long task for a slow tablet that somebody is counting on.
 */
const MOST_PAGES = 8
/** Pages that came in this time may be twice as many the next. */
const QUICK_PAGES_MS = 2_000

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
  while (!signal.aborted) {
    const step = await exchangeOnce(ports, memo, onAnswer, onGiven, signal)
    if (step !== 'more') return step
  }
  return { type: 'silent' }
}

async function exchangeOnce(
  ports: EnginePorts,
  memo: Memo,
  onAnswer: OnAnswer,
  onGiven: OnGiven,
  signal: AbortSignal,
): Promise<Ending | 'more'> {
  const { store, network, clock } = ports
  const enrolment = store.enrolment.peek()
  if (!enrolment) return { type: 'not-enrolled' }
  if (enrolment.tokenState === 'refused') return { type: 'refused' }
  const isForked = memo.forked === enrolment.device
  // One more than goes out now, to see whether others wait behind.
  const waiting = isForked ? [] : await store.outbox(memo.pace.push + 1, MAX_PUSH_BYTES, memo.postponed)
  const push = waiting.slice(0, memo.pace.push)
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
    // Which of the two wrote how much under one name, nobody can tell: the other tells its own.
    written: isForked ? 0 : await store.written(),
    push,
    // Until all is sent, nothing is asked for: what would come back is this tablet's own work for the most part, and
    // whole pages carry it cheaper.
    pull: waiting.length > push.length ? 0 : pullFrom(memo.pace, cursor?.seq ?? 0),
  }
  const startedMs = clock.steadyMs()
  const outcome = await network.exchange(request, enrolment.token, signal)
  if (signal.aborted) return { type: 'silent' }
  if (outcome.type === 'problem' && outcome.problem === 'diverged') {
    return afterDivergence(ports, memo, onGiven, signal)
  }
  if (outcome.type !== 'answered') return afterSilence(ports, memo, push, outcome)
  const { response } = outcome
  if (!isAnswerTo(request, response)) return { type: 'silent' }

  const nowMs = clock.nowMs()
  const tookMs = clock.steadyMs() - startedMs
  memo.pace = quickened(memo.pace, push.length, tookMs)
  // Verdicts first: a cut between the two repeats a pull, never a person's work.
  await store.settle(response.verdicts, new Date(nowMs).toISOString())
  postponeUnjudged(memo, push, response)
  // The name that was taken is good. Should it be forked later, then by another clone.
  if (response.verdicts.some(({ verdict }) => verdict === 'acked')) memo.renames = 0
  const isTaken =
    request.pull === 0 || (await store.take(cursor, response.pull, response.cursor, response.head))
  if (!isTaken) await store.refresh()
  onAnswer(nowMs, Date.parse(response.serverTime) - (nowMs - tookMs / 2))

  if (isForked) {
    if (isTaken && !response.more) return takeOwnName(ports, memo, enrolment.device)
    return catchUp(ports, memo, response.head, signal)
  }
  if (waiting.length > push.length) return 'more'
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

/** Takes whole pages while the end of the queue is far; the exchange does the rest. */
async function catchUp(
  ports: EnginePorts,
  memo: Memo,
  head: number,
  signal: AbortSignal,
): Promise<Ending | 'more'> {
  const { store, network, clock } = ports
  let most = 1
  while (!signal.aborted) {
    const seq = store.cursor.peek()?.seq ?? 0
    const token = store.enrolment.peek()?.token
    if (head - seq <= PAGES_FROM || token === undefined) return 'more'
    const first = Math.floor(seq / PAGE_SIZE)
    const count = Math.min(most, Math.ceil((head - PAGES_FROM - seq) / PAGE_SIZE))
    const startedMs = clock.steadyMs()
    const outcomes = await Promise.all(
      Array.from({ length: count }, (_, index) => network.page(first + index, token, signal)),
    )
    if (clock.steadyMs() - startedMs < QUICK_PAGES_MS) most = Math.min(MOST_PAGES, most * 2)
    const failure = outcomes.findIndex(({ type }) => type !== 'page')
    const pages = outcomes
      .slice(0, failure === -1 ? count : failure)
      .flatMap((outcome) => (outcome.type === 'page' ? [outcome.page] : []))
    if (pages.length > 0 && !(await store.takePages(pages))) {
      // Another tab was faster, or a page is of another queue: the next exchange tells which.
      await store.refresh()
      return 'more'
    }
    const outcome = outcomes[failure]
    if (outcome === undefined || outcome.type === 'page') continue
    if (outcome.type === 'problem' && outcome.problem === 'not-found') return 'more'
    return afterPageFailure(ports, memo, outcome)
  }
  return { type: 'silent' }
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
