/** The app cannot start. Shown in every language at once, since the chosen one cannot be read. */
import { start as ar } from '../i18n/words/ar/start.ts'
import { start as en } from '../i18n/words/en/start.ts'
import { start as fr } from '../i18n/words/fr/start.ts'
import { start as zgh } from '../i18n/words/zgh/start.ts'
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
      {Object.entries({ ar, fr, zgh, en }).map(([locale, words]) => (
        <div key={locale} lang={locale} dir={locale === 'ar' ? 'rtl' : 'ltr'}>
          <p>{words[reason]}</p>
          {onReload && (
            <Button kind="primary" onClick={onReload}>
              {words.reload}
            </Button>
          )}
        </div>
      ))}
    </main>
  )
}
