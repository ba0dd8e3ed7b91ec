/** Counts by gender and group together, which typed numbers and minus need. */
import type { EntityId } from '../domain/ids.ts'
import type { Gender } from '../domain/kinds.ts'
import { joinedTo } from '../domain/programme.ts'
import type { Reader } from '../domain/state.ts'

/** People of one gender counted at a workshop and those joined to it, by all tablets: in one group, or in none. */
export function countIn(reader: Reader, workshop: EntityId, gender: Gender, group: EntityId | null): number {
  return joinedTo(reader, workshop)
    .flatMap((id) => reader.cells(id))
    .filter((cell) => cell.gender === gender && cell.group === group)
    .reduce((sum, cell) => sum + cell.count, 0)
}
