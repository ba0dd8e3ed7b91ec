/**
 * Of what the programme states by channel and axis: against its own parts, and against the sums that the report
 * makes of workshops and written proposals before it falls back on a statement.
 */
import { canAgree } from './agreement.ts'
import { type Attendance, peopleFrom, sumAttendances } from './attendance.ts'
import {
  DECLARED_FIGURES,
  type DeclaredName,
  type DeclaredRow,
  declaredAttendance,
  declaredFigure,
  groupsIn,
  rowsOf,
  statedIn,
} from './declared.ts'
import { atLeast, counted, type Figure, orElse, sumFigures } from './figure.ts'
import type { Finding, Place, Rule } from './guard.ts'
import { acceptedFindings, finding, peopleFindings } from './guard-figures.ts'
import type { EntityId } from './ids.ts'
import { type Axis, CHANNELS, type Channel, type Programme } from './kinds.ts'
import { type AttendanceRow, attendanceOfChannel, attendanceRows } from './people.ts'
import { axesOf, channelOf, isHeld } from './programme.ts'
import { channelIn, type Held, heldOfChannel, knownIn, meantIn, type Received } from './received.ts'
import { NO_FILTER, type Scope, scopeOf } from './report-filter.ts'
import type { Reader } from './state.ts'

const RECEIVED = ['proposals', 'accepted'] as const satisfies readonly Received[]
const PEOPLE = ['women', 'men', 'total'] as const

/** What statements are judged by, read once for all of them. */
interface Known {
  readonly scope: Scope
  readonly rows: readonly AttendanceRow[]
  /** Those in use. */
  readonly axes: readonly Axis[]
  readonly held: (channel: Channel) => Readonly<Record<Received, Held>>
}

export function channelFindings(reader: Reader, programme: Programme): readonly Finding[] {
  if (!programme.declared?.length) return []
  const scope = scopeOf(reader, programme, NO_FILTER)
  const heldOf = (channel: Channel) => ({
    proposals: heldOfChannel(scope, channel, 'proposals'),
    accepted: heldOfChannel(scope, channel, 'accepted'),
  })
  const all = new Map(CHANNELS.map((channel) => [channel, heldOf(channel)]))
  const known: Known = {
    scope,
    rows: attendanceRows(reader, scope),
    axes: axesOf(reader, programme.id),
    held: (channel) => all.get(channel) ?? heldOf(channel),
  }
  return [...CHANNELS.flatMap((channel) => ofChannel(known, channel)), ...ofAll(known)]
}

function ofChannel(known: Known, channel: Channel): readonly Finding[] {
  const { stated: programme } = known.scope
  const { whole, byAxis } = rowsOf(programme, channel)
  if (whole.length + byAxis.length === 0) return []
  const place: Place = { kind: 'channel', channel, axis: null }
  const held = known.held(channel)
  const statement = {
    received: declaredFigure(programme, channel, 'proposals'),
    accepted: declaredFigure(programme, channel, 'accepted'),
  }
  const shown = {
    received: orElse(partOf(held.proposals), statement.received),
    accepted: orElse(held.accepted.figure, statement.accepted),
  }
  return [
    // What only its axes state is judged axis by axis.
    ...(whole.length > 0 ? peopleFindings(declaredAttendance(programme, channel), place, programme) : []),
    ...acceptedFindings(place, shown, statement),
    ...wholeAgainstAxes(known, channel, place),
    ...axisFindings(known, channel),
    ...peopleAgainstWorkshops(known.rows, channel, programme, place),
    ...RECEIVED.flatMap((name) => {
      const stated = declaredFigure(programme, channel, name)
      const parts = partOf(held[name])
      const rule: Rule = parts.origin === 'counted' ? 'declared-counted' : 'channel-workshops'
      return canAgree(stated, parts) ? [] : [finding(rule, place, stated, parts, name)]
    }),
  ]
}

/** One figure of a channel as the report shows it. */
function shownOf({ scope, held }: Known, channel: Channel, name: Received): Pick<Held, 'figure' | 'isPart'> {
  const own = held(channel)[name]
  return own.figure.origin === 'none'
    ? { figure: declaredFigure(scope.stated, channel, name), isPart: false }
    : own
}

const partOf = ({ figure, isPart }: Pick<Held, 'figure' | 'isPart'>): Figure => atLeast(figure, isPart)

