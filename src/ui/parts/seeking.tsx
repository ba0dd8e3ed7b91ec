import { useMemo, useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import type { Axis, Proposal } from '../../domain/kinds.ts'
import { useProposalSearch } from '../searching.ts'
import { useWords } from '../words.ts'
import { SearchField, Select } from './fields.tsx'

/** Every axis, one of them, or the proposals that have none. */
type AxisChoice = EntityId | '' | 'none'

/** What is looked for among proposals: words, and an axis. */
export interface Seeking {
  readonly query: string
  readonly axis: AxisChoice
  setQuery(query: string): void
  setAxis(axis: AxisChoice): void
  /** The same list until something else is looked for. */
  readonly found: readonly Proposal[]
  /** True while `found` is yet that of an earlier query. */
  readonly isSearching: boolean
}

export function useSeeking(proposals: readonly Proposal[]): Seeking {
  const [query, setQuery] = useState('')
  const [axis, setAxis] = useState<AxisChoice>('')
  const { found: matching, isSearching } = useProposalSearch(proposals, query)
  const found = useMemo(
    () => (axis === '' ? matching : matching.filter((proposal) => (proposal.axis ?? 'none') === axis)),
    [matching, axis],
  )
  return { query, axis, setQuery, setAxis, found, isSearching }
}

interface SeekingFieldsProps {
  readonly seeking: Seeking
  readonly axes: readonly Axis[]
}

export function SeekingFields({ seeking, axes }: SeekingFieldsProps) {
  const { t, formats } = useWords()
  return (
    <>
      <SearchField label={t('proposals.search.label')} value={seeking.query} onInput={seeking.setQuery} />
      <Select<AxisChoice>
        isLabelHidden
        label={t('proposals.axis.label')}
        value={seeking.axis}
        onChoose={seeking.setAxis}
        options={[
          { value: '', label: t('proposals.axis.all') },
          ...axes.map(({ id, name, shortName }) => ({ value: id, label: formats.name(shortName ?? name) })),
          { value: 'none', label: t('common.noAxis') },
        ]}
      />
    </>
  )
}
