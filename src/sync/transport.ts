/** The real network: the exchange, the pages and what is carried, over fetch. */
import {
  CARRY_MEDIA_TYPE,
  carryResponseSchema,
  GZIP_MEDIA_TYPE,
  type Page,
  PAGE_SIZE,
  pageSchema,
  SYNC_MEDIA_TYPE,
  type SyncResponse,
  syncResponseSchema,
} from '../domain/wire.ts'
import { type Answer, type Asking, ask, type HttpPorts, parsed, refusalOf } from './http.ts'
import type { Network } from './ports.ts'

/** Below this a compressed body saves nothing that a packet would notice. */
const GZIP_FROM_BYTES = 1_024

export const createNetwork = (http: HttpPorts): Network => ({
  async exchange(request, token, signal) {
    const body = await packed(http, JSON.stringify(request), 'application/json')
    const asked = await ask(http, {
      method: 'POST',
      path: '/api/sync',
      token,
      body,
      accept: SYNC_MEDIA_TYPE,
      signal,
    })
    if (asked.type !== 'answer') return asked
    const { answer, response } = asked
    if (answer.status !== 200) return refusalOf(answer, response)
    const answered =
      answer.mediaType === SYNC_MEDIA_TYPE ? parsed(answer.text, syncResponseSchema) : undefined
    if (!answered) return { type: 'not-ours' }
    const { pull } = asSent<Pick<SyncResponse, 'pull'>>(answer)
    return { type: 'answered', response: { ...answered, pull } }
  },

  async page(page, token, signal) {
    const asked = await ask(http, { method: 'GET', path: `/api/pages/${page}`, token, signal })
    if (asked.type !== 'answer') return asked
    const { answer, response } = asked
    if (answer.status !== 200) return refusalOf(answer, response)
    const got = parsed(answer.text, pageSchema)
    const isWanted =
      got?.page === page && got.entries.every(({ seq }, index) => seq === page * PAGE_SIZE + 1 + index)
    if (!isWanted) return { type: 'not-ours' }
    return { type: 'page', page: { ...got, entries: asSent<Pick<Page, 'entries'>>(answer).entries } }
  },

  async carry(part, token, signal) {
    const body = await packed(http, part, CARRY_MEDIA_TYPE)
    const asked = await ask(http, {
      method: 'POST',
      path: '/api/carry',
      token,
      body,
      accept: SYNC_MEDIA_TYPE,
      signal,
    })
    if (asked.type !== 'answer') return asked
    const { answer, response } = asked
    if (answer.status !== 200) return refusalOf(answer, response)
    const judged = answer.mediaType === SYNC_MEDIA_TYPE ? parsed(answer.text, carryResponseSchema) : undefined
    return judged ? { type: 'judged', verdicts: judged.verdicts } : { type: 'not-ours' }
  },
})

/** Entries as they were sent, once they are checked: a schema's copy puts what it does not know in another place. */
const asSent = <Sent>({ text }: Answer): Sent => JSON.parse(text) as Sent

async function packed({ gzip = gzipped }: HttpPorts, text: string, plain: string): Promise<Asking['body']> {
  const bytes = new TextEncoder().encode(text)
  if (bytes.length <= GZIP_FROM_BYTES) return { mediaType: plain, bytes }
  return { mediaType: GZIP_MEDIA_TYPE, bytes: await gzip(bytes) }
}

function gzipped(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
  // To a buffer: a streamed upload has no length, which proxies refuse.
  return new Response(packed).arrayBuffer()
}
