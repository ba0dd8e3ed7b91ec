/** The matrix of projects: axis by axis, what each costs and how long it takes, and what they come to together. */
import { isInCalendar, type WorkshopDate } from './fields.ts'
import type { EntityId } from './ids.ts'
import type { Axis, Project } from './kinds.ts'
import { axesOf, projectsOf, sumBudgets } from './programme.ts'
import { SMART_QUESTIONS } from './programme-fields.ts'
import type { Reader } from './state.ts'

export interface Matrix {
  /** Every axis in use, with or without projects; then, where there are any, the projects that have none. */
  readonly groups: readonly MatrixGroup[]
  readonly count: number
  /** Centimes. */
  readonly centimes: number
  /** Projects whose budget nobody has given: the total is what the others come to. */
  readonly unpriced: number
}

export interface MatrixGroup {
  /** Null: without an axis, or with one that is gone. */
  readonly axis: Axis | null
  readonly projects: readonly Project[]
  /** Centimes. */
  readonly centimes: number
}

export function matrixOf(reader: Reader, programme: EntityId): Matrix {
  const projects = projectsOf(reader, programme)
  const axes = axesOf(reader, programme, { retired: true })
  const known = new Set(axes.map(({ id }) => id))
  const groupOf = (axis: Axis | null): MatrixGroup => {
    const own = projects.filter((project) =>
      axis ? project.axis === axis.id : !project.axis || !known.has(project.axis),
    )
    return { axis, projects: own, centimes: sumBudgets(own) }
  }
  const groups = [...axes.map(groupOf), groupOf(null)].filter(
    ({ axis, projects: own }) => own.length > 0 || (axis && !axis.retired),
  )
  return {
    groups,
    count: projects.length,
    centimes: sumBudgets(projects),
    unpriced: projects.filter(({ budget }) => budget === undefined).length,
  }
}

/** How long a project takes. `dates`: nobody stated it; it is what lies between its dates. */
export interface Duration {
  /** Halves at the finest. */
  readonly months: number
  readonly from: 'stated' | 'dates'
}

export function durationOf({ months, start, end }: Project): Duration | undefined {
  if (months !== undefined) return { months, from: 'stated' }
  return start && end && start.start <= end.end
    ? { months: monthsBetween(start.start, end.end), from: 'dates' }
    : undefined
}

/** Months from the first day to the last, both included, to the nearest half. */
export function monthsBetween(first: string, last: string): number {
  const [from, to] = [partsOf(first), partsOf(last)]
  const whole = (to.year - from.year) * 12 + (to.month - from.month)
  // A month is taken as thirty days only for what is left over; the day after the last is where it ends.
  const days = to.day + 1 - from.day
  return Math.max(0, Math.round((whole + days / lengthOfMonth(last)) * 2) / 2)
}

function lengthOfMonth(day: string): number {
  const month = day.slice(0, 'YYYY-MM'.length)
  return [31, 30, 29].find((length) => isInCalendar(`${month}-${length}`)) ?? 28
}

function partsOf(day: string): { readonly year: number; readonly month: number; readonly day: number } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { year, month, day: date }
}

/** How many of the five SMART questions have an answer. */
export const smartAnswered = ({ smart }: Project): number =>
  SMART_QUESTIONS.filter((question) => smart?.[question] !== undefined).length

/** True for a project whose end, as far as it is known, comes before its start. */
export const endsBeforeStart = (
  start: WorkshopDate | null | undefined,
  end: WorkshopDate | null | undefined,
): boolean => Boolean(start && end && end.end < start.start)
