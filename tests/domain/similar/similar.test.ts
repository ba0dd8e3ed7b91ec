import { describe, expect, test } from 'vitest'
import type { EntityId } from '../../../src/domain/ids.ts'
import { LEAST_DEGREE, SimilarIndex } from '../../../src/domain/similar.ts'
import { DEV } from './dev.ts'
import { HELD_OUT } from './held-out.ts'
import { measure } from './measure.ts'
import { NEAR } from './near.ts'

function indexOf(texts: readonly string[]): SimilarIndex {
  const index = new SimilarIndex()
  texts.forEach((text, place) => index.put({ id: idAt(place), text }))
  return index
}
const idAt = (place: number) => `p${place}` as EntityId
const FAR = [
  'سقاية عمومية',
  'ملعب للقرب',
  'Crèche municipale',
  'pharmacie de garde',
  'مسرح بلدي',
  'الكلاب الضالة',
]
/** How alike two texts are among others that are not. */
const degreeOf = (one: string, other: string): number =>
  indexOf([one, other, ...FAR])
    .alike(idAt(0), 20, 0)
    .find(({ id }) => id === idAt(1))?.degree ?? 0

describe('the labelled set', () => {
  test('has at least 160 proposals, and no text in both halves', () => {
    const texts = [...DEV, ...HELD_OUT].map(({ text }) => text)
    expect(texts.length).toBeGreaterThanOrEqual(160)
    expect(new Set(texts).size).toBe(texts.length)
    const clusters = new Set(DEV.map(({ cluster }) => cluster))
    expect(HELD_OUT.filter(({ cluster }) => clusters.has(cluster))).toEqual([])
  })

  for (const [name, half] of [
    ['it was tuned on', DEV],
    ['nothing was tuned on', HELD_OUT],
  ] as const) {
    test(`of the half ${name}: nine of ten shown are right, and of mates in one language 85 in 100 are shown`, () => {
      const { right, found, wrong, missed } = measure(half)
      expect(right, wrong.join('\n')).toBeGreaterThanOrEqual(0.9)
      expect(found, missed.join('\n')).toBeGreaterThanOrEqual(0.85)
    })

    test(`of the half ${name}: the word list brings four times the mates of other languages`, () => {
      const without = measure(half, { word: 0.8, meaning: 0, letters: 0.35, weak: 0.45 })
      const { foundAcross } = measure(half)
      expect(foundAcross).toBeGreaterThan(0.4)
      expect(foundAcross).toBeGreaterThan(4 * without.foundAcross)
    })
  }
})

describe('a town with many wishes about the same things', () => {
  test('is told a wrong mate in one of seven at most, and hardly fewer true ones', () => {
    const { right, found, wrong } = measure([...DEV, ...NEAR])
    expect(right, wrong.join('\n')).toBeGreaterThan(6 / 7)
    expect(found).toBeGreaterThanOrEqual(0.85)
  })
})

describe('one word in many spellings', () => {
  const same: readonly (readonly [why: string, one: string, other: string])[] = [
    ['hamza', 'إصلاح أرصفة المقهى', 'اصلاح ارصفة المقهى'],
    ['ta marbuta and alef maqsura', 'حديقة ومستشفى', 'حديقه ومستشفي'],
    ['diacritics and tatweel', 'صِيَانَةُ المَقبَرَة', 'صيانـــة المقبرة'],
    ['the article and what stands before it', 'الشارع والحديقة للأطفال', 'شارع وحديقة أطفال'],
    ['prepositions', 'سور بمقبرة', 'سور المقبرة'],
    ['broken plurals', 'مدرسة وحفرة وطريق', 'مدارس وحفر وطرق'],
    ['Darija in Latin letters', 'الطروطوار عامر بالقهاوي', 'trottoir 3amer b l9hawi'],
    ['digits or letters for the same sound', 'zan9a m7efra', 'zanqa mhefra'],
    ['French accents and endings', 'Réparer les éclairages', 'reparation de l’eclairage'],
  ]
  for (const [why, one, other] of same) {
    test(`${why} do not matter`, () => {
      expect(degreeOf(one, other)).toBeGreaterThan(0.6)
    })
  }

  test('a meaning is met across languages', () => {
    expect(degreeOf('محاربة الكلاب الضالة', 'les chiens errants du quartier')).toBeGreaterThan(LEAST_DEGREE)
    expect(degreeOf('do dyal zan9a', 'إنارة الأزقة')).toBeGreaterThan(LEAST_DEGREE)
  })
})

describe('the index', () => {
  test('does not offer what only shares everyday words', () => {
    const index = indexOf(['توفير حاويات بالحي', 'توفير طبيب بالحي', 'إحداث مكتبة بالحي', ...FAR])
    expect(index.alike(idAt(0), 5)).toEqual([])
  })

  test('puts the most alike first and never the text itself', () => {
    const index = indexOf(['إنارة أزقة الحي', 'إنارة الأزقة', 'أزقة مظلمة بلا إنارة ولا حراسة ليلا', ...FAR])
    expect(index.alike(idAt(0), 5).map(({ id }) => id)).toEqual([idAt(1), idAt(2)])
  })

  test('answers the same however its texts came: put anew, dropped, put again', () => {
    const texts = DEV.map(({ text }) => text)
    const straight = indexOf(texts)
    const winding = indexOf(texts.map((text, place) => (place % 3 === 0 ? 'نص آخر تماما' : text)))
    texts.forEach((_, place) => place % 2 === 0 && winding.drop(idAt(place)))
    texts.forEach((text, place) => winding.put({ id: idAt(place), text }))
    for (const place of texts.keys()) {
      const degrees = (index: SimilarIndex) =>
        index
          .alike(idAt(place), 5)
          .map(({ id, degree }) => `${id} ${degree.toFixed(9)}`)
          .toSorted()
      expect(degrees(winding)).toEqual(degrees(straight))
    }
  })

  test('forgets what was dropped, and knows nothing of what it never saw', () => {
    const index = indexOf(['إنارة الأزقة', 'إنارة أزقة الحي', ...FAR])
    index.drop(idAt(1))
    expect(index.alike(idAt(0), 5)).toEqual([])
    expect(index.alike(idAt(1), 5)).toEqual([])
  })

  test('takes texts without any word', () => {
    const index = indexOf(['؟!', '…', '', '👍', ...FAR])
    expect(index.alike(idAt(0), 5)).toEqual([])
  })
})
