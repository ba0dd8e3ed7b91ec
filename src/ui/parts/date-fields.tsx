import { type DateInput, PRECISIONS, withPrecision } from '../dates.ts'
import { useWords } from '../words.ts'
import { ChipGroup } from './chips.tsx'
import { TextField } from './fields.tsx'

interface DateFieldsProps {
  readonly input: DateInput
  readonly error?: string | undefined
  onInput(input: DateInput): void
}

// What each precision is typed as. Browsers without `month` show a text field, which asks for YYYY-MM.
const TYPES = { day: 'date', range: 'date', month: 'month', year: 'number' } as const

/** A date, asked for only as precisely as it is known. */
export function DateFields({ input, error, onInput }: DateFieldsProps) {
  const { t } = useWords()
  const { precision, start, end } = input
  const startLabel = precision === 'range' ? 'workshopForm.date.start' : 'workshopForm.date.label'
  return (
    <>
      <ChipGroup
        label={t('workshopForm.date.precision')}
        options={PRECISIONS.map((value) => ({ value, label: t(`workshopForm.date.${value}`) }))}
        value={precision}
        onChoose={(value) => value && onInput(withPrecision(input, value))}
      />
      {precision !== 'none' && (
        <div class="two-fields">
          <TextField
            key={precision}
            label={t(startLabel)}
            type={TYPES[precision]}
            placeholder={precision === 'month' ? 'YYYY-MM' : undefined}
            dir="ltr"
            value={start}
            onInput={(value) => onInput({ ...input, start: value })}
            error={error}
          />
          {precision === 'range' && (
            <TextField
              label={t('workshopForm.date.end')}
              type="date"
              dir="ltr"
              value={end}
              onInput={(value) => onInput({ ...input, end: value })}
            />
          )}
        </div>
      )}
    </>
  )
}
