import { LOCALES, type Locale } from '../../i18n/words.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { ChipGroup } from './chips.tsx'

// Each in its own words: whoever needs the switch cannot read the language that is on.
export const LANGUAGE_NAMES = { ar: 'العربية', fr: 'Français', en: 'English' } as const satisfies Record<
  Locale,
  string
>

export function LanguageChoice({ isLabelHidden = false }: { readonly isLabelHidden?: boolean }) {
  const { t, locale } = useWords()
  const session = useSession()
  return (
    <ChipGroup
      label={t('settings.language.label')}
      isLabelHidden={isLabelHidden}
      options={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
      value={locale}
      onChoose={(value) => value && session.chooseLanguage(value)}
    />
  )
}
