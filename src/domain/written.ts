/** Proposals that Warsha itself holds, channel by channel: in one walk, since there may be ten thousand of them. */
import type { EntityId } from './ids.ts'
import type { Channel } from './kinds.ts'
import type { Scope } from './report-filter.ts'

export interface Written {
  readonly byChannel: ReadonlyMap<Channel, WrittenCount>
  /** Workshops that any of the proposals came from, where they count. */
  readonly workshops: ReadonlySet<EntityId>
  /** Those of which the committee has decided any. */
  readonly decidedWorkshops: ReadonlySet<EntityId>
}

interface WrittenCount {
  readonly written: number
  /** By the committee. */
  readonly decided: number
  readonly accepted: number
}

export function writtenIn({ proposals, ends }: Pick<Scope, 'proposals' | 'ends'>): Written {
  const byChannel = new Map<Channel, { written: number; decided: number; accepted: number }>()
  const workshops = new Set<EntityId>()
  const decidedWorkshops = new Set<EntityId>()
  for (const { channel = 'in-person', workshop, decision } of proposals) {
    const count = byChannel.get(channel) ?? { written: 0, decided: 0, accepted: 0 }
    byChannel.set(channel, count)
    const end = workshop && ends.get(workshop)
    count.written += 1
    if (end) workshops.add(end)
    if (!decision) continue
    count.decided += 1
    if (decision.verdict === 'accepted') count.accepted += 1
    if (end) decidedWorkshops.add(end)
  }
  return { byChannel, workshops, decidedWorkshops }
}
