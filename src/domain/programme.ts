/**
 * A programme's things in the order people expect, with references followed to their end. References
 * are never trusted: a cycle, a missing or a withdrawn end is an answer, not an error.
 */
import type { EntityId } from './ids.ts'
import type { Axis, Channel, Group, Judgement, Programme, Project, Proposal, Workshop } from './kinds.ts'
import type { Reader } from './state.ts'

/** Programmes, newest first. */
export const programmesOf = (reader: Reader): readonly Programme[] => [...reader.all('programme')].reverse()

/** Axes in their order; retired ones only when asked for. */
export const axesOf = (reader: Reader, programme: EntityId, options: Listing = {}): readonly Axis[] =>
  ordered(reader.all('axis'), programme, options)

/** Participant groups in their order; retired ones only when asked for. */
export const groupsOf = (reader: Reader, programme: EntityId, options: Listing = {}): readonly Group[] =>
  ordered(reader.all('group'), programme, options)

interface Listing {
  readonly retired?: boolean
}

/** Workshops by date, those without one last. Joined ones are among them. */
export function workshopsOf(reader: Reader, programme: EntityId): readonly Workshop[] {
  return reader
    .all('workshop')
    .filter((workshop) => workshop.programme === programme)
    .toSorted((a, b) => compare(whenOf(a), whenOf(b)) || compare(a.id, b.id))
}

/** Proposals, newest first, withdrawn ones among them. */
export function proposalsOf(reader: Reader, programme: EntityId): readonly Proposal[] {
  return reader
    .all('proposal')
    .filter((proposal) => proposal.programme === programme)
    .reverse()
}

/** Projects by axis order, then their own. */
export function projectsOf(reader: Reader, programme: EntityId): readonly Project[] {
  const axes = axesOf(reader, programme, { retired: true }).map((axis) => axis.id)
  const place = (project: Project) => (project.axis ? axes.indexOf(project.axis) : axes.length)
  return reader
    .all('project')
    .filter((project) => project.programme === programme)
    .toSorted((a, b) => place(a) - place(b) || byOrder(a, b))
}

/** What projects cost together, in centimes; one without a budget adds nothing. */
export const sumBudgets = (projects: readonly Project[]): number =>
  projects.reduce((sum, { budget = 0 }) => sum + budget, 0)

/** The judgement that stands: the committee's decision, or else the sorting in the room. */
export const judgementOf = (proposal: Proposal): Judgement | undefined =>
  proposal.decision ?? proposal.sorting

/** What the committee decided: what the room sorted is no decision. */
export const decisionOf = (proposal: Proposal): Judgement | undefined => proposal.decision

/** Proposals of a workshop and of those joined to it, newest first. */
export function proposalsIn(reader: Reader, workshop: EntityId): readonly Proposal[] {
  const ids = new Set(joinedTo(reader, workshop))
  return reader
    .all('proposal')
    .filter((proposal) => proposal.workshop !== undefined && ids.has(proposal.workshop))
    .reverse()
}

/** The proposals that stand at each workshop, those of joined ones where these count. None: not in the map. */
export function proposalsByWorkshop(reader: Reader): ReadonlyMap<EntityId, readonly Proposal[]> {
  const ends = new Map(reader.all('workshop').map(({ id }) => [id, workshopEnd(reader, id)]))
  const standing = new Map<EntityId, Proposal[]>()
  for (const proposal of reader.all('proposal')) {
    const end = proposal.workshop && ends.get(proposal.workshop)
    if (proposal.withdrawn || !end) continue
    const own = standing.get(end)
    if (own) own.push(proposal)
    else standing.set(end, [proposal])
  }
  return standing
}

/** The channel by which proposals made at a workshop come in. */
export const channelOf = ({ type }: Pick<Workshop, 'type'>): Channel =>
  type === 'digital' || type === 'body' ? type : 'in-person'

/** Workshops in which people are being counted now, of whichever programme. */
export const openWorkshops = (reader: Reader): readonly Workshop[] =>
  reader.all('workshop').filter(({ status }) => status === 'open')

/** True of a workshop to which people came, or may have come: what nobody says of it is missing. */
export const isHeld = ({ status }: Pick<Workshop, 'status'>): boolean =>
  status === 'open' || status === 'closed'

