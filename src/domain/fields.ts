/** What fields of several kinds are made of. */
import * as v from 'valibot'
import { MAX_NAME, MAX_TEXT, textSchema } from './text.ts'

export const name = textSchema(MAX_NAME)
export const longText = textSchema(MAX_TEXT)

/** A name in one language for all, or by language. At least one language is given. */
export const localizedSchema = v.union([
  name,
  v.pipe(
    v.strictObject({
      ar: v.exactOptional(name),
      fr: v.exactOptional(name),
      en: v.exactOptional(name),
      zgh: v.exactOptional(name),
    }),
    v.check((names) => Object.keys(names).length > 0, 'empty'),
  ),
])
export type LocalizedName = v.InferOutput<typeof localizedSchema>

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const daySchema = v.pipe(v.string(), v.regex(DAY, 'day'), v.check(isInCalendar, 'day'))

/** False for the 31st of February, which one browser shows as a day in March and another not at all. */
export function isInCalendar(day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return date >= 1 && date <= daysIn(year, month)
}

/** Days of a month, 1 to 12; none in any other. */
export function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return lengths[month - 1] ?? 0
}

/** A date as sources give it: to the day, the month, the year, or a range; `raw` keeps their wording. */
export const dateSchema = v.pipe(
  v.strictObject({
    start: daySchema,
    end: daySchema,
    precision: v.picklist(['day', 'month', 'year', 'range']),
    raw: v.exactOptional(name),
  }),
  v.check((date) => date.start <= date.end, 'ends-before-it-starts'),
)
export type WorkshopDate = v.InferOutput<typeof dateSchema>

export const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000))
