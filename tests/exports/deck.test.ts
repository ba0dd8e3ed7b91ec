import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { State } from '../../src/domain/state.ts'
import { inPieces } from '../../src/exports/deck-table.ts'
import { readSlides } from '../support/office.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'
import { publishedState } from '../support/published.ts'
import { made } from './support.ts'

const SLOW = 180_000

describe('the deck of Témara, as LibreOffice shows it', () => {
  test('has a slide for each project, the matrix, the total and the thanks', { timeout: SLOW }, async () => {
    const { bytes } = await made('deck', publishedState('temara'))
    const slides = readSlides(bytes)
    for (let number = 1; number <= 10; number += 1) {
      expect(slides.filter((slide) => slide.includes(`Projet ${number} :`))).toHaveLength(1)
    }
    const matrix = slides.filter((slide) => slide.includes('Matrice des projets')).join('\n')
    for (const figure of ['54,20', '15,20', '16,05', '0,30', '85,75', '22,5'])
      expect(matrix).toContain(figure)
    expect(slides.join('\n').replace(/\s+/g, ' ')).toContain(
      'quatre-vingt-cinq millions sept cent cinquante mille dirhams',
    )
    const readout = slides.find((slide) => slide.includes('Première étape')) ?? ''
    for (const figure of ['279', '40 %', '~100', '50', '46']) expect(readout).toContain(figure)
    expect(slides.at(-1)).toContain('Merci')
    expect(slides.slice(1, -1).every((slide) => slide.includes('Saisie 123'))).toBe(true)
  })

  test('runs from the right in Arabic: text, and the columns of its tables', { timeout: SLOW }, async () => {
    const { bytes } = await made('deck', publishedState('larache'), { locale: 'ar' })
    const files = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)] as const)
    const slides = files.filter(([name]) => /slides\/slide\d+\.xml$/.test(name)).map(([, xml]) => xml)
    const axes = slides.find((xml) => xml.includes('<a:tbl>') && xml.includes('عدد المشاريع')) ?? ''
    expect(axes).toContain('rtl="1"')
    // The number, which is read first, is the last column of a table that the format lays from the left.
    expect(axes.indexOf('عدد المشاريع')).toBeLessThan(axes.indexOf('الرقم'))
    expect(readSlides(bytes).length).toBe(slides.length)
  })
})

test('a deck in Tamazight runs from the left in a face for Tifinagh, and keeps ours for people’s Arabic', {
  timeout: SLOW,
}, async () => {
  const { bytes } = await made('deck', publishedState('temara'), { locale: 'zgh' })
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)] as const)
  const slides = parts.filter(([name]) => /slides\/slide\d+\.xml$/.test(name)).map(([, xml]) => xml)
  const faces = (script: string) =>
    new Set(slides.flatMap((xml) => xml.match(new RegExp(`<a:${script} typeface="[^"]*"`, 'g')) ?? []))
  expect(faces('latin')).toEqual(new Set(['<a:latin typeface="Noto Sans Tifinagh"']))
  expect(faces('cs')).toEqual(new Set(['<a:cs typeface="IBM Plex Sans Arabic"']))
  expect(slides.join('')).not.toContain('rtl="1"')

  const shown = readSlides(bytes)
  const matrix = shown.filter((slide) => slide.includes('ⵜⴰⴼⵍⵡⵉⵜ ⵏ ⵉⵙⵏⴼⴰⵕⵏ')).join('\n')
  for (const figure of ['54,20', '85,75']) expect(matrix).toContain(figure)
  // Acts are written in Arabic and French: the amount in words is the French one.
  expect(shown.join('\n').replace(/\s+/g, ' ')).toContain(
    'quatre-vingt-cinq millions sept cent cinquante mille dirhams',
  )
})

describe('a deck', () => {
  test('has no slide for figures that a programme does not know, such as Demnate', {
    timeout: SLOW,
  }, async () => {
    const slides = readSlides((await made('deck', publishedState('demnate'))).bytes)
    expect(slides.some((slide) => slide.includes('Première étape'))).toBe(false)
    expect(slides.length).toBeGreaterThan(5)
  })

  test('takes very long fields over several slides and loses no word of them', {
    timeout: SLOW,
  }, async () => {
    const { set } = author(1, { count: 0 })
    const programme = entityOf(1)
    const words = Array.from({ length: 900 }, (_, index) => `mot${index}`)
    const state = new State()
    state.take(
      queueOf([
        set('programme', programme, { title: 'P & <Q> "R"' }),
        set('project', entityOf(2), { programme, title: 'Projet', objectives: words.join(' ') }),
      ]),
    )
    const { bytes } = await made('deck', { state, programme })
    const slides = readSlides(bytes)
    const seen = new Set(slides.join(' ').split(/\s+/))
    expect(words.filter((word) => !seen.has(word))).toEqual([])
    expect(slides[0]).toContain('P & <Q> "R"')
  })

  test('cuts long texts between words', () => {
    const pieces = inPieces('un deux trois\nquatre cinq', 8)
    expect(pieces).toEqual(['un deux', 'trois', 'quatre', 'cinq'])
    expect(inPieces('x'.repeat(20), 8)).toEqual(['x'.repeat(8), 'x'.repeat(8), 'x'.repeat(4)])
  })
})
