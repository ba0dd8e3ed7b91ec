/** Numbers, dates, money and names as each language writes them. */
import type { LocalizedName, WorkshopDate } from '../domain/fields.ts'
import { CENTIMES_PER_DIRHAM, CENTIMES_PER_MILLION_DIRHAMS } from '../domain/money.ts'
import { unreachable } from '../domain/unreachable.ts'
import { type Locale, TAGS } from './locale.ts'

const BYTES_PER_MEGABYTE = 1_000_000
const BYTES_PER_GIGABYTE = 1_000_000_000

export interface Formats {
  /** At most two decimals. */
  number(value: number): string
  /** Of a share between 0 and 1, without decimals. */
  percent(share: number): string
  /** A date as precise as its source gave it. */
  date(date: WorkshopDate): string
  /** Day and month apart, for a calendar leaf; the leaf of a month or a year has no day. */
  leaf(date: WorkshopDate): { readonly day: string | null; readonly month: string }
  /** Date and time of an instant (ISO 8601), in the tablet's time zone. */
  moment(iso: string): string
  /** Time of an instant (ISO 8601), in the tablet's time zone. */
  clock(iso: string): string
  /** How long ago, or until: "5 minutes ago", "in 2 days". */
  relative(iso: string, now: Date): string
  /** How long, in its largest unit of minutes, hours or days: "5 minutes". */
  span(ms: number): string
  /** Space on a disk, in megabytes or gigabytes. */
  space(bytes: number): string
  dirhams(centimes: number): string
  /** Millions of dirhams, two decimals, without the unit. */
  millions(centimes: number): string
  list(items: readonly string[]): string
  /** A name in this language, or in the one it was given in. */
  name(name: LocalizedName): string
}

/** Written alike by everybody who writes Latin digits. */
const isSmallCount = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < 1_000

/** Made when first asked for: each costs a slow tablet some twenty milliseconds, and most screens use few. */
function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/** Of a language whose dates and numbers the browser knows. */
export function createFormats(locale: Exclude<Locale, 'zgh'>): Formats {
  const tag = TAGS[locale]
  const number = once(() => new Intl.NumberFormat(tag, { maximumFractionDigits: 2 }))
  const percent = once(() => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 }))
  const millions = once(
    () => new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  )
  const dirhams = once(() => new Intl.NumberFormat(tag, { style: 'currency', currency: 'MAD' }))
  const relative = once(() => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }))
  const list = once(() => new Intl.ListFormat(tag, { type: 'conjunction' }))
  const measure = (value: number, unit: string) =>
    new Intl.NumberFormat(tag, {
      style: 'unit',
      unit,
      unitDisplay: 'long',
      maximumFractionDigits: 1,
    }).format(value)
  // A date is a day on the wall, not an instant: read and written in one zone, whatever the tablet's.
  const date = (options: Intl.DateTimeFormatOptions) =>
    once(() => new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }))
  const day = date({ day: 'numeric', month: 'long', year: 'numeric' })
  const month = date({ month: 'long', year: 'numeric' })
  const year = date({ year: 'numeric' })
  const leafDay = date({ day: 'numeric' })
  const leafMonth = date({ month: 'short' })
  const moment = once(
    () =>
      new Intl.DateTimeFormat(tag, {
        day: 'numeric',
        month: 'long',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }),
  )

  return {
    // Most are: a slow tablet takes a tenth of a second to make its first Intl format.
    number: (value) => (isSmallCount(value) ? String(value) : number().format(value)),
    percent: (share) => percent().format(share),
    date: (value) => {
      const start = instantOf(value.start)
      switch (value.precision) {
        case 'day':
          return day().format(start)
        case 'month':
          return month().format(start)
        case 'year':
          return year().format(start)
        case 'range':
          return day().formatRange(start, instantOf(value.end))
        default:
          return unreachable(value.precision)
      }
    },
    leaf: (value) => {
      const start = instantOf(value.start)
      if (value.precision === 'year') return { day: null, month: year().format(start) }
      const hasDay = value.precision === 'day' || value.precision === 'range'
      return { day: hasDay ? leafDay().format(start) : null, month: leafMonth().format(start) }
    },
    moment: (iso) => moment().format(new Date(iso)),
    clock: (iso) => clockOf(new Date(iso)),
    relative: (iso, now) => {
      const { value, unit } = distance(new Date(iso).getTime() - now.getTime())
      return relative().format(value, unit)
    },
    span: (ms) => {
      const { value, unit } = distance(Math.abs(ms))
      return measure(value, unit)
    },
    space: (bytes) => {
      const { value, unit } = spaceOf(bytes)
      return measure(value, unit)
    },
    dirhams: (centimes) => dirhams().format(centimes / CENTIMES_PER_DIRHAM),
    millions: (centimes) => millions().format(centimes / CENTIMES_PER_MILLION_DIRHAMS),
    list: (items) => list().format(items),
    name: (name) => nameIn(name, locale),
  }
}

/** A name in a language; failing that in Arabic, French, English, whatever there is. */
export function nameIn(name: LocalizedName, locale: Locale): string {
  if (typeof name === 'string') return name
  return name[locale] ?? name.ar ?? name.fr ?? name.en ?? name.zgh ?? ''
}

/** Hours and minutes in the tablet's time zone, which all our languages write alike. */
export const clockOf = (instant: Date): string =>
  [instant.getHours(), instant.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')

/** A day on the wall (ISO 8601) as an instant in UTC. */
export const instantOf = (day: string): Date => new Date(`${day}T00:00:00Z`)

const STEPS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const

/** Space in its fitting unit: whole megabytes, or gigabytes. */
export const spaceOf = (bytes: number): { value: number; unit: 'megabyte' | 'gigabyte' } =>
  bytes < BYTES_PER_GIGABYTE
    ? { value: Math.floor(bytes / BYTES_PER_MEGABYTE), unit: 'megabyte' }
    : { value: bytes / BYTES_PER_GIGABYTE, unit: 'gigabyte' }

/** A stretch of time in its largest unit; below a minute it is "now". */
export function distance(ms: number): { value: number; unit: 'day' | 'hour' | 'minute' | 'second' } {
  const seconds = ms / 1_000
  for (const { unit, seconds: size } of STEPS) {
    if (Math.abs(seconds) >= size) return { value: Math.round(seconds / size), unit }
  }
  // "Now" rather than "17 seconds ago": the screen does not count along.
  return { value: 0, unit: 'second' }
}
