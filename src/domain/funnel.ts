/** From what was proposed to what will be done: how much came in, was accepted, and went on into projects. */
import { counted, type Figure, NO_FIGURE } from './figure.ts'
import type { EntityId } from './ids.ts'
import { projectsOf } from './programme.ts'
import { isNarrowed, type ReportFilter, type Scope } from './report-filter.ts'
import type { Reader } from './state.ts'
import { projectAnswering } from './voices.ts'

export interface Funnel {
  readonly proposed: Figure
  /** By the committee's decision, or as declared. */
  readonly accepted: Figure
  /** Of those that the committee accepted here, the ones that a project answers. None while no project names any. */
  readonly answered: Figure
  /** All projects of the programme; under a filter, those that answer one of its proposals. */
  readonly projects: Figure
}

export function funnelOf(
  reader: Reader,
  { stated, proposals }: Scope,
  filter: ReportFilter,
  { proposed, accepted }: Pick<Funnel, 'proposed' | 'accepted'>,
): Funnel {
  const projects = projectsOf(reader, stated.id)
  const known = new Set(projects.map(({ id }) => id))
  const named = new Set<EntityId>()
  let answered = 0
  for (const proposal of proposals) {
    const project = projectAnswering(reader, proposal)
    if (!project || !known.has(project.id)) continue
    named.add(project.id)
    // What was merged is counted by the one it goes on in: no stage holds more than the one before.
    if (proposal.decision?.verdict === 'accepted') answered += 1
  }
  const count = isNarrowed(filter) ? named.size : projects.length
  return {
    proposed,
    accepted,
    answered: answered > 0 ? counted(answered) : NO_FIGURE,
    projects: count > 0 ? counted(count) : NO_FIGURE,
  }
}
