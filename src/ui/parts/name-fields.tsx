import type { Ref } from 'preact'
import type { NameTexts } from '../names.ts'
import { useWords } from '../words.ts'
import { TextField } from './fields.tsx'

interface NameFieldsProps {
  readonly label: string
  readonly texts: NameTexts
  readonly error?: string | undefined
  onInput(texts: NameTexts): void
  readonly inputRef?: Ref<HTMLInputElement>
}

/** A name in Arabic and in French; one of them is enough. */
export function NameFields({ label, texts, error, onInput, inputRef }: NameFieldsProps) {
  const { t } = useWords()
  return (
    <div class="two-fields">
      <TextField
        label={t('programme.names.ar', { label })}
        value={texts.ar}
        onInput={(ar) => onInput({ ...texts, ar })}
        error={error}
        maxLength={300}
        lang="ar"
        dir="rtl"
        {...(inputRef && { inputRef })}
      />
      <TextField
        label={t('programme.names.fr', { label })}
        value={texts.fr}
        onInput={(fr) => onInput({ ...texts, fr })}
        maxLength={300}
        lang="fr"
        dir="ltr"
      />
    </div>
  )
}
