/**
 * The figures that the screen, the wall, the print and the exports all show, read from the state in
 * one place, so that they can never disagree.
 */
import { type Attendance, attendanceFrom, attendanceOf, sumAttendances, sumCells } from './attendance.ts'
import { counted, declared, type Figure, NO_FIGURE, orElse, sumFigures } from './figure.ts'
import type { EntityId } from './ids.ts'
import {
  type Axis,
  CHANNELS,
  type Channel,
  type DeclaredByChannel,
  type Group,
  type Judgement,
  type Programme,
  type Project,
  type Proposal,
  VERDICTS,
  type Verdict,
  type Workshop,
} from './kinds.ts'
import {
  axesOf,
  channelOf,
  groupsOf,
  judgementOf,
  mergeEnd,
  projectsOf,
  proposalsOf,
  sumBudgets,
  workshopEnd,
  workshopsOf,
} from './programme.ts'
import type { Reader } from './state.ts'

export type Outcome = Verdict | 'unsorted'
export const OUTCOMES: readonly Outcome[] = [...VERDICTS, 'unsorted']

export interface Report {
  readonly programme: Programme
  readonly attendance: {
    readonly rows: readonly { readonly workshop: Workshop; readonly attendance: Attendance }[]
    /** All workshops but digital ones; where there is nothing, what the programme declares for the channel. */
    readonly inPerson: Attendance
    readonly digital: Attendance
    readonly all: Attendance
    readonly groups: readonly { readonly group: Group; readonly figure: Figure }[]
  }
  readonly proposals: {
    readonly total: Figure
    /** By the committee's decisions; where it has taken none here, what the programme declares. */
    readonly accepted: Figure
    readonly byChannel: readonly { readonly channel: Channel; readonly figure: Figure }[]
    /** The axis null row holds those without one. Withdrawn proposals are in none of the figures. */
    readonly byAxis: readonly AxisRow[]
    /** The committee's decisions. */
    readonly byDecision: Readonly<Record<Outcome, number>>
    /** The facilitators' sorting in the room. */
    readonly bySorting: Readonly<Record<Outcome, number>>
    readonly bySpeaker: Readonly<Record<'female' | 'male' | 'undisclosed' | 'unknown', number>>
  }
  readonly projects: {
    readonly rows: readonly Project[]
    /** Centimes. */
    readonly total: number
    readonly byAxis: readonly {
      readonly axis: Axis | null
      readonly count: number
      readonly centimes: number
    }[]
  }
}

export interface AxisRow {
  readonly axis: Axis | null
  readonly total: number
  /** By the decision, or, where there is none yet, by the sorting in the room. */
  readonly outcomes: Readonly<Record<Outcome, number>>
}

/** The report of one programme; undefined when it does not exist. */
export function reportOf(reader: Reader, id: EntityId): Report | undefined {
  const programme = reader.get('programme', id)
  if (!programme) return undefined
  const proposals = proposalsOf(reader, id).filter((proposal) => !proposal.withdrawn)
  return {
    programme,
    attendance: attendanceSection(reader, programme),
    proposals: proposalSection(reader, programme, proposals),
    projects: projectSection(reader, id),
  }
}

/**
 * What became of a proposal by one of its two judgements. A merge that leads nowhere counts as
 * unsorted, so that it is not lost between two others.
 */
export function outcomeOf(reader: Reader, proposal: Proposal, judgement: Judgement | undefined): Outcome {
  if (!judgement) return 'unsorted'
  return judgement.verdict === 'merged' && !mergeEnd(reader, proposal) ? 'unsorted' : judgement.verdict
}

/** How many proposals have which outcome. */
export function countOutcomes(
  reader: Reader,
  proposals: readonly Proposal[],
  judge: (proposal: Proposal) => Judgement | undefined = judgementOf,
): Record<Outcome, number> {
  const counts = { accepted: 0, merged: 0, referred: 0, rejected: 0, clarify: 0, unsorted: 0 }
  for (const proposal of proposals) counts[outcomeOf(reader, proposal, judge(proposal))] += 1
  return counts
}

function attendanceSection(reader: Reader, programme: Programme): Report['attendance'] {
  const rows = workshopsOf(reader, programme.id)
    .filter((workshop) => isCounted(reader, workshop))
    .map((workshop) => ({ workshop, attendance: attendanceOf(reader, workshop) }))
    .filter(
      ({ workshop, attendance }) => workshop.status !== 'cancelled' || attendance.total.origin === 'counted',
    )
  const sum = (isDigital: boolean) =>
    sumAttendances(
      rows
        .filter(({ workshop }) => (workshop.type === 'digital') === isDigital)
        .map(({ attendance }) => attendance),
    )
  const inPerson = orDeclared(sum(false), programme, 'in-person')
  const digital = orDeclared(sum(true), programme, 'digital')
  const all = orDeclared(sumAttendances([inPerson, digital]), programme, null)
  const groups = groupsOf(reader, programme.id, { retired: true })
    .map((group) => ({ group, figure: all.groups.get(group.id) ?? NO_FIGURE }))
    .filter(({ group, figure }) => !group.retired || figure.origin !== 'none')
  return { rows, inPerson, digital, all, groups }
}

