/**
 * What a programme has published, in the shape of the kept sources (`temara.json`), as the operations that a
 * coordinator would cause. Figures enter as declared, in the source's own certainty; what it leaves out stays open.
 */
import { DEFAULT_GROUPS } from './defaults.ts'
import type { LocalizedName, WorkshopDate } from './fields.ts'
import type { EntityId } from './ids.ts'
import type { DeclaredByChannel, DeclaredFigure, WorkshopType } from './kinds.ts'
import { type SetDraft, set } from './operation.ts'
import type { Activity, Committee, MilestoneType, Network } from './programme-fields.ts'
import type {
  Maybe,
  PublishedCount,
  PublishedDate,
  PublishedPeople,
  PublishedProgramme,
  PublishedProject,
  Texts,
} from './published-source.ts'

/** How the sources' rows and their milestones name the same event. */
const EVENTS: Readonly<Record<string, { readonly type: WorkshopType; readonly milestone: string }>> = {
  launch: { type: 'launch', milestone: 'workshop' },
  neighbourhoods: { type: 'neighbourhood', milestone: 'neighbourhood_workshops' },
  equality_body: { type: 'body', milestone: 'consultative_body_meeting' },
}

const MILESTONES: Readonly<Record<string, MilestoneType>> = {
  info_meeting: 'info-meeting',
  committee_created: 'committee-created',
  workshop: 'co-creation-workshop',
  digital_consultation: 'digital-consultation',
  neighbourhood_workshops: 'neighbourhood-workshops',
  consultative_body_meeting: 'body-meeting',
}

const COMMITTEE_ROLES: Readonly<Record<string, LocalizedName>> = {
  chair: { ar: 'رئيس اللجنة', fr: 'Président de la commission', en: 'Chair' },
  elected: { ar: 'منتخبون', fr: 'Élus', en: 'Elected members' },
  staff: { ar: 'موظفون', fr: 'Fonctionnaires', en: 'Staff' },
  consultative_body: { ar: 'الهيئة الاستشارية', fr: 'Instance consultative', en: 'Consultative body' },
}

export interface Published {
  readonly programme: EntityId
  readonly drafts: readonly SetDraft[]
}

/** The drafts that enter a published programme, as an example if so wished, and the programme's new id. */
export function publishedDrafts(
  source: PublishedProgramme,
  newId: () => EntityId,
  { isExample = false }: { readonly isExample?: boolean } = {},
): Published {
  const programme = newId()
  const axes = new Map((source.axes ?? []).map(({ n }) => [n, newId()]))
  const groups = groupsOf(source).map((name) => ({ name, id: newId() }))
  const drafts = [
    set('programme', programme, {
      ...programmeFields(source, groups),
      ...(isExample && { example: true }),
    }),
    ...(source.axes ?? []).map((axis) =>
      set('axis', axes.get(axis.n) ?? newId(), {
        programme,
        name: axis.name_ar,
        ...given('shortName', axis.short_name_ar),
        order: axis.n,
      }),
    ),
    ...groups.map(({ name, id }, index) => set('group', id, { programme, name, order: index + 1 })),
    ...workshopDrafts(source, programme, newId),
    ...source.milestones.map((milestone) =>
      set('milestone', newId(), {
        programme,
        title: milestone.label_ar,
        type: MILESTONES[milestone.kind] ?? 'other',
        ...given('date', dateOf(milestone.date)),
        ...given('place', milestone.place_ar),
        ...given('note', milestone.date_raw),
      }),
    ),
    ...source.projects.map((project) => set('project', newId(), projectFields(project, programme, axes))),
  ]
  return { programme, drafts }
}

interface NamedGroup {
  readonly name: LocalizedName
  readonly id: EntityId
}

/** Those that every programme starts with, and those of the source that are none of them. */
function groupsOf({ participants }: PublishedProgramme): readonly LocalizedName[] {
  const known = new Set(DEFAULT_GROUPS.map(arabicOf))
  return [
    ...DEFAULT_GROUPS,
    ...(participants?.groups ?? []).map(({ ar }) => ar).filter((ar) => !known.has(ar)),
  ]
}

