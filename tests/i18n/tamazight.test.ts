import { describe, expect, it } from 'vitest'
import { DOCUMENTS, STRINGS } from '../../src/i18n/every-language.ts'
import { manifest as englishManifest } from '../../src/i18n/words/en/manifest.ts'
import { start as englishStart } from '../../src/i18n/words/en/start.ts'
import { manifest } from '../../src/i18n/words/zgh/manifest.ts'
import { start } from '../../src/i18n/words/zgh/start.ts'

/** Names that stay in Latin letters: of formats, methods and other programs, of a key and of links, and examples of codes. */
// biome-ignore format: one kind a line
const LATIN_NAMES = new Set([
  'CSV', 'XLSX', 'xlsx', 'JSON', 'NDJSON', 'PDF', 'PPTX', 'RFC', 'QR',
  'Excel', 'Decidim', 'Polis', 'OGP', 'Local', 'REMACTO', 'SMART', 'SWOT',
  'Alt', 'PIN', 'iPhone', 'iPad', 'http', 'https', 'localhost', 'JavaScript',
  'K7QM', '2F4X',
])

const HOLE = /\{\{(\w+)\}\}/g
const LATIN_WORD = /[\p{Script=Latin}\d]*\p{Script=Latin}[\p{Script=Latin}\d]*/gu
const PLURAL = /_(one|other)$/
/** The letters that IRCAM chose, and the mark of labialisation: those of the font that is shipped. */
const LETTER = /[\u2D30-\u2D67\u2D6F]/
const TIFINAGH = /\p{Script=Tifinagh}/gu

/** Every string by its dotted key. */
function flat(strings: object, prefix = ''): [string, string][] {
  return Object.entries(strings).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${name}`, value]] : flat(value as object, `${prefix}${name}.`),
  )
}

const sentences = flat({ ...STRINGS.zgh, documents: DOCUMENTS.zgh, start, manifest })
const english = new Map(
  flat({ ...STRINGS.en, documents: DOCUMENTS.en, start: englishStart, manifest: englishManifest }),
)
const holesOf = (text: string) => [...text.matchAll(HOLE)].map(([, name]) => name).toSorted()
const spoken = (text: string) => text.replace(HOLE, ' ')

describe('the words of Tamazight', () => {
  it('are in Tifinagh, but for the names that stay Latin', () => {
    const foreign = sentences.flatMap(([key, text]) =>
      (spoken(text).match(LATIN_WORD) ?? [])
        .filter((word) => !LATIN_NAMES.has(word))
        .map((word) => `${key}: ${word}`),
    )
    expect(foreign).toEqual([])
  })

  it('have no Arabic letter', () => {
    expect(sentences.filter(([, text]) => /\p{Script=Arabic}/u.test(text))).toEqual([])
  })

  it('use no letter that the shipped font does not draw', () => {
    for (const [key, text] of sentences)
      for (const [letter] of text.matchAll(TIFINAGH)) expect(letter, `${key}: ${text}`).toMatch(LETTER)
  })

  it('say something, where English says more than a value', () => {
    const silent = sentences.filter(
      ([key, text]) =>
        /\p{Letter}/u.test(spoken(english.get(key) ?? '')) && !/\p{Letter}/u.test(spoken(text)),
    )
    expect(silent).toEqual([])
  })

  it('leave open what English leaves open, in plurals too: “one” counts 0, 1 and 11 to 99', () => {
    for (const [key, text] of sentences)
      expect(holesOf(text), key).toEqual(
        holesOf(english.get(key.replace(PLURAL, '_other')) ?? english.get(key) ?? ''),
      )
  })

  it('address women and men alike: no “yours” and no “to you”, which would say which of them', () => {
    const addressed = /(?<!\p{Letter})(ⵏⵏ[ⴽⵎ]|ⵖⵓⵔ[ⴽⵎ]|ⴷⴰⵔ[ⴽⵎ]|ⴰⴽ|ⴽⵢⵢⵉ|ⴽⵎⵎⵉ)(?!\p{Letter})/u
    expect(sentences.filter(([, text]) => addressed.test(text))).toEqual([])
  })

  it('part with the neutral vowel only two letters that are the same, and write no letter three times', () => {
    const vowels = sentences.flatMap(([key, text]) =>
      [...text.matchAll(/(.?)ⴻ(.?)/gu)]
        .filter(([, before, after]) => before !== after)
        .map(([found]) => `${key}: ${found}`),
    )
    expect(vowels).toEqual([])
    expect(sentences.filter(([, text]) => /(\p{Script=Tifinagh})\1\1/u.test(text))).toEqual([])
  })
})
