/** What is shown in the place of a screen. */
import type { ComponentChildren } from 'preact'
import { useErrorBoundary } from 'preact/hooks'
import { useFocusAfterChange } from './focus.ts'
import { Button, ButtonLink } from './parts/button.tsx'
import { EmptyState } from './parts/empty.tsx'
import { Page } from './parts/page.tsx'
import { useWords } from './words.ts'

/** An address that leads nowhere: an old link, a thing that was removed. */
export function Missing() {
  const { t } = useWords()
  return (
    <Page title={t('common.app')}>
      <EmptyState icon="search" title={t('shell.missing.title')} hint={t('shell.missing.hint')}>
        <ButtonLink to="/" kind="primary">
          {t('shell.missing.home')}
        </ButtonLink>
      </EmptyState>
    </Page>
  )
}

interface MishapProps {
  /** Tries once more. */
  reset(): void
}

/** A screen failed. What was saved is in the log; only the drawing broke. */
export function Mishap({ reset }: MishapProps) {
  const { t } = useWords()
  return (
    <Page title={t('common.app')}>
      <EmptyState icon="warning" title={t('shell.mishap.title')} hint={t('shell.mishap.hint')}>
        <Button kind="primary" onClick={() => reset()}>
          {t('common.retry')}
        </Button>
      </EmptyState>
    </Page>
  )
}

/** What fails in here takes only itself down. */
export function Guarded({ children }: { readonly children: ComponentChildren }) {
  const [failure, reset] = useErrorBoundary((error) => reportError(error))
  useFocusAfterChange(failure === undefined ? 'screen' : 'mishap')
  return failure === undefined ? children : <Mishap reset={reset} />
}
