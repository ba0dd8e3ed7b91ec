/** Of workshops: what is stated of them against what was counted and written down there. */
import { canAgree } from './agreement.ts'
import { attendanceOf, type Counted, countedOf, isCounted } from './attendance.ts'
import { DECLARED_FIGURES, type DeclaredName, groupsIn } from './declared.ts'
import { atLeast, counted, declared, type Figure, NO_FIGURE, orElse } from './figure.ts'
import type { About, Finding, Place } from './guard.ts'
import { acceptedFindings, finding, peopleFindings } from './guard-figures.ts'
import type { EntityId } from './ids.ts'
import type { Programme, Proposal, Workshop } from './kinds.ts'
import { proposalsByWorkshop, workshopEnd, workshopsOf } from './programme.ts'
import { knownIn, writtenIn } from './received.ts'
import type { Reader } from './state.ts'

export function workshopFindings(reader: Reader, programme: Programme): readonly Finding[] {
  const proposals = proposalsByWorkshop(reader)
  return workshopsOf(reader, programme.id).flatMap((workshop) => {
    const place: Place = { kind: 'workshop', id: workshop.id }
    if (workshop.status === 'cancelled' || workshopEnd(reader, workshop.id) !== workshop.id) {
      return hiddenFindings(workshop, place)
    }
    const count = countedOf(reader, workshop.id)
    const here = hereOf(count, proposals.get(workshop.id) ?? [])
    const joins: readonly Finding[] = workshop.into
      ? [{ rule: 'workshop-end', place, stated: null, parts: null }]
      : []
    return joins.concat(
      peopleFindings(attendanceOf(reader, workshop), place, programme),
      receivedFindings(workshop, here, place),
      negativeFindings(count, place),
      countedFindings(workshop, here, count, place),
    )
  })
}

type Here = Readonly<Record<DeclaredName, Figure>>

/** What was counted and written down at a workshop. */
function hereOf(count: Counted, proposals: readonly Proposal[]): Here {
  const people = (value: number) => (isCounted(count) ? counted(value) : NO_FIGURE)
  return {
    women: people(count.female),
    men: people(count.male),
    total: people(count.people),
    proposals: writtenIn(proposals, 'proposals'),
    // Until the last is decided, more may still be accepted.
    accepted: atLeast(
      writtenIn(proposals, 'accepted'),
      knownIn(proposals, 'accepted').length < proposals.length,
    ),
  }
}

/** More accepted than received, by what the sums take of the workshop or by what it states. */
function receivedFindings({ declared: statement }: Workshop, here: Here, place: Place): readonly Finding[] {
  const stated = { received: declared(statement?.proposals), accepted: declared(statement?.accepted) }
  const shown = {
    received: orElse(here.proposals, stated.received),
    accepted: orElse(here.accepted, stated.accepted),
  }
  return acceptedFindings(place, shown, stated)
}

function countedFindings(
  { declared: statement = {} }: Workshop,
  here: Here,
  count: Counted,
  place: Place,
): readonly Finding[] {
  const areGrouped = [...count.groups.values()].some((each) => each !== 0)
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
