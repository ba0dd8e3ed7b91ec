/** Which proposals ask for the same as one: found without holding the screen up, and held still while they are read. */
import { useEffect, useState } from 'preact/hooks'
import type { EntityId } from '../domain/ids.ts'
import type { Proposal } from '../domain/kinds.ts'
import { proposalsOf } from '../domain/programme.ts'
import { type Alike, SimilarIndex } from '../domain/similar.ts'
import type { Reader } from '../domain/state.ts'
import { createIdlePause } from './idle.ts'
import { type Services, useServices } from './services.ts'
import { useSession } from './session.ts'

/** Texts taken in at a stretch: some 10 ms of a cheap tablet's time, so that a tap between them is not felt. */
const SLICE = 50

interface SimilarFinder {
  find(programme: EntityId, proposal: EntityId, most: number): Promise<readonly Alike[]>
  /** Takes in, while nothing else is to do, what the first `find` would have to: seconds on a cheap tablet. */
  prepare(programme: EntityId): Promise<void>
}

/** An index of each programme looked at, brought up to date before every answer. */
export function createSimilarFinder({ live }: Services): SimilarFinder {
  const known = new Map<EntityId, Indexed>()
  const upToDate = async (programme: EntityId): Promise<SimilarIndex> => {
    const indexed = known.get(programme) ?? { index: new SimilarIndex(), texts: new Map() }
    known.set(programme, indexed)
    const pause = createIdlePause()
    for (;;) {
      // What the person did is shown first.
      await pause()
      const changed = changedIn(indexed, live.state, programme)
      if (changed.length === 0) return indexed.index
      for (let from = 0; from < changed.length; from += SLICE) {
        await pause()
        for (const proposal of changed.slice(from, from + SLICE)) take(indexed, proposal)
      }
    }
  }
  return {
    find: async (programme, id, most) => (await upToDate(programme)).alike(id, most),
    prepare: async (programme) => void (await upToDate(programme)),
  }
}

/** An index, and the texts that it was made of. */
interface Indexed {
  readonly index: SimilarIndex
  readonly texts: Map<EntityId, string>
}

/** Withdrawn or removed: null. */
type Changed = readonly [id: EntityId, text: string | null]

function changedIn({ texts }: Indexed, reader: Reader, programme: EntityId): readonly Changed[] {
  const standing = proposalsOf(reader, programme).filter(({ withdrawn }) => !withdrawn)
  const ids = new Set(standing.map(({ id }) => id))
  return [
    ...[...texts.keys()].filter((id) => !ids.has(id)).map((id): Changed => [id, null]),
    ...standing.flatMap(({ id, text }): Changed[] => (texts.get(id) === text ? [] : [[id, text]])),
  ]
}

function take({ index, texts }: Indexed, [id, text]: Changed): void {
  // Two answers that are waited for at once share the work.
  if (text !== null && texts.get(id) === text) return
  if (text === null) {
    index.drop(id)
    texts.delete(id)
  } else {
    index.put({ id, text })
    texts.set(id, text)
  }
}

interface Found {
  readonly of: EntityId
  readonly alike: readonly Alike[]
}

export interface SimilarView {
  /** Undefined while they are looked for. Stays as it is while the proposal does. */
  readonly alike: readonly Alike[] | undefined
  /** True when others would be found by now; `update` shows them. */
  readonly isStale: boolean
  update(): void
}

/** The proposals most like one. What others write meanwhile is offered, but moves nothing under a finger. */
export function useSimilar({ id, programme }: Proposal, most: number): SimilarView {
  const { live } = useServices()
  const finder = useSession().once(createSimilarFinder)
  const all = live.list('proposal').value
  const [held, setHeld] = useState<Found | null>(null)
  const [fresh, setFresh] = useState<Found | null>(null)
  useEffect(() => {
    let isCurrent = true
    void finder.find(programme, id, most).then((alike) => {
      if (!isCurrent) return
      const found = { of: id, alike }
      setFresh(found)
      setHeld((before) => (before?.of === found.of ? before : found))
    })
    return () => {
      isCurrent = false
    }
  }, [finder, programme, id, all, most])
  const isHeld = held?.of === id
  return {
    alike: isHeld ? held.alike : undefined,
    isStale: isHeld && fresh?.of === id && !areSame(held.alike, fresh.alike),
    update: () => setHeld(fresh),
  }
}

const areSame = (some: readonly Alike[], others: readonly Alike[]): boolean =>
  some.length === others.length && some.every(({ id }) => others.some((other) => other.id === id))
