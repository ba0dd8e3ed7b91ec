/** A project as its form holds it: texts and choices, and what saving them would write. */

import { isSameValue } from '../domain/canonical.ts'
import { isBefore } from '../domain/duration.ts'
import type { EntityId } from '../domain/ids.ts'
import type { Project } from '../domain/kinds.ts'
import { centimesFrom, typedFrom } from '../domain/money-words.ts'
import type { SetDraft } from '../domain/operation.ts'
import type { Activity } from '../domain/programme-fields.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import { type DateInput, dateFrom, inputOf } from './dates.ts'
import { type NameTexts, nameFrom, textsOf } from './names.ts'

export interface ActivityInput {
  /** Tells lines apart while they are edited; never saved. */
  readonly key: string
  readonly text: string
  readonly publics: string
}

export const NO_ACTIVITY: ActivityInput = { key: '', text: '', publics: '' }

export interface ProjectInput {
  readonly title: NameTexts
  readonly axis: EntityId | ''
  readonly objectives: string
  readonly results: string
  /** Line by line; one text that a source gave as a whole is one line. */
  readonly activities: readonly ActivityInput[]
  readonly partners: string
  /** Dirhams as typed. */
  readonly budget: string
  readonly start: DateInput
  readonly end: DateInput
  /** As typed, with a comma or a point. */
  readonly months: string
}

/** What is wrong with a form, by the field that says it. */
export type ProjectFlaw = 'title' | 'budget' | 'start' | 'end' | 'ends-before-start' | 'months'

export function projectInputOf(project: Project): ProjectInput {
  return {
    title: textsOf(project.title),
    axis: project.axis ?? '',
    objectives: project.objectives ?? '',
    results: project.results ?? '',
    activities: activitiesOf(project).map(({ text, publics = '' }, index) => ({
      key: String(index),
      text,
      publics,
    })),
    partners: project.partners ?? '',
    budget: project.budget === undefined ? '' : typedFrom(project.budget),
    start: inputOf(project.start),
    end: inputOf(project.end),
    months: project.months === undefined ? '' : String(project.months).replace('.', ','),
  }
}

/** Activities one by one, whichever way they were given. */
export function activitiesOf({ activities = [] }: Project): readonly Activity[] {
  return typeof activities === 'string' ? [{ text: activities }] : activities
}

/** What the form began with and what it holds now: all that a reload must find again. */
export interface ProjectDraft {
  readonly begun: ProjectInput
  readonly input: ProjectInput
}

/**
 * The fields that the person changed since the form was opened, null for one that was emptied; or
 * every flaw. What others changed meanwhile is not among them, so that saving never turns it back.
 */
export function fieldsFrom(
  { begun, input }: ProjectDraft,
  before: Project,
): Result<SetDraft['fields'], readonly ProjectFlaw[]> {
  const title = nameFrom(input.title, before.title)
  const budget = input.budget.trim() === '' ? null : centimesFrom(input.budget)
  const months = monthsFrom(input.months)
  const start = dateFrom(input.start)
  const end = dateFrom(input.end)
  const flaws: readonly (ProjectFlaw | false | null | undefined)[] = [
    title === undefined && 'title',
    budget === undefined && 'budget',
    months === undefined && 'months',
    start === undefined && 'start',
    end === undefined && 'end',
    start && end && isBefore(end, start) && 'ends-before-start',
  ]
  const found = flaws.filter((flaw) => typeof flaw === 'string')
  if (found.length > 0) return fail(found)
  const after: Readonly<Record<keyof ProjectInput, unknown>> = {
    title,
    axis: input.axis || null,
    objectives: input.objectives.trim() || null,
    results: input.results.trim() || null,
    activities: activitiesFrom(input.activities),
    partners: input.partners.trim() || null,
    budget,
    start,
    end,
    months,
  }
  const isTouched = (field: string) =>
    !isSameValue(begun[field as keyof ProjectInput], input[field as keyof ProjectInput])
  return ok(Object.fromEntries(Object.entries(after).filter(([field]) => isTouched(field))))
}

/** What `fields` hold now: writing it takes the change back. */
export function fieldsBefore(before: object, fields: SetDraft['fields']): SetDraft['fields'] {
  const old = before as Readonly<Record<string, unknown>>
  return Object.fromEntries(Object.keys(fields).map((field) => [field, old[field] ?? null]))
}

function activitiesFrom(lines: readonly ActivityInput[]): readonly Activity[] | null {
  const activities = lines.flatMap((line): Activity[] => {
    const [text, publics] = [line.text.trim(), line.publics.trim()]
    if (text === '') return []
    return [publics === '' ? { text } : { text, publics }]
  })
  return activities.length > 0 ? activities : null
}

const MONTHS = /^\d{1,3}(?:[.,][05])?$/
/** As the kind's schema has it: fifty years. */
const MOST_MONTHS = 600

/** Null: not given. Undefined: not a number of months and half months. */
function monthsFrom(typed: string): number | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  const months = Number(text.replace(',', '.'))
  return MONTHS.test(text) && months <= MOST_MONTHS ? months : undefined
}