const arabicOf = (name: LocalizedName): string | undefined => (typeof name === 'string' ? name : name.ar)

function programmeFields(source: PublishedProgramme, groups: readonly NamedGroup[]): Record<string, unknown> {
  const { document, entity, budget_total_mad: total } = source
  const { period } = source.programme
  const years = period ? ` ${period.start}–${period.end}` : ''
  const isTitled = document?.kind === 'programme_deck' && document.title_ar
  const declared = declaredOf(source, groups)
  return {
    title: isTitled ? document.title_ar : `برنامج عمل الانفتاح ل${entity.name_ar}${years}`,
    ...(period && { start: yearOf(period.start), end: yearOf(period.end) }),
    ...(declared.length > 0 && { declared }),
    ...given('declaredBudget', centimesOf(total)),
    ...given('network', networkOf(source)),
    ...given('committee', committeeOf(source)),
    ...given('results', textOf(source.expected_results_ar)),
    ...given('principles', source.principles_ar),
    ...given('commitments', source.network_commitments_ar),
  }
}

/** What the source knows of a channel only as a whole. Events with people of their own are workshops. */
function declaredOf(
  { participants, proposals }: PublishedProgramme,
  groups: readonly NamedGroup[],
): DeclaredByChannel {
  const groupIds = new Map(groups.map(({ name, id }) => [arabicOf(name), id]))
  const ofGroups = (participants?.groups ?? []).flatMap(({ ar, count }) => {
    const id = groupIds.get(ar)
    return id ? [[id, exact(count)] as const] : []
  })
  const rows = [
    {
      channel: 'in-person',
      axis: null,
      ...(participants && !participants.in_person && peopleOf(participants)),
      ...(ofGroups.length > 0 && { groups: Object.fromEntries(ofGroups) }),
      ...given('proposals', figureOf(proposals?.in_person)),
    },
    {
      channel: 'digital',
      axis: null,
      ...(participants?.digital && peopleOf(participants.digital)),
      ...given('proposals', figureOf(proposals?.digital)),
    },
    { channel: 'body', axis: null, ...given('proposals', uncountedIn(proposals?.in_person)) },
    { channel: null, axis: null, ...given('accepted', figureOf(proposals?.accepted)) },
  ] as const satisfies DeclaredByChannel
  return rows.filter((row) => Object.keys(row).length > 2)
}

function peopleOf({ women, men, total, total_stated: stated }: PublishedPeople) {
  const isSplit = typeof women === 'number' && typeof men === 'number'
  return {
    ...given('women', figureOf(women)),
    ...given('men', figureOf(men)),
    ...given('total', figureOf(total ?? stated ?? (isSplit ? women + men : undefined))),
  }
}

function workshopDrafts(
  source: PublishedProgramme,
  programme: EntityId,
  newId: () => EntityId,
): readonly SetDraft[] {
  const held = (source.participants?.in_person ?? []).map((row) => {
    const event = EVENTS[row.key]
    const milestone = source.milestones.find(({ kind }) => kind === event?.milestone)
    return set('workshop', newId(), {
      programme,
      title: row.label_ar,
      type: event?.type ?? 'other',
      status: 'closed',
      ...given('date', dateOf(milestone?.date)),
      declared: peopleOf(row),
    })
  })
  const planned = (source.workshops ?? []).map(({ label_ar, agenda = [] }) => {
    const lines = agenda.map(({ raw, items_ar }) => [raw, ...items_ar.map((item) => `– ${item}`)].join('\n'))
    return set('workshop', newId(), {
      programme,
      title: label_ar,
      status: 'planned',
      ...given('time', agenda[0]?.start),
      ...(lines.length > 0 && { agenda: lines.join('\n') }),
    })
  })
  return [...held, ...planned]
}

