import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { State } from '../../src/domain/state.ts'
import { csvFrom, harmless } from '../../src/exports/csv.ts'
import { parseCsv } from '../support/office.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'
import { publishedState } from '../support/published.ts'
import { made } from './support.ts'

describe('a table for Excel', () => {
  test('begins with a byte order mark, parts its fields by semicolons and ends its lines with CRLF', async () => {
    const { text, name } = await made('csv-excel', publishedState('temara'))
    expect(name).toBe('warsha-csv-excel-attendance-fr-2026-11-22-seq123-plus2.csv')
    expect(text.startsWith('\uFEFFAtelier;')).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('holds the attendance of Témara cell by cell, each figure with what it rests on', async () => {
    const { text } = await made('csv-excel', publishedState('temara'))
    const [, ...rows] = parseCsv(text.slice(1), ';')
    expect(rows.map((row) => row.slice(1))).toEqual([
      ['25/04/2024', '', '29', 'déclaré', '44', 'déclaré', '73', 'déclaré', '0,39726'],
      ['13/05/2024', '20/05/2024', '77', 'déclaré', '119', 'déclaré', '196', 'déclaré', '0,392857'],
      ['28/05/2024', '', '5', 'déclaré', '5', 'déclaré', '10', 'déclaré', '0,5'],
      ['', '', '111', 'déclaré', '168', 'déclaré', '279', 'déclaré', '0,397849'],
      ['', '', '7', 'déclaré', '39', 'déclaré', '46', 'déclaré', '0,152174'],
      ['', '', '118', 'déclaré', '207', 'déclaré', '325', 'déclaré', '0,363077'],
    ])
  })

  test('says of about 100 proposals that they are about 100', async () => {
    const { text } = await made('csv-excel', publishedState('temara'), { table: 'channels' })
    expect(text).toContain('Présentiel;100;déclaré, environ\r\n')
    expect(text).toContain('Numérique;50;déclaré\r\n')
    expect(text).toContain('Instance consultative;;déclaré, non connu\r\n')
  })
})

describe('a plain table', () => {
  test('is RFC 4180 with decimal points and ISO days', async () => {
    const { text } = await made('csv-plain', publishedState('temara'), { table: 'matrix' })
    const rows = parseCsv(text, ',')
    expect(text.startsWith('\uFEFF')).toBe(false)
    expect(rows.slice(1, 11).map((row) => [row[1], row[3], row[5]])).toEqual([
      ['1', '24', '1.5'],
      ['2', '24', '28'],
      ['3', '23', '24'],
      ['4', '3', '0.7'],
      ['5', '22', '0.4'],
      ['6', '24', '14.8'],
      ['7', '22.5', '7'],
      ['8', '23.5', '0.05'],
      ['9', '22.5', '9'],
      ['10', '22.5', '0.3'],
    ])
    expect(rows.slice(11).map((row) => row[5])).toEqual(['54.2', '15.2', '16.05', '0.3', '85.75'])
  })

  test('holds what Larache published: 51 people, 15 women, groups of 27, 18 and 6', async () => {
    const larache = publishedState('larache')
    const people = parseCsv((await made('csv-plain', larache)).text, ',')
    expect(people.at(-1)).toEqual([
      'Tous les canaux',
      '',
      '',
      '15',
      'déclaré',
      '',
      '',
      '51',
      'déclaré',
      '0.294118',
    ])
    const groups = parseCsv((await made('csv-plain', larache, { table: 'groups' })).text, ',')
    expect(groups.slice(1).filter((row) => row[1] !== '')).toEqual([
      ['Associations', '27', 'déclaré'],
      ['Élus', '6', 'déclaré'],
      ['Administration', '18', 'déclaré'],
    ])
    const proposals = parseCsv((await made('csv-plain', larache, { table: 'channels' })).text, ',')
    expect(proposals.slice(1).map((row) => row[1])).toEqual(['20', '9', '29', '28'])
  })
})

describe('what a person wrote', () => {
  test.each(['=1+1', '+212', '-5', '@SUM(A1)', '\t1', '\r1', ' =1', '"=1', '\u200b=1', '＝1'])(
    'is no formula in any spreadsheet: %j',
    (text) => {
      expect(harmless(text)).toBe(`'${text}`)
    },
  )

  test.each([
    ['Eclairage;=1+1;merci', "Eclairage;'=1+1;merci"],
    ['Route,=2+2,merci', "Route,'=2+2,merci"],
    ['a; -5', "a; '-5"],
    ['a\t@SUM(A1)', "a\t'@SUM(A1)"],
    ['a\n+212', "a\n'+212"],
    ['a;"=1+1"', `a;"'=1+1"`],
    ['\t=1', "'\t'=1"],
    ['rue 5-7, lot 3 = neuf; a+b', 'rue 5-7, lot 3 = neuf; a+b'],
  ])('is no formula where it is parted in another way either: %j', (text, safe) => {
    expect(harmless(text)).toBe(safe)
  })

  test('is no formula in either flavour, read with whatever separator', () => {
    const part = fc.constantFrom(
      'a',
      '=1',
      '-',
      '+',
      '@',
      ';',
      ',',
      '\t',
      '\n',
      '\r',
      '"',
      ' ',
      '\u200b',
      '＝',
    )
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: part, maxLength: 8 }), { minLength: 2, maxLength: 3 })),
        fc.constantFrom('excel' as const, 'plain' as const),
        (records, flavour) => {
          const file = csvFrom(
            records.map((fields) => fields.map(harmless)),
            flavour,
          )
          // Whether a reader minds the quotes or not.
          const bare = file.split(/[;,\t\r\n]/)
          const cells = [';', ',', '\t'].flatMap((separator) =>
            parseCsv(file.replace('\uFEFF', ''), separator).flat(),
          )
          for (const cell of [...bare, ...cells]) {
            expect(cell).not.toMatch(/^[\s\p{Default_Ignorable_Code_Point}"]*[=+\-@＝＋－＠]/u)
          }
        },
      ),
    )
  })

  test.each([';', ',', '\t', '\n', '\r\n', '; '])(
    'is none either where a spreadsheet that parts fields by %j begins a cell in the middle of it',
    (separator) => {
      expect(harmless(`صيانة الطريق${separator}=HYPERLINK("http://x")`)).toBe(
        `صيانة الطريق${separator}'=HYPERLINK("http://x")`,
      )
      expect(harmless(`الطريق${separator}والإنارة - والماء`)).toBe(`الطريق${separator}والإنارة - والماء`)
    },
  )

  test('comes back as it was, whatever separators, quotes and line ends it holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 2, maxLength: 3 }), {
          minLength: 1,
        }),
        (records) => {
          const clean = records.map((fields) => fields.map((field) => `x${field.replaceAll('\r', '')}x`))
          expect(parseCsv(csvFrom(clean, 'plain'), ',')).toEqual(clean)
          expect(parseCsv(csvFrom(clean, 'excel').slice(1), ';')).toEqual(clean)
        },
      ),
    )
  })

  test('stays harmless in the table of proposals', async () => {
    const { set } = author(1, { count: 0 })
    const programme = entityOf(1)
    const state = new State()
    state.take(
      queueOf([
        set('programme', programme, { title: 'P' }),
        set('proposal', entityOf(2), { programme, text: '=HYPERLINK("http://x";"y")' }),
      ]),
    )
    const { text } = await made('csv-excel', { state, programme }, { table: 'proposals' })
    expect(text).toContain(`"'=HYPERLINK(""http://x"";""y"")"`)
  })
})
