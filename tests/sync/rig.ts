/** The engine on a bench: a store in memory, a model server, a line that a test may spoil, a clock turned by hand. */
import { fail } from '../../src/domain/result.ts'
import type { Run, SyncRequest } from '../../src/domain/wire.ts'
import type { Identity } from '../../src/store/store.ts'
import type { DoorFailure } from '../../src/sync/doors.ts'
import { createEngine, type Engine } from '../../src/sync/engine.ts'
import type { CarryOutcome, EnginePorts, ExchangeOutcome, Network } from '../../src/sync/ports.ts'
import { HandClock } from '../support/clock.ts'
import { MemoryStore } from '../support/memory-store.ts'
import { ModelServer } from '../support/model-server.ts'

/** What the line does to one exchange. Undefined: it lets it through. */
export type Fault = (
  request: SyncRequest,
  server: ModelServer,
  clock: HandClock,
  signal: AbortSignal,
) => ExchangeOutcome | undefined | Promise<ExchangeOutcome | undefined>

export interface Rig {
  readonly store: MemoryStore
  readonly server: ModelServer
  readonly clock: HandClock
  readonly engine: Engine
  /** Every request that left the tablet. */
  readonly requests: SyncRequest[]
  readonly tokens: string[]
  readonly pages: number[]
  /** Every part of a carried file that left it. */
  readonly carried: string[]
  /** Under which names copies were asked for, and what comes of it; each is asked of the server when there is none. */
  readonly forks: { readonly asked: Identity['device'][]; next: DoorFailure[] }
  /** What went wrong beyond what the world may do. */
  readonly reported: readonly unknown[]
  /** The runs that were given back, and what comes of the next askings at these doors; the server, when there is none. */
  readonly doors: { readonly given: Run[]; next: (DoorFailure | undefined)[] }
  /** Faults for the next exchanges, one each; `always` is for those after. */
  readonly line: { next: Fault[]; always: Fault; carry: ((part: string) => CarryOutcome | undefined)[] }
  stop(): Promise<void>
}

/** @param draw what the dice show, always */
export function rig(draw = 0.5): Rig {
  const store = new MemoryStore()
  const server = new ModelServer()
  const clock = new HandClock()
  const requests: SyncRequest[] = []
  const tokens: string[] = []
  const pages: number[] = []
  const carried: string[] = []
  const line: Rig['line'] = { next: [], always: () => undefined, carry: [] }
  const network: Network = {
    async exchange(request, token, signal) {
      requests.push(request)
      tokens.push(token)
      const fault = line.next.shift() ?? line.always
      return (await fault(request, server, clock, signal)) ?? server.exchange(request, token, signal)
    },
    page(page, token, signal) {
      pages.push(page)
      return server.page(page, token, signal)
    },
    async carry(part, token, signal) {
      carried.push(part)
      return line.carry.shift()?.(part) ?? server.carry(part, token, signal)
    },
  }
  // Never twice the same, so that an old answer cannot pass for a new one.
  let drawn = 0
  const random = () => {
    drawn += 1
    return (draw + (drawn % 1_000) / 1_000_000) % 1
  }
  const doors: Rig['doors'] = { given: [], next: [] }
  const forks: Rig['forks'] = { asked: [], next: [] }
  const fork: EnginePorts['fork'] = async (from, identity) => {
    forks.asked.push(identity.device)
    const failure = forks.next.shift()
    return failure ? fail(failure) : server.fork(from, identity)
  }
  const reported: unknown[] = []
  const report = (error: unknown) => void reported.push(error)
  const healing: NonNullable<EnginePorts['healing']> = {
    async common(places) {
      const failure = doors.next.shift()
      return failure ? fail(failure) : server.common(places)
    },
    async heal(run) {
      doors.given.push(run)
      const failure = doors.next.shift()
      return failure ? fail(failure) : server.heal(run)
    },
    async introduce(identity, station) {
      const failure = doors.next.shift()
      return failure ? fail(failure) : server.introduce(identity, station)
    },
  }
  const engine = createEngine({ store, network, clock, random, fork, healing, report })
  const running = engine.run(new AbortController().signal)
  const stop = () => {
    engine.stop()
    return running
  }
  return {
    store,
    server,
    clock,
    engine,
    requests,
    tokens,
    pages,
    carried,
    forks,
    doors,
    reported,
    line,
    stop,
  }
}

/** The request is lost on its way. */
export const lost: Fault = () => ({ type: 'unreachable' })

/** The server takes it in; its answer is lost. */
export const answerLost: Fault = (request, server) => {
  server.answer(request)
  return { type: 'unreachable' }
}

/** The request arrives twice, as a proxy that tries again makes it. */
export const doubled: Fault = (request, server) => {
  server.answer(request)
  return undefined
}

export const captivePortal: Fault = () => ({ type: 'not-ours' })

/** An answer to another request, from a cache on the way. */
export const stale: Fault = (request, server) => {
  const outcome = server.answer(request)
  if (outcome.type !== 'answered') return outcome
  return { ...outcome, response: { ...outcome.response, nonce: 'an-older-one' } }
}

/** The first entry fell out of an otherwise good answer. */
export const gap: Fault = (request, server) => {
  const outcome = server.answer(request)
  if (outcome.type !== 'answered' || outcome.response.pull.length === 0) return outcome
  return { ...outcome, response: { ...outcome.response, pull: outcome.response.pull.slice(1) } }
}

/** Nothing comes back for half a minute. */
export const hangs: Fault = async (_, __, clock, signal) => {
  await clock.sleep(30_000, signal)
  return { type: 'timed-out' }
}

/** Answers, but slowly. */
export const slow: Fault = async (_, __, clock, signal) => {
  await clock.sleep(6_000, signal)
  return undefined
}

export const tooLargeFrom =
  (size: number): Fault =>
  (request) =>
    request.push.length >= size ? { type: 'problem', problem: 'too-large' } : undefined

export const refusedWith =
  (problem: Extract<ExchangeOutcome, { type: 'problem' }>['problem'], retryAfterMs?: number): Fault =>
  () => ({ type: 'problem', problem, ...(retryAfterMs !== undefined && { retryAfterMs }) })