function projectFields(
  project: PublishedProject,
  programme: EntityId,
  axes: ReadonlyMap<number, EntityId>,
): Record<string, unknown> {
  const { activities_ar: activities } = project
  return {
    programme,
    title: project.title_ar,
    order: project.n,
    ...given('axis', axes.get(project.axis ?? 0)),
    ...given('objectives', textOf(project.objectives_ar)),
    ...given('results', textOf(project.expected_results_ar)),
    ...given('activities', areActivities(activities) ? activities : textOf(activities)),
    ...given('partners', textOf(project.partners_ar)),
    ...given('budget', centimesOf(project.cost_mad)),
    ...given('start', dateOf(project.start)),
    ...given('end', dateOf(project.end)),
    ...given('months', project.duration_months),
  }
}

const areActivities = (activities: PublishedProject['activities_ar']): activities is readonly Activity[] =>
  Array.isArray(activities) && activities.every((activity) => typeof activity === 'object')

function networkOf({ network }: PublishedProgramme): Network | undefined {
  if (!network) return undefined
  const { founded, joined, regions, provincial_councils: councils, communes, total_stated: total } = network
  return {
    ...given('founded', dateOf(founded)),
    ...given('joined', dateOf(joined)),
    ...given('regions', regions),
    ...given('councils', councils),
    ...given('communes', communes),
    ...given('total', total),
  }
}

/** Counts by role where the source has them, or else its roles as it words them. */
function committeeOf({ committee }: PublishedProgramme): Committee | undefined {
  if (!committee) return undefined
  const counts = Object.entries(committee.counts ?? {}).filter(([role]) =>
    Object.hasOwn(COMMITTEE_ROLES, role),
  )
  const body = committee.known_counts?.consultative_body ?? null
  const members =
    counts.length > 0
      ? counts.map(([role, count]) => ({ role: COMMITTEE_ROLES[role] ?? role, count }))
      : (committee.roles_ar ?? []).map((role) => ({ role, count: role.includes('الاستشارية') ? body : null }))
  return {
    name: committee.name_ar,
    ...given('created', dateOf(committee.created)),
    ...(committee.decision_no !== undefined && { decision: String(committee.decision_no) }),
    members,
  }
}

const exact = (value: number): DeclaredFigure => ({ certainty: 'exact', value })

function figureOf(count: PublishedCount): DeclaredFigure | undefined {
  if (count === null || count === undefined) return undefined
  if (typeof count === 'number') return exact(count)
  return count.approximate ? { certainty: 'approximate', value: count.value } : exact(count.value)
}

/** The source says that there were more, and not how many. */
const uncountedIn = (count: PublishedCount): DeclaredFigure | undefined =>
  typeof count === 'object' && count?.plus_uncounted ? { certainty: 'unknown', value: null } : undefined

const centimesOf = (dirhams: Maybe<number>): number | undefined =>
  typeof dirhams === 'number' ? Math.round(dirhams * 100) : undefined

/** One text of what is one, or a list with a line for each. */
const textOf = (texts: Texts): string | undefined =>
  (typeof texts === 'string' ? texts : texts?.join('\n')) || undefined

const yearOf = (year: string): WorkshopDate => ({
  start: `${year}-01-01`,
  end: `${year}-12-31`,
  precision: 'year',
})

function dateOf(date: Maybe<PublishedDate>): WorkshopDate | undefined {
  if (!date) return undefined
  const { start, end, precision, raw } = date
  const isNamed = precision === 'day' || precision === 'month' || precision === 'year'
  const own = isNamed ? precision : start === end ? 'day' : 'range'
  return { start, end, precision: own, ...given('raw', raw) }
}

/** A member, where there is something to put in it. */
const given = <const Name extends string, Value>(
  name: Name,
  value: Maybe<Value>,
): { readonly [K in Name]?: Value } =>
  (value === null || value === undefined ? {} : { [name]: value }) as { readonly [K in Name]?: Value }
