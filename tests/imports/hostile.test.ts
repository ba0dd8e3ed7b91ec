/** Files made to do harm, or broken so that they might: refused in words, or read as the text that they are. */
import { describe, expect, test } from 'vitest'
import { readRows } from '../../src/imports/read.ts'
import { guessColumns } from '../../src/imports/recognise.ts'
import { createRowReader, plainText } from '../../src/imports/rows.ts'
import { tableOf } from '../../src/imports/table.ts'
import { utf8, workbookOf } from './files.ts'

/** The ideas of a file with names of columns, as they would come in. */
async function ideasOf(bytes: Uint8Array): Promise<readonly string[]> {
  const read = await readRows(bytes)
  if (!read.ok) throw new Error(read.error)
  const table = tableOf(read.value.rows, true)
  if (!table) return []
  const reader = createRowReader(table, guessColumns(table))
  return table.rows.map((_, index) => reader(index + 1).text)
}

const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`

describe('a text that is long in one way only', () => {
  const LONG = 300_000
  // What a pattern tries again from every place takes hours at this length, and no test would ever end.
  test.each([
    ['spaces', ' '.repeat(LONG)],
    ['tabs', '\t'.repeat(LONG)],
    ['line ends', '\n'.repeat(LONG)],
    ['a tag that is never closed', `<a ${' '.repeat(LONG)}`],
    ['tags that are never closed', '<br '.repeat(LONG)],
    ['entities that are none', '&#'.repeat(LONG)],
  ])('%s among HTML is read in a moment', (_, text) => {
    expect(plainText(`<p>${text}ملعب</p>`)).toContain('ملعب')
  })

  test('a cell of millions of letters is left out as too long', async () => {
    const read = await readRows(utf8(`id;الاقتراح\n1;${'ا'.repeat(8_000_000)}\n2;ملعب\n`))
    if (!read.ok) throw new Error(read.error)
    const table = tableOf(read.value.rows, true)
    if (!table) throw new Error('no table')
    const reader = createRowReader(table, guessColumns(table))
    expect([reader(1).flaw, reader(2).flaw, reader(2).text]).toEqual(['too-long', undefined, 'ملعب'])
  })
})

describe('a file of more rows than any town has ideas', () => {
  const ROWS = 200_001
  test.each([
    ['CSV', `id;x\n${'1;x\n'.repeat(ROWS)}`],
    ['NDJSON', '{"text":"x"}\n'.repeat(ROWS)],
    ['JSON', `[${'{"text":"x"},'.repeat(ROWS)}{}]`],
  ])('is refused in words of its own: %s', async (_, text) => {
    expect(await readRows(utf8(text))).toEqual({ ok: false, error: 'too-long' })
  })
})

describe('names that every object has', () => {
  test('are columns like any other, and change no object', async () => {
    const records =
      '[{"__proto__":{"text":"x","isAdmin":true},"constructor":"c","toString":"t","proposition":"ملعب للقرب"}]'
    expect(await ideasOf(utf8(records))).toEqual(['ملعب للقرب'])
    const line = records.slice(1, -1)
    expect(await ideasOf(utf8(`${line}\n${line}`))).toEqual(['ملعب للقرب', 'ملعب للقرب'])
    expect(await ideasOf(utf8('__proto__;constructor;proposition\na;b;ملعب للقرب'))).toEqual(['ملعب للقرب'])
    expect('isAdmin' in {}).toBe(false)
  })
})

describe('a workbook', () => {
  test('whose formulas call for other places gives what they showed, and calls nobody', async () => {
    const formula = '<c r="A3"><f>HYPERLINK("http://evil.example","x")</f><v>7</v></c>'
    const dde = '<c r="A4" t="str"><f>cmd|\'/c calc\'!A0</f><v>=cmd|x</v></c>'
    const bytes = workbookOf(
      `<row r="1">${cell('A1', 'proposition')}</row><row r="2">${cell('A2', '=1+1')}</row>` +
        `<row r="3">${formula}</row><row r="4">${dde}</row>`,
    )
    expect(await ideasOf(bytes)).toEqual(['=1+1', '7', '=cmd|x'])
  })

  test('whose entities would unfold without an end unfolds none', async () => {
    const names = 'abcdefghij'.split('')
    const laughs = names.map((name, index) => {
      const text = index === 0 ? 'aaaaaaaaaa' : `&${names[index - 1]};`.repeat(10)
      return `<!ENTITY ${name} "${text}">`
    })
    const bytes = workbookOf(
      `<row r="1">${cell('A1', 'proposition')}</row><row r="2">${cell('A2', '&j;')}</row>`,
      `<!DOCTYPE worksheet [${laughs.join('')}]>`,
    )
    const [text = ''] = await ideasOf(bytes)
    expect(text.length).toBeLessThan(100)
  })

  test.each([
    ['a cell in the last place of all', `<row r="1048576">${cell('XFD1048576', 'x')}</row>`],
    ['a cell beyond every place', `<row r="99999999999">${cell('ZZZZZZ99999999999', 'x')}</row>`],
    ['rows that never end', '<row r="1'.repeat(20_000)],
    ['nothing but brackets', '<'.repeat(200_000)],
    ['tags within tags within tags', '<a>'.repeat(200_000)],
    ['a part that is never closed', `<![CDATA[${']]'.repeat(200_000)}`],
    ['strings that are not there', '<row r="1"><c r="A1" t="s"><v>__proto__</v></c></row>'],
  ])('with %s is told of, or has nothing to say', async (_, rows) => {
    const read = await readRows(workbookOf(rows))
    expect(read.ok ? read.value.rows.flat().filter((each) => each.length > 10) : read.error).toEqual(
      read.ok ? [] : expect.stringMatching(/^(broken-workbook|empty|too-long|too-wide)$/),
    )
  })
})

test('whatever steers the direction of writing stays in the words, and markup stays text', async () => {
  const words = '\u202eأهلا\u202c \u2066ملعب\u2069 <script>alert(1)</script> <img src=x onerror=alert(1)>'
  const [text = ''] = await ideasOf(utf8(`id,proposition\n1,"${words}"\n`))
  expect(text).toContain('\u202eأهلا\u202c')
  expect(text).toContain('<script>alert(1)</script>')
})
