/**
 * Standard Moroccan Tamazight (zgh), which no browser knows: Chromium has neither its dates nor its numbers, and
 * no Intl its plurals. Names of months as CLDR 48 has them; `tests/i18n` compares them with Node's, which does know them.
 */
import type { WorkshopDate } from '../domain/fields.ts'
import { CENTIMES_PER_DIRHAM, CENTIMES_PER_MILLION_DIRHAMS } from '../domain/money.ts'
import { unreachable } from '../domain/unreachable.ts'
import { clockOf, distance, type Formats, instantOf, nameIn, spaceOf } from './format.ts'
import type { Language } from './language.ts'

// biome-ignore format: a year in two lines
const MONTHS = [
  'ⵉⵏⵏⴰⵢⵔ', 'ⴱⵕⴰⵢⵕ', 'ⵎⴰⵕⵚ', 'ⵉⴱⵔⵉⵔ', 'ⵎⴰⵢⵢⵓ', 'ⵢⵓⵏⵢⵓ', 'ⵢⵓⵍⵢⵓⵣ', 'ⵖⵓⵛⵜ', 'ⵛⵓⵜⴰⵏⴱⵉⵔ', 'ⴽⵜⵓⴱⵔ', 'ⵏⵓⵡⴰⵏⴱⵉⵔ', 'ⴷⵓⵊⴰⵏⴱⵉⵔ',
] as const
// biome-ignore format: a year in two lines
const SHORT_MONTHS = ['ⵉⵏⵏ', 'ⴱⵕⴰ', 'ⵎⴰⵕ', 'ⵉⴱⵔ', 'ⵎⴰⵢ', 'ⵢⵓⵏ', 'ⵢⵓⵍ', 'ⵖⵓⵛ', 'ⵛⵓⵜ', 'ⴽⵜⵓ', 'ⵏⵓⵡ', 'ⴷⵓⵊ'] as const

/** One, and several. */
const UNITS = {
  day: ['ⵡⴰⵙⵙ', 'ⵡⵓⵙⵙⴰⵏ'],
  hour: ['ⵜⵙⵔⴰⴳⵜ', 'ⵜⵙⵔⴰⴳⵉⵏ'],
  minute: ['ⵜⵓⵙⴷⵉⴷⵜ', 'ⵜⵓⵙⴷⵉⴷⵉⵏ'],
  second: ['ⵜⵙⵉⵏⵜ', 'ⵜⵙⵉⵏⵉⵏ'],
} as const
const SPACE_UNITS = { megabyte: 'ⵎⴱ', gigabyte: 'ⴳⴱ' } as const

export const tamazight = (): Language => ({ locale: 'zgh', direction: 'ltr', formats: formats(), plural })

/** CLDR has no rule for zgh. This is the one it has for Central Atlas Tamazight (tzm), on which the standard builds. */
function plural(count: number): 'one' | 'other' {
  const isOne = count === 0 || count === 1
  return isOne || (Number.isInteger(count) && count >= 11 && count <= 99) ? 'one' : 'other'
}

function formats(): Formats {
  const number = numbers({ maximumFractionDigits: 2 })
  const percent = numbers({ style: 'percent', maximumFractionDigits: 0 })
  const money = numbers({ minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const measure = numbers({ maximumFractionDigits: 1 })
  const span = (ms: number) => {
    const { value, unit } = distance(Math.abs(ms))
    return `${number(value)} ⵏ ${UNITS[unit][plural(value) === 'one' ? 0 : 1]}`
  }
  return {
    number,
    percent,
    date: dateInWords,
    leaf: ({ start, precision }) => {
      const { day, month, year } = partsOf(start)
      if (precision === 'year') return { day: null, month: String(year) }
      const hasDay = precision === 'day' || precision === 'range'
      return { day: hasDay ? String(day) : null, month: SHORT_MONTHS[month] ?? '' }
    },
    moment: (iso) => {
      const instant = new Date(iso)
      return `${instant.getDate()} ${MONTHS[instant.getMonth()]} ${clockOf(instant)}`
    },
    clock: (iso) => clockOf(new Date(iso)),
    relative: (iso, now) => {
      const ms = new Date(iso).getTime() - now.getTime()
      if (distance(ms).unit === 'second') return 'ⴷⵖⵉ'
      return ms < 0 ? `${span(ms)} ⴰⵢⴰ` : `ⴷⴼⴼⵉⵔ ${span(ms)}`
    },
    span,
    space: (bytes) => {
      const { value, unit } = spaceOf(bytes)
      return `${measure(value)} ${SPACE_UNITS[unit]}`
    },
    dirhams: (centimes) => `${money(centimes / CENTIMES_PER_DIRHAM)}\u00a0MAD`,
    millions: (centimes) => money(centimes / CENTIMES_PER_MILLION_DIRHAMS),
    list: (items) =>
      items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ⴷ ${items.at(-1) ?? ''}`,
    name: (name) => nameIn(name, 'zgh'),
  }
}

/** Numbers have the shape that France gives them, with CLDR's wider space between thousands. */
function numbers(options: Intl.NumberFormatOptions): (value: number) => string {
  const french = new Intl.NumberFormat('fr', options)
  return (value) => french.format(value).replaceAll('\u202f', '\u00a0')
}

function dateInWords({ start, end, precision }: WorkshopDate): string {
  const { day, month, year } = partsOf(start)
  switch (precision) {
    case 'day':
      return `${day} ${MONTHS[month]} ${year}`
    case 'month':
      return `${MONTHS[month]} ${year}`
    case 'year':
      return String(year)
    case 'range':
      return rangeInWords(start, end)
    default:
      return unreachable(precision)
  }
}

/** What both ends share is said once. */
function rangeInWords(start: string, end: string): string {
  const from = partsOf(start)
  const to = partsOf(end)
  const last = `${to.day} ${MONTHS[to.month]} ${to.year}`
  if (from.year !== to.year) return `${from.day} ${MONTHS[from.month]} ${from.year} – ${last}`
  return from.month === to.month ? `${from.day}–${last}` : `${from.day} ${MONTHS[from.month]} – ${last}`
}

function partsOf(date: string): { readonly day: number; readonly month: number; readonly year: number } {
  const instant = instantOf(date)
  return { day: instant.getUTCDate(), month: instant.getUTCMonth(), year: instant.getUTCFullYear() }
}
