/** Of proposals: merges that lead nowhere, projects that are gone, acceptances without a project. */
import { counted, type Figure } from './figure.ts'
import type { Finding, Place, Side } from './guard.ts'
import type { Programme } from './kinds.ts'
import { proposalsOf, unsettled } from './programme.ts'
import type { Reader } from './state.ts'

export function proposalFindings(reader: Reader, programme: Programme): readonly Finding[] {
  const standing = proposalsOf(reader, programme.id).filter(({ withdrawn }) => !withdrawn)
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

const missing = (rule: Finding['rule'], place: Place): Finding => ({ rule, place, stated: null, parts: null })

const sideOf = (figure: Figure): Side => ({ unit: 'figure', figure })
