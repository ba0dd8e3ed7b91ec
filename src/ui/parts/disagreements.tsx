import type { EntityId } from '../../domain/ids.ts'
import type { Proposal } from '../../domain/kinds.ts'
import { useServices } from '../services.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { ConflictList } from './conflicts.tsx'

/** What two people changed of one proposal without seeing each other: every value with its author, settled by a tap. */
export function Disagreement({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useWords()
  const { live } = useServices()
  const conflicts = live.conflictsOf('proposal', proposal.id).value
  if (conflicts.length === 0) return null
  return (
    <section class="panel" aria-label={t('sync.conflicts.title')}>
      <h2>{t('sync.conflicts.title')}</h2>
      <p class="soft small">{t('sync.conflicts.intro')}</p>
      <ConflictList conflicts={conflicts} isTitled={false} />
    </section>
  )
}

interface DisagreementsProps {
  /** The pile that is sorted. */
  readonly proposals: readonly Proposal[]
  /** The one on top. */
  readonly current: EntityId | undefined
  onShow(proposal: EntityId): void
}

/** How many proposals of a pile were judged differently by two people, and the way to the next of them. */
export function Disagreements({ proposals, current, onShow }: DisagreementsProps) {
  const { t } = useWords()
  const { live } = useServices()
  const judged = live.conflicts.value.filter(({ field }) => field === 'decision' || field === 'sorting')
  const ids = new Set(judged.map(({ entity }) => entity))
  const differing = proposals.filter(({ id }) => ids.has(id))
  if (differing.length === 0) return null
  const place = differing.findIndex(({ id }) => id === current)
  const next = differing[(place + 1) % differing.length]
  return (
    <div class="banner" role="status">
      <span>{t('deciding.differ.some', { count: differing.length })}</span>
      {next && next.id !== current && (
        <Button onClick={() => onShow(next.id)}>
          {t(place < 0 ? 'deciding.differ.show' : 'deciding.differ.next')}
        </Button>
      )}
    </div>
  )
}
