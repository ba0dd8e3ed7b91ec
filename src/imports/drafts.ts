/** From the plan to what is written: one operation a proposal, each for itself, and the way back. */
import type { Channel, Declared, DeclaredByChannel, Programme, Proposal } from '../domain/kinds.ts'
import { type SetDraft, set } from '../domain/operation.ts'
import type { PlannedRow, Standing } from './plan.ts'

/** Which rows are written besides the new ones. */
export type Taken = Readonly<Record<'alike' | 'changed' | 'withdrawn', boolean>>

/** What a person most probably wants: nothing twice, nothing overwritten, nothing brought back. */
export const TAKE_NEW: Taken = { alike: false, changed: false, withdrawn: false }

export interface Change {
  readonly standing: Standing
  readonly draft: SetDraft
  readonly undo: SetDraft
}

/** True for rows that would be written. */
export function isTaken(standing: Standing, taken: Taken): boolean {
  if (standing === 'new') return true
  return standing !== 'known' && standing !== 'left-out' && taken[standing]
}

/** What the plan writes, each with its undo. */
export const changesOf = (plan: readonly PlannedRow[], taken: Taken): readonly Change[] =>
  plan.flatMap((row) => (isTaken(row.standing, taken) ? changeOf(row) : []))

function changeOf(planned: PlannedRow): readonly Change[] {
  switch (planned.standing) {
    case 'new':
    case 'alike':
      return [
        {
          standing: planned.standing,
          draft: set('proposal', planned.id, planned.fields),
          undo: set('proposal', planned.id, { withdrawn: true }),
        },
      ]
    case 'changed':
      return [updated(planned.here, planned.fields)]
    case 'withdrawn':
      return [
        {
          standing: planned.standing,
          draft: set('proposal', planned.id, { withdrawn: false }),
          undo: set('proposal', planned.id, { withdrawn: true }),
        },
      ]
    case 'known':
    case 'left-out':
      return []
  }
}

/** Only what the source says is written anew; where people put it, and what they decided, stays. */
function updated(here: Proposal, { text, source }: Pick<Proposal, 'text' | 'source'>): Change {
  return {
    standing: 'changed',
    draft: set('proposal', here.id, { text, source }),
    undo: set('proposal', here.id, { text: here.text, source: here.source ?? null }),
  }
}

/** What a channel's participants are declared as; the programme's statements for other channels and axes stay. */
export function withParticipants(
  { declared = [] }: Pick<Programme, 'declared'>,
  channel: Channel,
  figures: Pick<Declared, 'women' | 'men' | 'total'>,
): DeclaredByChannel {
  const isLine = (line: DeclaredByChannel[number]) => line.channel === channel && line.axis === null
  const {
    women: _women,
    men: _men,
    total: _total,
    ...rest
  } = declared.find(isLine) ?? { channel, axis: null }
  const line = { ...rest, ...figures }
  const others = declared.filter((each) => !isLine(each))
  // A line that says nothing is no line.
  return Object.keys(line).length > 2 ? [...others, line] : others
}
