import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountInWords, centimesFrom, typedFrom } from '../../src/domain/money-words.ts'

const arabic = (dirhams: number, centimes = 0) => amountInWords(dirhams * 100 + centimes, 'ar')
const french = (dirhams: number, centimes = 0) => amountInWords(dirhams * 100 + centimes, 'fr')

describe('an amount in Arabic words', () => {
  test.each([
    [0, 'صفر درهم'],
    [1, 'درهم واحد'],
    [2, 'درهمان'],
    [3, 'ثلاثة دراهم'],
    [8, 'ثمانية دراهم'],
    [10, 'عشرة دراهم'],
    [11, 'أحد عشر درهماً'],
    [12, 'اثنا عشر درهماً'],
    [18, 'ثمانية عشر درهماً'],
    [20, 'عشرون درهماً'],
    [21, 'واحد وعشرون درهماً'],
    [22, 'اثنان وعشرون درهماً'],
    [99, 'تسعة وتسعون درهماً'],
    [100, 'مائة درهم'],
    [101, 'مائة درهم ودرهم واحد'],
    [102, 'مائة درهم ودرهمان'],
    [103, 'مائة وثلاثة دراهم'],
    [111, 'مائة وأحد عشر درهماً'],
    [200, 'مائتا درهم'],
    [202, 'مائتا درهم ودرهمان'],
    [250, 'مائتان وخمسون درهماً'],
    [300, 'ثلاثمائة درهم'],
    [800, 'ثمانمائة درهم'],
    [1_000, 'ألف درهم'],
    [1_001, 'ألف درهم ودرهم واحد'],
    [1_200, 'ألف ومائتا درهم'],
    [2_000, 'ألفا درهم'],
    [2_100, 'ألفان ومائة درهم'],
    [3_000, 'ثلاثة آلاف درهم'],
    [10_000, 'عشرة آلاف درهم'],
    [11_000, 'أحد عشر ألف درهم'],
    [11_500, 'أحد عشر ألفاً وخمسمائة درهم'],
    [50_000, 'خمسون ألف درهم'],
    [100_000, 'مائة ألف درهم'],
    [101_000, 'مائة ألف وألف درهم'],
    [102_000, 'مائة ألف وألفا درهم'],
    [103_000, 'مائة وثلاثة آلاف درهم'],
    [200_000, 'مائتا ألف درهم'],
    [250_000, 'مائتان وخمسون ألف درهم'],
    [300_000, 'ثلاثمائة ألف درهم'],
    [700_000, 'سبعمائة ألف درهم'],
    [1_000_000, 'مليون درهم'],
    [1_500_000, 'مليون وخمسمائة ألف درهم'],
    [2_000_000, 'مليونا درهم'],
    [2_000_001, 'مليونا درهم ودرهم واحد'],
    [3_000_000, 'ثلاثة ملايين درهم'],
    [11_000_000, 'أحد عشر مليون درهم'],
    [14_800_000, 'أربعة عشر مليوناً وثمانمائة ألف درهم'],
    [15_200_000, 'خمسة عشر مليوناً ومائتا ألف درهم'],
    [16_050_000, 'ستة عشر مليوناً وخمسون ألف درهم'],
    [54_200_000, 'أربعة وخمسون مليوناً ومائتا ألف درهم'],
    [85_750_000, 'خمسة وثمانون مليوناً وسبعمائة وخمسون ألف درهم'],
    [200_000_000, 'مائتا مليون درهم'],
    [1_000_000_000, 'مليار درهم'],
    [5_000_000_003, 'خمسة ملايير وثلاثة دراهم'],
    [90_000_000_000_000, 'تسعون تريليون درهم'],
  ])('%i dirhams', (dirhams, words) => {
    expect(arabic(dirhams)).toBe(words)
  })

  test.each([
    [0, 1, 'سنتيم واحد'],
    [0, 50, 'خمسون سنتيماً'],
    [1, 2, 'درهم واحد وسنتيمان'],
    [12, 5, 'اثنا عشر درهماً وخمسة سنتيمات'],
    [2_000, 75, 'ألفا درهم وخمسة وسبعون سنتيماً'],
  ])('%i dirhams and %i centimes', (dirhams, centimes, words) => {
    expect(arabic(dirhams, centimes)).toBe(words)
  })
})

