import type { IconName } from '../icons.tsx'
import { useWords } from '../words.ts'
import { useMayWrite } from '../write.ts'
import { ButtonLink } from './button.tsx'
import { EmptyState } from './empty.tsx'

/** What every screen about a programme shows while there is none: who sets it up sees where, all others for whom they wait. */
export function NoProgramme({ icon = 'plan' }: { readonly icon?: IconName }) {
  const { t } = useWords()
  const maySetUp = useMayWrite()('programme', 'title')
  return (
    <EmptyState
      icon={icon}
      title={t('home.empty.programme')}
      hint={t(maySetUp ? 'home.empty.setUp' : 'home.empty.wait')}
    >
      {maySetUp && (
        <ButtonLink to="/programme" kind="primary" size="large">
          {t('home.empty.start')}
        </ButtonLink>
      )}
    </EmptyState>
  )
}
