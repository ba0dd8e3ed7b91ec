/** A project as its form holds it: texts and choices, and what saving them would write. */
import { isSameValue } from '../domain/canonical.ts'
import type { EntityId } from '../domain/ids.ts'
import type { Project } from '../domain/kinds.ts'
import { endsBeforeStart } from '../domain/matrix.ts'
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

/** The fields that saving changes, null for one that was emptied; or every flaw. */
export function fieldsFrom(
  input: ProjectInput,
  before: Project,
): Result<SetDraft['fields'], readonly ProjectFlaw[]> {
  const title = nameFrom(input.title, before.title)
  const budget = input.budget.trim() === '' ? null : centimesFrom(input.budget)
  const months = monthsFrom(input.months)
  const start = dateFrom(input.start)
  const end = dateFrom(input.end)
  const flaws: readonly (ProjectFlaw | false)[] = [
    title === undefined && 'title',
    budget === undefined && 'budget',
    months === undefined && 'months',
    start === undefined && 'start',
    end === undefined && 'end',
    endsBeforeStart(start, end) && 'ends-before-start',
  ]
  const found = flaws.filter((flaw) => flaw !== false)
  if (found.length > 0) return fail(found)
  const isTitleSame = isSameValue(textsOf(before.title), textsOf(title))
  const after: Record<string, unknown> = {
    title: isTitleSame ? before.title : title,
    axis: input.axis || null,
    objectives: input.objectives.trim() || null,
    results: input.results.trim() || null,
    activities: activitiesFrom(input.activities),
    partners: input.partners.trim() || null,
    budget,
    // What a source wrote stays beside a date that nobody changed.
    start: isSameValue(inputOf(before.start), input.start) ? (before.start ?? null) : start,
    end: isSameValue(inputOf(before.end), input.end) ? (before.end ?? null) : end,
    months,
  }
  // One text for all activities that nobody touched stays one text.
  if (isSameValue(projectInputOf(before).activities, input.activities)) {
    after['activities'] = before.activities ?? null
  }
  const old: Readonly<Record<string, unknown>> = { ...before }
  return ok(
    Object.fromEntries(
      Object.entries(after).filter(([field, value]) => !isSameValue(value, old[field] ?? null)),
    ),
  )
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
