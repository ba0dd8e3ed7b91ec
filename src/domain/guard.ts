/**
 * The sum guard: everything in a programme that disagrees with its parts. It blocks nothing and hides
 * nothing: each finding says what, where, and both figures, until one of them is mended.
 */

import type { WorkshopDate } from './fields.ts'
import type { Figure } from './figure.ts'
import { channelFindings } from './guard-channels.ts'
import { programmeFindings, projectFindings } from './guard-projects.ts'
import { proposalFindings } from './guard-proposals.ts'
import { workshopFindings } from './guard-workshops.ts'
import type { EntityId } from './ids.ts'
import type { Channel } from './kinds.ts'
import type { Outcome } from './outcomes.ts'
import type { Reader } from './state.ts'

const RULES = [
  'genders-total',
  'groups-people',
  'accepted-received',
  'declared-counted',
  'channel-workshops',
  'channel-axes',
  'together-channels',
  'negative-count',
  'declared-hidden',
  'workshop-end',
  'costs-total',
  'budget-missing',
  'project-dates',
  'project-outside',
  'project-months',
  'project-longer',
  'progress-percent',
  'indicator-target',
  'programme-dates',
  'network-total',
  'network-dates',
  'merge-end',
  'project-gone',
  'project-contradicted',
  'project-undecided',
  'accepted-project',
] as const
export type Rule = (typeof RULES)[number]

/** Which of the figures of a workshop or a channel a finding is about. */
export type About = 'women' | 'men' | 'undisclosed' | 'total' | 'groups' | 'proposals' | 'accepted'

/** Where a finding is mended. */
export type Place =
  | { readonly kind: 'workshop' | 'project' | 'proposal'; readonly id: EntityId }
  | { readonly kind: 'programme'; readonly id: EntityId; readonly part: 'projects' | 'ideas' | 'about' }
  | { readonly kind: 'channel'; readonly channel: Channel | null; readonly axis: EntityId | null }

/** One side of what disagrees. */
export type Side =
  | { readonly unit: 'figure'; readonly figure: Figure }
  | { readonly unit: 'dirhams'; readonly centimes: number }
  /** From the least to the most that the dates allow. */
  | { readonly unit: 'months'; readonly least: number; readonly most: number }
  | {
      readonly unit: 'dates'
      readonly start: WorkshopDate | undefined
      readonly end: WorkshopDate | undefined
    }
  | { readonly unit: 'percent'; readonly percent: number }
  | { readonly unit: 'project'; readonly id: EntityId }
  | { readonly unit: 'outcome'; readonly outcome: Outcome | 'withdrawn' }

export interface Finding {
  readonly rule: Rule
  readonly place: Place
  readonly about?: About
  /** The group that the figure is of. */
  readonly group?: EntityId
  /** Which of the place's indicators, counted from 0. */
  readonly part?: number
  /** What is stated; null where something is missing rather than wrong. */
  readonly stated: Side | null
  /** What its parts, or what was counted, make. */
  readonly parts: Side | null
}

/** Every finding of a programme: people first, then proposals, projects, the programme itself. */
export function findingsOf(reader: Reader, id: EntityId): readonly Finding[] {
  const programme = reader.get('programme', id)
  if (!programme) return []
  return [
    ...workshopFindings(reader, programme),
    ...channelFindings(reader, programme),
    ...proposalFindings(reader, programme),
    ...projectFindings(reader, programme),
    ...programmeFindings(programme),
  ]
}

/** Steady over readings: the same thing at the same place has the same key. */
export const keyOfFinding = ({ rule, place, about, group, part }: Finding): string =>
  JSON.stringify([rule, place, about, group, part])
