/** The texts in a refused operation that a person can put right, and the draft that says them anew. */
import { type SetDraft, type SetOperation, set } from '../domain/operation.ts'

/** A text, by the field it stands in; or by a field and the member of it (a reason, one language of a name). */
export interface CorrectableText {
  readonly field: string
  readonly member: string | null
  readonly value: string
}

const TEXTS: ReadonlySet<string> = new Set([
  'text',
  'title',
  'name',
  'shortName',
  'neighbourhood',
  'place',
  'agenda',
  'objectives',
  'results',
  'activities',
  'partners',
])

/** What else people write in their own words: why a proposal was judged so, and whose it is. */
const JUDGEMENT_TEXTS: ReadonlySet<string> = new Set(['reason', 'authority'])

/** In the order in which they were written. */
export function textsOf({ fields }: SetOperation): readonly CorrectableText[] {
  return Object.entries(fields).flatMap(([field, value]): readonly CorrectableText[] => {
    if (typeof value === 'string') return TEXTS.has(field) ? [{ field, member: null, value }] : []
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
    const isJudgement = field === 'sorting' || field === 'decision'
    return Object.entries(value).flatMap(([member, text]) => {
      const isText = isJudgement ? JUDGEMENT_TEXTS.has(member) : TEXTS.has(field)
      return isText && typeof text === 'string' ? [{ field, member, value: text }] : []
    })
  })
}

/** The same operation with other texts, as a draft. */
export function corrected(
  { kind, entity, fields }: SetOperation,
  texts: readonly CorrectableText[],
): SetDraft {
  const written: Record<string, unknown> = { ...fields }
  for (const { field, member, value } of texts) {
    written[field] = member === null ? value : { ...Object(written[field]), [member]: value }
  }
  return set(kind, entity, written)
}
