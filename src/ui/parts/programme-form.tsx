import { useState } from 'preact/hooks'
import { DEFAULT_GROUPS } from '../../domain/defaults.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { Programme } from '../../domain/kinds.ts'
import { type SetDraft, set } from '../../domain/operation.ts'
import { isYear, yearDate } from '../dates.ts'
import { nameFrom, textsOf } from '../names.ts'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { useWrite } from '../write.ts'
import { Button } from './button.tsx'
import { CheckField, TextField } from './fields.tsx'
import { NameFields } from './name-fields.tsx'

interface ProgrammeFormProps {
  /** The one to edit; none makes a new one. */
  readonly programme?: Programme
  onDone?(): void
  onCancel?(): void
}

const YEAR_LENGTH = 'YYYY'.length

export function ProgrammeForm({ programme, onDone, onCancel }: ProgrammeFormProps) {
  const { t } = useWords()
  const { newEntityId, now } = useServices()
  const session = useSession()
  const write = useWrite()
  const [texts, setTexts] = useState(() => textsOf(programme?.title))
  const [start, setStart] = useState(
    () => programme?.start?.start.slice(0, YEAR_LENGTH) ?? (programme ? '' : String(now().getFullYear())),
  )
  const [end, setEnd] = useState(() => programme?.end?.end.slice(0, YEAR_LENGTH) ?? '')
  const [isUndisclosed, setUndisclosed] = useState(programme?.undisclosedGender ?? false)
  const [isChecked, setChecked] = useState(false)
  const title = nameFrom(texts, programme?.title)
  const areYears = [start, end].every((year) => year === '' || isYear(year)) && (end === '' || start <= end)

  async function save(event: Event) {
    event.preventDefault()
    setChecked(true)
    if (!title || !areYears) return
    const id = programme?.id ?? newEntityId()
    const fields = {
      title,
      start: start === '' ? null : yearDate(start),
      end: end === '' ? null : yearDate(end),
      undisclosedGender: isUndisclosed,
    }
    const groups = programme ? [] : defaultGroups(id, newEntityId)
    const written = await write([set('programme', id, fields), ...groups])
    if (!written) return
    if (!programme) session.chooseProgramme(id)
    session.say(t(programme ? 'programme.form.saved' : 'programme.form.created'))
    onDone?.()
  }

  return (
    <form class="stack" noValidate onSubmit={(event) => void save(event)}>
      <NameFields
        label={t('programme.form.name')}
        texts={texts}
        onInput={setTexts}
        error={isChecked && !title ? t('programme.form.error') : undefined}
      />
      <div class="two-fields">
        <TextField
          label={t('programme.form.from')}
          type="number"
          inputMode="numeric"
          min={2000}
          max={2100}
          value={start}
          onInput={setStart}
          error={isChecked && !areYears ? t('programme.form.yearError') : undefined}
        />
        <TextField
          label={t('programme.form.to')}
          type="number"
          inputMode="numeric"
          min={2000}
          max={2100}
          value={end}
          onInput={setEnd}
        />
      </div>
      <CheckField
        label={t('programme.form.undisclosed')}
        isChecked={isUndisclosed}
        onCheck={setUndisclosed}
      />
      <div class="row">
        <Button type="submit" kind="primary">
          {t(programme ? 'common.save' : 'programme.form.create')}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('common.cancel')}</Button>}
      </div>
    </form>
  )
}

/** The usual participant groups, as a new programme starts with them. */
export function defaultGroups(programme: EntityId, newId: () => EntityId): readonly SetDraft[] {
  return DEFAULT_GROUPS.map((name, index) => set('group', newId(), { programme, name, order: index + 1 }))
}
