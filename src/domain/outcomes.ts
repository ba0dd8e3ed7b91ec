/** What became of proposals, by either of their two judgements. */
import type { EntityId } from './ids.ts'
import { type Axis, type Judgement, type Proposal, VERDICTS, type Verdict } from './kinds.ts'
import { axesOf, judgementOf, mergeEnd } from './programme.ts'
import type { Reader } from './state.ts'

export type Outcome = Verdict | 'unsorted'
export const OUTCOMES: readonly Outcome[] = [...VERDICTS, 'unsorted']
export type OutcomeCounts = Readonly<Record<Outcome, number>>

export interface AxisRow {
  readonly axis: Axis | null
  readonly total: number
  readonly outcomes: OutcomeCounts
}

/**
 * What became of a proposal by one of its two judgements. A merge that leads nowhere counts as
 * unsorted, so that it is not lost between two others.
 */
export function outcomeOf(reader: Reader, proposal: Proposal, judgement: Judgement | undefined): Outcome {
  if (!judgement) return 'unsorted'
  return judgement.verdict === 'merged' && !mergeEnd(reader, proposal) ? 'unsorted' : judgement.verdict
}

/** How many proposals have which outcome. */
export function countOutcomes(
  reader: Reader,
  proposals: readonly Proposal[],
  judge: (proposal: Proposal) => Judgement | undefined = judgementOf,
): Record<Outcome, number> {
  const counts = noOutcomes()
  for (const proposal of proposals) counts[outcomeOf(reader, proposal, judge(proposal))] += 1
  return counts
}

export const noOutcomes = (): Record<Outcome, number> => ({
  accepted: 0,
  merged: 0,
  referred: 0,
  rejected: 0,
  clarify: 0,
  unsorted: 0,
})

/** What became of proposals, axis by axis; those without one, or with one that is gone, in the row of null. */
export function axisRows(
  reader: Reader,
  programme: EntityId,
  proposals: readonly Proposal[],
  judge: (proposal: Proposal) => Judgement | undefined = judgementOf,
): readonly AxisRow[] {
  const axes = axesOf(reader, programme, { retired: true })
  const rows = new Map(
    [...axes, null].map((axis) => [axis?.id ?? null, { axis, total: 0, outcomes: noOutcomes() }]),
  )
  for (const proposal of proposals) {
    const row = rows.get(proposal.axis ?? null) ?? rows.get(null)
    if (!row) continue
    row.total += 1
    row.outcomes[outcomeOf(reader, proposal, judge(proposal))] += 1
  }
  return [...rows.values()].filter(({ axis, total }) => total > 0 || (axis && !axis.retired))
}
