import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cursor, MAX_PLACES } from '../../src/domain/wire.ts'
import { sparse } from '../../src/store/places.ts'

const placesAt = (seqs: readonly number[]): readonly Cursor[] => seqs.map((seq) => ({ seq, chain: '' }))

test('for any lost stretch a place is asked about that is not much further back than need be', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 400 }), (strides) => {
      let seq = 0
      const places = placesAt(strides.map((stride) => (seq += stride)))
      const asked = sparse(places)
      const newest = places.at(-1)?.seq ?? 0
      expect(asked[0]?.seq).toBe(newest)
      expect(asked).toEqual(asked.toSorted((a, b) => b.seq - a.seq))
      for (const { seq: place } of places) {
        const lost = newest - place
        // The next remembered place may lie a third further back, and the one before it out of the way of it.
        const isNear = asked.some((each) => each.seq <= place && newest - each.seq <= 1.6 * lost + 600)
        expect(isNear || asked.every((each) => each.seq > place)).toBe(true)
      }
    }),
    { numRuns: 200 },
  )
})

test('the longest queue fits into one question, its beginning included', () => {
  const places = placesAt(Array.from({ length: 100_000 }, (_, index) => (index + 1) * 20))
  const asked = sparse(places)
  expect(asked.length).toBeLessThanOrEqual(MAX_PLACES)
  expect(asked.at(-1)?.seq).toBeLessThan(500_000)
})
