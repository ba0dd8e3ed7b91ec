/** Dates as forms hold them: only as precise as what is known. */
import type { WorkshopDate } from '../domain/fields.ts'

export const PRECISIONS = ['none', 'day', 'range', 'month', 'year'] as const
export type Precision = (typeof PRECISIONS)[number]

/** `start` and `end` are days, months or years, as the precision asks: what the browser's fields hold. */
export interface DateInput {
  readonly precision: Precision
  readonly start: string
  readonly end: string
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/
const YEAR = /^(20|21)\d\d$/
const DAY = /^\d{4}-\d\d-\d\d$/

export function inputOf(date: WorkshopDate | undefined): DateInput {
  if (!date) return { precision: 'none', start: '', end: '' }
  const length =
    date.precision === 'month' ? 'YYYY-MM'.length : date.precision === 'year' ? 'YYYY'.length : 10
  return { precision: date.precision, start: date.start.slice(0, length), end: date.end.slice(0, length) }
}

/** The same day, month or year, told as precisely as the other precision asks. */
export function withPrecision({ start, end }: DateInput, precision: Precision): DateInput {
  if (precision === 'none') return { precision, start, end }
  const fit = (text: string) => {
    if (precision === 'year') return text.slice(0, 'YYYY'.length)
    if (precision === 'month') return DAY.test(text) ? text.slice(0, 'YYYY-MM'.length) : text
    return MONTH.test(text) ? `${text}-01` : text
  }
  return { precision, start: fit(start), end: fit(end) }
}

/** Null: not known yet. Undefined: not a date yet. */
export function dateFrom({ precision, start, end }: DateInput): WorkshopDate | null | undefined {
  switch (precision) {
    case 'none':
      return null
    case 'day':
      return DAY.test(start) ? { start, end: start, precision } : undefined
    case 'range':
      return DAY.test(start) && DAY.test(end) && start <= end ? { start, end, precision } : undefined
    case 'month':
      return MONTH.test(start) ? { start: `${start}-01`, end: lastDayOf(start), precision } : undefined
    case 'year':
      return YEAR.test(start) ? yearDate(start) : undefined
  }
}

export const yearDate = (year: string): WorkshopDate => ({
  start: `${year}-01-01`,
  end: `${year}-12-31`,
  precision: 'year',
})

export const isYear = (text: string): boolean => YEAR.test(text)

function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`
}
