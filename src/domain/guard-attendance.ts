/** Of people and of numbers of proposals: what workshops and channels state against what makes it up. */
import { canAgree, exceeds } from './agreement.ts'
import { type Attendance, attendanceOf, type Counted, countedOf } from './attendance.ts'
import {
  DECLARED_FIGURES,
  type DeclaredName,
  declaredAttendance,
  declaredFigure,
  groupsIn,
  rowsOf,
  statedIn,
} from './declared.ts'
import { counted, declared, type Figure, NO_FIGURE, orElse, sumFigures } from './figure.ts'
import type { About, Finding, Place, Side } from './guard.ts'
import type { EntityId } from './ids.ts'
import {
  CHANNELS,
  type Channel,
  type Declared,
  type Programme,
  type Proposal,
  type Workshop,
} from './kinds.ts'
import { channelOf, joinedTo, proposalsOf, workshopEnd, workshopsOf } from './programme.ts'
import { NO_FILTER, scopeOf } from './report-filter.ts'
import { proposalsOfChannel } from './report-proposals.ts'
import type { Reader } from './state.ts'

export function workshopFindings(reader: Reader, programme: Programme): readonly Finding[] {
  const proposals = proposalsByWorkshop(reader, programme)
  return workshopsOf(reader, programme.id).flatMap((workshop) => {
    const place: Place = { kind: 'workshop', id: workshop.id }
    if (workshop.status === 'cancelled' || isElsewhere(reader, workshop)) {
      return hiddenFindings(workshop, place)
    }
    const count = countedOf(reader, workshop.id)
    const joins: readonly Finding[] = workshop.into
      ? [{ rule: 'workshop-end', place, stated: null, parts: null }]
      : []
    return joins.concat(
      peopleFindings(attendanceOf(reader, workshop), place, programme),
      receivedFindings(workshop.declared ?? {}, place),
      negativeFindings(count, place),
      countedFindings(workshop, count, proposals.get(workshop.id) ?? [], place),
    )
  })
}

export function channelFindings(reader: Reader, programme: Programme): readonly Finding[] {
  return CHANNELS.flatMap((channel) => {
    const { whole, byAxis } = rowsOf(programme, channel)
    if (whole.length + byAxis.length === 0) return []
    const place = { kind: 'channel' as const, channel, axis: null }
    return [
      ...peopleFindings(declaredAttendance(programme, channel), place, programme),
      ...byAxis.flatMap((row) => receivedFindings(row, { ...place, axis: row.axis })),
      ...acceptedFindings(
        declaredFigure(programme, channel, 'proposals'),
        declaredFigure(programme, channel, 'accepted'),
        place,
      ),
      ...axesFindings(programme, channel, place),
      ...againstWorkshops(reader, programme, channel, place),
    ]
  })
}

/** Women and men against the total, groups against the people. */
function peopleFindings(
  { women, men, total, groups }: Attendance,
  place: Place,
  { undisclosedGender }: Programme,
): readonly Finding[] {
  const genders = sumFigures([women, men])
  const isWhole = women.value !== null && men.value !== null && undisclosedGender !== true
  const areGendersOff =
    total.origin !== 'counted' && (isWhole ? !canAgree(genders, total) : exceeds(genders, total))
  const people = sumFigures([...groups.values()])
  const areGroupsOff = groups.size > 0 && total.value !== null && !canAgree(people, total)
  // Whoever taps people in without a group leaves groups that add up to fewer, and contradicts nobody.
  const isUngrouped = total.origin === 'counted' && people.origin === 'counted' && !exceeds(people, total)
  return [
    ...(areGendersOff ? [finding('genders-total', place, total, genders, 'total')] : []),
    ...(areGroupsOff && !isUngrouped ? [finding('groups-people', place, total, people, 'groups')] : []),
  ]
}

const receivedFindings = (row: Declared, place: Place): readonly Finding[] =>
  acceptedFindings(declared(row.proposals), declared(row.accepted), place)

const acceptedFindings = (received: Figure, accepted: Figure, place: Place): readonly Finding[] =>
  exceeds(accepted, received) ? [finding('accepted-received', place, received, accepted, 'accepted')] : []

/** What is stated of all channels together, against what its channels make. */
export function togetherFindings(reader: Reader, programme: Programme): readonly Finding[] {
  const place: Place = { kind: 'channel', channel: null, axis: null }
  const scope = scopeOf(reader, programme, NO_FILTER)
  const received = orElse(
    sumFigures(CHANNELS.map((channel) => proposalsOfChannel(scope, channel))),
    declaredFigure(programme, null, 'proposals'),
  )
  const channels = DECLARED_FIGURES.flatMap((name) => {
    const stated = declaredFigure(programme, null, name)
    const parts = CHANNELS.map((channel) => declaredFigure(programme, channel, name))
    // A channel that states nothing may hold the rest.
    const sum = atLeast(
      sumFigures(parts),
      parts.some(({ origin }) => origin === 'none'),
    )
    return canAgree(stated, sum) ? [] : [finding('together-channels', place, stated, sum, name)]
  })
  return [
    ...peopleFindings(declaredAttendance(programme, null), place, programme),
    ...acceptedFindings(received, declaredFigure(programme, null, 'accepted'), place),
    ...axesFindings(programme, null, place),
    ...channels,
  ]
}

