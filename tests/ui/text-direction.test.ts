import { describe, expect, it } from 'vitest'
import { createWords } from '../../src/i18n/every-language.ts'
import { directionOf } from '../../src/ui/text-direction.ts'

describe('the direction of a text on paper', () => {
  it('is that of its first letter: a declared percentage in Arabic runs from the right, for all its marks', () => {
    const { formats } = createWords('ar')
    const share = `${formats.percent(0.4)} (مصرح به)`
    expect(share).toContain('\u200e')
    expect(directionOf(share)).toBe('rtl')
    expect(directionOf('40 % (déclaré)')).toBe('ltr')
    expect(directionOf('٪ ⵜⴰⵎⴰⵣⵉⵖⵜ')).toBe('ltr')
  })

  it('is left to where it stands while it has no letter', () => {
    expect(directionOf('≥ 3')).toBeUndefined()
    expect(directionOf('—')).toBeUndefined()
  })
})
