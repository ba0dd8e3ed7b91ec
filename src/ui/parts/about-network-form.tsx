/** The network as the programme's document states it. */
import { useState } from 'preact/hooks'
import type { WorkshopDate } from '../../domain/fields.ts'
import type { Network } from '../../domain/programme-fields.ts'
import { type DateInput, dateFrom, inputOf } from '../dates.ts'
import { countFrom } from '../declared-input.ts'
import { useWords } from '../words.ts'
import type { SaveField } from './about-programme.tsx'
import { AboutForm } from './about-text-forms.tsx'
import { DateFields } from './date-fields.tsx'
import { TextField } from './fields.tsx'

const DATES = ['founded', 'joined'] as const
const MEMBERS = ['regions', 'councils', 'communes'] as const
const COUNTS = [...MEMBERS, 'total'] as const

const NOTHING: Network = {}

interface NetworkFormProps {
  readonly before: Network | undefined
  readonly onSave: SaveField
  onCancel(): void
}

export function NetworkForm({ before = NOTHING, onSave, onCancel }: NetworkFormProps) {
  const { t, formats } = useWords()
  const [dates, setDates] = useState(() => ({
    founded: inputOf(before.founded),
    joined: inputOf(before.joined),
  }))
  const [counts, setCounts] = useState(() => ({
    regions: textOf(before.regions),
    councils: textOf(before.councils),
    communes: textOf(before.communes),
    total: textOf(before.total),
  }))
  const [isChecked, setChecked] = useState(false)
  const isDate = (field: (typeof DATES)[number]) => dateFrom(dates[field]) !== undefined
  const isCount = (field: (typeof COUNTS)[number]) => countFrom(counts[field]) !== undefined
  const members = MEMBERS.flatMap((field) => countFrom(counts[field]) ?? [])

  const save = () => {
    setChecked(true)
    if (!DATES.every(isDate) || !COUNTS.every(isCount)) return
    const stated = DATES.flatMap((field) => {
      const date = keptDate(dates[field], before[field])
      return date ? [[field, date] as const] : []
    })
    const numbers = COUNTS.flatMap((field) => {
      const value = countFrom(counts[field])
      return typeof value === 'number' ? [[field, value] as const] : []
    })
    const network = Object.fromEntries([...stated, ...numbers])
    void onSave(Object.keys(network).length > 0 ? network : null)
  }

  return (
    <AboutForm label={t('about.network.title')} onSave={save} onCancel={onCancel}>
      {DATES.map((field) => (
        <fieldset key={field} class="about-fieldset">
          <legend>{t(`about.network.${field}`)}</legend>
          <DateFields
            input={dates[field]}
            onInput={(input) => setDates({ ...dates, [field]: input })}
            error={isChecked && !isDate(field) ? t('workshopForm.date.error') : undefined}
          />
        </fieldset>
      ))}
      <div class="two-fields">
        {COUNTS.map((field) => (
          <TextField
            key={field}
            label={t(`about.network.${field}`)}
            value={counts[field]}
            onInput={(text) => setCounts({ ...counts, [field]: text })}
            inputMode="numeric"
            dir="ltr"
            error={isChecked && !isCount(field) ? t('about.countError') : undefined}
          />
        ))}
      </div>
      {members.length > 1 && (
        <p class="soft small" role="status">
          {t('about.network.sum', { sum: formats.number(members.reduce((sum, value) => sum + value, 0)) })}
        </p>
      )}
    </AboutForm>
  )
}

const textOf = (value: number | undefined): string => (value === undefined ? '' : String(value))

/** An untouched date keeps its source's own wording. */
function keptDate(input: DateInput, before: WorkshopDate | undefined): WorkshopDate | null | undefined {
  const date = dateFrom(input)
  const isSame = before && date && date.precision === before.precision && date.start === before.start
  return isSame && date.end === before.end ? before : date
}
