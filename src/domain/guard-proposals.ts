/** Of proposals: merges that lead nowhere, projects that are gone or cannot answer, acceptances without a project. */
import { counted, type Figure } from './figure.ts'
import type { Finding, Place, Side } from './guard.ts'
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
      .map(contradicted),
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
const contradicted = (proposal: Proposal): Finding => ({
  rule: 'project-contradicted',
  place: { kind: 'proposal', id: proposal.id },
  stated: proposal.project ? { unit: 'project', id: proposal.project } : null,
  parts: {
    unit: 'outcome',
    outcome: proposal.withdrawn ? 'withdrawn' : (judgementOf(proposal)?.verdict ?? 'unsorted'),
  },
})

const missing = (rule: Finding['rule'], place: Place): Finding => ({ rule, place, stated: null, parts: null })

const sideOf = (figure: Figure): Side => ({ unit: 'figure', figure })
