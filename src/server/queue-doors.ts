/** The doors to the queue: the exchange, pages, the feed, what was refused, and the news that it grew. */
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Context, Hono } from 'hono'
import type { EntityId } from '../domain/ids.ts'
import { ROLES } from '../domain/kinds.ts'
import {
  CARRY_MEDIA_TYPE,
  type CarryResponse,
  judgeRequestSchema,
  PROTOCOL,
  SYNC_MEDIA_TYPE,
  type SyncRequest,
  syncRequestSchema,
} from '../domain/wire.ts'
import { readJson, readText } from './body.ts'
import { takeCarried } from './carrying.ts'
import { authenticate, checked, door, only, type Ports, proven, readChecked } from './door.ts'
import { headEvents } from './events.ts'
import { Pages } from './pages.ts'
import { problem } from './problem.ts'
import { judgeAgain } from './quarantine.ts'
import type { Queue } from './queue.ts'
import { exchange, type IncomingSync } from './sync.ts'

/** Entries read at a time for the feed: a long queue never stands in memory whole. */
const FEED_BATCH = 500
/** Newest first; a person looks at them one by one. */
const MAX_QUARANTINED = 1_000

/** Characters of an answer below which packing saves nothing that a packet would notice. */
const GZIP_FROM = 1_024
/** Answers are made once for one tablet: half the work of the usual level, for a tenth more bytes. */
const QUICK_LEVEL = 4

export function openQueueDoors(app: Hono, ports: Ports): void {
  const { queue, heads, metrics } = ports
  const pages = new Pages(queue)

  /** An answer with verdicts: what they say is counted, and told on. */
  async function judged(c: Context, answer: CarryResponse): Promise<Response> {
    metrics.countPush(answer.verdicts)
    if (answer.verdicts.some(({ verdict }) => verdict === 'acked')) heads.announce()
    const headers = { 'content-type': SYNC_MEDIA_TYPE, 'cache-control': 'no-store', vary: 'accept-encoding' }
    const text = JSON.stringify(answer)
    if (text.length < GZIP_FROM || !takesGzip(c)) return new Response(text, { headers })
    const packed = await promisify(gzip)(text, { level: QUICK_LEVEL })
    return new Response(new Uint8Array(packed), { headers: { ...headers, 'content-encoding': 'gzip' } })
  }

  door(app, '/api/sync', {
    POST: proven(ports, async (c, partner) => {
      const json = await readJson(c.req.raw)
      if (!json.ok) return problem(json.error)
      const protocol = protocolOf(json.value)
      if (protocol !== undefined && protocol !== PROTOCOL) {
        return problem({ type: 'protocol-unsupported', detail: `this server speaks protocol ${PROTOCOL}` })
      }
      const request = checked(json.value, syncRequestSchema)
      if (!request.ok) return problem(request.error)
      const answer = await exchange(ports, partner, withSentPush(request.value, json.value))
      if (!answer.ok) return problem(answer.error)
      return judged(c, answer.value)
    }),
  })

  door(app, '/api/carry', {
    POST: only(ports, ROLES, async (c, { collectivity }) => {
      const text = await readText(c.req.raw, CARRY_MEDIA_TYPE)
      if (!text.ok) return problem(text.error)
      const taken = await takeCarried(ports, collectivity, text.value)
      if (!taken.ok) return problem(taken.error)
      return judged(c, taken.value)
    }),
  })

  door(app, '/api/pages/:page', {
    GET: only(ports, ROLES, async (c, { collectivity }) => {
      const page = wholeNumber(c.req.param('page'))
      const packed = page === undefined ? undefined : await pages.get(collectivity, page)
      if (!packed) return problem({ type: 'not-found', detail: 'only full pages are served' })
      // Asked for each time, though a page never changes: after a restored backup it may be another queue's.
      const headers = { etag: packed.etag, 'cache-control': 'private, no-cache', vary: 'accept-encoding' }
      if (c.req.header('if-none-match') === packed.etag) return new Response(null, { status: 304, headers })
      const isGzipTaken = takesGzip(c)
      const body = isGzipTaken ? packed.gzip : await promisify(gunzip)(packed.gzip)
      return new Response(new Uint8Array(body), {
        headers: {
          ...headers,
          'content-type': 'application/json',
          ...(isGzipTaken ? { 'content-encoding': 'gzip' } : {}),
        },
      })
    }),
  })

  door(app, '/api/feed', {
    GET: only(ports, ROLES, (c, { collectivity }) => {
      const after = wholeNumber(c.req.query('after') ?? '0')
      if (after === undefined) return problem({ type: 'malformed', detail: 'after: expected a seq' })
      return new Response(feed(queue, collectivity, after), {
        headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' },
      })
    }),
  })

  door(app, '/api/quarantine', {
    GET: only(ports, ['coordinator', 'committee'], async (c, { collectivity }) =>
      c.json(await queue.quarantined(collectivity, MAX_QUARANTINED), 200, { 'cache-control': 'no-store' }),
    ),
  })

  door(app, '/api/quarantine/judge', {
    POST: only(ports, ['coordinator'], async (c, { collectivity }) => {
      const request = await readChecked(c, judgeRequestSchema)
      if (!request.ok) return problem(request.error)
      const judged = await judgeAgain(ports, collectivity, request.value.ids)
      if (judged.accepted > 0) heads.announce()
      return c.json(judged, 200, { 'cache-control': 'no-store' })
    }),
  })

  door(app, '/api/events', {
    GET: only(ports, ROLES, (c, { collectivity, device }) => {
      const check = async () => {
        const partner = await authenticate(ports, c.req.header('authorization'))
        return partner.ok ? (await queue.head(collectivity)).seq : null
      }
      // A stream that nobody will read would listen for ever.
      return new Response(c.req.method === 'HEAD' ? null : headEvents({ heads, device, check }), {
        // Proxies gather small pieces unless told not to.
        headers: {
          'content-type': 'text/event-stream',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
        },
      })
    }),
  })
}

const takesGzip = (c: Context): boolean => /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')

/** The whole log after a seq, one entry a line, read as fast as it is taken. */
function feed(queue: Queue, collectivity: EntityId, after: number): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let from = after
  return new ReadableStream({
    async pull(controller) {
      const { entries, end } = await queue.read(collectivity, from, FEED_BATCH)
      const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
      if (lines !== '') controller.enqueue(encoder.encode(lines))
      if (end.seq <= from) controller.close()
      from = end.seq
    },
  })
}

/** The request with its operations as they were sent: a schema's copy leaves members out without a word. */
function withSentPush(request: Omit<SyncRequest, 'push'>, sent: unknown): IncomingSync {
  return { ...request, push: (sent as IncomingSync).push }
}

function protocolOf(json: unknown): number | undefined {
  const isNumbered = typeof json === 'object' && json !== null && 'protocol' in json
  return isNumbered && typeof json.protocol === 'number' ? json.protocol : undefined
}

const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined
