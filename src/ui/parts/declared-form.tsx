/** What a source states, figure by figure, each as sure as the source is. */
import { useState } from 'preact/hooks'
import { DECLARED_FIGURES } from '../../domain/declared.ts'
import { declared, sumFigures } from '../../domain/figure.ts'
import type { Declared, DeclaredFigure, Group } from '../../domain/kinds.ts'
import {
  CERTAINTIES,
  type DeclaredInput,
  declaredFrom,
  declaredInputOf,
  type FigureInput,
  figureFrom,
  isFigureInput,
} from '../declared-input.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { Select, TextField } from './fields.tsx'
import { Figure } from './figure.tsx'

interface DeclaredFormProps {
  /** What it is about, for who does not see what is around it. */
  readonly label: string
  readonly before: Declared | undefined
  readonly groups: readonly Group[]
  onSave(declared: Declared): void
  onCancel(): void
}

export function DeclaredForm({ label, before, groups, onSave, onCancel }: DeclaredFormProps) {
  const { t, formats } = useWords()
  const [input, setInput] = useState<DeclaredInput>(() =>
    declaredInputOf(
      before,
      groups.map(({ id }) => id),
    ),
  )
  const [isChecked, setChecked] = useState(false)
  const { women, men } = input.figures
  const groupInputs = Object.values(input.groups)

  const save = (event: Event) => {
    event.preventDefault()
    setChecked(true)
    const figures = declaredFrom(input, before)
    if (figures) onSave(figures)
  }

  return (
    <form class="stack declared-form" noValidate aria-label={label} onSubmit={save}>
      <div class="declared-fields">
        {DECLARED_FIGURES.map((name) => (
          <FigureField
            key={name}
            label={t(`declared.field.${name}`)}
            input={input.figures[name]}
            isChecked={isChecked}
            onInput={(next) => setInput({ ...input, figures: { ...input.figures, [name]: next } })}
          />
        ))}
      </div>
      <TogetherLine word="genders" inputs={[women, men]} />
      {groups.length > 0 && (
        <fieldset class="declared-groups">
          <legend>{t('declared.field.groups')}</legend>
          <div class="declared-fields">
            {groups.map(({ id, name }) => {
              const own = input.groups[id]
              return (
                own && (
                  <FigureField
                    key={id}
                    label={formats.name(name)}
                    input={own}
                    isChecked={isChecked}
                    onInput={(next) => setInput({ ...input, groups: { ...input.groups, [id]: next } })}
                  />
                )
              )
            })}
          </div>
          <TogetherLine word="groups" inputs={groupInputs} />
        </fieldset>
      )}
      <div class="row">
        <Button type="submit" kind="primary">
          {t('common.save')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}

interface FigureFieldProps {
  readonly label: string
  readonly input: FigureInput
  /** True once saving was tried: what is no number is said from then on. */
  readonly isChecked: boolean
  onInput(input: FigureInput): void
}

/** A number, and how sure its source is of it. */
export function FigureField({ label, input, isChecked, onInput }: FigureFieldProps) {
  const { t } = useWords()
  return (
    <div class="figure-field">
      <TextField
        label={label}
        value={input.certainty === 'unknown' ? '' : input.text}
        onInput={(text) => onInput({ ...input, text })}
        inputMode="numeric"
        dir="ltr"
        disabled={input.certainty === 'unknown'}
        error={isChecked && !isFigureInput(input) ? t('declared.form.error') : undefined}
      />
      <Select
        isLabelHidden
        label={t('declared.certainty.label', { name: label })}
        options={CERTAINTIES.map((value) => ({ value, label: t(`declared.certainty.${value}`) }))}
        value={input.certainty}
        onChoose={(certainty) => onInput({ ...input, certainty })}
      />
    </div>
  )
}

/** What the parts make while they are typed, so that a slip is seen before it is saved. */
function TogetherLine({ word, inputs }: { word: 'genders' | 'groups'; inputs: readonly FigureInput[] }) {
  const { t, formats } = useWords()
  const figures = inputs.flatMap((input) => figureFrom(input) ?? [])
  if (figures.length < 2) return null
  const sum = sumFigures(figures.map(declared))
  if (sum.value === null) return null
  return (
    <p class="soft small" role="status">
      {t(`declared.form.${word}`, { sum: formats.number(sum.value) })}
    </p>
  )
}

/** The stated figures in one line each, marked as declared. */
export function DeclaredFigures({
  declared: figures,
  groups,
}: {
  readonly declared: Declared
  readonly groups: readonly Group[]
}) {
  const { t, formats } = useWords()
  const stated = DECLARED_FIGURES.filter((name) => figures[name] !== undefined)
  const ofGroups = groups.filter(({ id }) => figures.groups?.[id] !== undefined)
  return (
    <dl class="facts declared-facts">
      {stated.map((name) => (
        <div key={name}>
          <dt>{t(`declared.field.${name}`)}</dt>
          <dd>
            <StatedFigure figure={figures[name]} />
          </dd>
        </div>
      ))}
      {ofGroups.map(({ id, name }) => (
        <div key={id}>
          <dt>
            <bdi>{formats.name(name)}</bdi>
          </dt>
          <dd>
            <StatedFigure figure={figures.groups?.[id]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface StatedFigureProps {
  readonly figure: DeclaredFigure | undefined
  readonly isMarked?: boolean
}

/** A stated figure; one stated to be unknown is told from one that is not stated at all. */
export function StatedFigure({ figure, isMarked = true }: StatedFigureProps) {
  const { t } = useWords()
  if (figure?.certainty === 'unknown') return <span class="soft">{t('declared.certainty.unknown')}</span>
  return <Figure figure={declared(figure)} isMarked={isMarked} />
}
