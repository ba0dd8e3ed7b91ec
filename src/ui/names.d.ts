/** Names in several languages, as forms write them. */
import type { LocalizedName } from '../domain/kinds.ts'
import type { Locale } from '../i18n/words.ts'
/** What the two fields of a name hold. */
export interface NameTexts {
  readonly ar: string
  readonly fr: string
}
export declare const NO_TEXTS: NameTexts
/** The texts to begin editing with; a name without a language goes where its script belongs. */
export declare function textsOf(name: LocalizedName | undefined): NameTexts
/** The name that the texts make; undefined when nothing was written. Other languages it had stay. */
export declare function nameFrom(texts: NameTexts, before?: LocalizedName): LocalizedName | undefined
/** A name with its text in one language changed; one without languages stays without. */
export declare function withText(
  before: LocalizedName | undefined,
  locale: Locale,
  text: string,
): LocalizedName
