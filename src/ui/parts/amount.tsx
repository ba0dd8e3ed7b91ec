import { type ActLanguage, amountInWords } from '../../domain/money-words.ts'
import { useWords } from '../words.ts'

const LANGUAGES: readonly ActLanguage[] = ['ar', 'fr']

/** An amount in figures, and in the words of both languages of the administration; the screen's own first. */
export function Amount({ centimes }: { readonly centimes: number }) {
  const { locale, formats } = useWords()
  const languages = locale === 'fr' ? LANGUAGES.toReversed() : LANGUAGES
  return (
    <div class="amount">
      <strong class="num">
        <bdi>{formats.dirhams(centimes)}</bdi>
      </strong>
      {languages.map((language) => (
        <span key={language} lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'}>
          {amountInWords(centimes, language)}
        </span>
      ))}
    </div>
  )
}