describe('an amount in French words', () => {
  test.each([
    [0, 'zéro dirham'],
    [1, 'un dirham'],
    [2, 'deux dirhams'],
    [11, 'onze dirhams'],
    [17, 'dix-sept dirhams'],
    [21, 'vingt et un dirhams'],
    [22, 'vingt-deux dirhams'],
    [70, 'soixante-dix dirhams'],
    [71, 'soixante et onze dirhams'],
    [72, 'soixante-douze dirhams'],
    [80, 'quatre-vingts dirhams'],
    [81, 'quatre-vingt-un dirhams'],
    [90, 'quatre-vingt-dix dirhams'],
    [91, 'quatre-vingt-onze dirhams'],
    [99, 'quatre-vingt-dix-neuf dirhams'],
    [100, 'cent dirhams'],
    [101, 'cent un dirhams'],
    [180, 'cent quatre-vingts dirhams'],
    [200, 'deux cents dirhams'],
    [201, 'deux cent un dirhams'],
    [280, 'deux cent quatre-vingts dirhams'],
    [300, 'trois cents dirhams'],
    [1_000, 'mille dirhams'],
    [1_100, 'mille cent dirhams'],
    [2_000, 'deux mille dirhams'],
    [11_000, 'onze mille dirhams'],
    [80_000, 'quatre-vingt mille dirhams'],
    [81_080, 'quatre-vingt-un mille quatre-vingts dirhams'],
    [100_000, 'cent mille dirhams'],
    [200_000, 'deux cent mille dirhams'],
    [300_000, 'trois cent mille dirhams'],
    [700_000, 'sept cent mille dirhams'],
    [1_000_000, 'un million de dirhams'],
    [1_500_000, 'un million cinq cent mille dirhams'],
    [2_000_000, 'deux millions de dirhams'],
    [15_200_000, 'quinze millions deux cent mille dirhams'],
    [16_050_000, 'seize millions cinquante mille dirhams'],
    [54_200_000, 'cinquante-quatre millions deux cent mille dirhams'],
    [80_000_000, 'quatre-vingts millions de dirhams'],
    [85_750_000, 'quatre-vingt-cinq millions sept cent cinquante mille dirhams'],
    [200_000_000, 'deux cents millions de dirhams'],
    [1_000_000_000, 'un milliard de dirhams'],
    [2_000_000_200, 'deux milliards deux cents dirhams'],
    [90_000_000_000_000, 'quatre-vingt-dix billions de dirhams'],
  ])('%i dirhams', (dirhams, words) => {
    expect(french(dirhams)).toBe(words)
  })

  test.each([
    [0, 1, 'un centime'],
    [1, 80, 'un dirham et quatre-vingts centimes'],
    [1_000_000, 5, 'un million de dirhams et cinq centimes'],
  ])('%i dirhams and %i centimes', (dirhams, centimes, words) => {
    expect(french(dirhams, centimes)).toBe(words)
  })
})

describe.each(['ar', 'fr'] as const)('amounts in %s', (language) => {
  const amounts = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })

  test('are told apart by their words', () => {
    const amount = fc.oneof(amounts, fc.integer({ min: 0, max: 300_000 }))
    fc.assert(
      fc.property(amount, amount, (one, other) => {
        fc.pre(one !== other)
        expect(amountInWords(one, language)).not.toBe(amountInWords(other, language))
      }),
      { numRuns: 2_000 },
    )
  })

  test('have no gap, no double space and no missing word, however large', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(amountInWords(amount, language)).toMatch(/^\p{L}[\p{L}\p{M}-]*(?: \p{L}[\p{L}\p{M}-]*)*$/u)
        expect(amountInWords(amount, language)).not.toContain('undefined')
      }),
    )
  })

  test('up to 20,000 dirhams each have words of their own', () => {
    const all = Array.from({ length: 20_001 }, (_, dirhams) => amountInWords(dirhams * 100, language))
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('dirhams as people type them', () => {
  test.each([
    ['85750000', 8_575_000_000],
    ['85 750 000', 8_575_000_000],
    ['85 750 000,00', 8_575_000_000],
    ['1500,5', 150_050],
    ['1500.05', 150_005],
    ['٣٠٠٠٠٠', 30_000_000],
    ['0', 0],
  ])('%s is an amount', (typed, centimes) => {
    expect(centimesFrom(typed)).toBe(centimes)
  })

  test.each(['', '-5', '1,234,567', '12,345', 'ألف', '1e9', '99999999999999'])('%s is none', (typed) => {
    expect(centimesFrom(typed)).toBeUndefined()
  })

  test('come back to the field as they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), (centimes) => {
        expect(centimesFrom(typedFrom(centimes))).toBe(centimes)
      }),
    )
  })
})
