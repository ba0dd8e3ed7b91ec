import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { MAX_TEXT } from '../../domain/text.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { TextArea } from './fields.tsx'

export interface Question<Name extends string> {
  readonly name: Name
  readonly label: string
  readonly hint?: string
}
type AnswersOf<Name extends string> = { readonly [N in Name]?: string | undefined }

interface AnswersProps<Name extends string> {
  readonly id: string
  readonly title: string
  readonly questions: readonly Question<Name>[]
  readonly answers: AnswersOf<Name>
  /** How its questions stand on a wide screen: one below the other, or two by two. */
  readonly layout: 'list' | 'quadrants'
  readonly mayEdit: boolean
  /** What stands under the title: how complete it is. */
  readonly children?: ComponentChildren
  /** Null when every answer was emptied. True once it is stored. */
  onSave(answers: AnswersOf<Name> | null): Promise<boolean>
}

/** A few questions with short answers: read in one look, answered in one form. */
export function Answers<Name extends string>({
  id,
  title,
  questions,
  answers,
  layout,
  mayEdit,
  children,
  onSave,
}: AnswersProps<Name>) {
  const { t } = useWords()
  const [texts, setTexts] = useState<AnswersOf<Name> | null>(null)

  const save = async (event: Event) => {
    event.preventDefault()
    if (!texts) return
    const given = questions.flatMap(({ name }) => {
      const text = texts[name]?.trim()
      return text ? [[name, text] as const] : []
    })
    const next = given.length > 0 ? (Object.fromEntries(given) as AnswersOf<Name>) : null
    if (await onSave(next)) setTexts(null)
  }

  return (
    <section class="panel" aria-labelledby={id}>
      <div class="row row-between">
        <h2 id={id}>{title}</h2>
        {mayEdit && !texts && (
          <span class="print-hidden">
            <Button
              kind="quiet"
              icon="edit"
              aria-label={t('projects.edit', { what: title })}
              onClick={() => setTexts(answers)}
            >
              {t('common.edit')}
            </Button>
          </span>
        )}
      </div>
      {children}
      {texts ? (
        <form class="stack" noValidate onSubmit={(event) => void save(event)}>
          <div class={`answers answers-${layout}`}>
            {questions.map(({ name, label, hint }) => (
              <TextArea
                key={name}
                label={label}
                hint={hint}
                rows={2}
                maxLength={MAX_TEXT}
                value={texts[name] ?? ''}
                onInput={(text) => setTexts({ ...texts, [name]: text })}
              />
            ))}
          </div>
          <div class="row">
            <Button type="submit" kind="primary">
              {t('common.save')}
            </Button>
            <Button onClick={() => setTexts(null)}>{t('common.cancel')}</Button>
          </div>
        </form>
      ) : (
        <dl class={`answers answers-${layout}`}>
          {questions.map(({ name, label }) => (
            <div key={name} class={`answer answer-${name}`}>
              <dt>{label}</dt>
              {answers[name] === undefined ? (
                <dd class="soft">{t('projects.unanswered')}</dd>
              ) : (
                <dd class="said" dir="auto">
                  {answers[name]}
                </dd>
              )}
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
