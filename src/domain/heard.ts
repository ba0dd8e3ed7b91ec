/**
 * Who was heard, and whose proposals were accepted. A merged proposal is judged by the one it goes on in: who
 * said first what another said better was heard, too.
 */
import type { Attendance } from './attendance.ts'
import type { Figure } from './figure.ts'
import type { EntityId } from './ids.ts'
import { GENDERS, type Gender, type Group, type Proposal } from './kinds.ts'
import { decisionOf, groupsOf, mergeEnd } from './programme.ts'
import type { Scope } from './report-filter.ts'
import type { Reader } from './state.ts'
import { womenAmong } from './voices.ts'

/** How the committee answered, merges followed to their end. `open`: not decided, or to be clarified. */
export const ANSWERS = ['accepted', 'referred', 'rejected', 'open'] as const
export type Answer = (typeof ANSWERS)[number]

export interface HeardRow {
  readonly proposed: number
  readonly answers: Readonly<Record<Answer, number>>
}

export interface Heard {
  /** Genders that were told, and at the end, as null, the proposals of which none was. */
  readonly byGender: readonly (HeardRow & { readonly gender: Gender | null })[]
  /** Groups in their order; null holds those of whom no group was told. */
  readonly byGroup: readonly (HeardRow & { readonly group: Group | null })[]
  readonly women: WomenShares
}

/** Women's shares, 0 to 1, from the room to the accepted proposals; null where nobody can say. */
interface WomenShares {
  /** Among people whose gender was told. */
  readonly attended: { readonly share: number | null; readonly of: Figure }
  /** Among proposals whose speaker's gender was told. */
  readonly proposed: SpeakerShare
  readonly accepted: SpeakerShare
}

export interface SpeakerShare {
  readonly share: number | null
  /** Proposals whose speaker is known to be a woman or a man. */
  readonly told: number
}

export function heardOf(
  reader: Reader,
  { stated, proposals }: Scope,
  { share, told }: Pick<Attendance, 'share' | 'told'>,
): Heard {
  const groups = groupsOf(reader, stated.id, { retired: true })
  const known = new Set(groups.map(({ id }) => id))
  const byGender = new Map<Gender | null, Counting>()
  const byGroup = new Map<EntityId | null, Counting>()
  const accepted: Proposal[] = []
  for (const proposal of proposals) {
    const { gender = null, group = null } = proposal.speaker ?? {}
    const answer = answerTo(reader, proposal)
    countIn(byGender, gender, answer)
    countIn(byGroup, group !== null && known.has(group) ? group : null, answer)
    if (answer === 'accepted') accepted.push(proposal)
  }
  return {
    byGender: [...GENDERS, null].flatMap((gender) => {
      const row = byGender.get(gender)
      return row ? { gender, proposed: row.proposed, answers: row.answers } : []
    }),
    byGroup: [...groups, null].flatMap((group) => {
      const row = byGroup.get(group?.id ?? null)
      return row ? { group, proposed: row.proposed, answers: row.answers } : []
    }),
    women: {
      attended: { share, of: told.people },
      proposed: shareAmong(proposals),
      accepted: shareAmong(accepted),
    },
  }
}

interface Counting {
  proposed: number
  readonly answers: Record<Answer, number>
}

function countIn<Key>(rows: Map<Key, Counting>, key: Key, answer: Answer): void {
  const row = rows.get(key) ?? { proposed: 0, answers: { accepted: 0, referred: 0, rejected: 0, open: 0 } }
  rows.set(key, row)
  row.proposed += 1
  row.answers[answer] += 1
}

/** How the committee answered a proposal, or the one in which it let it go on. */
export function answerTo(reader: Reader, proposal: Proposal): Answer {
  const verdict = mergeEnd(reader, proposal, decisionOf)?.decision?.verdict
  return verdict === 'accepted' || verdict === 'referred' || verdict === 'rejected' ? verdict : 'open'
}

function shareAmong(proposals: readonly Proposal[]): SpeakerShare {
  const { womenShare: share, told } = womenAmong(proposals)
  return { share, told }
}
