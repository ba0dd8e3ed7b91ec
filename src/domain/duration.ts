/** How long a project takes: as its people state it, or by its dates. A month is the calendar's, however many days it has. */
import { isInCalendar, type WorkshopDate } from './fields.ts'
import type { Project } from './kinds.ts'

/** How long a project takes. `dates`: nobody stated it; it is the most that lies between its dates. */
export interface Duration {
  /** Halves at the finest. */
  readonly months: number
  readonly from: 'stated' | 'dates'
}

export function durationOf({ months, start, end }: Project): Duration | undefined {
  if (months !== undefined) return { months, from: 'stated' }
  return start && end && !isBefore(end, start)
    ? { months: toHalfMonths(monthsBetween(start, end).most), from: 'dates' }
    : undefined
}

/** Durations are told in half months: nearer than that, two of them are the same. */
export const HALF_MONTH = 0.5

export const toHalfMonths = (months: number): number => Math.round(months / HALF_MONTH) * HALF_MONTH

/** Months from a start to an end, both days included: the least and the most that their precision allows. */
export function monthsBetween(start: WorkshopDate, end: WorkshopDate): { least: number; most: number } {
  const between = (first: string, last: string) => Math.max(0, monthsUntil(last, 0) - monthsUntil(first, -1))
  return { least: between(start.end, end.start), most: between(start.start, end.end) }
}

/** True when every day that the one can mean comes before every day of the other. */
export const isBefore = (one: WorkshopDate, other: WorkshopDate): boolean => one.end < other.start

/** A day as months since the year 0; `shift` of −1 takes the day's own beginning instead of its end. */
function monthsUntil(day: string, shift: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return year * 12 + month + (date + shift) / daysIn(day)
}

/** The last day that the day's month has. */
function daysIn(day: string): number {
  const month = day.slice(0, 'YYYY-MM'.length)
  return [31, 30, 29].find((length) => isInCalendar(`${month}-${length}`)) ?? 28
}
