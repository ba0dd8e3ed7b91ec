/** Places in a list that people order by hand, offline, on several devices. */
import type { EntityId } from '../domain/ids.ts'

interface Ordered {
  readonly id: EntityId
  readonly order?: number
}

/**
 * What has to be written to move the thing at `from` to `to`: one new `order` between its neighbours,
 * so that two people moving different things do not meet. Only a list that has no usable numbers, or
 * whose gap is used up, is numbered anew.
 */
export function ordersAfterMove(
  list: readonly Ordered[],
  from: number,
  to: number,
): ReadonlyMap<EntityId, number> {
  const moved = list[from]
  if (!moved || from === to || to < 0 || to >= list.length) return new Map()
  const target = list.filter((_, index) => index !== from)
  target.splice(to, 0, moved)
  const between = isNumbered(list) && middle(target[to - 1]?.order, target[to + 1]?.order)
  if (between !== false && between !== undefined) return new Map([[moved.id, between]])
  return new Map(target.flatMap(({ id, order }, index) => (order === index + 1 ? [] : [[id, index + 1]])))
}

/** The place after the last. */
export function orderAtEnd(list: readonly Ordered[]): number {
  return Math.max(0, ...list.map(({ order }) => order ?? 0)) + 1
}

function isNumbered(list: readonly Ordered[]): boolean {
  return list.every(({ order }, index) => {
    const before = list[index - 1]?.order
    return order !== undefined && (before === undefined || before < order)
  })
}

/** A number strictly between two, either of which may be missing; undefined when there is none left. */
function middle(before: number | undefined, after: number | undefined): number | undefined {
  if (before === undefined) return after === undefined ? undefined : after - 1
  if (after === undefined) return before + 1
  const between = (before + after) / 2
  return before < between && between < after ? between : undefined
}
