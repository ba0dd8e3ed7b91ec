import { useEffect, useRef, useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import type { Project } from '../../domain/kinds.ts'
import { amountInWords, centimesFrom } from '../../domain/money-words.ts'
import { axesOf } from '../../domain/programme.ts'
import { MAX_TEXT } from '../../domain/text.ts'
import { useDraft } from '../draft.ts'
import { useProjectChange } from '../project-change.ts'
import {
  fieldsFrom,
  NO_ACTIVITY,
  type ProjectDraft,
  type ProjectFlaw,
  type ProjectInput,
  projectInputOf,
} from '../project-input.ts'
import { useReading } from '../reading.ts'
import { useWords } from '../words.ts'
import { ActivityFields } from './activity-fields.tsx'
import { Button } from './button.tsx'
import { DateFields } from './date-fields.tsx'
import { Select, TextArea, TextField } from './fields.tsx'
import { NameFields } from './name-fields.tsx'

interface ProjectFormProps {
  readonly project: Project
  onDone(): void
}

/** Everything that a project's sheet says. What is typed survives a reload; saving writes what changed. */
export function ProjectForm({ project, onDone }: ProjectFormProps) {
  const words = useWords()
  const { t, formats } = words
  const change = useProjectChange(project)
  const begun = projectInputOf(project)
  const shape = { ...begun, activities: [NO_ACTIVITY] }
  const draft = useDraft<ProjectDraft>(
    `project:${project.id}`,
    { begun, input: begun },
    { begun: shape, input: shape },
  )
  const first = useRef<HTMLInputElement>(null)
  const [flaws, setFlaws] = useState<readonly ProjectFlaw[]>([])
  const { input } = draft.value
  // The button that opened it is gone: who types goes on here, and who looks sees its beginning.
  useEffect(() => first.current?.focus(), [])
  const axes = useReading(
    ['axis'],
    (reader) =>
      axesOf(reader, project.programme, { retired: true }).filter(
        ({ id, retired }) => !retired || id === project.axis,
      ),
    [project],
  )
  const put = (part: Partial<ProjectInput>) => draft.set({ ...draft.value, input: { ...input, ...part } })
  const error = (flaw: ProjectFlaw) => (flaws.includes(flaw) ? t(`projects.flaw.${flaw}`) : undefined)
  const centimes = centimesFrom(input.budget)

  const save = async (event: Event) => {
    event.preventDefault()
    const fields = fieldsFrom(draft.value, project)
    if (!fields.ok) {
      setFlaws(fields.error)
      return
    }
    if (!(await change(fields.value))) return
    draft.clear()
    onDone()
  }

  return (
    <section class="panel" aria-label={t('projects.editSheet')}>
      <form class="stack" noValidate onSubmit={(event) => void save(event)}>
        <NameFields
          label={t('projects.field.title')}
          texts={input.title}
          onInput={(title) => put({ title })}
          error={error('title')}
          inputRef={first}
        />
        <Select<EntityId | ''>
          label={t('projects.field.axis')}
          value={input.axis}
          onChoose={(axis) => put({ axis })}
          options={[
            { value: '', label: t('common.noAxis') },
            ...axes.map(({ id, name }) => ({ value: id, label: formats.name(name) })),
          ]}
        />
        <div class="two-fields">
          <TextField
            label={t('projects.field.budgetTyped')}
            value={input.budget}
            inputMode="decimal"
            dir="ltr"
            onInput={(budget) => put({ budget })}
            error={error('budget')}
            hint={
              centimes === undefined
                ? undefined
                : amountInWords(centimes, words.locale === 'fr' ? 'fr' : 'ar')
            }
          />
          <TextField
            label={t('projects.field.months')}
            value={input.months}
            inputMode="decimal"
            dir="ltr"
            onInput={(months) => put({ months })}
            error={error('months')}
            hint={t('projects.field.monthsHint')}
          />
        </div>
        <div class="two-fields">
          <fieldset class="field-set">
            <legend>{t('common.fields.start')}</legend>
            <DateFields input={input.start} onInput={(start) => put({ start })} error={error('start')} />
          </fieldset>
          <fieldset class="field-set">
            <legend>{t('common.fields.end')}</legend>
            <DateFields
              input={input.end}
              onInput={(end) => put({ end })}
              error={error('end') ?? error('ends-before-start')}
            />
          </fieldset>
        </div>
        <TextArea
          label={t('projects.field.objectives')}
          maxLength={MAX_TEXT}
          value={input.objectives}
          onInput={(objectives) => put({ objectives })}
        />
        <TextArea
          label={t('projects.field.results')}
          maxLength={MAX_TEXT}
          value={input.results}
          onInput={(results) => put({ results })}
        />
        <ActivityFields activities={input.activities} onInput={(activities) => put({ activities })} />
        <TextArea
          label={t('projects.field.partners')}
          rows={2}
          maxLength={MAX_TEXT}
          value={input.partners}
          onInput={(partners) => put({ partners })}
        />
        {flaws.length > 0 && (
          <p class="field-error" role="alert">
            {t('projects.flaw.some')}
          </p>
        )}
        <div class="row">
          <Button type="submit" kind="primary">
            {t('common.save')}
          </Button>
          <Button
            onClick={() => {
              draft.clear()
              onDone()
            }}
          >
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </section>
  )
}
