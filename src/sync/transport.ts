/** The real network: the exchange, the pages and what is carried, over fetch. */
import {
  CARRY_MEDIA_TYPE,
  carryResponseSchema,
  PAGE_SIZE,
  pageSchema,
  SYNC_MEDIA_TYPE,
  syncResponseSchema,
} from '../domain/wire.ts'
import { ask, type HttpPorts, packed, parsed, refusalOf } from './http.ts'
import type { Network } from './ports.ts'

export const createNetwork = (http: HttpPorts): Network => ({
  async exchange(request, token, signal) {
    const body = await packed(JSON.stringify(request), 'application/json')
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
    return answered ? { type: 'answered', response: answered } : { type: 'not-ours' }
  },

  async page(page, token, signal) {
    const asked = await ask(http, { method: 'GET', path: `/api/pages/${page}`, token, signal })
    if (asked.type !== 'answer') return asked
    const { answer, response } = asked
    if (answer.status !== 200) return refusalOf(answer, response)
    const got = parsed(answer.text, pageSchema)
    const isWanted =
      got?.page === page && got.entries.every(({ seq }, index) => seq === page * PAGE_SIZE + 1 + index)
    return isWanted ? { type: 'page', page: got } : { type: 'not-ours' }
  },

  async carry(part, token, signal) {
    const body = await packed(part, CARRY_MEDIA_TYPE)
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
