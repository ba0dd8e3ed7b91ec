/** Words and formats of one language, made together so that they can never disagree. */
import { createInstance } from 'i18next'
import { unreachable } from '../domain/unreachable.ts'
import { createFormats, type Formats } from './format.ts'
import type { Keys, Strings } from './strings.ts'
import { ar } from './words/ar/all.ts'
import type { en } from './words/en/all.ts'

/** In the order in which they are offered; the first is the default. */
export const LOCALES = ['ar', 'fr', 'en'] as const
export type Locale = (typeof LOCALES)[number]

export type WordKey = Keys<typeof en>

/** Screens whose Arabic words come with the screen, so that the app's first file stays small. */
type LateScreen =
  | 'projects'
  | 'declared'
  | 'guard'
  | 'milestones'
  | 'about'
  | 'report'
  | 'wall'
  | 'deciding'
  | 'import'
/** What a language's words are at least. */
export type EarlyStrings = Omit<Strings<typeof en>, LateScreen>
/** The words of late screens. */
export type LateStrings = Partial<Pick<Strings<typeof en>, LateScreen>>
/** What a sentence leaves open. `count` also chooses the plural; numbers are written as the language writes them. */
export type Values = Readonly<Record<string, string | number>>

export interface Words<Key extends string = WordKey> {
  readonly locale: Locale
  readonly direction: 'rtl' | 'ltr'
  t(key: Key, values?: Values): string
  /** True for a key that there are words for: of what a newer version wrote, there may be none. */
  has(key: string): key is Key
  readonly formats: Formats
  /** The same words and `more`, which a screen brings along: see `late-words.tsx` of the ui. */
  with(more: LateStrings): Words<Key>
}

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value)
}

/** The default language, always at hand; the others are loaded when they are chosen. */
export const arabic = (): Words => wordsFrom('ar', ar)

/** The words of one language. Rejects when their file cannot be had: offline, before the app was laid by. */
export async function loadWords(locale: Locale): Promise<Words> {
  switch (locale) {
    case 'ar':
      return arabic()
    case 'fr':
      return wordsFrom(locale, (await import('./words/fr/all.ts')).fr)
    case 'en':
      return wordsFrom(locale, (await import('./words/en/all.ts')).en)
    default:
      return unreachable(locale)
  }
}

/** Making them costs a few milliseconds: keep what you got. */
export function wordsFrom<Key extends string = WordKey>(
  locale: Locale,
  strings: EarlyStrings & LateStrings,
): Words<Key> {
  return made(locale, strings, createFormats(locale))
}

function made<Key extends string>(
  locale: Locale,
  strings: EarlyStrings & LateStrings,
  formats: Formats,
): Words<Key> {
  const direction = locale === 'ar' ? 'rtl' : 'ltr'
  const instance = createInstance()
  void instance.init({
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    resources: { [locale]: { translation: strings } },
    interpolation: { escapeValue: false }, // Preact writes text nodes; nothing here becomes markup
  })
  const written = (value: string | number) =>
    typeof value === 'number' ? formats.number(value) : isolated(value, direction)
  return {
    locale,
    direction,
    formats,
    has: (key): key is Key => instance.exists(key),
    with: (more) => made(locale, { ...strings, ...more }, formats),
    t: (key: string, values = {}) => {
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
