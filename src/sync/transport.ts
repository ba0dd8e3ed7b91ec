/** The real network: the exchange, the pages and what is carried, over fetch. */
import {
  CARRY_MEDIA_TYPE,
  carryResponseSchema,
  PAGE_SIZE,
  type Page,
  pageSchema,
  SYNC_MEDIA_TYPE,
  type SyncResponse,
  syncResponseSchema,
} from '../domain/wire.ts'
import { ask, type HttpPorts, packed, parsed, parsedWithSent, refusalOf } from './http.ts'
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
      answer.mediaType === SYNC_MEDIA_TYPE ? parsedWithSent(answer.text, syncResponseSchema) : undefined
    if (!answered) return { type: 'not-ours' }
    // Entries as they were sent: they are kept so.
    const { pull } = answered.sent as Pick<SyncResponse, 'pull'>
    return { type: 'answered', response: { ...answered.checked, pull } }
  },

  async page(page, token, signal) {
    const asked = await ask(http, { method: 'GET', path: `/api/pages/${page}`, token, signal })
    if (asked.type !== 'answer') return asked
    const { answer, response } = asked
    if (answer.status !== 200) return refusalOf(answer, response)
    const got = parsedWithSent(answer.text, pageSchema)
    const isWanted =
      got?.checked.page === page &&
      got.checked.entries.every(({ seq }, index) => seq === page * PAGE_SIZE + 1 + index)
    if (!isWanted) return { type: 'not-ours' }
    const { entries } = got.sent as Pick<Page, 'entries'>
    return { type: 'page', page: { ...got.checked, entries } }
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
