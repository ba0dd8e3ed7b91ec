/** The app cannot start. Shown in every language at once, since the chosen one cannot be read. */
import { createWords, LOCALES } from '../i18n/words.ts'
import './styles.ts'

export function StartFailure({ reason }: { readonly reason: 'insecure' | 'storage' }) {
  return (
    <main class="start-failure">
      {LOCALES.map((locale) => {
        const { t, direction } = createWords(locale)
        return (
          <p key={locale} lang={locale} dir={direction}>
            {t(`common.start.${reason}`)}
          </p>
        )
      })}
    </main>
  )
}
