/** A workbook: a sheet per table, right-to-left in Arabic, real numbers and dates, headings that stay in sight. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { CellObject, Sheet as XlsxSheet } from 'write-excel-file/universal'
import writeXlsxFile from 'write-excel-file/universal'
import type { Figure } from '../domain/figure.ts'
import { unreachable } from '../domain/unreachable.ts'
import type { DocumentWords } from '../i18n/documents.ts'
import { markOf, signOf, UNKNOWN, type Unit } from './cells.ts'
import { COLOURS } from './colours.ts'
import { sheetFace } from './faces.ts'
import type { Sheet, Value } from './sheets.ts'

const STYLES = 'xl/styles.xml'
/** Tifinagh takes so much more room than other scripts: in a narrower column a figure with its mark is a row of ###. */
const TIFINAGH_BREADTH = 1.6
/** What a spreadsheet takes as a sheet's name. */
const MAX_SHEET_NAME = 31
const FORBIDDEN_IN_NAME = /[[\]:*?/\\]/g

export async function workbookOf(sheets: readonly Sheet[], words: DocumentWords): Promise<Uint8Array> {
  const isRightToLeft = words.direction === 'rtl'
  const breadth = words.locale === 'zgh' ? TIFINAGH_BREADTH : 1
  const written = sheets.map(
    ({ name, headings, rows, totals }): XlsxSheet<Blob> => ({
      sheet: sheetName(name),
      rightToLeft: isRightToLeft,
      orientation: 'landscape',
      stickyRowsCount: 1,
      columns: headings.map(({ width }) => ({ width: width * breadth })),
      data: [
        headings.map(({ text }) => headingCell(text, words)),
        ...rows.map((row, index) =>
          row.map((value) => decorated(cellOf(value, words), index >= rows.length - totals)),
        ),
      ],
    }),
  )
  const blob = await writeXlsxFile(written, { fontFamily: sheetFace(words.locale), fontSize: 11 }).toBlob()
  const bytes = new Uint8Array(await blob.arrayBuffer())
  return isRightToLeft ? readFromRight(bytes) : bytes
}

/**
 * The writer knows sheets that run from the right, but not cells: in them "22 نونبر 2026" would read from the left,
 * its parts in the wrong order. Every style that aligns is told the direction of reading.
 */
function readFromRight(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes)
  const styles = parts[STYLES]
  if (!styles) return bytes
  const turned = strFromU8(styles).replaceAll('<alignment ', '<alignment readingOrder="2" ')
  return zipSync({ ...parts, [STYLES]: strToU8(turned) })
}

export const sheetName = (name: string): string =>
  name.replace(FORBIDDEN_IN_NAME, ' ').slice(0, MAX_SHEET_NAME)

const headingCell = (value: string, words: DocumentWords): CellObject => ({
  ...textCell(value, words),
  fontWeight: 'bold',
  alignVertical: 'center',
  textColor: COLOURS.onBrand,
  backgroundColor: COLOURS.brand,
})

const decorated = (cell: CellObject | null, isTotal: boolean): CellObject | null => {
  if (!isTotal) return cell
  const looks = { fontWeight: 'bold', backgroundColor: COLOURS.wash } as const
  return cell ? { ...cell, ...looks } : { type: String, value: '', ...looks }
}

function cellOf(value: Value, words: DocumentWords): CellObject | null {
  switch (value.is) {
    case 'none':
      return null
    case 'text':
      return textCell(value.text, words)
    case 'number':
      return numberCell(value.number, FORMATS[value.unit], value.of, words)
    case 'figure':
      return figureCell(value.figure, words)
    case 'duration': {
      const { months, from } = value.duration
      const mark = from === 'dates' ? `(${words.t('documents.duration.dates')})` : ''
      return markedCell(months, FORMATS.measure, mark)
    }
    case 'day':
      return {
        type: Date,
        value: new Date(`${value.day}T00:00:00Z`),
        format: DAY_FORMATS[value.precision],
        alignVertical: 'top',
      }
    default:
      return unreachable(value)
  }
}

const FORMATS: Readonly<Record<Unit, string>> = {
  count: '#,##0',
  millions: '#,##0.00',
  dirhams: '#,##0.00',
  share: '0%',
  percent: '0%',
  measure: 'General',
}
const DAY_FORMATS = { day: 'dd/mm/yyyy', month: 'mm/yyyy', year: 'yyyy' } as const

/** To the side where reading begins: a spreadsheet would judge by the first letter. */
const textCell = (value: string, { direction }: DocumentWords): CellObject => ({
  type: String,
  value,
  wrap: true,
  align: direction === 'rtl' ? 'right' : 'left',
  alignVertical: 'top',
})

/** The number stays a number; its format writes the sign and the mark beside it. */
function figureCell(figure: Figure, words: DocumentWords): CellObject {
  if (figure.value === null) return textCell(figure.origin === 'none' ? '' : UNKNOWN, words)
  return numberCell(figure.value, FORMATS.count, figure, words)
}

function numberCell(value: number, format: string, of: Figure | undefined, words: DocumentWords): CellObject {
  const [sign, mark] = of ? [signOf(of), markOf(of, words)] : ['', '']
  return markedCell(value, `${sign && `"${sign}"`}${format}`, mark)
}

/** Its format writes the mark: the number stays one to reckon with. */
function markedCell(value: number, format: string, mark: string): CellObject {
  return {
    type: Number,
    value,
    format: mark ? `${format}" ${mark}"` : format,
    alignVertical: 'top',
    ...(mark && { fontStyle: 'italic', textColor: COLOURS.declared }),
  }
}
