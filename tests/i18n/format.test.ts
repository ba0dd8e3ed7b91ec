import { describe, expect, it } from 'vitest'
import type { WorkshopDate } from '../../src/domain/fields.ts'
import { createFormats, nameIn } from '../../src/i18n/format.ts'
import { tamazight } from '../../src/i18n/tamazight.ts'

const day: WorkshopDate = { start: '2024-08-15', end: '2024-08-15', precision: 'day' }
const days: WorkshopDate = { start: '2024-05-13', end: '2024-05-20', precision: 'range' }
const month: WorkshopDate = { start: '2024-08-01', end: '2024-08-31', precision: 'month' }
const year: WorkshopDate = { start: '2025-01-01', end: '2025-12-31', precision: 'year' }

/** Without the marks that only steer the direction of writing. */
const plain = (text: string) => text.replace(/[\u200e\u200f]/g, '').replace(/[\u00a0\u202f]/g, ' ')

describe('Arabic of Morocco', () => {
  const formats = createFormats('ar')

  it('tells a span and a space in the unit that fits, in the right number', () => {
    expect(plain(formats.span(-2 * 3_600_000))).toBe('ساعتان')
    expect(plain(formats.span(12 * 60_000))).toBe('12 دقيقة')
    expect(plain(formats.space(1_240_000_000))).toBe('1,2 غيغابايت')
    expect(plain(formats.space(87_900_000))).toBe('87 ميغابايت')
  })

  it('names the months as Morocco does, with Latin digits', () => {
    expect(formats.date(day)).toBe('15 غشت 2024')
    expect(formats.date(days)).toContain('ماي')
    expect(formats.date(days)).toContain('13')
    expect(formats.date(days)).toContain('20')
  })

  it('says no more of a date than its source did', () => {
    expect(formats.date(month)).toBe('غشت 2024')
    expect(formats.date(year)).toBe('2025')
    expect(formats.leaf(month).day).toBeNull()
    expect(formats.leaf(year)).toEqual({ day: null, month: '2025' })
    expect(formats.leaf(days)).toEqual({ day: '13', month: 'ماي' })
  })

  it('groups numbers with points and writes decimals with a comma', () => {
    expect(formats.number(1234567)).toBe('1.234.567')
    expect(formats.number(22.5)).toBe('22,5')
    expect(formats.millions(150_000_000)).toBe('1,50')
    expect(plain(formats.dirhams(123_456_780))).toBe('1.234.567,80 د.م.')
    expect(plain(formats.percent(0.398))).toBe('40%')
  })
})

describe('French of Morocco', () => {
  const formats = createFormats('fr')

  it('writes dates and numbers as the administration does', () => {
    expect(formats.date(day)).toBe('15 août 2024')
    expect(formats.date(month)).toBe('août 2024')
    expect(formats.millions(2_800_000_000)).toBe('28,00')
    expect(plain(formats.percent(0.398))).toBe('40 %')
  })
})

describe('any language', () => {
  it('reads a date as the day on the wall, in whatever zone the tablet is', () => {
    expect(createFormats('en').date(day)).toBe('15 August 2024')
  })

  it('tells time gone by in the largest fitting unit, and anything under a minute as now', () => {
    const now = new Date('2024-05-15T12:00:00Z')
    const { relative } = createFormats('en')
    expect(relative('2024-05-15T11:59:30Z', now)).toBe('now')
    expect(relative('2024-05-15T11:55:00Z', now)).toBe('5 minutes ago')
    expect(relative('2024-05-15T10:00:00Z', now)).toBe('2 hours ago')
    expect(relative('2024-05-18T12:00:00Z', now)).toBe('in 3 days')
  })

  it('shows a name in its own language where there is one, and else in another', () => {
    expect(nameIn('Témara', 'ar')).toBe('Témara')
    expect(nameIn({ ar: 'تمارة', fr: 'Témara' }, 'fr')).toBe('Témara')
    expect(nameIn({ fr: 'Témara' }, 'ar')).toBe('Témara')
    expect(nameIn({ ar: 'تمارة' }, 'en')).toBe('تمارة')
  })
})

