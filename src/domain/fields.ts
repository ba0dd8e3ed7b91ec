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

/** A day as it is written, `YYYY-MM-DD`. */
export const isDay = (value: unknown): value is string => v.is(daySchema, value)

/** False for the 31st of February, which one browser shows as a day in March and another not at all. */
export function isInCalendar(day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return date >= 1 && date <= (lengths[month - 1] ?? 0)
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
