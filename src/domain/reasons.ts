/** What a programme's judgements name again and again, to be offered in one tap. */
import type { EntityId } from './ids.ts'
import type { Reader } from './state.ts'

/** Authorities that proposals of the programme were referred to, by decision or in the room; the most named first. */
export function authoritiesOf(reader: Reader, programme: EntityId): readonly string[] {
  const times = new Map<string, number>()
  for (const proposal of reader.all('proposal')) {
    if (proposal.programme !== programme || proposal.withdrawn) continue
    for (const judgement of [proposal.decision, proposal.sorting]) {
      if (judgement?.verdict !== 'referred') continue
      const authority = judgement.authority.trim()
      times.set(authority, (times.get(authority) ?? 0) + 1)
    }
  }
  return [...times].toSorted(([, a], [, b]) => b - a).map(([authority]) => authority)
}
