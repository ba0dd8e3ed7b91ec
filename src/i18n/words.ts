/** Words and formats of one language, made together so that they can never disagree. */
import { createInstance } from 'i18next'
import { createFormats, type Formats } from './format.ts'
import type { Keys, Strings } from './strings.ts'
import { common as arCommon } from './words/ar/common.ts'
import { field as arField } from './words/ar/field.ts'
import { office as arOffice } from './words/ar/office.ts'
import { common as enCommon } from './words/en/common.ts'
import { field as enField } from './words/en/field.ts'
import { office as enOffice } from './words/en/office.ts'
import { common as frCommon } from './words/fr/common.ts'
import { field as frField } from './words/fr/field.ts'
import { office as frOffice } from './words/fr/office.ts'

/** In the order in which they are offered; the first is the default. */
export const LOCALES = ['ar', 'fr', 'en'] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = 'ar'

// The top level of `field` and `office` are the screens, so that keys read `screen.feature.kind`.
const en = { common: enCommon, ...enField, ...enOffice }
export const STRINGS = {
  ar: { common: arCommon, ...arField, ...arOffice },
  fr: { common: frCommon, ...frField, ...frOffice },
  en,
} satisfies Record<Locale, Strings<typeof en>>

export type WordKey = Keys<typeof en>
/** What a sentence leaves open. `count` also chooses the plural; numbers are written as the language writes them. */
export type Values = Readonly<Record<string, string | number>>

export interface Words {
  readonly locale: Locale
  readonly direction: 'rtl' | 'ltr'
  t(key: WordKey, values?: Values): string
  readonly formats: Formats
}

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value)
}

/** The words of one language. Making them costs a few milliseconds: keep what you got. */
export function createWords(locale: Locale): Words {
  const formats = createFormats(locale)
  const direction = locale === 'ar' ? 'rtl' : 'ltr'
  const instance = createInstance()
  void instance.init({
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    resources: { [locale]: { translation: STRINGS[locale] } },
    interpolation: { escapeValue: false }, // Preact writes text nodes; nothing here becomes markup
  })
  const written = (value: string | number) =>
    typeof value === 'number' ? formats.number(value) : isolated(value, direction)
  return {
    locale,
    direction,
    formats,
    t: (key, values = {}) => {
      // `count` as a number chooses the plural; what is written in its place is `replace`.
      const replace = Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, written(value)]),
      )
      return instance.t(
        key,
        typeof values['count'] === 'number' ? { count: values['count'], replace } : { replace },
      )
    },
  }
}

const LATIN = /\p{Script=Latin}/u
const ARABIC = /\p{Script=Arabic}/u

/** A name in the other direction's script is fenced off, so that it cannot reorder the sentence around it. */
function isolated(text: string, direction: 'rtl' | 'ltr'): string {
  const isForeign = (direction === 'rtl' ? LATIN : ARABIC).test(text)
  return isForeign ? `\u2068${text}\u2069` : text
}
