/** A key does the same whatever is printed on it: one table, several keyboards. */
import { describe, expect, it } from 'vitest'
import { ALL_SHORTCUTS, keyOf, PREFIXES } from '../../src/ui/shortcuts.ts'

interface Press {
  readonly key: string
  readonly code: string
  readonly shiftKey?: boolean
  readonly ctrlKey?: boolean
  readonly altKey?: boolean
}

const named = (press: Press, direction: 'rtl' | 'ltr' = 'rtl') =>
  keyOf({ shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...press }, direction)

describe('the key of a verdict', () => {
  it.each([
    ['a Latin keyboard', { key: 'a', code: 'KeyA' }],
    ['a Latin keyboard with capitals', { key: 'A', code: 'KeyA', shiftKey: true }],
    ['a French keyboard, where A stands elsewhere', { key: 'a', code: 'KeyQ' }],
    ['an Arabic keyboard', { key: 'ش', code: 'KeyA' }],
    ['a Tifinagh keyboard', { key: 'ⴰ', code: 'KeyA' }],
  ])('is A on %s', (_keyboard, press) => {
    expect(named(press)).toBe('A')
  })

  it('is not the comma that a French keyboard has where others have M', () => {
    expect(named({ key: ',', code: 'KeyM' })).toBeUndefined()
  })

  it('is not a letter held with Alt, which belongs to the browser', () => {
    expect(named({ key: 'a', code: 'KeyA', altKey: true })).toBeUndefined()
  })
})

describe('the figures for counting', () => {
  it.each([
    ['the upper row', { key: '1', code: 'Digit1' }],
    ['the block of figures', { key: '1', code: 'Numpad1' }],
    ['an Arabic keyboard with eastern figures', { key: '١', code: 'Digit1' }],
    ['a French keyboard, where the figure needs Shift', { key: '&', code: 'Digit1' }],
    ['a French keyboard with Shift', { key: '1', code: 'Digit1', shiftKey: true }],
  ])('are read from %s', (_place, press) => {
    expect(named(press)).toBe('1')
  })

  it('are no arrows of the block without NumLock', () => {
    expect(named({ key: 'End', code: 'Numpad1' })).toBeUndefined()
  })

  it('leave the sign for taking away to the key that has it', () => {
    expect(named({ key: '-', code: 'Digit6' })).toBe('-')
    expect(named({ key: '-', code: 'Minus' })).toBe('-')
    expect(named({ key: '-', code: 'NumpadSubtract' })).toBe('-')
  })
})

describe('help and search', () => {
  it('are found by their sign, wherever it stands', () => {
    expect(named({ key: '?', code: 'KeyM', shiftKey: true })).toBe('?')
    expect(named({ key: '/', code: 'Digit7', shiftKey: true })).toBe('/')
  })

  it('are found by the Arabic question mark, and by the place on a keyboard that has no such sign', () => {
    expect(named({ key: '؟', code: 'Slash', shiftKey: true })).toBe('?')
    expect(named({ key: 'ظ', code: 'Slash' })).toBe('/')
    expect(named({ key: 'ⵥ', code: 'Slash', shiftKey: true })).toBe('?')
  })
})

it('arrows go with the direction of reading', () => {
  const left = { key: 'ArrowLeft', code: 'ArrowLeft' }
  expect(named(left, 'rtl')).toBe('Ahead')
  expect(named(left, 'ltr')).toBe('Back')
})

it('saving and undoing are the same on an Arabic keyboard', () => {
  expect(named({ key: 'ئ', code: 'KeyZ', ctrlKey: true })).toBe('Ctrl+Z')
  expect(named({ key: 'z', code: 'KeyW', ctrlKey: true })).toBe('Ctrl+Z')
  expect(named({ key: 'Enter', code: 'Enter', ctrlKey: true })).toBe('Ctrl+Enter')
  expect(named({ key: 'Enter', code: 'Enter' })).toBeUndefined()
})

it('no two shortcuts have the same keys, and none hides the beginning of another', () => {
  const all = ALL_SHORTCUTS.map(({ keys }) => keys.join(' '))
  expect(new Set(all).size).toBe(all.length)
  expect(all.filter((keys) => PREFIXES.has(keys))).toEqual([])
})
