/**
 * What a report is narrowed to, and what that leaves of a programme. Only what is tied to a workshop can be
 * narrowed; what cannot is left out and told, never guessed.
 */
import type { EntityId } from './ids.ts'
import { CHANNELS, type Channel, type Programme, type Proposal, type Workshop } from './kinds.ts'
import { proposalsOf, workshopEnd, workshopsOf } from './programme.ts'
import type { Reader } from './state.ts'

export interface ReportFilter {
  /** One workshop, with everything joined to it. */
  readonly workshop: EntityId | null
  /** First and last day, `YYYY-MM-DD`; null leaves that side open. A workshop belongs to the day it begins on. */
  readonly from: string | null
  readonly to: string | null
}

export const NO_FILTER: ReportFilter = { workshop: null, from: null, to: null }

export const isNarrowed = ({ workshop, from, to }: ReportFilter): boolean =>
  workshop !== null || from !== null || to !== null

/** What a filter can say nothing about, and which is therefore in none of the figures. */
export interface LeftOut {
  /** Channels of which the programme declares figures for the whole of it; null: of all of them together. */
  readonly declared: readonly (Channel | null)[]
  /** Workshops without a date, under a period. */
  readonly workshops: number
  /** Proposals of such workshops, or of none, under a period. */
  readonly proposals: number
}

/** What a filter leaves of a programme. */
export interface Scope {
  /** With what it declares by channel: nothing of that under a filter, which cannot tell its parts. */
  readonly stated: Programme
  /** Those that stand for themselves, by date: what is joined to another counts there. */
  readonly workshops: readonly Workshop[]
  /** Newest first, without the withdrawn ones. */
  readonly proposals: readonly Proposal[]
  /** Where a proposal's workshop counts, by that workshop's id. */
  readonly ends: ReadonlyMap<EntityId, EntityId>
  readonly leftOut: LeftOut
}

export function scopeOf(reader: Reader, programme: Programme, filter: ReportFilter): Scope {
  const all = workshopsOf(reader, programme.id)
  const ends = new Map(all.map(({ id }) => [id, workshopEnd(reader, id)]))
  const standing = all.filter(({ id }) => ends.get(id) === id)
  const proposals = proposalsOf(reader, programme.id).filter(({ withdrawn }) => !withdrawn)
  const statements = programme.declared ?? []
  if (!isNarrowed(filter)) {
    const leftOut = { declared: [], workshops: 0, proposals: 0 }
    return { stated: programme, workshops: standing, proposals, ends, leftOut }
  }
  const asked = filter.workshop === null ? null : (ends.get(filter.workshop) ?? filter.workshop)
  const chosen = standing.filter(({ id }) => asked === null || id === asked)
  const placed = new Map(chosen.map((workshop) => [workshop.id, placeIn(filter, workshop)]))
  const known = new Set(standing.map(({ id }) => id))
  const placeOf = ({ workshop }: Proposal) => {
    const end = workshop && ends.get(workshop)
    if (end && known.has(end)) return placed.get(end) ?? 'outside'
    // Of no workshop at all: it is of another than the one asked for, and of no day that anybody knows.
    return asked === null ? 'unknown' : 'outside'
  }
  const placedProposals = Object.groupBy(proposals, placeOf)
  return {
    stated: { ...programme, declared: [] },
    workshops: chosen.filter(({ id }) => placed.get(id) === 'inside'),
    proposals: placedProposals.inside ?? [],
    ends,
    leftOut: {
      declared: [...CHANNELS, null].filter((channel) =>
        statements.some((statement) => statement.channel === channel),
      ),
      workshops: [...placed.values()].filter((place) => place === 'unknown').length,
      proposals: placedProposals.unknown?.length ?? 0,
    },
  }
}

function placeIn({ from, to }: ReportFilter, { date }: Workshop): 'inside' | 'outside' | 'unknown' {
  if (from === null && to === null) return 'inside'
  if (!date) return 'unknown'
  return (from === null || date.start >= from) && (to === null || date.start <= to) ? 'inside' : 'outside'
}
