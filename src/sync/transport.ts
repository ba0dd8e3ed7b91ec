/** The real network: the exchange, the pages and what is carried, over fetch. */
import {
  CARRY_MEDIA_TYPE,
  carryResponseSchema,
  type Page,
  PAGE_SIZE,
  pageSchema,
  SYNC_MEDIA_TYPE,
  type SyncResponse,
  syncResponseSchema,
} from '../domain/wire.ts'
import { type Answer, ask, type HttpPorts, packed, parsed, refusalOf } from './http.ts'
import type { Network } from './ports.ts'

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
