/** Sending on what other tablets wrote: the parts of carried files, one request each, as they were signed. */
import { unreachable } from '../domain/unreachable.ts'
import type { ProblemType, SyncVerdict } from '../domain/wire.ts'
import { type CarriedPart, fileKey, partKey } from '../store/carrying.ts'
import type { EnginePorts, Refusal, Silence } from './ports.ts'

/** `some`: the server has judged some, which the next exchange may bring. `none`: there was nothing to send. */
type Sent = 'some' | 'none'

/** Sends every part that waits, but those `heldBack`, to which it adds what the server puts off. */
export async function sendCarried(
  { store: { carrying }, network, clock }: Pick<EnginePorts, 'store' | 'network' | 'clock'>,
  heldBack: Set<string>,
  token: string,
  signal: AbortSignal,
): Promise<Sent | Refusal | Silence> {
  let sent: Sent = 'none'
  for (;;) {
    const part = await carrying.next(heldBack)
    if (!part) return sent
    const outcome = await network.carry(part.text, token, signal)
    if (signal.aborted) return { type: 'unreachable' }
    switch (outcome.type) {
      case 'judged': {
        const { verdicts } = outcome
        if (!isAnswerTo(part, verdicts)) return { type: 'not-ours' }
        await carrying.settle(part, verdicts, new Date(clock.nowMs()).toISOString())
        // What only a newer server can judge keeps its part waiting, and must not come first again at once.
        if (verdicts.some(({ verdict }) => verdict === 'later')) {
          heldBack.add(keyOf(part))
          await carrying.refuse(part, 'protocol-unsupported', false)
        }
        sent = 'some'
        break
      }
      case 'problem': {
        const blame = blameOf(outcome.problem)
        if (blame === 'us') return outcome
        await carrying.refuse(part, outcome.problem, blame === 'file')
        if (blame === 'server') heldBack.add(keyOf(part))
        // It would say the same of every other part, and a file may have very many.
        if (outcome.problem === 'unknown-author') heldBack.add(fileKey(part.file))
        break
      }
      case 'unreachable':
      case 'timed-out':
      case 'not-ours':
        return outcome
      default:
        return unreachable(outcome)
    }
  }
}

/**
 * What a problem is about: the `file`, for which the answer stays the same; the `server`, which may take it some
 * day, so that other files go first; or `us`, who have to do something about it, or to wait, before anything is sent.
 */
function blameOf(problem: ProblemType): 'file' | 'server' | 'us' {
  switch (problem) {
    case 'malformed':
    case 'proof-failed':
    case 'other-collectivity':
    case 'forked':
      return 'file'
    case 'unknown-author':
    case 'protocol-unsupported':
    case 'not-found':
    case 'not-allowed':
    case 'too-large':
    case 'unsupported-media-type':
    case 'internal':
      return 'server'
    case 'unauthorized':
    case 'revoked':
    case 'forbidden':
    case 'code-unknown':
    case 'code-expired':
    case 'diverged':
    case 'unknown-device':
    case 'unproven':
    case 'too-many-requests':
    case 'unavailable':
      return 'us'
    default:
      return unreachable(problem)
  }
}

/** True when the verdicts are on the operations of this very part, in their order. */
function isAnswerTo({ ids }: CarriedPart, verdicts: readonly SyncVerdict[]): boolean {
  return verdicts.length === ids.length && verdicts.every(({ id }, index) => id === ids[index])
}

const keyOf = ({ file, index }: CarriedPart): string => partKey(file, index)
