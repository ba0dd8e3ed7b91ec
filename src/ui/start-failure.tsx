/** The app cannot start. Shown in every language at once, since the chosen one cannot be read. */
import { createWords, LOCALES } from '../i18n/words.ts'
import { Button } from './parts/button.tsx'
import './styles.ts'

interface Props {
  /**
   * `superseded`: the data belong to a newer version of the app than this one; `blocked`: an older one, in
   * another tab, holds them, and this one opens by itself when it is closed.
   */
  readonly reason: 'insecure' | 'storage' | 'superseded' | 'blocked'
  /** Loads the app anew, where that helps. */
  readonly onReload?: () => void
}

export function StartFailure({ reason, onReload }: Props) {
  return (
    <main class="start-failure">
      {LOCALES.map((locale) => {
        const { t, direction } = createWords(locale)
        return (
          <div key={locale} lang={locale} dir={direction}>
            <p>{t(`common.start.${reason}`)}</p>
            {onReload && (
              <Button kind="primary" onClick={onReload}>
                {t('common.start.reload')}
              </Button>
            )}
          </div>
        )
      })}
    </main>
  )
}
