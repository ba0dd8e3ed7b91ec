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
export declare function ordersAfterMove(
  list: readonly Ordered[],
  from: number,
  to: number,
): ReadonlyMap<EntityId, number>
/** The place after the last. */
export declare function orderAtEnd(list: readonly Ordered[]): number
export {}
