import { useMemo, useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import type { Proposal } from '../../domain/kinds.ts'
import { judgementOf, mergeEnd, proposalsOf } from '../../domain/programme.ts'
import { useReading } from '../reading.ts'
import { useProposalSearch } from '../searching.ts'
import { useSimilar } from '../similar.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { SearchField } from './fields.tsx'
import { CARD_KINDS, ProposalMeta } from './proposal-card.tsx'

/** More than this nobody reads: a better word is faster. */
const MOST = 20

const NONE: ReadonlySet<EntityId> = new Set()

interface MergePickerProps {
  /** The one that is merged, or the first of several. */
  readonly proposal: Proposal
  /** The others of several: none of them goes on in another. */
  readonly excluded?: ReadonlySet<EntityId>
  onPick(into: EntityId): void
  onClose(): void
}

/** Into which proposal one is merged: those alike first, any other by search. */
export function MergePicker({ proposal, excluded = NONE, onPick, onClose }: MergePickerProps) {
  const { t } = useWords()
  const [query, setQuery] = useState('')
  const others = useReading(
    CARD_KINDS,
    // One that itself ends in what is merged would make a circle.
    (reader) => {
      const isMerged = (id: EntityId | undefined) =>
        id !== undefined && (id === proposal.id || excluded.has(id))
      return proposalsOf(reader, proposal.programme).filter(
        (other) =>
          !other.withdrawn &&
          !isMerged(other.id) &&
          (judgementOf(other)?.verdict !== 'merged' || !isMerged(mergeEnd(reader, other)?.id)),
      )
    },
    [proposal, excluded],
  )
  const searched = useProposalSearch(others, query)
  const found = useSimilar(proposal, MOST).alike
  const alike = useMemo(
    () => found?.flatMap(({ id }) => others.find((other) => other.id === id) ?? []) ?? [],
    [found, others],
  )
  const offered = query.trim() === '' ? [...new Set([...alike, ...others])] : searched.found
  return (
    <Dialog title={t('sort.merge.title')} onClose={onClose}>
      <p class="said soft" dir="auto">
        {proposal.text}
      </p>
      <SearchField label={t('proposals.search.label')} value={query} onInput={setQuery} />
      {offered.length === 0 && (
        <p class="soft">{t(others.length === 0 ? 'sort.merge.none' : 'proposals.nothing.hint')}</p>
      )}
      <ul class="merge-list" aria-busy={searched.isSearching}>
        {offered.slice(0, MOST).map((other) => (
          <li key={other.id}>
            <button type="button" class="card merge-choice" onClick={() => onPick(other.id)}>
              <span class="said" dir="auto">
                {other.text}
              </span>
              <ProposalMeta proposal={other} />
            </button>
          </li>
        ))}
      </ul>
      <Button kind="quiet" onClick={onClose}>
        {t('common.cancel')}
      </Button>
    </Dialog>
  )
}
