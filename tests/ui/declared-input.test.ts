/** What is typed as a declared figure, and what it says. */
import { describe, expect, test } from 'vitest'
import { countFrom, declaredFrom, declaredInputOf } from '../../src/ui/declared-input.ts'
import { linesOf, namesFrom } from '../../src/ui/name-lines.ts'
import { entityOf } from '../support/operations.ts'

const [shown, hidden] = [entityOf(1), entityOf(2)]

describe('a declared figure', () => {
  test.each([
    ['279', 279],
    [' 1 250 ', 1250],
    ['٢٧٩', 279],
    ['0', 0],
    ['', null],
    ['about 100', undefined],
    ['-3', undefined],
    ['1.5', undefined],
    ['10000001', undefined],
  ])('typed as “%s” is %s', (text, count) => {
    expect(countFrom(text)).toBe(count)
  })

  const before = {
    women: { certainty: 'exact' as const, value: 15 },
    proposals: { certainty: 'approximate' as const, value: 100 },
    accepted: { certainty: 'unknown' as const, value: null },
    groups: {
      [shown]: { certainty: 'exact' as const, value: 27 },
      [hidden]: { certainty: 'exact' as const, value: 6 },
    },
  }

  test('comes out of the form as it went in, groups that the form does not show among them', () => {
    expect(declaredFrom(declaredInputOf(before, [shown]), before)).toEqual(before)
    expect(declaredFrom(declaredInputOf(undefined, [shown]), undefined)).toEqual({})
  })

  test('emptied is stated no more', () => {
    const input = declaredInputOf(before, [shown])
    const emptied = {
      figures: { ...input.figures, women: { text: '', certainty: 'exact' as const } },
      groups: { [shown]: { text: ' ', certainty: 'exact' as const } },
    }
    const { women: _women, ...rest } = before
    expect(declaredFrom(emptied, before)).toEqual({ ...rest, groups: { [hidden]: before.groups[hidden] } })
  })

  test('that is no number keeps the form from being saved', () => {
    const input = declaredInputOf(before, [shown])
    const wrong = {
      ...input,
      figures: { ...input.figures, men: { text: 'كثير', certainty: 'exact' as const } },
    }
    expect(declaredFrom(wrong, before)).toBeUndefined()
  })
})

describe('names written one a line', () => {
  const principles = [{ ar: 'الشفافية', fr: 'Transparence' }, 'المساءلة']

  test('that were not touched keep their other languages', () => {
    expect(linesOf(principles, 'ar')).toBe('الشفافية\nالمساءلة')
    expect(namesFrom('المساءلة\n\n  الشفافية \nالرقمنة', principles, 'ar')).toEqual([
      'المساءلة',
      { ar: 'الشفافية', fr: 'Transparence' },
      'الرقمنة',
    ])
  })

  test('are none when nothing is written, and refused when there are too many', () => {
    expect(namesFrom(' \n', principles, 'ar')).toBeNull()
    expect(namesFrom(Array(101).fill('سطر').join('\n'), undefined, 'ar')).toBeUndefined()
    expect(namesFrom('س'.repeat(501), undefined, 'ar')).toBeUndefined()
  })
})
