/**
 * What a programme declares by channel (null: of all channels together) and axis. The row without an axis states the whole channel; the
 * rows of its axes say how it divides, and stand together where the whole was not stated. They never add.
 */
import { type Attendance, peopleFrom, statedAttendance, sumAttendances, withShare } from './attendance.ts'
import { declared, type Figure, orElse, sumFigures } from './figure.ts'
import { toldOf } from './gender.ts'
import type { EntityId } from './ids.ts'
import type { Channel, Declared, DeclaredByChannel, Programme } from './kinds.ts'

/** The single figures of a declaration; groups are a list of their own. */
export const DECLARED_FIGURES = ['women', 'men', 'total', 'proposals', 'accepted'] as const
export type DeclaredName = (typeof DECLARED_FIGURES)[number]

export type DeclaredRow = DeclaredByChannel[number]

/** The rows of one channel: that of the whole, and those of single axes. */
export function rowsOf(programme: Programme, channel: Channel | null) {
  const rows = (programme.declared ?? []).filter((row) => row.channel === channel)
  return {
    whole: rows.filter(({ axis }) => axis === null),
    byAxis: rows.filter(({ axis }) => axis !== null),
  }
}

/** One figure of a channel: as stated for the whole, or else what its axes make together. */
export function declaredFigure(programme: Programme, channel: Channel | null, name: DeclaredName): Figure {
  const { whole, byAxis } = rowsOf(programme, channel)
  return wholeOrParts(statedIn(whole, name), statedIn(byAxis, name))
}

/** Who came by a channel, as the programme declares it. */
export function declaredAttendance(programme: Programme, channel: Channel | null): Attendance {
  const { whole, byAxis } = rowsOf(programme, channel)
  const [stated, parts] = [sumOfRows(whole), sumOfRows(byAxis)]
  const people = peopleFrom({
    women: wholeOrParts(stated.women, parts.women),
    men: wholeOrParts(stated.men, parts.men),
    total: wholeOrParts(stated.total, parts.total),
  })
  const [told = toldOf(people.women, people.men, people.total)] = [stated, parts].flatMap((each) =>
    each.share === null ? [] : each.told,
  )
  return { ...withShare(people, told), groups: stated.groups.size > 0 ? stated.groups : parts.groups }
}

const sumOfRows = (rows: readonly Declared[]): Attendance => sumAttendances(rows.map(statedAttendance))

/** One figure of one axis over the given channels. */
export const declaredOfAxis = (
  programme: Programme,
  axis: EntityId,
  channels: readonly (Channel | null)[],
  name: DeclaredName,
): Figure =>
  statedIn(
    (programme.declared ?? []).filter((row) => row.axis === axis && channels.includes(row.channel)),
    name,
  )

/** What some rows state together of one figure. */
export const statedIn = (rows: readonly Declared[], name: DeclaredName): Figure =>
  sumFigures(rows.map((row) => declared(row[name])))

/** What some rows state together of each group. */
export function groupsIn(rows: readonly Declared[]): ReadonlyMap<EntityId, Figure> {
  const groups = new Map<EntityId, Figure>()
  for (const row of rows) {
    for (const [id, figure] of Object.entries(row.groups ?? {})) {
      const soFar = groups.get(id as EntityId)
      groups.set(id as EntityId, sumFigures([...(soFar ? [soFar] : []), declared(figure)]))
    }
  }
  return groups
}

/** The declarations with one row changed; a row that states nothing any more is left out. */
export function withRow(before: DeclaredByChannel, row: DeclaredRow): DeclaredByChannel {
  const { channel, axis, ...figures } = row
  const others = before.filter((other) => other.channel !== channel || other.axis !== axis)
  return Object.keys(figures).length === 0 ? others : [...others, row]
}

/** A whole said to be unknown is no better than silence where its parts are known. */
const wholeOrParts = (whole: Figure, parts: Figure): Figure =>
  whole.value === null && parts.origin !== 'none' ? parts : orElse(whole, parts)
