/** Of proposals: merges that lead nowhere, projects that are gone, cannot answer or answer too early, acceptances without a project. */
import { counted, type Figure } from './figure.ts'
import type { Finding, Place, Side } from './guard.ts'
import { answerTo } from './heard.ts'
import type { Programme, Proposal } from './kinds.ts'
import { judgementOf, proposalsOf, unsettled } from './programme.ts'
import type { Reader } from './state.ts'
import { isLinkContradicted } from './voices.ts'

export function proposalFindings(reader: Reader, programme: Programme): readonly Finding[] {
  const all = proposalsOf(reader, programme.id)
  const standing = all.filter(({ withdrawn }) => !withdrawn)
  const isAnswered = (project: (typeof standing)[number]['project']) =>
    reader.get('project', project)?.programme === programme.id
  const accepted = standing.filter(({ decision }) => decision?.verdict === 'accepted')
  const answered = accepted.filter(({ project }) => isAnswered(project))
  const place: Place = { kind: 'programme', id: programme.id, part: 'ideas' }
  return [
    ...unsettled(reader, programme.id).map(({ id }) => missing('merge-end', { kind: 'proposal', id })),
    ...standing
      .filter(({ project }) => project !== undefined && !isAnswered(project))
      .map(({ id }) => missing('project-gone', { kind: 'proposal', id })),
    ...all
      .filter((proposal) => isAnswered(proposal.project) && isLinkContradicted(reader, proposal))
      .map((proposal) => linked('project-contradicted', proposal)),
    ...standing
      .filter(
        (proposal) =>
          isAnswered(proposal.project) &&
          !isLinkContradicted(reader, proposal) &&
          answerTo(reader, proposal) === 'open',
      )
      .map((proposal) => linked('project-undecided', proposal)),
    ...(answered.length < accepted.length
      ? [
          {
            rule: 'accepted-project' as const,
            place,
            stated: sideOf(counted(accepted.length)),
            parts: sideOf(counted(answered.length)),
          },
        ]
      : []),
  ]
}

/** The project that the proposal names, and what speaks against it. */
const linked = (rule: 'project-contradicted' | 'project-undecided', proposal: Proposal): Finding => ({
  rule,
  place: { kind: 'proposal', id: proposal.id },
  stated: proposal.project ? { unit: 'project', id: proposal.project } : null,
  parts: {
    unit: 'outcome',
    outcome: proposal.withdrawn ? 'withdrawn' : (judged(rule, proposal)?.verdict ?? 'unsorted'),
  },
})

/** What is not decided is not told by the sorting in the room. */
const judged = (rule: Finding['rule'], proposal: Proposal) =>
  rule === 'project-undecided' ? proposal.decision : judgementOf(proposal)

const missing = (rule: Finding['rule'], place: Place): Finding => ({ rule, place, stated: null, parts: null })

const sideOf = (figure: Figure): Side => ({ unit: 'figure', figure })
