/**
 * What a hall may see of its workshop while it is held: figures, and what was proposed, word for word. Who said
 * it, who wrote it down and what was decided about it are not in here, so that no screen can show them.
 */
import { type Attendance, attendanceOf } from './attendance.ts'
import type { Figure } from './figure.ts'
import type { EntityId } from './ids.ts'
import type { Axis, Group, Workshop } from './kinds.ts'
import { axesOf, groupsOf, proposalsIn, workshopEnd } from './programme.ts'
import type { Reader } from './state.ts'

export interface Wall {
  /** Where the counts go: the workshop itself, or the one it is joined to. */
  readonly workshop: Workshop
  readonly attendance: Omit<Attendance, 'groups'>
  /** Groups in which anybody was counted. */
  readonly groups: readonly { readonly group: Group; readonly figure: Figure }[]
  /** Proposals that were not withdrawn. */
  readonly proposals: number
  /** Every axis in use, also an empty one; null holds proposals without an axis, where there are any. */
  readonly axes: readonly { readonly axis: Axis | null; readonly count: number }[]
  /** Newest first. */
  readonly newest: readonly { readonly id: EntityId; readonly text: string }[]
}

/** @param most how many of the newest proposals */
export function wallOf(reader: Reader, id: EntityId, most: number): Wall | undefined {
  const workshop = reader.get('workshop', workshopEnd(reader, id))
  if (!workshop) return undefined
  const { groups: byGroup, ...attendance } = attendanceOf(reader, workshop)
  const proposals = proposalsIn(reader, workshop.id).filter(({ withdrawn }) => !withdrawn)
  const axes = axesOf(reader, workshop.programme)
  const known = new Set(axes.map((axis) => axis.id))
  const counts = Map.groupBy(proposals, ({ axis }) => (axis && known.has(axis) ? axis : null))
  const countOf = (axis: Axis | null) => counts.get(axis?.id ?? null)?.length ?? 0
  return {
    workshop,
    attendance,
    groups: groupsOf(reader, workshop.programme, { retired: true }).flatMap((group) => {
      const figure = byGroup.get(group.id)
      return figure ? [{ group, figure }] : []
    }),
    proposals: proposals.length,
    axes: [...axes, null]
      .map((axis) => ({ axis, count: countOf(axis) }))
      .filter(({ axis, count }) => axis !== null || count > 0),
    newest: proposals.slice(0, most).map(({ id: proposal, text }) => ({ id: proposal, text })),
  }
}
