import { useState } from 'preact/hooks'
import type { Project } from '../../domain/kinds.ts'
import type { Indicator } from '../../domain/programme-fields.ts'
import { MAX_NAME } from '../../domain/text.ts'
import { type DateInput, dateFrom, inputOf } from '../dates.ts'
import { type NameTexts, nameFrom, textsOf } from '../names.ts'
import { useProjectChange } from '../project-change.ts'
import { useWords } from '../words.ts'
import { Button, IconButton } from './button.tsx'
import { DateFields } from './date-fields.tsx'
import { TextField } from './fields.tsx'
import { NameFields } from './name-fields.tsx'

interface ProjectIndicatorsProps {
  readonly project: Project
  readonly mayEdit: boolean
}

/** By what one will see that the project succeeds: from where, to where, by when. */
export function ProjectIndicators({ project, mayEdit }: ProjectIndicatorsProps) {
  const { t, formats } = useWords()
  const change = useProjectChange(project)
  const [editing, setEditing] = useState<number | 'new' | null>(null)
  const indicators = project.indicators ?? []
  const put = async (next: readonly Indicator[]) => {
    if (await change({ indicators: next.length > 0 ? next : null })) setEditing(null)
  }
  return (
    <section class="panel" aria-labelledby="indicators">
      <h2 id="indicators">{t('projects.indicator.title')}</h2>
      {indicators.length === 0 && <p class="soft">{t('projects.indicator.none')}</p>}
      <ul class="lines">
        {indicators.map((indicator, index) => {
          const name = formats.name(indicator.name)
          return (
            <li key={name} class="line">
              <div class="line-main">
                <strong>
                  <bdi>{name}</bdi>
                </strong>
                <div class="meta">
                  <IndicatorMeta indicator={indicator} />
                </div>
              </div>
              {mayEdit && (
                <div class="line-actions print-hidden">
                  <IconButton
                    icon="edit"
                    kind="quiet"
                    label={t('projects.edit', { what: name })}
                    aria-expanded={editing === index}
                    onClick={() => setEditing(editing === index ? null : index)}
                  />
                  <IconButton
                    icon="close"
                    kind="quiet"
                    label={t('projects.indicator.remove', { name })}
                    onClick={() => void put(indicators.filter((_, at) => at !== index))}
                  />
                </div>
              )}
              {editing === index && (
                <IndicatorForm
                  indicator={indicator}
                  onSave={(changed) => void put(indicators.with(index, changed))}
                  onCancel={() => setEditing(null)}
                />
              )}
            </li>
          )
        })}
      </ul>
      {editing === 'new' && (
        <IndicatorForm
          onSave={(added) => void put([...indicators, added])}
          onCancel={() => setEditing(null)}
        />
      )}
      {mayEdit && editing !== 'new' && (
        <div class="row print-hidden">
          <Button icon="plus" onClick={() => setEditing('new')}>
            {t('projects.indicator.add')}
          </Button>
        </div>
      )}
    </section>
  )
}

function IndicatorMeta({ indicator: { unit, baseline, target, date } }: { readonly indicator: Indicator }) {
  const { t, formats } = useWords()
  const number = (value: number | undefined) => (value === undefined ? '—' : formats.number(value))
  return (
    <>
      <span>
        {t('projects.indicator.baseline')} <bdi class="num">{number(baseline)}</bdi>
      </span>
      <span>
        {t('projects.indicator.target')} <bdi class="num">{number(target)}</bdi>
      </span>
      {unit && <bdi>{unit}</bdi>}
      {date && <bdi>{formats.date(date)}</bdi>}
    </>
  )
}

interface IndicatorFormProps {
  readonly indicator?: Indicator
  onSave(indicator: Indicator): void
  onCancel(): void
}

interface IndicatorInput {
  readonly name: NameTexts
  readonly unit: string
  readonly baseline: string
  readonly target: string
  readonly date: DateInput
}

function IndicatorForm({ indicator, onSave, onCancel }: IndicatorFormProps) {
  const { t } = useWords()
  const [input, setInput] = useState<IndicatorInput>(() => ({
    name: textsOf(indicator?.name),
    unit: indicator?.unit ?? '',
    baseline: typed(indicator?.baseline),
    target: typed(indicator?.target),
    date: inputOf(indicator?.date),
  }))
  const [isChecked, setChecked] = useState(false)
  const put = (part: Partial<IndicatorInput>) => setInput({ ...input, ...part })
  const name = nameFrom(input.name, indicator?.name)
  const [baseline, target] = [measureFrom(input.baseline), measureFrom(input.target)]
  const date = dateFrom(input.date)
  const error = (isWrong: boolean, key: 'indicator' | 'measure' | 'start') =>
    isChecked && isWrong ? t(`projects.flaw.${key}`) : undefined

  const save = (event: Event) => {
    event.preventDefault()
    setChecked(true)
    if (!name || baseline === undefined || target === undefined || date === undefined) return
    const unit = input.unit.trim()
    onSave({
      name,
      ...(unit && { unit }),
      ...(baseline !== null && { baseline }),
      ...(target !== null && { target }),
      ...(date && { date }),
    })
  }
  return (
    <form class="line-form" noValidate onSubmit={save}>
      <NameFields
        label={t('projects.indicator.name')}
        texts={input.name}
        onInput={(next) => put({ name: next })}
        error={error(!name, 'indicator')}
      />
      <div class="three-fields">
        <TextField
          label={t('projects.indicator.unit')}
          maxLength={MAX_NAME}
          value={input.unit}
          onInput={(unit) => put({ unit })}
        />
        <TextField
          label={t('projects.indicator.baseline')}
          inputMode="decimal"
          dir="ltr"
          value={input.baseline}
          onInput={(next) => put({ baseline: next })}
          error={error(baseline === undefined, 'measure')}
        />
        <TextField
          label={t('projects.indicator.target')}
          inputMode="decimal"
          dir="ltr"
          value={input.target}
          onInput={(next) => put({ target: next })}
          error={error(target === undefined, 'measure')}
        />
      </div>
      <DateFields
        input={input.date}
        onInput={(next) => put({ date: next })}
        error={error(date === undefined, 'start')}
      />
      <div class="row">
        <Button type="submit" kind="primary">
          {t('common.save')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}

const typed = (value: number | undefined): string =>
  value === undefined ? '' : String(value).replace('.', ',')

const MEASURE = /^-?\d{1,12}(?:[.,]\d{1,4})?$/

/** Null: not given. Undefined: not a number. */
function measureFrom(text: string): number | null | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return null
  return MEASURE.test(trimmed) ? Number(trimmed.replace(',', '.')) : undefined
}
