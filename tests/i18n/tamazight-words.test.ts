import { describe, expect, it } from 'vitest'
import { DOCUMENTS, STRINGS } from '../../src/i18n/every-language.ts'

/** Names of formats, of other programs and of methods, keys of a keyboard, beginnings of links: the same in every language. */
const LATIN_NAMES =
  /^(csv|json|xlsx|ndjson|pptx|pdf|excel|decidim|polis|ogp|local|rfc|qr|remacto|smart|swot|alt|https?)$/i

/** An example of a code of invitation, say. */
const CODE = /\S*\d\S*/g

function flat(strings: object, prefix = ''): [string, string][] {
  return Object.entries(strings).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${name}`, value]] : flat(value as object, `${prefix}${name}.`),
  )
}

const own = flat({ ...STRINGS.zgh, documents: DOCUMENTS.zgh })

describe('the words of Tamazight', () => {
  it('are written in the letters that IRCAM teaches', () => {
    for (const [key, text] of own) {
      const letters = text.replace(/\{\{\w+\}\}/g, '').match(/\p{Script=Tifinagh}/gu) ?? []
      for (const letter of letters) expect(letter, `${key}: ${text}`).toMatch(/[\u2d30-\u2d67\u2d6f]/)
    }
  })

  it('borrow from other scripts only names', () => {
    for (const [key, text] of own) {
      const words = text.replace(/\{\{\w+\}\}/g, '').replace(CODE, '')
      const foreign = words.match(/[\p{Script=Latin}\p{Script=Arabic}]+/gu) ?? []
      for (const word of foreign) expect(word, `${key}: ${text}`).toMatch(LATIN_NAMES)
    }
  })

  it('say the number of "one", which stands for 11 to 99 as well', () => {
    const many = own.filter(([key, text]) => key.endsWith('_other') && text.includes('{{count}}'))
    expect(many.length).toBeGreaterThan(0)
    for (const [key] of many) {
      const one = key.replace(/_other$/, '_one')
      expect(own.find(([name]) => name === one)?.[1], one).toContain('{{count}}')
    }
  })
})
