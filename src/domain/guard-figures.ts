/** What the guard's rules about people and numbers of proposals have in common. */
import { canAgree, exceeds } from './agreement.ts'
import type { Attendance } from './attendance.ts'
import { type Figure, sumFigures } from './figure.ts'
import type { About, Finding, Place, Rule, Side } from './guard.ts'
import type { EntityId } from './ids.ts'
import type { Programme } from './kinds.ts'

const sideOf = (figure: Figure | null): Side | null => figure && { unit: 'figure', figure }

export function finding(
  rule: Rule,
  place: Place,
  stated: Figure | null,
  parts: Figure | null,
  about: About,
  group?: EntityId,
): Finding {
  return { rule, place, about, ...(group && { group }), stated: sideOf(stated), parts: sideOf(parts) }
}

/** Women and men against the total, groups against the people. */
export function peopleFindings(
  { women, men, total, groups }: Pick<Attendance, 'women' | 'men' | 'total' | 'groups'>,
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

/** One reading of a place: by what is shown of it, or by what is stated. */
interface Reading {
  readonly received: Figure
  readonly accepted: Figure
}

/** The first of several readings of one place in which more was accepted than received. */
export function acceptedFindings(place: Place, ...readings: readonly Reading[]): readonly Finding[] {
  const off = readings.find(({ received, accepted }) => exceeds(accepted, received))
  return off ? [finding('accepted-received', place, off.received, off.accepted, 'accepted')] : []
}
