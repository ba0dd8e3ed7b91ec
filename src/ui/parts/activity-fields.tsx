import { MAX_NAME, MAX_TEXT } from '../../domain/text.ts'
import type { ActivityInput } from '../project-input.ts'
import { useServices } from '../services.ts'
import { useWords } from '../words.ts'
import { Button, IconButton } from './button.tsx'
import { TextArea, TextField } from './fields.tsx'

interface ActivityFieldsProps {
  readonly activities: readonly ActivityInput[]
  onInput(activities: readonly ActivityInput[]): void
}

/** Activities one by one, each with the people it is for. */
export function ActivityFields({ activities, onInput }: ActivityFieldsProps) {
  const { t } = useWords()
  const { newEntityId } = useServices()
  const put = (at: number, part: Partial<ActivityInput>) =>
    onInput(activities.map((activity, index) => (index === at ? { ...activity, ...part } : activity)))
  const raise = (at: number) => {
    const moved = activities[at]
    if (moved) onInput(activities.filter((_, index) => index !== at).toSpliced(at - 1, 0, moved))
  }
  return (
    <fieldset class="field-set">
      <legend>{t('projects.field.activities')}</legend>
      {activities.map((activity, index) => (
        <div key={activity.key} class="activity-fields">
          <TextArea
            label={t('projects.activity.text', { number: index + 1 })}
            rows={2}
            maxLength={MAX_TEXT}
            value={activity.text}
            onInput={(text) => put(index, { text })}
          />
          <TextField
            label={t('projects.activity.publics', { number: index + 1 })}
            maxLength={MAX_NAME}
            value={activity.publics}
            onInput={(publics) => put(index, { publics })}
          />
          <div class="line-actions">
            <IconButton
              icon="up"
              kind="quiet"
              label={t('projects.activity.up', { number: index + 1 })}
              disabled={index === 0}
              onClick={() => raise(index)}
            />
            <IconButton
              icon="close"
              kind="quiet"
              label={t('projects.activity.remove', { number: index + 1 })}
              onClick={() => onInput(activities.filter((_, at) => at !== index))}
            />
          </div>
        </div>
      ))}
      <div class="row">
        <Button
          icon="plus"
          onClick={() => onInput([...activities, { key: newEntityId(), text: '', publics: '' }])}
        >
          {t('projects.activity.add')}
        </Button>
      </div>
    </fieldset>
  )
}
