import { describe, expect, it } from 'vitest'
import type { WorkshopDate } from '../../src/domain/fields.ts'
import { dateFrom, inputOf, withPrecision } from '../../src/ui/dates.ts'
import { nameFrom, textsOf, withText } from '../../src/ui/names.ts'

describe('a date in a form', () => {
  it.each<WorkshopDate>([
    { start: '2024-05-15', end: '2024-05-15', precision: 'day' },
    { start: '2024-05-13', end: '2024-05-20', precision: 'range' },
    { start: '2024-02-01', end: '2024-02-29', precision: 'month' },
    { start: '2025-01-01', end: '2025-12-31', precision: 'year' },
  ])('comes back as precise as it was: $precision', (date) => {
    expect(dateFrom(inputOf(date))).toEqual(date)
  })

  it('may be unknown', () => {
    expect(dateFrom(inputOf(undefined))).toBeNull()
  })

  it('is refused while it is incomplete or ends before it starts', () => {
    expect(dateFrom({ precision: 'day', start: '', end: '' })).toBeUndefined()
    expect(dateFrom({ precision: 'range', start: '2024-05-20', end: '2024-05-13' })).toBeUndefined()
    expect(dateFrom({ precision: 'month', start: '2024-13', end: '' })).toBeUndefined()
    expect(dateFrom({ precision: 'year', start: '24', end: '' })).toBeUndefined()
  })

  it('keeps what was typed when the precision changes', () => {
    const day = { precision: 'day', start: '2024-05-15', end: '2024-05-15' } as const
    expect(dateFrom(withPrecision(day, 'month'))).toEqual({
      start: '2024-05-01',
      end: '2024-05-31',
      precision: 'month',
    })
    expect(withPrecision(withPrecision(day, 'month'), 'day').start).toBe('2024-05-01')
  })
})

describe('a name in a form', () => {
  it('is edited under the language of its script when it says none', () => {
    expect(textsOf('تمارة')).toEqual({ ar: 'تمارة', fr: '' })
    expect(textsOf('Témara')).toEqual({ ar: '', fr: 'Témara' })
  })

  it('needs one language only, and keeps those that the form does not show', () => {
    expect(nameFrom({ ar: '  ', fr: '' })).toBeUndefined()
    expect(nameFrom({ ar: ' تمارة ', fr: '' })).toEqual({ ar: 'تمارة' })
    expect(nameFrom({ ar: 'الساكنة', fr: 'Habitants' }, { ar: 'x', en: 'Inhabitants' })).toEqual({
      ar: 'الساكنة',
      fr: 'Habitants',
      en: 'Inhabitants',
    })
  })

  it('of one language stays so when its text changes', () => {
    expect(withText('Hay Nahda', 'fr', 'Hay Wifaq')).toBe('Hay Wifaq')
    expect(withText({ ar: 'حي النهضة', fr: 'Hay Nahda' }, 'fr', 'Hay Wifaq')).toEqual({
      ar: 'حي النهضة',
      fr: 'Hay Wifaq',
    })
  })
})
