/** One way to ask the server, for every door: nothing cached, nothing redirected, nothing believed unseen. */
import * as v from 'valibot'
import { GZIP_MEDIA_TYPE, type Problem, problemSchema } from '../domain/wire.ts'
import type { Refusal, Silence } from './ports.ts'

/** A bad line takes its time; longer, and the person is better served by a smaller batch. */
const TIMEOUT_MS = 30_000

export interface Asking {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly token?: string | undefined
  readonly body?: { readonly mediaType: string; readonly bytes: BodyInit } | undefined
  readonly accept?: string
  readonly signal?: AbortSignal
}

export interface Answer {
  readonly status: number
  readonly mediaType: string
  readonly text: string
}

export interface HttpPorts {
  readonly fetch: typeof fetch
  /** Origin of the server; empty in a page that it served. */
  readonly origin: string
  /** Aborts after so many milliseconds; left out, the browser's own. */
  readonly timeout?: (ms: number) => AbortSignal
  /** Packs a body with gzip; left out, the browser does. */
  readonly gzip?: (bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>
}

/** Asks, and reads the whole answer. A redirect counts as somebody else's answer, not as a hint. */
export async function ask(
  { fetch, origin, timeout: after = AbortSignal.timeout }: HttpPorts,
  asking: Asking,
): Promise<{ readonly type: 'answer'; readonly answer: Answer; readonly response: Response } | Silence> {
  const timeout = after(TIMEOUT_MS)
  try {
    const response = await fetch(origin + asking.path, {
      method: asking.method,
      headers: headersOf(asking),
      ...(asking.body && { body: asking.body.bytes }),
      // `manual` shows that there was one; `error` would look like no network at all.
      redirect: 'manual',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: asking.signal ? AbortSignal.any([asking.signal, timeout]) : timeout,
    })
    const text = await response.text()
    return {
      type: 'answer',
      answer: { status: response.status, mediaType: mediaTypeOf(response), text },
      response,
    }
  } catch {
    return { type: timeout.aborted ? 'timed-out' : 'unreachable' }
  }
}

/** Below this a compressed body saves nothing that a packet would notice. */
const GZIP_FROM_BYTES = 1_024

/** A text of a media type as a body, compressed where it is long. */
export async function packed(
  { gzip = gzipped }: HttpPorts,
  text: string,
  plain: string,
): Promise<NonNullable<Asking['body']>> {
  const bytes = new TextEncoder().encode(text)
  if (bytes.length <= GZIP_FROM_BYTES) return { mediaType: plain, bytes }
  return { mediaType: GZIP_MEDIA_TYPE, bytes: await gzip(bytes) }
}

function gzipped(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
  // To a buffer: a streamed upload has no length, which proxies refuse.
  return new Response(packed).arrayBuffer()
}

/** The answer's JSON, if it is whole and fits the schema. */
export function parsed<Schema extends v.GenericSchema>(
  text: string,
  schema: Schema,
): v.InferOutput<Schema> | undefined {
  return parsedWithSent(text, schema)?.checked
}

/** With what was sent beside it: a schema's copy puts what it does not know in another place. */
export function parsedWithSent<Schema extends v.GenericSchema>(
  text: string,
  schema: Schema,
): { readonly checked: v.InferOutput<Schema>; readonly sent: unknown } | undefined {
  try {
    const sent: unknown = JSON.parse(text)
    const checked = v.safeParse(schema, sent)
    return checked.success ? { checked: checked.output, sent } : undefined
  } catch {
    return undefined
  }
}

/** What an answer that is no success says: a problem of ours, one that any proxy may speak of, or nothing at all. */
export function refusalOf({ status, mediaType, text }: Answer, response: Response): Refusal | Silence {
  const problem = mediaType === 'application/problem+json' ? parsed(text, problemSchema) : undefined
  const type = problem?.status === status ? problem.type : proxyProblem(status)
  if (!type) return { type: 'not-ours' }
  const askedMs = retryAfter(response.headers.get('retry-after'))
  return { type: 'problem', problem: type, ...(askedMs !== undefined && { retryAfterMs: askedMs }) }
}

/** Proxies before the server have limits of their own and tell of them in their own words. They judge no token. */
function proxyProblem(status: number): Problem['type'] | undefined {
  switch (status) {
    case 413:
      return 'too-large'
    case 429:
      return 'too-many-requests'
    case 502:
    case 503:
    case 504:
      return 'unavailable'
    default:
      return undefined
  }
}

/** Longest wait that a header may ask for: a mistaken one must not silence a tablet for days. */
const MAX_RETRY_AFTER_MS = 60 * 60_000

/** Seconds only: a date would be measured by the tablet's own clock, which may be years off. */
function retryAfter(header: string | null): number | undefined {
  if (header === null || !/^\d{1,6}$/.test(header.trim())) return undefined
  return Math.min(MAX_RETRY_AFTER_MS, Number(header) * 1_000)
}

const headersOf = ({ token, body, accept = 'application/json' }: Asking): Record<string, string> => ({
  accept: `${accept}, application/problem+json`,
  ...(token !== undefined && { authorization: `Bearer ${token}` }),
  ...(body && { 'content-type': body.mediaType }),
})

const mediaTypeOf = (response: Response): string =>
  (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
