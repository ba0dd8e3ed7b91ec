/** Who came: people by gender, and groups, of one workshop or several. */
import { atLeast, counted, declared, type Figure, isWhole, NO_FIGURE, orElse, sumFigures } from './figure.ts'
import type { TallyCell } from './fold.ts'
import { sumTold, type Told, toldOf, womenShare } from './gender.ts'
import type { EntityId } from './ids.ts'
import type { Declared, Gender, Workshop } from './kinds.ts'
import { joinedTo } from './programme.ts'
import type { Reader } from './state.ts'

/** Plain sums of tallies. `people` is female + male + undisclosed; groups describe them and add nobody. */
export interface Counted {
  readonly female: number
  readonly male: number
  readonly undisclosed: number
  readonly people: number
  /** People who were counted in no group. */
  readonly ungrouped: number
  /** Women among those whose gender is told, 0 to 1; null while nobody is counted. */
  readonly share: number | null
  readonly groups: ReadonlyMap<EntityId, number>
}

export interface Attendance {
  readonly women: Figure
  readonly men: Figure
  readonly undisclosed: Figure
  readonly total: Figure
  readonly groups: ReadonlyMap<EntityId, Figure>
  /** What the share is reckoned from: where some of the people are only a total, fewer than all. */
  readonly told: Told
  /** Women among those whose gender is told, 0 to 1; null where nobody can say. */
  readonly share: number | null
}

/** Sums cells as they are, without clamping: a negative count is shown, so that somebody mends it. */
function sumCells(cells: readonly TallyCell[]): Counted {
  const genders = { female: 0, male: 0, undisclosed: 0 }
  const groups = new Map<EntityId, number>()
  let ungrouped = 0
  for (const { gender, group, count } of cells) {
    if (gender !== null && Object.hasOwn(genders, gender)) genders[gender] += count
    if (group === null) ungrouped += count
    if (group !== null) groups.set(group, (groups.get(group) ?? 0) + count)
  }
  const people = genders.female + genders.male + genders.undisclosed
  const share = womenShare(toldOf(counted(genders.female), counted(genders.male), counted(people)))
  return { ...genders, people, ungrouped, share, groups }
}

/** True where anybody was counted, and also taken back more often than counted. */
export const isCounted = ({ female, male, undisclosed }: Counted): boolean =>
  female !== 0 || male !== 0 || undisclosed !== 0

/** What was counted at a workshop, with everything joined to it. */
export function countedOf(reader: Reader, workshop: EntityId): Counted {
  return sumCells(joinedTo(reader, workshop).flatMap((id) => reader.cells(id)))
}

/** People of one gender counted at a workshop and those joined to it, by all tablets: in one group, or in none. */
export function countIn(reader: Reader, workshop: EntityId, gender: Gender, group: EntityId | null): number {
  return joinedTo(reader, workshop)
    .flatMap((id) => reader.cells(id))
    .filter((cell) => cell.gender === gender && cell.group === group)
    .reduce((sum, cell) => sum + cell.count, 0)
}

/** A workshop's attendance: what was counted there, or else what was declared. */
export function attendanceOf(reader: Reader, workshop: Workshop): Attendance {
  return attendanceFrom(countedOf(reader, workshop.id), workshop.declared)
}

/** Counted people stand when anybody was counted; each missing part is filled from the declared figures. */
function attendanceFrom(count: Counted, statement: Declared = {}): Attendance {
  const stated = statedAttendance(statement)
  const groups = new Map<EntityId, Figure>()
  for (const [group, value] of count.groups) if (value !== 0) groups.set(group, counted(value))
  return {
    ...(isCounted(count) ? countedPeople(count) : stated),
    groups: groups.size > 0 ? groups : stated.groups,
  }
}

type People = Omit<Attendance, 'groups'>

function countedPeople(count: Counted): People {
  const people = {
    women: counted(count.female),
    men: counted(count.male),
    undisclosed: counted(count.undisclosed),
    total: counted(count.people),
  }
  return withShare(people, toldOf(people.women, people.men, people.total))
}

/** Who came, as one source states it. */
export function statedAttendance(statement: Declared): Attendance {
  const people = peopleFrom({
    women: declared(statement.women),
    men: declared(statement.men),
    total: declared(statement.total),
  })
  const groups = new Map<EntityId, Figure>()
  for (const [group, figure] of Object.entries(statement.groups ?? {})) {
    groups.set(group as EntityId, declared(figure))
  }
  return { ...withShare(people, toldOf(people.women, people.men, people.total)), groups }
}

export const withShare = (people: Omit<People, 'told' | 'share'>, told: Told): People => ({
  ...people,
  told,
  share: womenShare(told),
})

/**
 * Several attendances together; sums can be summed again. Those of which nobody said anything are passed
 * over. Where people are known to have come, but not how many women, the women's sum is at least that many.
 */
export function sumAttendances(parts: readonly Attendance[]): Attendance {
  const known = parts.filter(isKnown)
  const sumOf = (
    pick: (part: Attendance) => Figure,
    isSilent = (part: Attendance) => pick(part).origin === 'none',
  ) => {
    const sum = sumFigures(known.map(pick))
    return known.some(isSilent) ? atLeast(sum) : sum
  }
  const groups = new Map<EntityId, Figure>()
  for (const part of parts) {
    for (const [group, figure] of part.groups) {
      const soFar = groups.get(group)
      groups.set(group, soFar ? sumFigures([soFar, figure]) : figure)
    }
  }
  const people = {
    women: sumOf(({ women }) => women),
    men: sumOf(({ men }) => men),
    // Where women and men are told, nobody is left who did not want it told.
    undisclosed: sumOf(
      ({ undisclosed }) => undisclosed,
      ({ undisclosed, women, men }) => undisclosed.origin === 'none' && !(isWhole(women) && isWhole(men)),
    ),
    total: sumOf(({ total }) => total),
  }
  return { ...withShare(people, sumTold(parts.map(({ told }) => told))), groups }
}

/** False where nobody said anything of who came. */
export const isKnown = ({ women, men, total }: Attendance): boolean =>
  [women, men, total].some(({ origin }) => origin !== 'none')

/** What a source states of people. A total that it leaves out is what its women and men make together. */
export function peopleFrom({
  women,
  men,
  total,
}: Pick<Attendance, 'women' | 'men' | 'total'>): Omit<People, 'told' | 'share'> {
  const isSplit = women.value !== null && men.value !== null
  return {
    women,
    men,
    undisclosed: NO_FIGURE,
    total: orElse(total, isSplit ? sumFigures([women, men]) : NO_FIGURE),
  }
}
