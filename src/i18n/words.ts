/** Words and formats of one language, made together so that they can never disagree. */
import { besides, fenced } from '../domain/text.ts'
import { unreachable } from '../domain/unreachable.ts'
import type { Formats } from './format.ts'
import { browserLanguage, type Language } from './language.ts'
import type { Locale } from './locale.ts'
import type { Keys, Strings } from './strings.ts'
import { ar } from './words/ar/all.ts'
import type { en } from './words/en/all.ts'

export type WordKey = Keys<typeof en>

/** Screens whose Arabic words come with the screen, so that the app's first file stays small. */
type LateScreen =
  | 'projects'
  | 'declared'
  | 'guard'
  | 'lock'
  | 'milestones'
  | 'about'
  | 'report'
  | 'wall'
  | 'deciding'
  | 'import'
  | 'help'
  | 'keys'
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

/** The default language, always at hand; the others are loaded when they are chosen. */
export const arabic = (): Words => wordsFrom(browserLanguage('ar'), ar)

/** The words of one language. Rejects when their file cannot be had: offline, before the app was laid by. */
export async function loadWords(locale: Locale): Promise<Words> {
  switch (locale) {
    case 'ar':
      return arabic()
    case 'fr':
      return wordsFrom(browserLanguage(locale), (await import('./words/fr/all.ts')).fr)
    case 'en':
      return wordsFrom(browserLanguage(locale), (await import('./words/en/all.ts')).en)
    case 'zgh': {
      const [{ tamazight }, { zgh }] = await Promise.all([
        import('./tamazight.ts'),
        import('./words/zgh/all.ts'),
      ])
      return wordsFrom(tamazight(), zgh)
    }
    default:
      return unreachable(locale)
  }
}

/** Where a language spaces them, ; : ! ? and « » stay with their words: no line ends there. Translators write plain spaces. */
const TIED = / (?=[;:!?»])|(?<=«) /g
/** `{{name}}`: what a sentence leaves open. */
const HOLE = /\{\{(\w+)\}\}/g

/**
 * Words in a language. Our own rather than a library's: the browser knows the plurals of every language but
 * Tamazight, which libraries take from it and so get wrong; and the app's first file stays small.
 */
export function wordsFrom<Key extends string = WordKey>(
  language: Language,
  strings: EarlyStrings & LateStrings,
): Words<Key> {
  const { locale, direction, formats } = language
  const written = (value: string | number) =>
    typeof value === 'number' ? formats.number(value) : isolated(value, direction)
  return {
    locale,
    direction,
    formats,
    has: (key): key is Key => sentenceAt(strings, key) !== undefined,
    with: (more) => wordsFrom(language, { ...strings, ...more }),
    t: (key: string, values = {}) => {
      const { count } = values
      const plural =
        typeof count === 'number' ? sentenceAt(strings, `${key}_${language.plural(count)}`) : undefined
      // A key without words can only be seen while developing: every check fails on it.
      const sentence = plural ?? sentenceAt(strings, key) ?? key
      return sentence.replace(TIED, '\u00a0').replace(HOLE, (hole, name: string) => {
        const value = values[name]
        return value === undefined ? hole : written(value)
      })
    },
  }
}

/** The sentence under a dotted key. */
function sentenceAt(strings: object, key: string): string | undefined {
  let at: unknown = strings
  for (const step of key.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined
    at = (at as Record<string, unknown>)[step]
  }
  return typeof at === 'string' ? at : undefined
}

const LATIN = /\p{Script=Latin}/u
const ARABIC = /\p{Script=Arabic}/u

/** A name in the other direction's script, or that steers it, is fenced off: it cannot reorder the sentence around it. */
function isolated(text: string, direction: 'rtl' | 'ltr'): string {
  const isForeign = (direction === 'rtl' ? LATIN : ARABIC).test(text)
  return isForeign ? fenced(text) : besides(text)
}