/** What is stated of all channels together, against what its channels make. */
function ofAll(known: Known): readonly Finding[] {
  const { stated: programme } = known.scope
  const { whole, byAxis } = rowsOf(programme, null)
  if (whole.length + byAxis.length === 0) return []
  const place: Place = { kind: 'channel', channel: null, axis: null }
  const statement = {
    received: declaredFigure(programme, null, 'proposals'),
    accepted: declaredFigure(programme, null, 'accepted'),
  }
  const sum = sumFigures(CHANNELS.map((channel) => shownOf(known, channel, 'proposals').figure))
  return [
    ...(whole.length > 0 ? peopleFindings(declaredAttendance(programme, null), place, programme) : []),
    ...acceptedFindings(place, { ...statement, received: orElse(sum, statement.received) }, statement),
    ...wholeAgainstAxes(known, null, place),
    ...axisFindings(known, null),
    ...togetherAgainstChannels(known, place),
  ]
}

/** By what the channels state, and by what the report shows of them: the first of the two that cannot be. */
function togetherAgainstChannels(known: Known, place: Place): readonly Finding[] {
  const { scope, rows } = known
  const { stated: programme } = scope
  const people = CHANNELS.map((channel) => ({
    stated: declaredAttendance(programme, channel),
    shown: attendanceOfChannel(scope, rows, channel),
    own: ofRows(rows, channel),
  }))
  const received = (name: Received): readonly (readonly Figure[])[] => [
    CHANNELS.map((channel) => declaredFigure(programme, channel, name)),
    CHANNELS.map((channel) => partOf(shownOf(known, channel, name))),
  ]
  const ofPeople = (name: (typeof PEOPLE)[number]): readonly (readonly Figure[])[] => [
    people.map(({ stated }) => stated[name]),
    people.map(({ shown, own }) => atLeast(shown[name], isSilent(own, name))),
  ]
  const firstOff = (stated: Figure, readings: readonly (readonly Figure[])[]): Figure | undefined =>
    readings
      // A channel of which nobody says anything may hold the rest.
      .map((parts) =>
        atLeast(
          sumFigures(parts),
          parts.some(({ origin }) => origin === 'none'),
        ),
      )
      .find((parts) => !canAgree(stated, parts))
  const figures = DECLARED_FIGURES.flatMap((name) => {
    const stated = declaredFigure(programme, null, name)
    const parts = firstOff(stated, isPeople(name) ? ofPeople(name) : received(name))
    return parts ? [finding('together-channels', place, stated, parts, name)] : []
  })
  const groups = [...declaredAttendance(programme, null).groups].flatMap(([group, stated]) => {
    const parts = firstOff(stated, [
      people.map((each) => groupIn(each.stated, group)),
      people.map(({ shown, own }) => atLeast(groupIn(shown, group), areGroupsOpen(own))),
    ])
    return parts ? [finding('together-channels', place, stated, parts, 'groups', group)] : []
  })
  return [...figures, ...groups]
}

const isPeople = (name: DeclaredName): name is (typeof PEOPLE)[number] =>
  name !== 'proposals' && name !== 'accepted'

/** A channel's own row against what its axes' rows make together: at least so many while an axis in use is left out. */
function wholeAgainstAxes(
  { scope: { stated: programme }, axes }: Known,
  channel: Channel | null,
  place: Place,
): readonly Finding[] {
  const { whole, byAxis } = rowsOf(programme, channel)
  const isSome = (tells: (row: DeclaredRow) => boolean) =>
    axes.some(({ id }) => !byAxis.some((row) => row.axis === id && tells(row))) || !byAxis.every(tells)
  const figures = DECLARED_FIGURES.flatMap((name) => {
    const [stated, parts] = [statedIn(whole, name), statedIn(byAxis, name)]
    return canAgree(
      stated,
      atLeast(
        parts,
        isSome((row) => row[name] !== undefined),
      ),
    )
      ? []
      : [finding('channel-axes', place, stated, parts, name)]
  })
  const groups = [...groupsIn(whole)].flatMap(([group, stated]) => {
    const parts = groupsIn(byAxis).get(group)
    const isPart = isSome((row) => row.groups?.[group] !== undefined)
    return !parts || canAgree(stated, atLeast(parts, isPart))
      ? []
      : [finding('channel-axes', place, stated, parts, 'groups', group)]
  })
  return [...figures, ...groups]
}

/** The rows of single axes, by axis. */
const axisFindings = (known: Known, channel: Channel | null): readonly Finding[] =>
  [...Map.groupBy(rowsOf(known.scope.stated, channel).byAxis, ({ axis }) => axis)].flatMap(([axis, rows]) =>
    ofAxis(known, { kind: 'channel', channel, axis }, rows),
  )

