/** Who came: people by gender, and groups, of one workshop or several. */
import { counted, declared, type Figure, NO_FIGURE, orElse, shareOf, sumFigures } from './figure.ts'
import type { TallyCell } from './fold.ts'
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
  /** Women among all people, 0 to 1; null while nobody is counted. */
  readonly share: number | null
  readonly groups: ReadonlyMap<EntityId, number>
}

export interface Attendance {
  readonly women: Figure
  readonly men: Figure
  readonly undisclosed: Figure
  readonly total: Figure
  readonly groups: ReadonlyMap<EntityId, Figure>
  /** Women among all people, 0 to 1; null where it cannot be said. */
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
  return { ...genders, people, ungrouped, share: people > 0 ? genders.female / people : null, groups }
}

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
function attendanceFrom(count: Counted, statement: Declared | undefined): Attendance {
  const isCounted = count.female !== 0 || count.male !== 0 || count.undisclosed !== 0
  const people = isCounted
    ? {
        women: counted(count.female),
        men: counted(count.male),
        undisclosed: counted(count.undisclosed),
        total: counted(count.people),
      }
    : peopleFrom({
        women: declared(statement?.women),
        men: declared(statement?.men),
        total: declared(statement?.total),
      })
  const groups = new Map<EntityId, Figure>()
  for (const [group, value] of count.groups) if (value !== 0) groups.set(group, counted(value))
  if (groups.size === 0) {
    for (const [group, figure] of Object.entries(statement?.groups ?? {})) {
      groups.set(group as EntityId, declared(figure))
    }
  }
  return { ...people, groups, share: shareOf(people.women, people.total) }
}

export function sumAttendances(parts: readonly Attendance[]): Attendance {
  const women = sumFigures(parts.map((part) => part.women))
  const total = sumFigures(parts.map((part) => part.total))
  const groups = new Map<EntityId, Figure>()
  for (const part of parts) {
    for (const [group, figure] of part.groups) {
      const soFar = groups.get(group)
      groups.set(group, soFar ? sumFigures([soFar, figure]) : figure)
    }
  }
  return {
    women,
    men: sumFigures(parts.map((part) => part.men)),
    undisclosed: sumFigures(parts.map((part) => part.undisclosed)),
    total,
    groups,
    share: shareOf(women, total),
  }
}

/** What a source states of people. A total that it leaves out is what its women and men make together. */
export function peopleFrom({
  women,
  men,
  total,
}: Pick<Attendance, 'women' | 'men' | 'total'>): Pick<Attendance, 'women' | 'men' | 'undisclosed' | 'total'> {
  const isSplit = women.value !== null && men.value !== null
  return {
    women,
    men,
    undisclosed: NO_FIGURE,
    total: orElse(total, isSplit ? sumFigures([women, men]) : NO_FIGURE),
  }
}
