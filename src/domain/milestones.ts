/** A programme's stages in the order in which they happened or are to happen. */
import type { WorkshopDate } from './fields.ts'
import type { EntityId } from './ids.ts'
import type { Milestone, Workshop } from './kinds.ts'
import { workshopEnd, workshopsOf } from './programme.ts'
import type { Reader } from './state.ts'

/** Milestones by date, those without one last. */
export const milestonesOf = (reader: Reader, programme: EntityId): readonly Milestone[] =>
  reader
    .all('milestone')
    .filter((milestone) => milestone.programme === programme)
    .toSorted((a, b) => compare(whenOf(a), whenOf(b)) || compare(a.id, b.id))

/** True once the council has adopted the programme: a day that is only planned, or that nobody knows, is no adoption. */
export const isAdopted = (reader: Reader, programme: EntityId, today: string): boolean =>
  milestonesOf(reader, programme).some(
    (milestone) => milestone.type === 'adoption' && tenseOf(milestone, today) === 'past',
  )

export type Stage = Milestone | Workshop

/**
 * Milestones and workshops on one line of time; those without a date last. Left out are workshops that
 * were cancelled, that have no date, or whose very days a milestone already tells.
 */
export function timelineOf(reader: Reader, programme: EntityId): readonly Stage[] {
  const milestones = milestonesOf(reader, programme)
  const isTold = (date: WorkshopDate) =>
    milestones.some((milestone) => milestone.date?.start === date.start && milestone.date.end === date.end)
  const workshops = workshopsOf(reader, programme).filter(
    ({ id, date, status }) =>
      date && status !== 'cancelled' && workshopEnd(reader, id) === id && !isTold(date),
  )
  return [...milestones, ...workshops].toSorted((a, b) => compare(whenOf(a), whenOf(b)))
}

/** Whether a stage lies behind, goes on, or is to come, on a given day (`YYYY-MM-DD`); null where nobody knows. */
export function tenseOf({ date }: Stage, today: string): 'past' | 'now' | 'future' | null {
  if (!date) return null
  if (date.end < today) return 'past'
  return date.start > today ? 'future' : 'now'
}

// A range comes after a single day that begins with it.
const whenOf = ({ date }: Stage): string => (date ? `${date.start} ${date.end}` : '9999')

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
