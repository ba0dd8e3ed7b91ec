import { findingsOf } from '../../domain/guard.ts'
import type { EntityId } from '../../domain/ids.ts'
import { WithDossierWords } from '../dossier-words.tsx'
import { Icon } from '../icons.tsx'
import { Link } from '../navigation.tsx'
import { useReading } from '../reading.ts'
import { useWords } from '../words.ts'
import { GUARD_KINDS } from './guard.tsx'
import '../styles/declared.css'

/** How many figures disagree with their parts, and the way to them; nothing while all agree. */
export function GuardCount({ programme }: { readonly programme: EntityId }) {
  return (
    <WithDossierWords>
      <CountLink programme={programme} />
    </WithDossierWords>
  )
}

function CountLink({ programme }: { readonly programme: EntityId }) {
  const { t } = useWords()
  const count = useReading(GUARD_KINDS, (reader) => findingsOf(reader, programme).length, [programme])
  if (count === 0) return null
  return (
    <Link to="/programme#guard" class="guard-count print-hidden" data-testid="guard-count">
      <Icon name="warning" />
      {t('guard.count', { count })}
    </Link>
  )
}