describe('Tamazight of Morocco', () => {
  const { formats, plural } = tamazight()
  const everyMonth = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}-02`)

  // The browser of a tablet knows none of this; Node does, and is asked what is right.
  it.each(everyMonth)('names the month of %s as CLDR does', (start) => {
    const instant = new Date(`${start}T00:00:00Z`)
    const intl = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat('zgh', { ...options, timeZone: 'UTC' }).format(instant)
    expect(formats.date({ start, end: start, precision: 'day' })).toBe(
      intl({ day: 'numeric', month: 'long', year: 'numeric' }),
    )
    expect(formats.leaf({ start, end: start, precision: 'day' }).month).toBe(intl({ month: 'short' }))
  })

  it('writes numbers, shares and money as CLDR does', () => {
    expect(formats.number(1_234_567.891)).toBe(
      new Intl.NumberFormat('zgh', { maximumFractionDigits: 2 }).format(1_234_567.891),
    )
    expect(formats.percent(0.398)).toBe(new Intl.NumberFormat('zgh', { style: 'percent' }).format(0.398))
    expect(formats.dirhams(123_456_780)).toBe(
      new Intl.NumberFormat('zgh', { style: 'currency', currency: 'MAD' }).format(1_234_567.8),
    )
    expect(plain(formats.millions(2_800_000_000))).toBe('28,00')
    expect(formats.space(1_240_000_000)).toBe('1,2 ⴳⴱ')
  })

  it('says no more of a date than its source did, and what both ends of a range share only once', () => {
    expect(formats.date(month)).toBe('ⵖⵓⵛⵜ 2024')
    expect(formats.date(year)).toBe('2025')
    expect(formats.date(days)).toBe('13–20 ⵎⴰⵢⵢⵓ 2024')
    expect(formats.date({ ...days, end: '2024-06-02' })).toBe('13 ⵎⴰⵢⵢⵓ – 2 ⵢⵓⵏⵢⵓ 2024')
    expect(formats.date({ ...days, end: '2025-06-02' })).toBe('13 ⵎⴰⵢⵢⵓ 2024 – 2 ⵢⵓⵏⵢⵓ 2025')
    expect(formats.leaf(year)).toEqual({ day: null, month: '2025' })
    expect(formats.leaf(month).day).toBeNull()
  })

  it('tells how long ago, how long until, and now', () => {
    const now = new Date('2026-05-02T12:00:00Z')
    expect(formats.relative('2026-05-02T11:55:00Z', now)).toBe('5 ⵏ ⵜⵓⵙⴷⵉⴷⵉⵏ ⴰⵢⴰ')
    expect(formats.relative('2026-05-03T12:00:00Z', now)).toBe('ⴷⴼⴼⵉⵔ 1 ⵏ ⵡⴰⵙⵙ')
    expect(formats.relative('2026-05-02T12:00:10Z', now)).toBe('ⴷⵖⵉ')
    expect(formats.span(20 * 60_000)).toBe('20 ⵏ ⵜⵓⵙⴷⵉⴷⵜ')
  })

  it('takes the singular for none, one, and eleven to ninety-nine, as CLDR has it for Central Atlas Tamazight', () => {
    const central = new Intl.PluralRules('tzm')
    for (const count of [0, 0.5, 1, 2, 10, 11, 11.5, 73, 99, 100, 1103])
      expect(plural(count)).toBe(central.select(count))
  })

  it('joins a list', () => {
    expect(formats.list(['ⴰ'])).toBe('ⴰ')
    expect(formats.list(['ⴰ', 'ⴱ', 'ⴳ'])).toBe('ⴰ, ⴱ ⴷ ⴳ')
  })
})
