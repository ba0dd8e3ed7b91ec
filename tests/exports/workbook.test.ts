import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { State } from '../../src/domain/state.ts'
import { sheetName } from '../../src/exports/xlsx.ts'
import { readWorkbook, type Sheets } from '../support/office.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'
import { publishedState } from '../support/published.ts'
import { made } from './support.ts'

const SLOW = 180_000

const rowsOf = (sheets: Sheets, name: string) => sheets.find((sheet) => sheet.name === name)?.rows ?? []

/** The parts of the file, by hand: what LibreOffice does not tell. */
function parts(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
}

describe('the workbook of Témara, read by LibreOffice', () => {
  test('has the matrix as numbers: ten projects, 54.20 + 15.20 + 16.05 + 0.30 = 85.75 million dirhams', {
    timeout: SLOW,
  }, async () => {
    const { bytes } = await made('xlsx', publishedState('temara'))
    const matrix = rowsOf(readWorkbook(bytes), 'Matrice des projets')
    expect(matrix.slice(1, 11).map((row) => row.slice(3).map(Number))).toEqual([
      [24, 1.5],
      [24, 28],
      [23, 24],
      [3, 0.7],
      [22, 0.4],
      [24, 14.8],
      [22.5, 7],
      [23.5, 0.05],
      [22.5, 9],
      [22.5, 0.3],
    ])
    expect(matrix.slice(11).map((row) => Number(row[4]))).toEqual([54.2, 15.2, 16.05, 0.3, 85.75])
  })

  test('has people and proposals as numbers, and shows which were declared or are about so many', {
    timeout: SLOW,
  }, async () => {
    const { bytes } = await made('xlsx', publishedState('temara'))
    const values = readWorkbook(bytes)
    expect(
      rowsOf(values, 'Participation')
        .slice(1)
        .map((row) => row.slice(3, 6).map(Number)),
    ).toEqual([
      [29, 44, 73],
      [77, 119, 196],
      [5, 5, 10],
      [111, 168, 279],
      [7, 39, 46],
      [118, 207, 325],
    ])
    const shown = rowsOf(readWorkbook(bytes, 'shown'), 'Propositions par canal')
    expect(shown.slice(1)).toEqual([
      ['Présentiel', '~100 déclaré'],
      ['Numérique', '50 déclaré'],
      ['Instance consultative', '—'],
      ['Total', '≥ 150 déclaré'],
    ])
  })

  test('has days as days, a range in two columns, and says what it was made from', {
    timeout: SLOW,
  }, async () => {
    const { bytes } = await made('xlsx', publishedState('temara'))
    const shown = readWorkbook(bytes, 'shown')
    expect(
      rowsOf(shown, 'Participation')
        .slice(1, 4)
        .map((row) => row.slice(1, 3)),
    ).toEqual([
      ['25/04/2024', ''],
      ['13/05/2024', '20/05/2024'],
      ['28/05/2024', ''],
    ])
    const about = Object.fromEntries(rowsOf(shown, 'À propos du document'))
    expect(about['État des données']).toBe(
      'jusqu’à la saisie n° 123 du journal et 2 saisies de cet appareil que le journal ne montre pas encore',
    )
    expect(about['Autres appareils']).toContain('B\u00a0: 3 saisies ne sont pas arrivées')
  })
})

describe('the workbook of Larache, read by LibreOffice', () => {
  test('has 51 people, 15 women, 27 + 18 + 6, 20 + 9 proposals, 28 accepted, 5 projects', {
    timeout: SLOW,
  }, async () => {
    const { bytes } = await made('xlsx', publishedState('larache'), { locale: 'ar' })
    const sheets = readWorkbook(bytes)
    const all = rowsOf(sheets, 'الحضور').at(-1)
    expect([all?.[3], all?.[5]].map(Number)).toEqual([15, 51])
    expect(Number.parseFloat(all?.[6] ?? '')).toBeCloseTo(29.4, 0)
    expect(
      rowsOf(sheets, 'الفئات')
        .slice(1)
        .flatMap((row) => (row[1] ? [Number(row[1])] : [])),
    ).toEqual([27, 6, 18])
    expect(
      rowsOf(sheets, 'المقترحات حسب القناة')
        .slice(1)
        .map((row) => Number(row[1])),
    ).toEqual([20, 9, 29, 28])
    expect(rowsOf(sheets, 'المشاريع')).toHaveLength(6)
  })
})

describe('a workbook as a file', () => {
  test('reads from the right in Arabic, and keeps its headings in sight', async () => {
    const all = parts((await made('xlsx', publishedState('temara'), { locale: 'ar' })).bytes)
    const sheets = Object.entries(all).filter(([name]) => /worksheets\/sheet\d+\.xml$/.test(name))
    expect(sheets.length).toBeGreaterThan(5)
    for (const [name, xml] of sheets) {
      expect(xml, name).toContain('rightToLeft="1"')
      expect(xml, name).toMatch(/<pane[^>]*ySplit="1"[^>]*state="frozen"/)
    }
    const french = parts((await made('xlsx', publishedState('temara'))).bytes)
    expect(french['xl/worksheets/sheet1.xml']).not.toContain('rightToLeft')
  })

  test('reads from the left in Tamazight, in a face for Tifinagh', { timeout: SLOW }, async () => {
    const { bytes } = await made('xlsx', publishedState('larache'), { locale: 'zgh' })
    const all = parts(bytes)
    expect(all['xl/styles.xml']).toContain('val="Noto Sans Tifinagh"')
    expect(Object.values(all).some((xml) => xml.includes('rightToLeft'))).toBe(false)
    const attendance = rowsOf(readWorkbook(bytes), 'ⵜⵉⵍⵉⵜ')
    expect(attendance[0]).toContain('ⵜⵉⵎⵖⴰⵔⵉⵏ')
    expect(attendance.flat()).toContain('51')

    // A figure with its mark beside it would not fit the columns of other scripts.
    const french = parts((await made('xlsx', publishedState('larache'))).bytes)
    const narrowest = (sheet = '') =>
      Math.min(...[...sheet.matchAll(/width="([\d.]+)"/g)].map(([, width]) => Number(width)))
    const sheet = 'xl/worksheets/sheet2.xml'
    expect(narrowest(all[sheet])).toBeGreaterThan(1.4 * narrowest(french[sheet]))
  })

  test('holds what people wrote as text, never as a formula', { timeout: SLOW }, async () => {
    const { set } = author(1, { count: 0 })
    const programme = entityOf(1)
    const text = '=1+1 <b>&"\'\n+SUM(A1)'
    const state = new State()
    state.take(
      queueOf([
        set('programme', programme, { title: '=2+2' }),
        set('proposal', entityOf(2), { programme, text }),
      ]),
    )
    const { bytes } = await made('xlsx', { state, programme })
    for (const [name, xml] of Object.entries(parts(bytes))) {
      if (name.includes('worksheets')) expect(xml, name).not.toContain('<f>')
    }
    expect(rowsOf(readWorkbook(bytes), 'Propositions')[1]?.[1]).toBe(text)
  })

  test('gives no sheet a name that spreadsheets refuse', () => {
    expect(sheetName('a/b:c*d?e[f]g\\h')).toBe('a b c d e f g h')
    expect(sheetName('x'.repeat(40))).toHaveLength(31)
  })
})
