/** What a session does when the server refuses: sets aside, takes another name, heals, or ends. */
import type { DeviceId } from '../domain/ids.ts'
import type { Operation } from '../domain/operation.ts'
import { unreachable } from '../domain/unreachable.ts'
import { type Healing, healServer } from './healing.ts'
import { slowed } from './pace.ts'
import type { EnginePorts, ExchangeOutcome, PageOutcome, Refusal } from './ports.ts'
import type { Ending, Memo, OnGiven } from './session.ts'

/** Two tablets may heal one server side by side, and a backup be put back meanwhile; more often is a riddle. */
const MAX_DIVERGENCES = 3

/** After an exchange that brought no answer of the kind that was asked for. */
export async function afterSilence(
  ports: EnginePorts,
  memo: Memo,
  push: readonly Operation[],
  outcome: Exclude<ExchangeOutcome, { type: 'answered' }>,
): Promise<Ending | 'more'> {
  switch (outcome.type) {
    case 'timed-out':
      memo.pace = slowed(memo.pace, push.length)
      return { type: 'silent' }
    case 'unreachable':
    case 'not-ours':
      return { type: 'silent' }
    case 'problem':
      return afterProblem(ports, memo, push, outcome)
    default:
      return unreachable(outcome)
  }
}

/** After a refusal with a problem of the list. */
export async function afterProblem(
  ports: EnginePorts,
  memo: Memo,
  push: readonly Operation[],
  refusal: Refusal,
): Promise<Ending | 'more'> {
  switch (refusal.problem) {
    case 'unauthorized':
    case 'revoked':
      await ports.store.refuseToken()
      return { type: 'refused' }
    case 'forked':
      return afterFork(ports, memo)
    case 'unknown-device':
      return introduce(ports, memo, refusal)
    case 'diverged':
    case 'protocol-unsupported':
      return { type: 'halted', problem: refusal.problem }
    case 'too-large':
    case 'malformed':
      // Something in the batch: it is halved until the one is found, which then stands aside.
      if (push.length === 0) return failed(refusal)
      return halve(memo, push, 'more')
    case 'internal':
      // Perhaps something in the batch, perhaps not: looked for slowly, or a broken server is flooded.
      return push.length === 0 ? failed(refusal) : halve(memo, push, failed(refusal))
    case 'not-found':
    case 'not-allowed':
    case 'unsupported-media-type':
    case 'forbidden':
    case 'code-unknown':
    case 'code-expired':
    case 'proof-failed':
    case 'unknown-author':
    case 'other-collectivity':
    case 'unproven':
    case 'too-many-requests':
    case 'unavailable':
      return failed(refusal)
    default:
      return unreachable(refusal.problem)
  }
}

/** After an exchange: this tablet's place is not in the server's queue. */
export async function afterDivergence(
  ports: EnginePorts,
  memo: Memo,
  onGiven: OnGiven,
  signal: AbortSignal,
): Promise<Ending | 'more'> {
  const { store, healing } = ports
  memo.divergences += 1
  if (!healing) return { type: 'halted', problem: 'diverged' }
  if (memo.divergences > MAX_DIVERGENCES) return { type: 'failed', problem: 'diverged' }
  onGiven(0)
  return afterHealing(ports, memo, await healServer({ store, healing }, memo.offered, onGiven, signal))
}

/** Goes on after the server was given something back, or did not take it. */
export async function afterHealing(
  ports: EnginePorts,
  memo: Memo,
  healed: Healing,
): Promise<Ending | 'more'> {
  if (healed === 'healed') return 'more'
  if (healed === 'cut' || healed === 'unreachable') return { type: 'silent' }
  // A server older than these doors.
  const isFinal = healed === 'not-found' || healed === 'not-allowed'
  if (isFinal) return { type: 'halted', problem: 'diverged' }
  return afterProblem(ports, memo, [], { type: 'problem', problem: healed })
}

/** The token is good, yet the server does not know the device: it was enrolled after the backup was made. */
async function introduce(ports: EnginePorts, memo: Memo, refusal: Refusal): Promise<Ending | 'more'> {
  const { store, healing } = ports
  const enrolment = store.enrolment.peek()
  if (!healing || !enrolment || memo.introduced === enrolment.device) return failed(refusal)
  const identity = await store.beginEnrolment()
  if (identity.device !== enrolment.device) {
    // Another tab took a new name, of which this one has not heard.
    await store.refresh()
    return store.enrolment.peek()?.device === enrolment.device ? failed(refusal) : 'more'
  }
  const answered = await healing.introduce(identity, enrolment.station)
  if (!answered.ok) {
    const problem = answered.error
    return problem === 'unreachable'
      ? { type: 'silent' }
      : afterProblem(ports, memo, [], { type: 'problem', problem })
  }
  const finished = await store.finishEnrolment(answered.value)
  if (!finished.ok) return failed(refusal)
  memo.introduced = enrolment.device
  return 'more'
}

/** Of a pending change of name there may be copies, too, who take the same one: each is noticed, and takes another. */
const MOST_RENAMES = 2

function afterFork({ store, fork }: EnginePorts, memo: Memo): Ending | 'more' {
  const device = store.enrolment.peek()?.device
  if (!fork || device === undefined || memo.renames >= MOST_RENAMES)
    return { type: 'halted', problem: 'forked' }
  memo.forked = device
  return 'more'
}

/**
 * Goes on under a name of its own. Only when level: what the other copy has sent of the work that both hold is
 * met in the queue then, and the new name need not answer for it.
 */
export async function takeOwnName(ports: EnginePorts, memo: Memo, from: DeviceId): Promise<Ending | 'more'> {
  const { store, fork } = ports
  const identity = await store.beginFork(from)
  if (!identity) {
    await store.refresh()
    return 'more'
  }
  const answered = await fork?.(from, identity)
  if (!answered) return { type: 'halted', problem: 'forked' }
  if (answered.ok) {
    await store.finishFork(answered.value)
    memo.renames += 1
    const isRenamed = store.enrolment.peek()?.device !== from
    return isRenamed ? 'more' : { type: 'halted', problem: 'forked' }
  }
  const problem = answered.error
  if (problem === 'unreachable') return { type: 'silent' }
  // A server older than this door would say the same again and again.
  const isClosed = problem === 'not-found' || problem === 'not-allowed' || problem === 'forked'
  if (isClosed) return { type: 'halted', problem: 'forked' }
  return afterProblem(ports, memo, [], { type: 'problem', problem })
}

export async function afterPageFailure(
  ports: EnginePorts,
  memo: Memo,
  outcome: Exclude<PageOutcome, { type: 'page' }>,
): Promise<Ending | 'more'> {
  if (outcome.type === 'problem') return afterProblem(ports, memo, [], outcome)
  return { type: 'silent' }
}

function halve(memo: Memo, push: readonly Operation[], next: Ending | 'more'): Ending | 'more' {
  const [first, second] = push
  if (first && !second) memo.postponed.add(first.id)
  else memo.pace = slowed(memo.pace, push.length)
  return next
}

const failed = ({ problem, retryAfterMs }: Refusal): Ending => ({
  type: 'failed',
  problem,
  ...(retryAfterMs !== undefined && { retryAfterMs }),
})
