import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inShapeOf } from '../../src/ui/kept-shape.ts'

const FORM = { text: '', axis: null, count: 1, lines: [{ key: '', said: '' }], day: { start: '', end: '' } }

describe('what a screen kept, read back in the shape that it has now', () => {
  test('is itself where nothing has changed', () => {
    const kept = {
      text: 'ملعب',
      axis: 'a',
      count: 3,
      lines: [{ key: '1', said: 'x' }],
      day: { start: '2024', end: '' },
    }
    expect(inShapeOf(FORM, kept)).toEqual(kept)
    expect(inShapeOf<string | null>(null, 'ملعب')).toBe('ملعب')
    expect(inShapeOf<string | null>(null, null)).toBeNull()
  })

  test('keeps a person’s words where another version had more, less, or something else beside them', () => {
    expect(inShapeOf(FORM, { text: 'ملعب', colour: 'red', count: '3', lines: 'x', day: null })).toEqual({
      ...FORM,
      text: 'ملعب',
      lines: [],
    })
    expect(inShapeOf(FORM, { lines: [null, { said: 'ملعب' }, 7] }).lines).toEqual([{ key: '', said: 'ملعب' }])
  })

  test('has that shape whatever it is', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, maxDepth: 4 }), (found) => {
        const read = inShapeOf(FORM, found)
        expect(Object.keys(read)).toEqual(Object.keys(FORM))
        expect([typeof read.text, typeof read.count, typeof read.day.start]).toEqual([
          'string',
          'number',
          'string',
        ])
        expect(read.axis === null || typeof read.axis === 'string').toBe(true)
        for (const line of read.lines) expect(typeof line.said).toBe('string')
      }),
    )
  })
})
