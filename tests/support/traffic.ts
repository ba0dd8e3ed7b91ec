/**
 * Kept traffic: what devices of an older app sent, and what the server of then answered, played again to a
 * server of today. Names in {{…}} stand for what every server makes anew.
 */
import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

export interface Step {
  /** A sentence: what happens. */
  readonly says: string
  /** Whose token is shown; none when left out. */
  readonly by?: string
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly body?: unknown
  /** Put into the body's `proof`: a text, signed by a device's key. */
  readonly proof?: { readonly by: string; readonly text: string }
  /** Added to the body's `push`: so many counts of one device, alike but for id and `n`. */
  readonly counts?: { readonly like: object; readonly n: number; readonly count: number }
  /** The body goes compressed, as large ones do. */
  readonly gzip?: true
  /** Of the answer only the first event is read. */
  readonly stream?: true
  /** What is remembered of the answer: the name, and where it stands. */
  readonly keeps?: Readonly<Record<string, string>>
  readonly answer: Heard
}

export interface Heard {
  readonly status: number
  readonly mediaType: string
  /** JSON as such; a list of it, line by line, for NDJSON; otherwise text. Long lists are cut, see `shortened`. */
  readonly body: unknown
}

export interface Traffic {
  readonly keys: Readonly<Record<string, { readonly public: string; readonly private: JsonWebKey }>>
  readonly steps: readonly Step[]
}

export const TRAFFIC = new URL('../domain/samples/protocol-1-traffic.json', import.meta.url)
export const readTraffic = (): Traffic => JSON.parse(readFileSync(TRAFFIC, 'utf8')) as Traffic

/** One conversation with one server, step after step. */
export class Player {
  readonly #url: string
  readonly #traffic: Traffic
  readonly #names = new Map<string, unknown>()

  /** @param code of the first coordinator's link */
  constructor(url: string, code: string, traffic: Traffic) {
    this.#url = url
    this.#traffic = traffic
    this.#names.set('code', code)
    for (const [device, key] of Object.entries(traffic.keys)) this.#names.set(`key ${device}`, key.public)
  }

  async play(step: Step): Promise<Heard> {
    const { body, headers } = await this.#request(step)
    const response = await fetch(this.#url + step.path, {
      method: step.method,
      headers,
      ...(body !== undefined && { body }),
    })
    const mediaType = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
    const heard = bodyOf(mediaType, step.stream ? await firstEvent(response) : await response.text())
    for (const [name, path] of Object.entries(step.keeps ?? {})) this.#names.set(name, memberAt(heard, path))
    return { status: response.status, mediaType, body: shortened(heard) }
  }

  async #request(step: Step): Promise<{ readonly body?: BodyInit; readonly headers: Headers }> {
    const headers = new Headers({ accept: 'application/json, application/problem+json' })
    if (step.by !== undefined)
      headers.set('authorization', `Bearer ${String(this.#named(`token ${step.by}`))}`)
    if (step.body === undefined) return { headers }
    const sent = this.#filled(step.body) as Record<string, unknown>
    if (step.proof) sent['proof'] = await this.#signed(step.proof.by, step.proof.text)
    if (step.counts) sent['push'] = countsOf(step.counts)
    const json = JSON.stringify(sent)
    headers.set('content-type', step.gzip ? 'application/gzip' : 'application/json')
    return { headers, body: step.gzip ? gzipSync(json) : json }
  }

  #filled(value: unknown): unknown {
    if (typeof value === 'string') {
      const whole = /^\{\{([^}]+)\}\}$/.exec(value)?.[1]
      return whole === undefined ? value : this.#named(whole)
    }
    if (Array.isArray(value)) return value.map((each) => this.#filled(each))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, this.#filled(member)]))
  }

  async #signed(by: string, text: string): Promise<string> {
    const jwk = this.#traffic.keys[by]?.private
    if (!jwk) throw new Error(`no key of ${by}`)
    const key = await crypto.subtle.importKey('jwk', jwk, P256, false, ['sign'])
    const filled = text.replace(/\{\{([^}]+)\}\}/g, (_, name: string) => String(this.#named(name)))
    const signature = await crypto.subtle.sign(P256, key, new TextEncoder().encode(filled))
    return Buffer.from(signature).toString('base64url')
  }

  #named(name: string): unknown {
    if (!this.#names.has(name)) throw new Error(`nothing was kept as ${name}`)
    return this.#names.get(name)
  }
}

/**
 * How an answer of today differs from the one of then in a way that an app of then could notice; empty when
 * it does not. Members may be added; what each server makes for itself only has to look alike.
 */
export function differences(then: unknown, now: unknown, sent: string, at = 'answer'): readonly string[] {
  if (Array.isArray(then)) {
    if (!Array.isArray(now) || now.length !== then.length) return [`${at}: another number of things`]
    return then.flatMap((each, index) => differences(each, now[index], sent, `${at}[${index}]`))
  }
  if (typeof then === 'object' && then !== null) {
    if (typeof now !== 'object' || now === null) return [`${at}: ${JSON.stringify(now)} is no object`]
    return Object.entries(then).flatMap(([name, member]) => {
      const today: unknown = Object.entries(now).find(([other]) => other === name)?.[1]
      if (MADE_ANEW.has(name)) return typeof today === typeof member ? [] : [`${at}.${name}: of another type`]
      return differences(member, today, sent, `${at}.${name}`)
    })
  }
  if (then === now || isAnotherId(then, now, sent)) return []
  return [`${at}: ${JSON.stringify(then)} then, ${JSON.stringify(now)} now`]
}

/** Times, keyed values, codes, and words for technicians. */
const MADE_ANEW = new Set([
  'serverTime',
  'received',
  'at',
  'lastContact',
  'expires',
  'chain',
  'token',
  'code',
  'link',
  'title',
  'detail',
])

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Ids that the server makes differ; those that a device sent come back as they were. */
const isAnotherId = (then: unknown, now: unknown, sent: string): boolean =>
  typeof then === 'string' &&
  typeof now === 'string' &&
  UUID.test(then) &&
  UUID.test(now) &&
  !sent.includes(then)

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/** Beyond so many things of a list a sample shows nothing new. */
const LONG = 40
const shortened = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.slice(0, LONG).map(shortened)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shortened(member)]))
}

const countsOf = ({ like, n, count }: NonNullable<Step['counts']>): readonly object[] =>
  Array.from({ length: count }, (_, index) => ({
    ...like,
    id: `018f7a2c-4e00-7b00-8000-${String(n + index).padStart(12, '0')}`,
    n: n + index,
  }))

function bodyOf(mediaType: string, text: string): unknown {
  if (mediaType === 'application/x-ndjson') {
    return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as unknown]))
  }
  return mediaType.endsWith('json') ? (JSON.parse(text) as unknown) : text
}

async function firstEvent(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.includes('\n\n')) break
  }
  return text.slice(0, text.indexOf('\n\n'))
}

const memberAt = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], value)
