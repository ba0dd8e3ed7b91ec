/** The languages that Warsha speaks. */

/** BCP 47, in the order in which they are offered; the first is the default. `zgh`: Standard Moroccan Tamazight, in Tifinagh. */
export const LOCALES = ['ar', 'fr', 'zgh', 'en'] as const
export type Locale = (typeof LOCALES)[number]

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value)
}

/** Each in its own words: whoever needs the switch cannot read the language that is on. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = {
  ar: 'العربية',
  fr: 'Français',
  zgh: 'ⵜⴰⵎⴰⵣⵉⵖⵜ',
  en: 'English',
}

/** Not read by a native speaker yet, and said to be so wherever they are chosen. */
const DRAFT_LOCALES: ReadonlySet<Locale> = new Set(['zgh'])

export const isDraft = (locale: Locale): boolean => DRAFT_LOCALES.has(locale)

/** In the language itself, and in those of whoever could review it. */
export const DRAFT_NOTE = [
  ['zgh', 'ⴰⵔⵎⴰⵡⴰⵙ: ⵉⵅⵚⵚⴰ ⴰⴷ ⵜ ⵉⵖⵔ ⵓⵎⵙⴰⵡⴰⵍ ⵏ ⵜⵎⴰⵣⵉⵖⵜ.'],
  ['ar', 'مسودة: صياغة أولية بالأمازيغية في انتظار مراجعة متحدث بها.'],
  ['fr', 'Brouillon : première version en tamazight, à relire par une personne dont c’est la langue.'],
] as const satisfies readonly (readonly [Locale, string])[]

/** As browsers and office programs want them. Never plain `ar`: Morocco writes Latin digits and its own month names (غشت, not أغسطس). */
export const TAGS = { ar: 'ar-MA', fr: 'fr-MA', zgh: 'zgh-MA', en: 'en-GB' } as const satisfies Record<
  Locale,
  string
>