function orDeclared(sum: Attendance, programme: Programme, channel: Channel | null): Attendance {
  if (sum.total.origin !== 'none') return sum
  const statements = (programme.declared ?? []).filter((row) => row.channel === channel)
  return statements.length === 0
    ? sum
    : sumAttendances(statements.map((statement) => attendanceFrom(sumCells([]), withoutPlace(statement))))
}

function withoutPlace({ channel: _channel, axis: _axis, ...figures }: DeclaredByChannel[number]) {
  return figures
}

function proposalSection(
  reader: Reader,
  programme: Programme,
  proposals: readonly Proposal[],
): Report['proposals'] {
  const byChannel = CHANNELS.map((channel) => ({
    channel,
    figure: proposalsOfChannel(reader, programme, proposals, channel),
  })).filter(({ channel, figure }) => figure.origin !== 'none' || channel === 'in-person')
  const bySpeaker = { female: 0, male: 0, undisclosed: 0, unknown: 0 }
  for (const { speaker } of proposals) bySpeaker[speaker?.gender ?? 'unknown'] += 1
  const byDecision = countOutcomes(reader, proposals, ({ decision }) => decision)
  const isDecided = byDecision.unsorted < proposals.length
  return {
    total: orElse(
      sumFigures(byChannel.map(({ figure }) => figure)),
      declaredOf(programme, null, 'proposals'),
    ),
    accepted: isDecided ? counted(byDecision.accepted) : declaredAccepted(reader, programme),
    byChannel,
    byAxis: axisRows(reader, programme.id, proposals),
    byDecision,
    bySorting: countOutcomes(reader, proposals, (proposal) => proposal.sorting),
    bySpeaker,
  }
}

/** Proposals written down in Warsha, and what workshops declare where none were; or else what the programme declares. */
function proposalsOfChannel(
  reader: Reader,
  programme: Programme,
  proposals: readonly Proposal[],
  channel: Channel,
): Figure {
  const written = proposals.filter((proposal) => (proposal.channel ?? 'in-person') === channel).length
  const writtenAt = new Set(
    proposals.flatMap(({ workshop }) => (workshop ? workshopEnd(reader, workshop) : [])),
  )
  const byWorkshops = workshopsOf(reader, programme.id)
    .filter((workshop) => isCounted(reader, workshop) && workshop.status !== 'cancelled')
    .filter((workshop) => channelOf(workshop) === channel && !writtenAt.has(workshop.id))
    .map((workshop) => declared(workshop.declared?.proposals))
  const here = sumFigures([written > 0 ? counted(written) : NO_FIGURE, ...byWorkshops])
  return orElse(here, declaredOf(programme, channel, 'proposals'))
}

/** What the programme declares of one channel, over all axes; of all channels together, when it is null. */
function declaredOf(
  { declared: rows = [] }: Programme,
  channel: Channel | null,
  figure: 'proposals' | 'accepted',
): Figure {
  return sumFigures(rows.filter((row) => row.channel === channel).map((row) => declared(row[figure])))
}

/** As workshops declare it, or else the programme: of all channels together, or channel by channel. */
function declaredAccepted(reader: Reader, programme: Programme): Figure {
  const byWorkshops = workshopsOf(reader, programme.id)
    .filter((workshop) => isCounted(reader, workshop) && workshop.status !== 'cancelled')
    .map((workshop) => declared(workshop.declared?.accepted))
  const byChannels = CHANNELS.map((channel) => declaredOf(programme, channel, 'accepted'))
  return orElse(
    sumFigures(byWorkshops),
    orElse(declaredOf(programme, null, 'accepted'), sumFigures(byChannels)),
  )
}

/** True for a workshop that stands for itself: what is joined to another counts there. */
const isCounted = (reader: Reader, { id }: Workshop): boolean => workshopEnd(reader, id) === id

/** What became of proposals, axis by axis; those without one, or with one that is gone, in the row of null. */
export function axisRows(
  reader: Reader,
  programme: EntityId,
  proposals: readonly Proposal[],
): readonly AxisRow[] {
  const axes = axesOf(reader, programme, { retired: true })
  const known = new Set(axes.map((axis) => axis.id))
  const row = (axis: Axis | null): AxisRow => {
    const own = proposals.filter((proposal) =>
      axis ? proposal.axis === axis.id : !proposal.axis || !known.has(proposal.axis),
    )
    return { axis, total: own.length, outcomes: countOutcomes(reader, own) }
  }
  return [...axes.map(row), row(null)].filter(({ axis, total }) => total > 0 || (axis && !axis.retired))
}

function projectSection(reader: Reader, programme: EntityId): Report['projects'] {
  const rows = projectsOf(reader, programme)
  const axes = axesOf(reader, programme, { retired: true })
  const known = new Set(axes.map((axis) => axis.id))
  const subtotal = (axis: Axis | null) => {
    const own = rows.filter((project) =>
      axis ? project.axis === axis.id : !project.axis || !known.has(project.axis),
    )
    return { axis, count: own.length, centimes: sumBudgets(own) }
  }
  return {
    rows,
    total: sumBudgets(rows),
    byAxis: [...axes.map(subtotal), subtotal(null)].filter(({ count }) => count > 0),
  }
}
