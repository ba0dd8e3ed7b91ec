/** What came of a workshop, and when: which operations belong to it, and which reached the queue late. */
import { standing } from './fold.ts'
import type { EntityId } from './ids.ts'
import type { Proposal } from './kinds.ts'
import type { Operation } from './operation.ts'
import { joinedTo } from './programme.ts'
import type { Reader, State } from './state.ts'

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

/**
 * True for a proposal that reached the queue after its workshop was closed there. It counts like any other:
 * the tablet may have been without a network. Places in the queue say so, since clocks differ.
 */
export function isLate(state: Pick<State, 'entity'>, { id, workshop }: Proposal): boolean {
  const closing = workshop && standing(state.entity('workshop', workshop)?.fields.get('status'))
  const [first] = state.entity('proposal', id)?.seqs ?? []
  return closing?.value === 'closed' && closing.seq !== null && first !== undefined && first > closing.seq
}
