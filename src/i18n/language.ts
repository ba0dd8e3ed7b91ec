/** What a language needs besides its words: direction, formats, and which form of a plural a count takes. */
import { createFormats, type Formats } from './format.ts'
import type { Locale } from './locale.ts'
import type { Plural } from './strings.ts'

export interface Language {
  readonly locale: Locale
  readonly direction: 'rtl' | 'ltr'
  readonly formats: Formats
  /** CLDR's category of a count: https://cldr.unicode.org/index/cldr-spec/plural-rules */
  plural(count: number): Plural
}

/** A language of which the browser itself knows dates, numbers and plurals. */
export function browserLanguage(locale: Exclude<Locale, 'zgh'>): Language {
  const rules = new Intl.PluralRules(locale)
  return {
    locale,
    direction: locale === 'ar' ? 'rtl' : 'ltr',
    formats: createFormats(locale),
    plural: (count) => rules.select(count),
  }
}
