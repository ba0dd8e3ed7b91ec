/** Names in several languages, as forms write them. */
import type { LocalizedName } from '../domain/fields.ts'
import type { Locale } from '../i18n/locale.ts'

/** What the two fields of a name hold. */
export interface NameTexts {
  readonly ar: string
  readonly fr: string
}

export const NO_TEXTS: NameTexts = { ar: '', fr: '' }

const ARABIC = /\p{Script=Arabic}/u

/** The texts to begin editing with; a name without a language goes where its script belongs. */
export function textsOf(name: LocalizedName | undefined): NameTexts {
  if (name === undefined) return NO_TEXTS
  if (typeof name === 'string') return ARABIC.test(name) ? { ar: name, fr: '' } : { ar: '', fr: name }
  return { ar: name.ar ?? '', fr: name.fr ?? '' }
}

/** The name that the texts make; undefined when nothing was written. Other languages it had stay. */
export function nameFrom(texts: NameTexts, before?: LocalizedName): LocalizedName | undefined {
  const { en, zgh } = typeof before === 'object' ? before : {}
  const [ar, fr] = [texts.ar.trim(), texts.fr.trim()]
  if (ar === '' && fr === '') return undefined
  return { ...(ar && { ar }), ...(fr && { fr }), ...(en && { en }), ...(zgh && { zgh }) }
}

/** A name with its text in one language changed; one without languages stays without. */
export function withText(before: LocalizedName | undefined, locale: Locale, text: string): LocalizedName {
  return typeof before === 'object' ? { ...before, [locale]: text } : text
}
