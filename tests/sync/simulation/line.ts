/** The way between tablets and servers, at the level of `fetch`: what is sent arrives whole, spoiled, late, twice or never. */
import type { EntityId } from '../../../src/domain/ids.ts'
import type { Fault, Faults } from './faults.ts'
import type { Random } from './random.ts'
import type { Realm, Scheduler } from './scheduler.ts'
import type { Servers, WireAnswer, WireRequest } from './servers.ts'

export interface LinePorts {
  readonly scheduler: Scheduler
  readonly random: Random
  readonly faults: Faults
  readonly servers: Servers
  readonly collectivities: readonly EntityId[]
  /** Sees every answer of a server to a request that reached it. */
  readonly witness: (collectivity: EntityId, request: WireRequest, answer: WireAnswer) => void
}

/** Whose line it is. */
export interface Caller {
  readonly realm: Realm
  readonly collectivity: EntityId
  isCutOff(): boolean
}

const LATENCY_MS = 120
/** Longer than any tablet waits for an answer. */
const NEVER_MS = 35_000
const LATE_MS = 10 * 60_000

/** What comes back: an answer, or a connection that broke, now or in the middle of the answer. */
type Return =
  | { readonly type: 'answer'; readonly answer: WireAnswer }
  | { readonly type: 'cut'; readonly answer: WireAnswer }
  | { readonly type: 'broken' }
  | { readonly type: 'nothing' }

export class Line {
  readonly #ports: LinePorts
  /** The last answer of the exchange on each line, as a careless cache keeps it. */
  readonly #cached = new WeakMap<Caller, WireAnswer>()

  constructor(ports: LinePorts) {
    this.#ports = ports
  }

  fetchOf(caller: Caller): typeof fetch {
    const { scheduler, random } = this.#ports
    return (input, init = {}) =>
      new Promise<Response>((resolve, reject) => {
        const { signal } = init
        const aborted = () => reject(new DOMException('aborted', 'AbortError'))
        if (signal?.aborted) return aborted()
        signal?.addEventListener('abort', aborted, { once: true })
        const back = (came: Return) => {
          if (came.type === 'nothing') return
          scheduler.after(caller.realm, random.next() * LATENCY_MS, `answer ${labelOf(came)}`, () => {
            if (came.type === 'broken') reject(new TypeError('network error'))
            else resolve(responseOf(came.answer, came.type === 'cut', signal ?? null))
          })
        }
        this.#send(caller, requestOf(typeof input === 'string' ? input : '', init), back)
      })
  }