/** True of a workshop to which nobody comes any more. */
export const isOver = ({ status }: Pick<Workshop, 'status'>): boolean =>
  status !== 'open' && status !== 'planned'

/** Where a workshop's counts go: itself, or the last of those it is joined to. A cycle counts where it is. */
export function workshopEnd(reader: Reader, workshop: EntityId): EntityId {
  const end = follow(workshop, (id) => reader.get('workshop', id)?.into)
  return end !== undefined && reader.get('workshop', end) ? end : workshop
}

/** The workshop and every one that is joined to it, in the end. */
export function joinedTo(reader: Reader, workshop: EntityId): readonly EntityId[] {
  const joined = reader
    .all('workshop')
    .filter((other) => other.id !== workshop && other.into && workshopEnd(reader, other.id) === workshop)
  return [workshop, ...joined.map((other) => other.id)]
}

/**
 * The proposal that a merged one goes on in; undefined for a cycle, or a missing or withdrawn end.
 *
 * @param judge `decisionOf` follows only what the committee merged
 */
export function mergeEnd(
  reader: Reader,
  proposal: Proposal,
  judge: Judge = judgementOf,
): Proposal | undefined {
  // Nearly all are not merged, and a report asks this of each.
  if (mergedInto(proposal, judge) === undefined) return proposal.withdrawn ? undefined : proposal
  const end = reader.get(
    'proposal',
    follow(proposal.id, (id) => mergedInto(reader.get('proposal', id), judge)),
  )
  return end && !end.withdrawn ? end : undefined
}

/** Proposals whose merge leads nowhere: they count as unsorted until somebody settles them. */
export function unsettled(reader: Reader, programme: EntityId): readonly Proposal[] {
  return proposalsOf(reader, programme).filter(
    (proposal) =>
      !proposal.withdrawn && mergedInto(proposal, judgementOf) !== undefined && !mergeEnd(reader, proposal),
  )
}

/** Workshops as a person looks for them on a given day (`YYYY-MM-DD`). */
export interface WorkshopGroups {
  /** Open, or planned for today. */
  readonly now: readonly Workshop[]
  readonly upcoming: readonly Workshop[]
  /** Closed, or planned for a day that has gone by. Latest first. */
  readonly past: readonly Workshop[]
  readonly cancelled: readonly Workshop[]
}

export function groupWorkshops(workshops: readonly Workshop[], today: string): WorkshopGroups {
  const groupOf = ({ status, date }: Workshop): keyof WorkshopGroups => {
    if (status === 'cancelled') return 'cancelled'
    if (status === 'open') return 'now'
    if (status === 'closed') return 'past'
    if (!date || date.start > today) return 'upcoming'
    return date.end >= today ? 'now' : 'past'
  }
  const groups = Object.groupBy(workshops, groupOf)
  return {
    now: groups.now ?? [],
    upcoming: groups.upcoming ?? [],
    past: (groups.past ?? []).toReversed(),
    cancelled: groups.cancelled ?? [],
  }
}

type Judge = (proposal: Proposal) => Judgement | undefined

const mergedInto = (proposal: Proposal | undefined, judge: Judge): EntityId | undefined => {
  const judgement = proposal && judge(proposal)
  return judgement?.verdict === 'merged' ? judgement.into : undefined
}

/** The last of a chain of references; undefined when it runs in a circle. */
function follow(start: EntityId, next: (id: EntityId) => EntityId | undefined): EntityId | undefined {
  const seen = new Set<EntityId>()
  let here = start
  for (let there = next(here); there !== undefined; there = next(here)) {
    seen.add(here)
    if (seen.has(there)) return undefined
    here = there
  }
  return here
}

function ordered<Thing extends Axis | Group>(
  things: readonly Thing[],
  programme: EntityId,
  { retired = false }: Listing,
): readonly Thing[] {
  return things
    .filter((thing) => thing.programme === programme && (retired || !thing.retired))
    .toSorted(byOrder)
}

interface Ordered {
  readonly id: EntityId
  readonly order?: number
}
const byOrder = (a: Ordered, b: Ordered): number =>
  (a.order ?? Number.MAX_VALUE) - (b.order ?? Number.MAX_VALUE) || compare(a.id, b.id)

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

const whenOf = ({ date, time }: Workshop): string => `${date?.start ?? '9999'} ${time ?? ''}`
