/** Workbooks: every sheet as rows of text. */
import { type CellValue, readXlsx } from 'hucre/xlsx'

export interface SheetRows {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** The sheets that are not hidden, in their order. Rejects what is no workbook. */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly SheetRows[]> {
  const { sheets } = await readXlsx(bytes, { sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden })
  return sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => Array.from(row, cellText)) }))
}

/** Dates as `2024-05-15` or `2024-05-15 10:30`: a workbook's days have no zone, and are read in none. */
function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (!(value instanceof Date)) return String(value)
  if (Number.isNaN(value.getTime())) return ''
  const [day = '', time = ''] = value.toISOString().split('T')
  return time.startsWith('00:00') ? day : `${day} ${time.slice(0, 'HH:MM'.length)}`
}