/** A channel's own row against what its axes' rows make together; those may leave some axes out. */
function axesFindings(programme: Programme, channel: Channel | null, place: Place): readonly Finding[] {
  const { whole, byAxis } = rowsOf(programme, channel)
  return DECLARED_FIGURES.flatMap((name) => {
    const [stated, parts] = [statedIn(whole, name), statedIn(byAxis, name)]
    const isSilent = byAxis.some((row) => row[name] === undefined)
    return canAgree(stated, atLeast(parts, isSilent))
      ? []
      : [finding('channel-axes', place, stated, parts, name)]
  })
}

/** What the programme states of a channel against its workshops, counted or declared. */
function againstWorkshops(
  reader: Reader,
  programme: Programme,
  channel: Channel,
  place: Place,
): readonly Finding[] {
  const workshops = workshopsOf(reader, programme.id).filter(
    (workshop) =>
      channelOf(workshop) === channel && workshop.status !== 'cancelled' && !isElsewhere(reader, workshop),
  )
  const attendances = workshops.map((workshop) => attendanceOf(reader, workshop))
  const statement = declaredAttendance(programme, channel)
  const people = (['women', 'men', 'total'] as const).flatMap((about) => {
    const parts = attendances.map((attendance) => attendance[about])
    // One workshop of which nobody knows makes the others' sum a part of the whole.
    const isSilent = parts.some(
      (part, index) => part.origin === 'none' && workshops[index]?.status !== 'planned',
    )
    const sum = sumFigures(parts)
    return canAgree(statement[about], atLeast(sum, isSilent))
      ? []
      : [finding('channel-workshops', place, statement[about], sum, about)]
  })
  const stated = declaredFigure(programme, channel, 'proposals')
  const written = counted(
    standingIn(reader, programme).filter(({ channel: own = 'in-person' }) => own === channel).length,
  )
  return written.value === 0 || canAgree(stated, written)
    ? people
    : [...people, finding('declared-counted', place, stated, written, 'proposals')]
}

/** What a workshop states against what was counted and written down there. */
function countedFindings(
  { declared: statement = {} }: Workshop,
  count: Counted,
  proposals: readonly Proposal[],
  place: Place,
): readonly Finding[] {
  const isCounted = count.female !== 0 || count.male !== 0 || count.undisclosed !== 0
  const areGrouped = [...count.groups.values()].some((each) => each !== 0)
  const decided = proposals.filter(({ decision }) => decision !== undefined)
  const accepted = decided.filter(({ decision }) => decision?.verdict === 'accepted').length
  const here: Readonly<Record<DeclaredName, Figure>> = {
    women: isCounted ? counted(count.female) : NO_FIGURE,
    men: isCounted ? counted(count.male) : NO_FIGURE,
    total: isCounted ? counted(count.people) : NO_FIGURE,
    proposals: proposals.length > 0 ? counted(proposals.length) : NO_FIGURE,
    // Until the last is decided, more may still be accepted.
    accepted: decided.length > 0 ? atLeast(counted(accepted), decided.length < proposals.length) : NO_FIGURE,
  }
  return [
    ...DECLARED_FIGURES.flatMap((name) => {
      const stated = declared(statement[name])
      return canAgree(stated, here[name])
        ? []
        : [finding('declared-counted', place, stated, here[name], name)]
    }),
    ...[...groupsIn([statement])].flatMap(([group, stated]) => {
      const value = counted(count.groups.get(group) ?? 0)
      return !areGrouped || canAgree(stated, value)
        ? []
        : [finding('declared-counted', place, stated, value, 'groups', group)]
    }),
  ]
}

function negativeFindings(count: Counted, place: Place): readonly Finding[] {
  const wrong = (about: About, value: number, group?: EntityId) =>
    value < 0 ? [finding('negative-count', place, null, counted(value), about, group)] : []
  return [
    ...wrong('women', count.female),
    ...wrong('men', count.male),
    ...wrong('undisclosed', count.undisclosed),
    ...[...count.groups].flatMap(([group, value]) => wrong('groups', value, group)),
  ]
}

/** Figures that stand in no sum, since their workshop was cancelled or joined to another. */
const hiddenFindings = (workshop: Workshop, place: Place): readonly Finding[] =>
  DECLARED_FIGURES.flatMap((name) => {
    const stated = declared(workshop.declared?.[name])
    return stated.value ? [finding('declared-hidden', place, stated, null, name)] : []
  })

const standingIn = (reader: Reader, programme: Programme): readonly Proposal[] =>
  proposalsOf(reader, programme.id).filter(({ withdrawn }) => !withdrawn)

const isElsewhere = (reader: Reader, { id }: Workshop): boolean => workshopEnd(reader, id) !== id

/** A figure of which some parts are missing. */
const atLeast = (figure: Figure, isPart: boolean): Figure =>
  isPart && figure.value !== null ? { ...figure, certainty: 'at-least' } : figure

function proposalsByWorkshop(
  reader: Reader,
  programme: Programme,
): ReadonlyMap<EntityId, readonly Proposal[]> {
  const direct = Map.groupBy(standingIn(reader, programme), ({ workshop }) => workshop)
  return new Map(
    workshopsOf(reader, programme.id).map(({ id }) => [
      id,
      joinedTo(reader, id).flatMap((each) => direct.get(each) ?? []),
    ]),
  )
}

const sideOf = (figure: Figure | null): Side | null => figure && { unit: 'figure', figure }

function finding(
  rule: Finding['rule'],
  place: Place,
  stated: Figure | null,
  parts: Figure | null,
  about: About,
  group?: EntityId,
): Finding {
  return { rule, place, about, ...(group && { group }), stated: sideOf(stated), parts: sideOf(parts) }
}
