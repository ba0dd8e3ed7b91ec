/** Dates as forms hold them: only as precise as what is known. */
import type { WorkshopDate } from '../domain/kinds.ts'
export declare const PRECISIONS: readonly ['none', 'day', 'range', 'month', 'year']
export type Precision = (typeof PRECISIONS)[number]
/** `start` and `end` are days, months or years, as the precision asks: what the browser's fields hold. */
export interface DateInput {
  readonly precision: Precision
  readonly start: string
  readonly end: string
}
export declare function inputOf(date: WorkshopDate | undefined): DateInput
/** The same day, month or year, told as precisely as the other precision asks. */
export declare function withPrecision({ start, end }: DateInput, precision: Precision): DateInput
/** Null: not known yet. Undefined: not a date yet. */
export declare function dateFrom({ precision, start, end }: DateInput): WorkshopDate | null | undefined
export declare const yearDate: (year: string) => WorkshopDate
export declare const isYear: (text: string) => boolean
