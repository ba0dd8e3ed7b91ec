/** Whatever an office, a form or a platform saves, its rows come out as they were written. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { rowsOfJson } from '../../src/imports/json.ts'
import { type FileFlaw, type FileRows, readRows } from '../../src/imports/read.ts'
import { detectSeparator } from '../../src/imports/separated.ts'
import { tableOf } from '../../src/imports/table.ts'
import { DECIDIM_JSON, OFFICE_LIST, utf8, utf8WithMark, utf16, windows1256 } from './files.ts'

async function rowsOf(bytes: Uint8Array): Promise<FileRows> {
  const read = await readRows(bytes)
  if (!read.ok) throw new Error(read.error)
  return read.value
}

const ROWS = [
  ['رقم', 'الاقتراح', 'المحور', 'الجنس', 'الهاتف'],
  ['1', 'تهيئة مدخل المقبرة\r\nوصيانتها; مع الإنارة', 'المقابر', 'أنثى', '0600000001'],
  ['2', 'تشوير "أفقي" أمام المدارس', 'السير والجولان', 'ذكر', '0600000002'],
  ['3', '=1+1', '', '', ''],
  ['4', '', 'المقابر', 'ذكر', '0600000004'],
]

describe('a list from the office', () => {
  test.each([
    ['utf-8', utf8(OFFICE_LIST)],
    ['utf-8', utf8WithMark(OFFICE_LIST)],
    ['utf-16le', utf16(OFFICE_LIST, 'le')],
    ['utf-16be', utf16(OFFICE_LIST, 'be')],
    ['utf-16le', utf16(OFFICE_LIST, 'le', false)],
    ['utf-16be', utf16(OFFICE_LIST, 'be', false)],
    ['windows-1256', windows1256(OFFICE_LIST)],
  ])('is read in %s, with quotes, line breaks in cells, and formulas as text', async (encoding, bytes) => {
    const read = await rowsOf(bytes)
    expect(read).toMatchObject({ format: 'csv', encoding, separator: ';', hasLooseQuotes: false })
    expect(read.rows).toEqual(ROWS)
  })

  test('in French without Arabic words is Western, not Arabic', async () => {
    const text = 'id;proposition\n1;Réhabiliter l’école du quartier et réparer la fontaine'
    const bytes = Uint8Array.from(text.replace('’', "'"), (letter) => letter.charCodeAt(0))
    expect(await rowsOf(bytes)).toMatchObject({ encoding: 'windows-1252' })
    expect((await rowsOf(bytes)).rows[1]).toEqual([
      '1',
      "Réhabiliter l'école du quartier et réparer la fontaine",
    ])
  })

  test('in French saved by an Arabic Windows keeps its accents beside Arabic', async () => {
    const text = 'id;proposition\n1;école à réhabiliter\n2;مدرسة جديدة'
    expect((await rowsOf(windows1256(text))).rows[1]).toEqual(['1', 'école à réhabiliter'])
  })
})

describe('the separator', () => {
  test.each([
    [';', 'رقم;النص\n1;واحد, اثنان, ثلاثة\n2;أربعة, خمسة'],
    [',', 'id,text\n1,"a;b;c;d"\n2,"e;f"'],
    ['\t', 'id\ttext\n1\ta, b; c\n2\td, e; f'],
    ['|', 'id|text\n1|a, b\n2|c, d'],
    [',', 'الاقتراح\nإنارة، نظافة\nملعب'],
  ])('%j is told from marks in sentences', (separator, text) => {
    expect(detectSeparator(text)).toBe(separator)
  })

  test('that Excel states in a first line is taken at its word', async () => {
    const read = await rowsOf(utf8('sep=|\r\nid|text\r\n1|a;b'))
    expect(read.rows).toEqual([
      ['id', 'text'],
      ['1', 'a;b'],
    ])
  })

  test('a quotation mark that is never closed swallows no row', async () => {
    const read = await rowsOf(utf8('id;text\n1;"الملعب\n2;ثان\n3;ثالث'))
    expect(read).toMatchObject({ hasLooseQuotes: true })
    expect(read.rows.map((row) => row[0])).toEqual(['id', '1', '2', '3'])
  })

  test('whatever people write in cells comes out again', async () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .map((text) => text.replace(/[\0\r\n\uFEFF]/g, '').trim())
    const row = fc.tuple(fc.stringMatching(/^[a-z]{1,5}$/), cell, cell)
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(';', ',', '\t', '|'),
        async (rows, delimiter) => {
          const table = [['id', 'text', 'axis'], ...rows]
          const read = await readRows(utf8(Papa.unparse(table, { delimiter, quotes: true })), {
            separator: delimiter as ';',
          })
          expect(read.ok && read.value.rows).toEqual(table)
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('a workbook', () => {
  test('gives its fullest sheet, with Arabic names, days as days, and formulas as what they show', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'غلاف', rows: [['مقترحات 2025']] },
        {
          name: 'المقترحات',
          rows: [
            ['رقم', 'الاقتراح', 'التاريخ'],
            [7, 'ملعب القرب', new Date(Date.UTC(2025, 4, 15))],
            [8, '=cmd|calc', null],
          ],
        },
      ],
    })
    const read = await rowsOf(bytes)
    expect(read).toMatchObject({ format: 'xlsx', sheet: 'المقترحات', sheets: ['غلاف', 'المقترحات'] })
    expect(read.rows).toEqual([
      ['رقم', 'الاقتراح', 'التاريخ'],
      ['7', 'ملعب القرب', '2025-05-15'],
      ['8', '=cmd|calc', ''],
    ])
  })

  test('that LibreOffice saved is read like one from Excel', async () => {
    const bytes = new Uint8Array(readFileSync(new URL('samples/libreoffice.xlsx', import.meta.url)))
    const read = await rowsOf(bytes)
    expect(read.rows.slice(0, 2)).toEqual([
      ['رقم', 'الاقتراح', 'المحور', 'الجنس', 'التاريخ'],
      ['1', 'تهيئة مدخل المقبرة وصيانتها', 'المقابر', 'أنثى', '2025-05-15'],
    ])
  })

  test('opens on another sheet when asked', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'a', rows: [['x'], ['1'], ['2']] },
        { name: 'b', rows: [['y'], ['3']] },
      ],
    })
    const read = await readRows(bytes, { sheet: 'b' })
    expect(read.ok && read.value.rows).toEqual([['y'], ['3']])
  })
})

describe('JSON', () => {
  test('of a platform gives a column for each language', async () => {
    const { rows } = await rowsOf(utf8(DECIDIM_JSON))
    expect(rows[0]).toEqual(['id', 'title/ar', 'body/ar', 'state', 'title/fr', 'body/fr'])
    expect(rows[2]).toEqual(['42', '', '', '', 'Pistes cyclables', 'Des pistes cyclables'])
  })

  test('with a record a line is read, too', async () => {
    const { rows } = await rowsOf(utf8('{"id":1,"text":"أ"}\n{"id":2,"text":"ب","tags":["x","y"]}\n'))
    expect(rows).toEqual([
      ['id', 'text', 'tags'],
      ['1', 'أ', ''],
      ['2', 'ب', 'x, y'],
    ])
  })
})

describe('a file that is none of these is refused in words of its own', () => {
  test.each<[FileFlaw, Uint8Array]>([
    ['empty', new Uint8Array()],
    ['empty', utf8WithMark('  \n')],
    ['old-excel', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ['broken-workbook', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 1, 2, 3)],
    ['not-a-table', utf8('%PDF-1.7 …')],
    ['not-a-table', Uint8Array.from({ length: 64 }, (_, index) => (index * 37) % 256)],
    ['json-broken', utf8('{"proposals": [')],
    ['json-no-list', utf8('{"title": "x"}')],
    ['too-large', new Uint8Array(31 * 1_024 * 1_024)],
  ])('%s', async (flaw, bytes) => {
    expect(await readRows(bytes)).toEqual({ ok: false, error: flaw })
  })

  test('with more columns than any list of ideas has is refused at once, in every format', async () => {
    const names = Array.from({ length: 3_000 }, (_, index) => `c${index}`)
    const records = names.map((name) => ({ text: 'ملعب', [name]: 'x' }))
    const workbook = await writeXlsx({ sheets: [{ name: 'a', rows: [names, names] }] })
    for (const bytes of [utf8(JSON.stringify(records)), utf8(names.join(';')), workbook]) {
      expect(await readRows(bytes)).toEqual({ ok: false, error: 'too-wide' })
    }
  })

  test('with few columns for very many records is too wide before it fills the memory', () => {
    const records = Array.from({ length: 60_000 }, (_, index) => ({ [`c${index % 400}`]: 1 }))
    expect(rowsOfJson(JSON.stringify(records))).toEqual({ ok: false, error: 'too-wide' })
  })

  test('no bytes at all make the reading throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(await readRows(bytes)).toHaveProperty('ok')
      }),
    )
  })
})

describe('the table in the rows', () => {
  test('begins at its header, under whatever stands above it, and has no empty columns', () => {
    const table = tableOf(
      [
        ['مقترحات الساكنة', '', ''],
        [],
        ['رقم', '', 'الاقتراح'],
        ['1', '', 'ملعب'],
        ['', '', ''],
        ['2', '', 'حديقة'],
      ],
      true,
    )
    expect(table).toEqual({
      header: ['رقم', 'الاقتراح'],
      rows: [
        ['1', 'ملعب'],
        ['2', 'حديقة'],
      ],
    })
  })

  test('without a header keeps its first row', () => {
    expect(tableOf([['ملعب القرب'], ['حديقة']], false)).toEqual({
      header: [''],
      rows: [['ملعب القرب'], ['حديقة']],
    })
  })

  test('with nothing under its header is none', () => {
    expect(tableOf([['رقم', 'الاقتراح']], true)).toBeUndefined()
  })
})
