import { useMemo, useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import type { Proposal } from '../../domain/kinds.ts'
import { mergeEnd, proposalsOf } from '../../domain/programme.ts'
import { createProposalSearch } from '../../domain/search.ts'
import { useReading } from '../reading.ts'
import { similarTo } from '../similar.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { SearchField } from './fields.tsx'
import { CARD_KINDS, ProposalMeta } from './proposal-card.tsx'

/** More than this nobody reads: a better word is faster. */
const MOST = 20

interface MergePickerProps {
  readonly proposal: Proposal
  onPick(into: EntityId): void
  onClose(): void
}

/** Into which proposal one is merged: those alike first, any other by search. */
export function MergePicker({ proposal, onPick, onClose }: MergePickerProps) {
  const { t } = useWords()
  const [query, setQuery] = useState('')
  const search = useMemo(createProposalSearch, [])
  const others = useReading(
    CARD_KINDS,
    // One that itself ends in this proposal would make a circle.
    (reader) =>
      proposalsOf(reader, proposal.programme).filter(
        (other) =>
          !other.withdrawn && other.id !== proposal.id && mergeEnd(reader, other)?.id !== proposal.id,
      ),
    [proposal],
  )
  const alike = useMemo(
    () => similarTo(proposal, others, MOST).map((each) => each.proposal),
    [proposal, others],
  )
  const offered = query.trim() === '' ? [...new Set([...alike, ...others])] : search(others, query)
  return (
    <Dialog title={t('sort.merge.title')} onClose={onClose}>
      <p class="said soft" dir="auto">
        {proposal.text}
      </p>
      <SearchField label={t('proposals.search.label')} value={query} onInput={setQuery} />
      {offered.length === 0 && (
        <p class="soft">{t(others.length === 0 ? 'sort.merge.none' : 'proposals.nothing.hint')}</p>
      )}
      <ul class="merge-list">
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
