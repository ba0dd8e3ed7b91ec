import { describe, expect, it } from 'vitest'
import type { EntityId } from '../../src/domain/ids.ts'
import { orderAtEnd, ordersAfterMove } from '../../src/ui/order.ts'

const item = (name: string, order?: number) => ({
  id: name as EntityId,
  ...(order !== undefined && { order }),
})
type Item = ReturnType<typeof item>

/** The names in the order that the written numbers give. */
function moved(list: readonly Item[], from: number, to: number): string[] {
  const orders = ordersAfterMove(list, from, to)
  return list
    .map(({ id, order }) => ({ id, order: orders.get(id) ?? order ?? Number.MAX_VALUE }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ id }) => id)
}

const numbered = [item('roads', 1), item('water', 2), item('light', 3), item('schools', 4)]

describe('moving an axis in its list', () => {
  it('puts it where the person sees it go', () => {
    expect(moved(numbered, 2, 1)).toEqual(['roads', 'light', 'water', 'schools'])
    expect(moved(numbered, 0, 3)).toEqual(['water', 'light', 'schools', 'roads'])
    expect(moved(numbered, 3, 0)).toEqual(['schools', 'roads', 'water', 'light'])
  })

  it('writes one number only, so that two people moving different things do not meet', () => {
    expect([...ordersAfterMove(numbered, 2, 1).keys()]).toEqual(['light'])
    expect([...ordersAfterMove(numbered, 0, 3).keys()]).toEqual(['roads'])
  })

  it('numbers the list anew when it had no numbers', () => {
    const bare = [item('a'), item('b'), item('c')]
    expect(moved(bare, 2, 0)).toEqual(['c', 'a', 'b'])
  })

  it('numbers the list anew when there is no number left between two neighbours', () => {
    const tight = [item('a', 1), item('b', 1 + Number.EPSILON), item('c', 2)]
    expect(moved(tight, 2, 1)).toEqual(['a', 'c', 'b'])
  })

  it('writes nothing for a move that leads nowhere', () => {
    expect(ordersAfterMove(numbered, 0, -1).size).toBe(0)
    expect(ordersAfterMove(numbered, 3, 4).size).toBe(0)
    expect(ordersAfterMove(numbered, 1, 1).size).toBe(0)
  })
})

it('a new axis goes after the last', () => {
  expect(orderAtEnd([])).toBe(1)
  expect(orderAtEnd([item('a', 1), item('b', 2.5), item('c')])).toBe(3.5)
})
