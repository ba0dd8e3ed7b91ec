/**
 * The example programme: what Témara published, as the operations that a coordinator would cause.
 * Figures enter as declared, in the source's own certainty.
 */
import { DEFAULT_GROUPS } from './defaults.ts'
import type { WorkshopDate } from './fields.ts'
import type { EntityId } from './ids.ts'
import type { DeclaredFigure, WorkshopType } from './kinds.ts'
import { type SetDraft, set } from './operation.ts'

/** The parts of a published programme (seeds/temara.json) that the example uses. */
export interface PublishedProgramme {
  readonly entity: { readonly name_ar: string }
  readonly programme: { readonly period: { readonly start: string; readonly end: string } }
  readonly axes: readonly { readonly n: number; readonly name_ar: string }[]
  readonly milestones: readonly {
    readonly label_ar: string
    readonly kind: string
    readonly date: { readonly start: string; readonly end: string; readonly raw: string }
  }[]
  readonly participants: {
    readonly in_person: readonly {
      readonly key: string
      readonly label_ar: string
      readonly men: number
      readonly women: number
    }[]
    readonly digital: { readonly men: number; readonly women: number }
  }
  readonly proposals: {
    readonly in_person: { readonly value: number; readonly approximate: boolean }
    readonly digital: { readonly value: number; readonly approximate: boolean }
  }
  readonly projects: readonly {
    readonly n: number
    readonly axis: number
    readonly title_ar: string
    readonly cost_mad: number
    readonly duration_months: number
  }[]
}

/** How the source's rows and its milestones name the same event. */
const EVENTS: Readonly<Record<string, { readonly type: WorkshopType; readonly milestone: string }>> = {
  launch: { type: 'launch', milestone: 'workshop' },
  neighbourhoods: { type: 'neighbourhood', milestone: 'neighbourhood_workshops' },
  equality_body: { type: 'body', milestone: 'consultative_body_meeting' },
}

export interface Example {
  readonly programme: EntityId
  readonly drafts: readonly SetDraft[]
}

/** The drafts that enter a published programme as an example, and the programme's new id. */
export function exampleDrafts(source: PublishedProgramme, newId: () => EntityId): Example {
  const programme = newId()
  const axes = new Map(source.axes.map((axis) => [axis.n, newId()]))
  const drafts = [
    programmeDraft(source, programme),
    ...source.axes.map((axis) =>
      set('axis', axes.get(axis.n) ?? newId(), { programme, name: axis.name_ar, order: axis.n }),
    ),
    ...DEFAULT_GROUPS.map((name, index) => set('group', newId(), { programme, name, order: index + 1 })),
    ...workshopDrafts(source, programme, newId),
    ...source.projects.map((project) =>
      set('project', newId(), {
        programme,
        title: project.title_ar,
        axis: axes.get(project.axis) ?? null,
        order: project.n,
        budget: Math.round(project.cost_mad * 100),
        months: project.duration_months,
      }),
    ),
  ]
  return { programme, drafts }
}

function programmeDraft(source: PublishedProgramme, programme: EntityId): SetDraft {
  const { start, end } = source.programme.period
  const { digital } = source.participants
  return set('programme', programme, {
    title: `برنامج عمل الانفتاح ل${source.entity.name_ar} ${start}–${end}`,
    start: yearOf(start),
    end: yearOf(end),
    example: true,
    declared: [
      { channel: 'in-person', axis: null, proposals: figureOf(source.proposals.in_person) },
      {
        channel: 'digital',
        axis: null,
        women: exact(digital.women),
        men: exact(digital.men),
        total: exact(digital.women + digital.men),
        proposals: figureOf(source.proposals.digital),
      },
    ],
  })
}

function workshopDrafts(
  source: PublishedProgramme,
  programme: EntityId,
  newId: () => EntityId,
): readonly SetDraft[] {
  return source.participants.in_person.map((row) => {
    const event = EVENTS[row.key]
    const milestone = source.milestones.find((each) => each.kind === event?.milestone)
    return set('workshop', newId(), {
      programme,
      title: row.label_ar,
      type: event?.type ?? 'other',
      status: 'closed',
      ...(milestone && { date: dateOf(milestone.date) }),
      declared: {
        women: exact(row.women),
        men: exact(row.men),
        total: exact(row.women + row.men),
      },
    })
  })
}

const exact = (value: number): DeclaredFigure => ({ certainty: 'exact', value })
const figureOf = (figure: { readonly value: number; readonly approximate: boolean }): DeclaredFigure =>
  figure.approximate ? { certainty: 'approximate', value: figure.value } : exact(figure.value)

const yearOf = (year: string): WorkshopDate => ({
  start: `${year}-01-01`,
  end: `${year}-12-31`,
  precision: 'year',
})
const dateOf = ({
  start,
  end,
  raw,
}: {
  readonly start: string
  readonly end: string
  readonly raw: string
}) => ({
  start,
  end,
  precision: start === end ? 'day' : 'range',
  raw,
})
