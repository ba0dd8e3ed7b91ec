/**
 * Who was heard, and whose proposals were accepted. A merged proposal is judged by the one it goes on in: who
 * said first what another said better was heard, too.
 */
import type { Attendance } from './attendance.ts'
import type { Figure } from './figure.ts'
import { GENDERS, type Gender, type Group, type Proposal } from './kinds.ts'
import { groupsOf, mergeEnd } from './programme.ts'
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
  const answered = proposals.map((proposal) => ({ proposal, answer: answerTo(reader, proposal) }))
  const rowsBy = <Key>(keyOf: (proposal: Proposal) => Key): ReadonlyMap<Key, HeardRow> => {
    const rows = new Map<Key, { proposed: number; answers: Record<Answer, number> }>()
    for (const { proposal, answer } of answered) {
      const key = keyOf(proposal)
      const row = rows.get(key) ?? {
        proposed: 0,
        answers: { accepted: 0, referred: 0, rejected: 0, open: 0 },
      }
      row.proposed += 1
      row.answers[answer] += 1
      rows.set(key, row)
    }
    return rows
  }
  const groups = groupsOf(reader, stated.id, { retired: true })
  const known = new Set(groups.map(({ id }) => id))
  const groupOf = ({ speaker }: Proposal) =>
    speaker?.group && known.has(speaker.group) ? speaker.group : null
  const byGender = rowsBy(({ speaker }) => speaker?.gender ?? null)
  const byGroup = rowsBy(groupOf)
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
      accepted: shareAmong(
        answered.flatMap(({ proposal, answer }) => (answer === 'accepted' ? proposal : [])),
      ),
    },
  }
}

/** How the committee answered a proposal, or the one that it goes on in. */
function answerTo(reader: Reader, proposal: Proposal): Answer {
  const verdict = mergeEnd(reader, proposal)?.decision?.verdict
  return verdict === 'accepted' || verdict === 'referred' || verdict === 'rejected' ? verdict : 'open'
}

function shareAmong(proposals: readonly Proposal[]): SpeakerShare {
  const { womenShare: share, told } = womenAmong(proposals)
  return { share, told }
}
