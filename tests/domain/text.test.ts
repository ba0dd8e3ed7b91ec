import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/domain/canonical.ts'
import { uuidv7 } from '../../src/domain/ids.ts'
import { ProposalSearch } from '../../src/domain/search.ts'
import { cleanText, fenced, isCleanText, searchForm } from '../../src/domain/text.ts'
import { cleanCode } from '../../src/domain/wire.ts'
import { entityOf } from '../support/operations.ts'

describe('search', () => {
  const proposals = [
    'تجديد شبكة الإنارة العمومية',
    'صيانة مقبرة سيدي يحيى',
    'Réfection de l’éclairage',
    'سوق ڭليميم',
  ].map((text, n) => ({
    id: entityOf(n),
    kind: 'proposal' as const,
    programme: entityOf(99),
    text,
    label: `B${n + 1}`,
  }))
  const find = (query: string) => new ProposalSearch().find(proposals, query).map((found) => found.label)

  test.each([
    ['الانارة', ['B1']],
    ['الإنَارَة', ['B1']],
    ['العمـــومية', ['B1']],
    ['العموميه', ['B1']],
    ['مقبره', ['B2']],
    ['يحيي', ['B2']],
    ['eclairage', ['B3']],
    ['REFECTION', ['B3']],
    ['كليميم', ['B4']],
    ['b2', ['B2']],
    ['شبكة تجديد', ['B1']],
    ['', ['B1', 'B2', 'B3', 'B4']],
    ['ملعب', []],
  ])('«%s» finds %j', (query, labels) => {
    expect(find(query)).toEqual(labels)
  })

  test('folds a text the same once and twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(searchForm(searchForm(text))).toBe(searchForm(text))
      }),
    )
  })
})

describe('cleaned text', () => {
  test('may be stored, whatever was typed or pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(isCleanText(cleanText(`${typed}\u0000\ud800`))).toBe(true)
      }),
    )
  })

  test('keeps the person’s words, line breaks and Moroccan letters', () => {
    expect(cleanText('  ڭليميم\r\nطريق  ')).toBe('ڭليميم\nطريق')
  })
})

test('the canonical form does not depend on the order of members', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: undefined })).toBe('{"b":[1,{"c":"é","d":null}]}')
})

test('a typed code forgives case, spaces, dashes and look-alikes', () => {
  expect(cleanCode(' abcd-o1il ')).toBe('ABCD0111')
})

test('ids are UUIDs of version 7 that carry their time', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2 ** 47 }),
      fc.uint8Array({ minLength: 10, maxLength: 10 }),
      (ms, bytes) => {
        const id = uuidv7(ms, bytes)
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(ms)
      },
    ),
  )
})

describe('characters that steer the direction of writing', () => {
  /** How many parts with a direction of their own are open at each place; an end of none is below zero. */
  const depths = (text: string): readonly number[] => {
    let depth = 0
    return Array.from(text, (letter) => {
      if (letter >= '\u2066' && letter <= '\u2068') depth += 1
      if (letter === '\u2069') depth -= 1
      return depth
    })
  }
  const letter = fc.constantFrom('a', 'ع', ' ', '\u202e', '\u202c', '\u2066', '\u2067', '\u2068', '\u2069')
  const anyText = fc.array(letter, { maxLength: 30 }).map((letters) => letters.join(''))

  test('turn nothing but the text that they stand in', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const kept of [cleanText(text), fenced(text)]) {
          expect(Math.min(0, ...depths(kept))).toBe(0)
          expect(depths(kept).at(-1) ?? 0).toBe(0)
        }
        const inside = depths(fenced(text)).slice(0, -1)
        expect(Math.min(...inside)).toBe(1)
      }),
    )
  })

  test('stay where they do no harm, and the words always', () => {
    expect(cleanText('\u2067نص\u2069 et \u202eأ\u202c')).toBe('\u2067نص\u2069 et \u202eأ\u202c')
    fc.assert(
      fc.property(anyText, (text) => {
        const words = (each: string) => each.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
        expect(words(cleanText(text)).trim()).toBe(words(text).trim())
      }),
    )
  })
})
