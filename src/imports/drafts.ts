/** From the plan to what is written: one operation a proposal, each for itself, and the way back. */
import { isSameValue } from '../domain/canonical.ts'
import type { Channel, Declared, DeclaredByChannel, DeclaredFigure, Programme } from '../domain/kinds.ts'
import { type SetDraft, set } from '../domain/operation.ts'
import { differences } from './here.ts'
import type { PlannedHere, PlannedRow, Standing } from './plan.ts'

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
          // Said outright: who takes the same list back elsewhere without knowing of this import disagrees with it, and
          // people are asked. Left out, the other's withdrawal would stand here in silence.
          draft: set('proposal', planned.id, { ...planned.fields, withdrawn: false }),
          undo: set('proposal', planned.id, { withdrawn: true }),
        },
      ]
    case 'changed':
      return [updated(planned)]
    case 'withdrawn': {
      const { before, after } = differences(planned.here, planned.fields)
      return [
        {
          standing: planned.standing,
          draft: set('proposal', planned.id, { ...after, withdrawn: false }),
          undo: set('proposal', planned.id, { ...before, withdrawn: true }),
        },
      ]
    }
    case 'known':
    case 'left-out':
      return []
  }
}

function updated({ id, here, fields }: PlannedHere): Change {
  const { before, after } = differences(here, fields)
  return { standing: 'changed', draft: set('proposal', id, after), undo: set('proposal', id, before) }
}

/** Of the participants what somebody stated; null: that it is not stated any longer. */
export type StatedParticipants = Readonly<Partial<Record<'women' | 'men' | 'total', DeclaredFigure | null>>>

/**
 * The channel's participants on top of what the programme states now: nobody who states the women has said anything
 * of the men. Null where nothing changes.
 */
export function participantsChange(
  programme: Pick<Programme, 'id' | 'declared'>,
  channel: Channel,
  stated: StatedParticipants,
): Pick<Change, 'draft' | 'undo'> | null {
  const declared = withParticipants(programme, channel, stated)
  if (isSameValue(declared, programme.declared ?? [])) return null
  return {
    draft: set('programme', programme.id, { declared }),
    undo: set('programme', programme.id, { declared: programme.declared ?? null }),
  }
}

/** The programme's statements with these of a channel's participants; those for other channels and axes stay. */
export function withParticipants(
  { declared = [] }: Pick<Programme, 'declared'>,
  channel: Channel,
  stated: StatedParticipants,
): DeclaredByChannel {
  const isLine = (line: DeclaredByChannel[number]) => line.channel === channel && line.axis === null
  const before = declared.find(isLine)
  const { women, men, total, ...rest } = before ?? { channel, axis: null }
  const line = { ...rest, ...saidOf({ women, men, total, ...stated }) }
  const others = declared.filter((each) => !isLine(each))
  // A line that says nothing is no line.
  return Object.keys(line).length > 2 ? [...others, line] : others
}

const saidOf = (
  figures: Readonly<Record<string, DeclaredFigure | null | undefined>>,
): Pick<Declared, 'women' | 'men' | 'total'> =>
  Object.fromEntries(Object.entries(figures).filter(([, figure]) => figure !== null && figure !== undefined))
