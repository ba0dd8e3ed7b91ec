import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cursor } from '../../src/domain/wire.ts'
import { withCheckpoint } from '../../src/store/checkpoints.ts'

test('for any lost stretch a checkpoint is remembered at most four times as far back, and few are kept', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 256 }), { minLength: 1, maxLength: 400 }), (strides) => {
      let kept: readonly Cursor[] = []
      let seq = 0
      const visited: number[] = []
      for (const stride of strides) {
        seq += stride
        visited.push(seq)
        kept = withCheckpoint(kept, { seq, chain: '' })
      }
      const newest = visited.at(-1) ?? 0
      expect(kept.at(-1)?.seq).toBe(newest)
      expect(kept.length).toBeLessThan(20)
      for (const place of visited) {
        const lost = newest - place
        const isNear = kept.some((point) => point.seq <= place && newest - point.seq <= 4 * lost + 1)
        // A stretch older than the oldest checkpoint is answered by the beginning of the queue.
        expect(isNear || kept.every((point) => point.seq > place)).toBe(true)
      }
    }),
    { numRuns: 200 },
  )
})