/** What is stated of an axis: in itself, and against what was written down under it. */
function ofAxis(known: Known, place: ChannelPlace, rows: readonly DeclaredRow[]): readonly Finding[] {
  const statement = { received: statedIn(rows, 'proposals'), accepted: statedIn(rows, 'accepted') }
  return [
    ...peopleFindings(peopleIn(rows), place, known.scope.stated),
    ...acceptedFindings(place, statement),
    ...RECEIVED.flatMap((name) => {
      const stated = statedIn(rows, name)
      const written = writtenUnder(known, place, name)
      return !written || canAgree(stated, written)
        ? []
        : [finding('declared-counted', place, stated, written, name)]
    }),
  ]
}

type ChannelPlace = Extract<Place, { kind: 'channel' }>

function peopleIn(rows: readonly DeclaredRow[]): Pick<Attendance, 'women' | 'men' | 'total' | 'groups'> {
  const [women, men, total] = [statedIn(rows, 'women'), statedIn(rows, 'men'), statedIn(rows, 'total')]
  return { ...peopleFrom({ women, men, total }), groups: groupsIn(rows) }
}

/** Proposals written down under an axis; undefined where none of the channel were, and its statement stands. */
function writtenUnder(
  { scope, held }: Known,
  { channel, axis }: ChannelPlace,
  name: Received,
): Figure | undefined {
  const own = scope.proposals.filter((proposal) => channel === null || channelIn(proposal) === channel)
  if (knownIn(own, name).length === 0) return undefined
  const meant = meantIn(own, name)
  // Some may still be put under it or accepted, and what workshops only declare is under no axis.
  const isPart =
    meant.some((proposal) => proposal.axis === undefined) ||
    (channel === null ? CHANNELS : [channel]).some((each) => {
      const { figure, isPart: hasMore } = held(each)[name]
      return figure.origin !== 'none' && (figure.origin !== 'counted' || hasMore)
    })
  return atLeast(counted(meant.filter((proposal) => proposal.axis === axis).length), isPart)
}

/** What is stated of a channel's people against its workshops, counted or declared. */
function peopleAgainstWorkshops(
  rows: readonly AttendanceRow[],
  channel: Channel,
  programme: Programme,
  place: Place,
): readonly Finding[] {
  const own = ofRows(rows, channel)
  const sum = sumAttendances(own.map(({ attendance }) => attendance))
  const statement = declaredAttendance(programme, channel)
  const people = PEOPLE.flatMap((name) =>
    canAgree(statement[name], atLeast(sum[name], isSilent(own, name)))
      ? []
      : [finding('channel-workshops', place, statement[name], sum[name], name)],
  )
  if (sum.groups.size === 0) return people
  const isSome = areGroupsOpen(own)
  const groups = [...statement.groups].flatMap(([group, stated]) => {
    const parts = groupIn(sum, group)
    return canAgree(stated, atLeast(parts, isSome))
      ? []
      : [finding('channel-workshops', place, stated, parts, 'groups', group)]
  })
  return [...people, ...groups]
}

const ofRows = (rows: readonly AttendanceRow[], channel: Channel): readonly AttendanceRow[] =>
  rows.filter(({ workshop }) => channelOf(workshop) === channel)

/** One workshop of which nobody knows makes the others' sum a part of the whole. */
const isSilent = (rows: readonly AttendanceRow[], name: (typeof PEOPLE)[number]): boolean =>
  rows.some(({ attendance }) => attendance[name].origin !== 'none') &&
  rows.some(({ workshop, attendance }) => attendance[name].origin === 'none' && isHeld(workshop))

/** Likewise of groups, where people of some workshops may be in any of them. */
const areGroupsOpen = (rows: readonly AttendanceRow[]): boolean =>
  rows.some(({ attendance }) => attendance.groups.size > 0) &&
  rows.some(({ workshop, attendance }) => isUngrouped(attendance) && isHeld(workshop))

/** True where some of the people may be in any group. */
function isUngrouped({ total, groups }: Attendance): boolean {
  const { value } = sumFigures([...groups.values()])
  return value === null || total.value === null || value < total.value
}

/** One group's people: none where others are told and this one is not. */
function groupIn({ groups }: Attendance, group: EntityId): Figure {
  const others = sumFigures([...groups.values()])
  return groups.get(group) ?? (groups.size === 0 ? others : { ...others, value: 0, certainty: 'exact' })
}
