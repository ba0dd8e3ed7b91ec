import { DRAFT_NOTE, isDraft, type Locale } from '../../i18n/locale.ts'

/** Under a choice of languages: that the chosen one still waits for a native reviewer, where it does. */
export function DraftNote({ locale }: { readonly locale: Locale }) {
  if (!isDraft(locale)) return null
  return (
    <div class="soft small" role="note">
      {DRAFT_NOTE.map(([language, text]) => (
        <p key={language} lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'}>
          {text}
        </p>
      ))}
    </div>
  )
}