  #send(caller: Caller, sent: WireRequest, back: (came: Return) => void): void {
    const { scheduler, random, faults, collectivities } = this.#ports
    if (caller.isCutOff()) return this.#lose(back)
    if (faults.strikes('request dropped', 0.03)) return this.#lose(back)
    const stale = this.#cached.get(caller)
    if (stale && faults.strikes('stale answer', 0.02)) return back({ type: 'answer', answer: stale })
    const before = this.#proxy()
    if (before && random.chance(0.5)) return back({ type: 'answer', answer: before })
    const misled = collectivities.length > 1 && faults.strikes('sent to another collectivity', 0.12)
    const to = misled
      ? (collectivities.find((id) => id !== caller.collectivity) ?? caller.collectivity)
      : caller.collectivity
    const request = this.#spoiled(sent)
    const arrive = (delayMs: number, reply: (answer: WireAnswer | undefined) => void) =>
      scheduler.after(null, delayMs, `arrives ${request.method} ${request.path}`, () => {
        void this.#serve(to, request).then(reply)
      })
    if (faults.strikes('request duplicated', 0.03)) arrive(random.next() * 2 * LATENCY_MS, () => {})
    if (faults.strikes('late stale retry', 0.02)) arrive(random.next() * LATE_MS, () => {})
    arrive(random.next() * LATENCY_MS, (answer) => {
      if (answer && request.path === '/api/sync') this.#cached.set(caller, answer)
      this.#comeBack(answer, before, back)
    })
  }

  async #serve(to: EntityId, request: WireRequest): Promise<WireAnswer | undefined> {
    const answer = await this.#ports.servers.answer(to, request)
    if (answer) this.#ports.witness(to, request, answer)
    return answer
  }

  #comeBack(
    answer: WireAnswer | undefined,
    instead: WireAnswer | undefined,
    back: (came: Return) => void,
  ): void {
    const { scheduler, random, faults } = this.#ports
    if (!answer) return back({ type: 'broken' })
    if (instead) return back({ type: 'answer', answer: instead })
    if (faults.strikes('answer dropped after commit', 0.04)) return this.#lose(back)
    const isCut = faults.strikes('answer cut', 0.02)
    const cut = isCut
      ? { ...answer, text: answer.text.slice(0, random.below(answer.text.length || 1)) }
      : answer
    // A connection that ends early is noticed; a proxy in between may tidy that away.
    if (isCut && random.chance(0.5)) return back({ type: 'cut', answer: cut })
    const text = faults.strikes('answer corrupted', 0.02) ? garbled(cut.text, random) : cut.text
    const came: Return = { type: 'answer', answer: { ...cut, text } }
    if (!faults.strikes('trickle', 0.01)) return back(came)
    scheduler.after(null, random.next() * 1.5 * NEVER_MS, 'trickled through', () => back(came))
  }

  /** The connection breaks, or nothing is ever heard of it again. */
  #lose(back: (came: Return) => void): void {
    back(this.#ports.random.chance(0.7) ? { type: 'broken' } : { type: 'nothing' })
  }

  #spoiled(request: WireRequest): WireRequest {
    const { random, faults } = this.#ports
    const { body } = request
    if (!body || body.length === 0) return request
    if (faults.strikes('request cut', 0.02))
      return { ...request, body: body.slice(0, random.below(body.length)) }
    if (!faults.strikes('request corrupted', 0.02)) return request
    const spoiled = body.slice()
    // No byte of UTF-8, and in gzip one that its check finds.
    spoiled[random.below(body.length)] = 0xff
    return { ...request, body: spoiled }
  }

  /** Somebody on the way answers in the server's place. */
  #proxy(): WireAnswer | undefined {
    const { random, faults } = this.#ports
    const answers: readonly (readonly [Fault, () => WireAnswer])[] = [
      ['captive portal 200', () => page(200)],
      ['redirect 302', () => ({ ...page(302), headers: { location: 'https://portal.test/' } })],
      ['status 401', () => page(401)],
      ['status 413', () => (random.chance(0.5) ? page(413) : problem('too-large', 413))],
      ['status 426', () => (random.chance(0.5) ? page(426) : problem('protocol-unsupported', 426))],
      ['status 429', () => problem('too-many-requests', 429, String(random.below(120)))],
      [
        'status 5xx',
        () =>
          random.pick([page(502), page(503), problem('unavailable', 503, '10'), problem('internal', 500)]),
      ],
    ]
    return answers.find(([fault]) => faults.strikes(fault, 0.01))?.[1]()
  }
}

function requestOf(url: string, { method = 'GET', headers, body }: RequestInit): WireRequest {
  const path = url.slice('https://warsha.test'.length)
  return { method, path, headers: (headers ?? {}) as Record<string, string>, body: bytesOf(body) }
}

function bytesOf(body: BodyInit | null | undefined): Uint8Array<ArrayBuffer> | null {
  if (body === undefined || body === null) return null
  if (typeof body === 'string') return new TextEncoder().encode(body)
  if (body instanceof Uint8Array) return new Uint8Array(body)
  if (body instanceof ArrayBuffer) return new Uint8Array(body)
  throw new Error('a body of another kind')
}

/** As much of a response as `ask` looks at: a real one would cost more than all that it asks. */
function responseOf(
  { status, headers, text }: WireAnswer,
  isCut: boolean,
  signal: AbortSignal | null,
): Response {
  const read = async (): Promise<string> => {
    if (signal?.aborted) throw new DOMException('aborted', 'AbortError')
    if (isCut) throw new TypeError('terminated')
    return text
  }
  const light = {
    status,
    ok: status >= 200 && status < 300,
    headers: { get: (name: string) => headers[name] ?? null },
    text: read,
  }
  return light as unknown as Response
}

const labelOf = (came: Return): string =>
  came.type === 'answer' || came.type === 'cut' ? `${came.type} ${came.answer.status}` : came.type

/** A control character is no JSON, inside of a text or outside. Finer damage is found by TLS, which breaks the line. */
function garbled(text: string, random: Random): string {
  const at = random.below(text.length || 1)
  return `${text.slice(0, at)}\u0000${text.slice(at + 1)}`
}

const page = (status: number): WireAnswer => ({
  status,
  headers: { 'content-type': 'text/html' },
  text: '<!doctype html><title>Welcome</title>',
})

const problem = (type: string, status: number, retryAfter?: string): WireAnswer => ({
  status,
  headers: {
    'content-type': 'application/problem+json',
    ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
  },
  text: JSON.stringify({ type, status, title: type }),
})
