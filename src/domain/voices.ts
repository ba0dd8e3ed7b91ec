/**
 * From a voice in the hall to a project, and back: what became of a proposal, and whose voices a
 * project answers. Both are readings of the same links: `into` of a merge, `project` of a proposal.
 */
import { counted, NO_FIGURE } from './figure.ts'
import { toldOf, womenShare } from './gender.ts'
import type { EntityId } from './ids.ts'
import type { Judgement, Project, Proposal } from './kinds.ts'
import { judgementOf, mergeEnd, proposalsOf, workshopEnd } from './programme.ts'
import type { Reader } from './state.ts'

/** What became of a proposal, as far as it has come. */
export interface Fate {
  /** What the committee decided, or else how it was sorted in the room. */
  readonly judgement: Judgement | undefined
  readonly isDecided: boolean
  /** The proposals it was merged into, one after another; the last is the one that goes on. */
  readonly merges: readonly Proposal[]
  /** True for a merge that leads nowhere: a circle, a missing or a withdrawn end. */
  readonly isLost: boolean
  /** The project that answers it. */
  readonly project: Project | undefined
}

export function fateOf(reader: Reader, proposal: Proposal): Fate {
  const judgement = judgementOf(proposal)
  const isMerged = judgement?.verdict === 'merged'
  const end = mergeEnd(reader, proposal)
  return {
    judgement,
    isDecided: proposal.decision !== undefined,
    merges: isMerged && end ? mergesOf(reader, proposal) : [],
    isLost: isMerged && !end,
    project: projectAnswering(reader, proposal),
  }
}

/**
 * The project that answers a proposal: its own, or that of the proposal it was merged into. None for
 * one that was withdrawn, that is outside competence or was not accepted, whatever it is linked to.
 */
export function projectAnswering(reader: Reader, proposal: Proposal): Project | undefined {
  if (proposal.withdrawn) return undefined
  // Most are not merged, and of ten thousand every step counts.
  const isMerged = judgementOf(proposal)?.verdict === 'merged'
  const end = isMerged ? mergeEnd(reader, proposal) : proposal
  if (!end || isTurnedDown(end)) return undefined
  return reader.get('project', end.project) ?? reader.get('project', proposal.project)
}

/** Whose voices a project answers. */
export interface Voices {
  /** Newest first, merged ones among them. */
  readonly proposals: readonly Proposal[]
  /** Workshops in which they were spoken; joined ones count once. */
  readonly workshops: number
  readonly women: number
  readonly men: number
  /** Speakers whose gender was told: women and men. */
  readonly told: number
  /** Speakers whose gender was not told, or who did not want it told. */
  readonly untold: number
  /** Women among the speakers whose gender was told, 0 to 1; null where none was. */
  readonly womenShare: number | null
}

const NO_VOICES: Voices = {
  proposals: [],
  workshops: 0,
  women: 0,
  men: 0,
  told: 0,
  untold: 0,
  womenShare: null,
}

/** The voices of every project that answers any, in one walk over the programme's proposals. */
export function voicesByProject(reader: Reader, programme: EntityId): ReadonlyMap<EntityId, Voices> {
  const answered = new Map<EntityId, Proposal[]>()
  for (const proposal of proposalsOf(reader, programme)) {
    const project = projectAnswering(reader, proposal)
    if (!project) continue
    const own = answered.get(project.id)
    if (own) own.push(proposal)
    else answered.set(project.id, [proposal])
  }
  return new Map([...answered].map(([project, proposals]) => [project, voicesIn(reader, proposals)]))
}

/** How many proposals these projects answer. None is answered by two, so that they can be added up. */
export const countAnswered = (projects: readonly Project[], voices: ReadonlyMap<EntityId, Voices>): number =>
  projects.reduce((sum, { id }) => sum + (voices.get(id)?.proposals.length ?? 0), 0)

/** The voices of one project. */
export const voicesOf = (reader: Reader, { id, programme }: Project): Voices =>
  voicesByProject(reader, programme).get(id) ?? NO_VOICES

/** Proposals that the committee accepted and that no project answers yet, newest first. Merged ones are answered through their end. */
export function proposalsToAnswer(reader: Reader, programme: EntityId): readonly Proposal[] {
  return proposalsOf(reader, programme).filter(
    (proposal) =>
      !proposal.withdrawn &&
      proposal.decision?.verdict === 'accepted' &&
      !reader.get('project', proposal.project),
  )
}

/** True for a proposal whose project is there and does not answer it: turned down, merged elsewhere or withdrawn since. */
export const isLinkContradicted = (reader: Reader, proposal: Proposal): boolean =>
  reader.get('project', proposal.project) !== undefined &&
  projectAnswering(reader, proposal)?.id !== proposal.project

/** Proposals linked to a project that does not answer them. */
export const contradictedLinks = (reader: Reader, project: Project): readonly Proposal[] =>
  proposalsOf(reader, project.programme).filter(
    (proposal) => proposal.project === project.id && isLinkContradicted(reader, proposal),
  )

/** Women and men among the speakers: who did not want it told is in neither. */
export function womenAmong(proposals: readonly Proposal[]): Omit<Voices, 'proposals' | 'workshops'> {
  let [women, men] = [0, 0]
  for (const { speaker } of proposals) {
    if (speaker?.gender === 'female') women += 1
    else if (speaker?.gender === 'male') men += 1
  }
  const all = toldOf(counted(women), counted(men), NO_FIGURE)
  const told = all.people.value ?? 0
  return { women, men, told, untold: proposals.length - told, womenShare: womenShare(all) }
}

function voicesIn(reader: Reader, proposals: readonly Proposal[]): Voices {
  const workshops = new Set(
    proposals.flatMap(({ workshop }) =>
      workshop && reader.get('workshop', workshop) ? [workshopEnd(reader, workshop)] : [],
    ),
  )
  return {
    proposals,
    workshops: workshops.size,
    ...womenAmong(proposals),
  }
}

/** The proposals along a merge that has an end, from the first into which one was merged to the last. */
function mergesOf(reader: Reader, proposal: Proposal): readonly Proposal[] {
  const chain: Proposal[] = []
  for (let next = nextOf(reader, proposal); next; next = nextOf(reader, next)) chain.push(next)
  return chain
}

function nextOf(reader: Reader, proposal: Proposal): Proposal | undefined {
  const judgement = judgementOf(proposal)
  return judgement?.verdict === 'merged' ? reader.get('proposal', judgement.into) : undefined
}

function isTurnedDown(proposal: Proposal): boolean {
  const verdict = judgementOf(proposal)?.verdict
  return verdict === 'rejected' || verdict === 'referred'
}
