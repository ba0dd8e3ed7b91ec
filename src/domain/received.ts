/** Proposals that came in by a channel, and those of them that were accepted: what is known here, or else what the programme states. */
import { declaredFigure } from './declared.ts'
import { counted, declared, type Figure, NO_FIGURE, orElse, sumFigures } from './figure.ts'
import type { Channel, Proposal } from './kinds.ts'
import { channelOf } from './programme.ts'
import type { Scope } from './report-filter.ts'

export type Received = 'proposals' | 'accepted'

/** What is known of a channel by itself, before the programme's own statement fills a gap. */
export interface Held {
  /** What was written down and decided in Warsha, with what workshops declare where nothing was. */
  readonly figure: Figure
  /** True where there may be more: at a workshop of which nobody says it, or among what is still to be decided. */
  readonly isPart: boolean
}

/** One figure of a channel, as the report shows it. */
export const receivedOfChannel = (scope: Scope, channel: Channel, name: Received): Figure =>
  orElse(heldOfChannel(scope, channel, name).figure, declaredFigure(scope.stated, channel, name))

export function heldOfChannel(scope: Scope, channel: Channel, name: Received): Held {
  const own = scope.proposals.filter((proposal) => channelIn(proposal) === channel)
  const isKnown = ({ decision }: Proposal) => name === 'proposals' || decision !== undefined
  // What is known of a workshop's proposals leaves its declaration nothing to fill.
  const knownAt = new Set(scope.proposals.filter(isKnown).map((proposal) => endOf(scope, proposal)))
  const others = scope.workshops
    .filter((workshop) => workshop.status !== 'cancelled' && channelOf(workshop) === channel)
    .filter(({ id }) => !knownAt.has(id))
    .map((workshop) => ({ workshop, statement: declared(workshop.declared?.[name]) }))
  const known = own.filter(isKnown)
  const isMeant = ({ decision }: Proposal) => name === 'proposals' || decision?.verdict === 'accepted'
  const here = known.length > 0 ? counted(known.filter(isMeant).length) : NO_FIGURE
  const figure = sumFigures([here, ...others.map(({ statement }) => statement)])
  const told = new Set(
    others.filter(({ statement }) => statement.origin !== 'none').map(({ workshop }) => workshop.id),
  )
  const isUndecided = own.some((proposal) => {
    const end = endOf(scope, proposal)
    return !isKnown(proposal) && !(end && told.has(end))
  })
  // Where all was written down here, a workshop without proposals had none.
  const isSilent = others.some(
    ({ workshop }) =>
      !told.has(workshop.id) &&
      workshop.status !== 'planned' &&
      (figure.origin !== 'counted' || workshop.declared?.proposals !== undefined),
  )
  return { figure, isPart: isUndecided || isSilent }
}

export const channelIn = ({ channel = 'in-person' }: Proposal): Channel => channel

const endOf = ({ ends }: Scope, { workshop }: Proposal) => workshop && ends.get(workshop)
