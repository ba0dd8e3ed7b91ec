import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { LocalizedName } from '../../domain/fields.ts'
import { linesOf, namesFrom } from '../name-lines.ts'
import { useWords } from '../words.ts'
import type { SaveField } from './about-programme.tsx'
import { Button } from './button.tsx'
import { TextArea } from './fields.tsx'

interface FormProps<Value> {
  readonly label: string
  readonly before: Value | undefined
  readonly onSave: SaveField
  onCancel(): void
}

/** Names, one a line. */
export function LinesForm({ label, before, onSave, onCancel }: FormProps<readonly LocalizedName[]>) {
  const { t, locale } = useWords()
  const [text, setText] = useState(() => linesOf(before, locale))
  const names = namesFrom(text, before, locale)
  return (
    <AboutForm label={label} onSave={() => names !== undefined && void onSave(names)} onCancel={onCancel}>
      <TextArea
        label={label}
        hint={t('about.oneALine')}
        error={names === undefined ? t('about.tooLong') : undefined}
        value={text}
        onInput={setText}
        rows={6}
      />
    </AboutForm>
  )
}

/** One long text. */
export function TextForm({ label, before, onSave, onCancel }: FormProps<string>) {
  const [text, setText] = useState(before ?? '')
  return (
    <AboutForm label={label} onSave={() => void onSave(text.trim() || null)} onCancel={onCancel}>
      <TextArea label={label} value={text} onInput={setText} maxLength={10_000} rows={6} />
    </AboutForm>
  )
}

interface AboutFormProps {
  readonly label: string
  onSave(): void
  onCancel(): void
  readonly children: ComponentChildren
}

/** Fields with their two buttons. */
export function AboutForm({ label, onSave, onCancel, children }: AboutFormProps) {
  const { t } = useWords()
  return (
    <form
      class="stack"
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
    >
      {children}
      <div class="row">
        <Button type="submit" kind="primary">
          {t('common.save')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}
