import { LANGUAGE_NAMES, LOCALES } from '../../i18n/locale.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { ChipGroup } from './chips.tsx'
import { DraftNote } from './draft-note.tsx'

export function LanguageChoice({ isLabelHidden = false }: { readonly isLabelHidden?: boolean }) {
  const { t, locale } = useWords()
  const session = useSession()
  return (
    <>
      <ChipGroup
        label={t('settings.language.label')}
        isLabelHidden={isLabelHidden}
        options={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value], language: value }))}
        value={locale}
        onChoose={(value) => value && session.chooseLanguage(value)}
      />
      <DraftNote locale={locale} />
    </>
  )
}
