/** Searching proposals as one types, however many there are. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Proposal } from '../domain/kinds.ts'
import { ProposalSearch } from '../domain/search.ts'
import { createIdlePause } from './idle.ts'
import { useSession } from './session.ts'

/** Texts prepared at a stretch: some milliseconds on a cheap tablet. As few that are new hold up no answer. */
const SLICE = 100

export interface Searched {
  readonly found: readonly Proposal[]
  /** True while texts are still prepared: what is found is yet that of an earlier query. */
  readonly isSearching: boolean
}

/**
 * What of `proposals` a query finds. Texts are prepared once, while nothing else is to do; a query that comes before
 * that is done is answered after it, and of several the newest.
 */
export function useProposalSearch(proposals: readonly Proposal[], query: string): Searched {
  const search = useSession().once(createSearch)
  const prepared = useRef<readonly Proposal[] | null>(null)
  const [, answer] = useState(0)
  const isSearching =
    query.trim() !== '' && prepared.current !== proposals && search.unprepared(proposals).length > SLICE
  const isAwaited = useRef(false)
  isAwaited.current = isSearching
  const last = useRef(proposals)
  const found = useMemo(
    () => (isSearching ? last.current : search.find(proposals, query)),
    [search, isSearching, proposals, query],
  )
  last.current = found
  useEffect(() => {
    let isCurrent = true
    const prepare = async () => {
      const pause = createIdlePause()
      await pause()
      const missing = search.unprepared(proposals)
      for (let from = 0; from < missing.length; from += SLICE) {
        if (from > 0) await pause()
        if (!isCurrent) return
        search.prepare(missing.slice(from, from + SLICE))
      }
      prepared.current = proposals
      if (isAwaited.current) answer((times) => times + 1)
    }
    void prepare()
    return () => {
      isCurrent = false
    }
  }, [search, proposals])
  return { found, isSearching }
}

const createSearch = () => new ProposalSearch()
