import { describe, expect, it } from 'vitest'
import type { WorkshopDate } from '../../src/domain/fields.ts'
import { createFormats, nameIn } from '../../src/i18n/format.ts'

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
