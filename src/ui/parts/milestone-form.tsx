/** One stage: what kind, when as far as it is known, where. */
import { useState } from 'preact/hooks'
import { isSameValue } from '../../domain/canonical.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { Milestone } from '../../domain/kinds.ts'
import { set } from '../../domain/operation.ts'
import { MILESTONE_TYPES, type MilestoneType } from '../../domain/programme-fields.ts'
import { dateFrom, inputOf } from '../dates.ts'
import { nameFrom, textsOf } from '../names.ts'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { useWrite } from '../write.ts'
import { Button } from './button.tsx'
import { DateFields } from './date-fields.tsx'
import { Select, TextArea, TextField } from './fields.tsx'
import { NameFields } from './name-fields.tsx'

interface MilestoneFormProps {
  readonly programme: EntityId
  /** The one to change; none makes a new one. */
  readonly milestone?: Milestone
  onDone(): void
}

export function MilestoneForm({ programme, milestone, onDone }: MilestoneFormProps) {
  const { t } = useWords()
  const { newEntityId } = useServices()
  const session = useSession()
  const write = useWrite()
  const [type, setType] = useState<MilestoneType>(
    () =>
      MILESTONE_TYPES.find((known) => known === milestone?.type) ?? (milestone ? 'other' : 'info-meeting'),
  )
  const [texts, setTexts] = useState(() => textsOf(milestone?.title))
  const [date, setDate] = useState(() =>
    milestone ? inputOf(milestone.date) : { precision: 'day' as const, start: '', end: '' },
  )
  const [place, setPlace] = useState(milestone?.place ?? '')
  const [note, setNote] = useState(milestone?.note ?? '')
  const [isChecked, setChecked] = useState(false)
  const isDateEmpty = date.precision === 'day' && date.start === ''
  const chosenDate = isDateEmpty ? null : dateFrom(date)
  // An untouched date keeps its source's own wording; a kind that this version does not know stays.
  const isDateTouched = !isSameValue(date, inputOf(milestone?.date))
  const isTypeTouched = !(type === 'other' && milestone?.type !== undefined)

  async function save(event: Event) {
    event.preventDefault()
    setChecked(true)
    if (chosenDate === undefined) return
    const fields = {
      title: nameFrom(texts, milestone?.title) ?? t(`milestones.type.${type}`),
      ...(isTypeTouched && { type }),
      ...(isDateTouched && { date: chosenDate }),
      place: place.trim() || null,
      note: note.trim() || null,
    }
    const changed = Object.entries(fields).filter(([name, value]) =>
      milestone ? !isSameValue(value, { ...milestone }[name as keyof Milestone] ?? null) : value !== null,
    )
    if (changed.length > 0) {
      const own = { ...Object.fromEntries(changed), ...(!milestone && { programme }) }
      if (!(await write([set('milestone', milestone?.id ?? newEntityId(), own)]))) return
    }
    session.say(t(milestone ? 'milestones.saved' : 'milestones.added'))
    onDone()
  }

  return (
    <form
      class="new-item stack"
      noValidate
      aria-label={t(milestone ? 'milestones.edit' : 'milestones.add')}
      onSubmit={(event) => void save(event)}
    >
      <Select<MilestoneType>
        label={t('milestones.type.label')}
        options={MILESTONE_TYPES.map((value) => ({ value, label: t(`milestones.type.${value}`) }))}
        value={type}
        onChoose={setType}
      />
      <NameFields label={t('milestones.name')} texts={texts} onInput={setTexts} />
      <p class="soft small">{t('milestones.nameHint')}</p>
      <DateFields
        input={date}
        onInput={setDate}
        error={isChecked && chosenDate === undefined ? t('workshopForm.date.error') : undefined}
      />
      <div class="two-fields">
        <TextField label={t('milestones.place')} value={place} onInput={setPlace} maxLength={300} />
        <TextArea label={t('milestones.note')} value={note} onInput={setNote} maxLength={10_000} rows={2} />
      </div>
      <div class="row">
        <Button type="submit" kind="primary">
          {t(milestone ? 'common.save' : 'common.add')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
        {milestone && <RemoveMilestone milestone={milestone} onDone={onDone} />}
      </div>
    </form>
  )
}

function RemoveMilestone({ milestone: { id, title }, onDone }: { milestone: Milestone; onDone(): void }) {
  const { t, formats } = useWords()
  const session = useSession()
  const write = useWrite()
  const put = (removed: boolean) => write([set('milestone', id, { removed })])
  const remove = async () => {
    if (!(await put(true))) return
    session.say(t('milestones.removed', { title: formats.name(title) }), () => void put(false))
    onDone()
  }
  return (
    <Button kind="danger" onClick={() => void remove()}>
      {t('common.remove')}
    </Button>
  )
}
