/** Moving a project in the matrix, within its axis or into another: what has to be written. */
import type { EntityId } from '../domain/ids.ts'
import type { Axis, Project } from '../domain/kinds.ts'
import type { MatrixGroup } from '../domain/matrix.ts'
import { type SetDraft, set } from '../domain/operation.ts'
import { ordersAfterMove } from './order.ts'

/** Where a project comes to stand. */
export interface Place {
  /** Null: without an axis. */
  readonly axis: Axis | null
  /** From 0, among the projects of that axis once it is there. */
  readonly index: number
}

/** The place one step up or down; over the edge of its axis, the near end of the next one. Undefined at either end. */
export function placeBeside(
  groups: readonly MatrixGroup[],
  project: EntityId,
  direction: 'up' | 'down',
): Place | undefined {
  const at = groups.findIndex(({ projects }) => projects.some(({ id }) => id === project))
  const group = groups[at]
  if (!group) return undefined
  const from = group.projects.findIndex(({ id }) => id === project)
  const to = direction === 'up' ? from - 1 : from + 1
  if (group.projects[to]) return { axis: group.axis, index: to }
  const next = groups[direction === 'up' ? at - 1 : at + 1]
  return next && { axis: next.axis, index: direction === 'up' ? next.projects.length : 0 }
}

/**
 * One operation on the project that moves, its order between its new neighbours; only where their
 * orders leave no room, the axis is numbered anew. Nothing when it is there already.
 */
export function draftsToPlace(
  groups: readonly MatrixGroup[],
  project: Project,
  { axis, index }: Place,
): readonly SetDraft[] {
  const target = groups.find((group) => group.axis?.id === axis?.id)?.projects ?? []
  const from = target.findIndex(({ id }) => id === project.id)
  if (from >= 0) {
    return [...ordersAfterMove(target, from, index)].map(([id, order]) => set('project', id, { order }))
  }
  // It comes in from another axis: as if it stood last here and moved up.
  const last = Math.max(0, ...target.map(({ order }) => order ?? 0)) + 1
  const orders = new Map(ordersAfterMove([...target, { id: project.id, order: last }], target.length, index))
  const own = orders.get(project.id) ?? last
  orders.delete(project.id)
  return [
    set('project', project.id, { axis: axis?.id ?? null, order: own }),
    ...[...orders].map(([id, order]) => set('project', id, { order })),
  ]
}
