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

/** As browsers and office programs want them. Never plain `ar`: Morocco writes Latin digits and its own month names (غشت, not أغسطس). */
export const TAGS = { ar: 'ar-MA', fr: 'fr-MA', zgh: 'zgh-MA', en: 'en-GB' } as const satisfies Record<
  Locale,
  string
>
