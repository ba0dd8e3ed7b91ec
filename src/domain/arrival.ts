/** What an operation has to do with a workshop, for telling whether everything of it has arrived. */
import type { EntityId } from './ids.ts'
import type { Operation } from './operation.ts'
import { joinedTo } from './programme.ts'
import type { Reader } from './state.ts'

/**
 * Those of `operations` that count people in a workshop or one joined to it, change either, or write or
 * change a proposal made there. An operation that was rejected names its workshop itself, for no state holds it.
 */
export function ofWorkshop<Item extends { readonly op: Operation }>(
  reader: Reader,
  workshop: EntityId,
  operations: readonly Item[],
): readonly Item[] {
  const workshops = new Set<unknown>(joinedTo(reader, workshop)).add(workshop)
  return operations.filter(({ op }) => {
    if (op.type === 'tally' || op.kind === 'workshop') return workshops.has(op.entity)
    if (op.kind !== 'proposal') return false
    return workshops.has(op.fields['workshop'] ?? reader.get('proposal', op.entity)?.workshop)
  })
}
