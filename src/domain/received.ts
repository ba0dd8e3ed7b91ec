/** Proposals that came in by a channel, and those of them that were accepted: what is known here, or else what the programme states. */
import { declaredFigure } from './declared.ts'
import { atLeast, counted, declared, type Figure, NO_FIGURE, sumFigures, wholeOr } from './figure.ts'
import { CHANNELS, type Channel, type Proposal } from './kinds.ts'
import { channelOf, isHeld, isOver } from './programme.ts'
import type { Scope } from './report-filter.ts'

export type Received = 'proposals' | 'accepted'

/** What is known of a channel by itself, before the programme's own statement fills a gap. */
export interface Held {
  /** What was written down and decided in Warsha, with what workshops declare where nothing was. */
  readonly figure: Figure
  /** True where there may be more: at a workshop of which nobody says it, or among what is still to be decided. */
  readonly isPart: boolean
  /** True where a workshop was held of which nobody says it. */
  readonly isSilent: boolean
  /** True once no more can come: all is of workshops that are over, each of which gave some. */
  readonly isComplete: boolean
}

/** One figure of a channel, as the report shows it. */
export interface Shown {
  readonly channel: Channel
  readonly figure: Figure
  /** True where a workshop of the channel is silent, and no statement speaks for it. */
  readonly isPart: boolean
  /** True where a greater whole, stated of the programme, may be true. */
  readonly mayLack: boolean
}

export const shownByChannel = (scope: Scope, name: Received): readonly Shown[] =>
  CHANNELS.map((channel) => {
    const { figure: held, isSilent, isComplete } = heldOfChannel(scope, channel, name)
    const stated = declaredFigure(scope.stated, channel, name)
    const figure = wholeOr(atLeast(held, isSilent), stated, !isComplete)
    const isStated = figure === stated
    return {
      channel,
      figure,
      isPart: isSilent && !(isStated && stated.value !== null),
      mayLack: figure.origin === 'none' || !(isComplete || isStated),
    }
  })

/** What the channels make together, or what is stated of them all. */
export function shownTogether({ stated }: Scope, shown: readonly Shown[], name: Received): Figure {
  const sum = sumFigures(shown.map(({ figure }) => figure))
  return wholeOr(
    atLeast(
      sum,
      shown.some(({ isPart }) => isPart),
    ),
    declaredFigure(stated, null, name),
    shown.some(({ mayLack }) => mayLack),
  )
}

export function heldOfChannel(scope: Scope, channel: Channel, name: Received): Held {
  const own = scope.proposals.filter((proposal) => channelIn(proposal) === channel)
  // What is known of a workshop's proposals leaves its declaration nothing to fill.
  const knownAt = endsOf(scope, knownIn(scope.proposals, name))
  const writtenAt = endsOf(scope, scope.proposals)
  const workshops = scope.workshops.filter(
    (workshop) => workshop.status !== 'cancelled' && channelOf(workshop) === channel,
  )
  const others = workshops
    .filter(({ id }) => !knownAt.has(id))
    .map((workshop) => ({ workshop, statement: declared(workshop.declared?.[name]) }))
  const figure = sumFigures([writtenIn(own, name), ...others.map(({ statement }) => statement)])
  const told = new Set(
    others.filter(({ statement }) => statement.origin !== 'none').map(({ workshop }) => workshop.id),
  )
  const isUndecided = own.some((proposal) => {
    const end = endOf(scope, proposal)
    return knownIn([proposal], name).length === 0 && !(end && told.has(end))
  })
  const gaveNothing = others.filter(
    ({ workshop }) => isHeld(workshop) && !told.has(workshop.id) && !writtenAt.has(workshop.id),
  )
  // Where all was written down here, a workshop without proposals had none.
  const isSilent = gaveNothing.some(
    ({ workshop }) => figure.origin !== 'counted' || workshop.declared?.proposals !== undefined,
  )
  const isPart = isUndecided || isSilent
  const over = new Set(scope.workshops.filter(isOver).map(({ id }) => id))
  const isAllOver =
    workshops.every(({ id }) => over.has(id)) &&
    own.every((proposal) => {
      const end = endOf(scope, proposal)
      return end && over.has(end)
    })
  return { figure, isPart, isSilent, isComplete: !isPart && gaveNothing.length === 0 && isAllOver }
}

/** How many were written down, or how many of those the committee accepted. */
export const writtenIn = (proposals: readonly Proposal[], name: Received): Figure =>
  // Of no decision at all nothing follows, not even that none was accepted.
  knownIn(proposals, name).length > 0 ? counted(meantIn(proposals, name).length) : NO_FIGURE

/** Proposals that were counted in, or were not, whichever it is: all of them, or the decided ones. */
export const knownIn = (proposals: readonly Proposal[], name: Received): readonly Proposal[] =>
  name === 'proposals' ? proposals : proposals.filter(({ decision }) => decision !== undefined)

export const meantIn = (proposals: readonly Proposal[], name: Received): readonly Proposal[] =>
  name === 'proposals' ? proposals : proposals.filter(({ decision }) => decision?.verdict === 'accepted')

export const channelIn = ({ channel = 'in-person' }: Proposal): Channel => channel

const endOf = ({ ends }: Scope, { workshop }: Proposal) => workshop && ends.get(workshop)

const endsOf = (scope: Scope, proposals: readonly Proposal[]) =>
  new Set(proposals.map((proposal) => endOf(scope, proposal)))
