/** Of projects and of the programme itself: costs, dates, durations, progress, and the network's members. */

import { HALF_MONTH, isBefore, monthsBetween, toHalfMonths } from './duration.ts'
import type { WorkshopDate } from './fields.ts'
import { declared, sumFigures } from './figure.ts'
import type { Finding, Place, Rule, Side } from './guard.ts'
import type { Programme, Project } from './kinds.ts'
import { projectsOf, sumBudgets } from './programme.ts'
import type { Reader } from './state.ts'

export function projectFindings(reader: Reader, programme: Programme): readonly Finding[] {
  const projects = projectsOf(reader, programme.id)
  return [
    ...costFindings(programme, projects),
    ...projects.flatMap((project) => {
      const place: Place = { kind: 'project', id: project.id }
      return dateFindings(programme, project, place).concat(
        monthFindings(programme, project, place),
        progressFindings(project, place),
        indicatorFindings(project, place),
      )
    }),
  ]
}

export function programmeFindings(programme: Programme): readonly Finding[] {
  const { start, end, network } = programme
  const place: Place = { kind: 'programme', id: programme.id, part: 'about' }
  const parts = [network?.regions, network?.councils, network?.communes].flatMap((value) => value ?? [])
  const sum = sumFigures(parts.map((value) => declared({ certainty: 'exact', value })))
  const total = network?.total
  const isPart = parts.length < 3
  const areMembersOff =
    total !== undefined && sum.value !== null && (isPart ? sum.value > total : sum.value !== total)
  const areDatesOff = network?.founded && network.joined && isBefore(network.joined, network.founded)
  return [
    ...(start && end && isBefore(end, start)
      ? [finding('programme-dates', place, null, datesSide(start, end))]
      : []),
    ...(areMembersOff && total !== undefined
      ? [
          finding(
            'network-total',
            place,
            { unit: 'figure', figure: declared({ certainty: 'exact', value: total }) },
            { unit: 'figure', figure: sum },
          ),
        ]
      : []),
    ...(areDatesOff
      ? [finding('network-dates', place, null, datesSide(network.founded, network.joined))]
      : []),
  ]
}

function costFindings(programme: Programme, projects: readonly Project[]): readonly Finding[] {
  const stated = programme.declaredBudget
  const silent = projects.filter(({ budget }) => budget === undefined)
  const isAsked = stated !== undefined || silent.length < projects.length
  const sum = sumBudgets(projects)
  const isOff =
    stated !== undefined && projects.length > 0 && (silent.length === 0 ? sum !== stated : sum > stated)
  const place: Place = { kind: 'programme', id: programme.id, part: 'projects' }
  return [
    ...(isOff && stated !== undefined
      ? [
          finding(
            'costs-total',
            place,
            { unit: 'dirhams', centimes: stated },
            { unit: 'dirhams', centimes: sum },
          ),
        ]
      : []),
    ...(isAsked
      ? silent.map(({ id }) => finding('budget-missing', { kind: 'project', id }, null, null))
      : []),
  ]
}

function dateFindings(programme: Programme, { start, end }: Project, place: Place): readonly Finding[] {
  if (start && end && isBefore(end, start)) {
    return [finding('project-dates', place, null, datesSide(start, end))]
  }
  const isOutside = [start, end].some(
    (date) =>
      date &&
      ((programme.start && isBefore(date, programme.start)) ||
        (programme.end && isBefore(programme.end, date))),
  )
  return isOutside
    ? [finding('project-outside', place, datesSide(programme.start, programme.end), datesSide(start, end))]
    : []
}

/** A duration against the project's own dates, and against how long the programme lasts. */
function monthFindings(
  programme: Programme,
  { start, end, months }: Project,
  place: Place,
): readonly Finding[] {
  if (months === undefined) return []
  const stated = monthsSide(months, months)
  const own = start && end && !isBefore(end, start) ? monthsBetween(start, end) : undefined
  const whole = programme.start && programme.end ? monthsBetween(programme.start, programme.end) : undefined
  const isOff = own && (months < own.least - HALF_MONTH || months > own.most + HALF_MONTH)
  const isLonger = whole && months > whole.most + HALF_MONTH
  return [
    ...(own && isOff ? [finding('project-months', place, stated, monthsSide(own.least, own.most))] : []),
    ...(whole && isLonger
      ? [finding('project-longer', place, stated, monthsSide(whole.most, whole.most))]
      : []),
  ]
}

/** "Completed" at 40 %, or "not started" at 10 %, cannot both be true. */
function progressFindings({ progress }: Project, place: Place): readonly Finding[] {
  const percent = progress?.percent
  if (progress === undefined || percent === undefined) return []
  const isOff =
    (progress.status === 'completed' && percent < 100) || (progress.status === 'not-started' && percent > 0)
  return isOff ? [finding('progress-percent', place, null, { unit: 'percent', percent })] : []
}

const indicatorFindings = ({ indicators = [] }: Project, place: Place): readonly Finding[] =>
  indicators.flatMap(({ target }, part) =>
    target === undefined
      ? [{ rule: 'indicator-target' as const, place, part, stated: null, parts: null }]
      : [],
  )

const monthsSide = (least: number, most: number): Side => ({
  unit: 'months',
  least: toHalfMonths(least),
  most: toHalfMonths(most),
})

const datesSide = (start: WorkshopDate | undefined, end: WorkshopDate | undefined): Side => ({
  unit: 'dates',
  start,
  end,
})

const finding = (rule: Rule, place: Place, stated: Side | null, parts: Side | null): Finding => ({
  rule,
  place,
  stated,
  parts,
})
