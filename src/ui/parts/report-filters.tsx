/** Narrowing the report, and saying plainly what its figures are then about and what they leave out. */
import type { EntityId } from '../../domain/ids.ts'
import type { Workshop } from '../../domain/kinds.ts'
import type { Report } from '../../domain/report.ts'
import { isNarrowed, NO_FILTER, type ReportFilter } from '../../domain/report-filter.ts'
import { scopeInWords } from '../../exports/scope.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { Select, TextField } from './fields.tsx'

interface ReportFiltersProps {
  readonly filter: ReportFilter
  /** Those that can be asked for: by date, without what is joined to another. */
  readonly workshops: readonly Workshop[]
  onFilter(filter: ReportFilter): void
}

export function ReportFilters({ filter, workshops, onFilter }: ReportFiltersProps) {
  const { t, formats } = useWords()
  const dayOf = (value: string) => (value === '' ? null : value)
  return (
    <form
      class="report-filters report-wide print-hidden"
      aria-label={t('report.filter.label')}
      onSubmit={(event) => event.preventDefault()}
    >
      <Select<EntityId | ''>
        label={t('report.filter.workshop')}
        value={filter.workshop ?? ''}
        onChoose={(workshop) => onFilter({ ...filter, workshop: workshop === '' ? null : workshop })}
        options={[
          { value: '', label: t('report.filter.allWorkshops') },
          ...workshops.map(({ id, title }) => ({ value: id, label: formats.name(title) })),
        ]}
      />
      <TextField
        type="date"
        label={t('report.filter.from')}
        value={filter.from ?? ''}
        onInput={(value) => onFilter({ ...filter, from: dayOf(value) })}
      />
      <TextField
        type="date"
        label={t('report.filter.to')}
        value={filter.to ?? ''}
        onInput={(value) => onFilter({ ...filter, to: dayOf(value) })}
      />
      {isNarrowed(filter) && (
        <Button icon="close" onClick={() => onFilter(NO_FILTER)}>
          {t('report.filter.clear')}
        </Button>
      )}
    </form>
  )
}

interface ScopeNoteProps {
  readonly report: Report
  /** The workshop that the report is narrowed to. */
  readonly workshop: Workshop | undefined
}

/** On paper, too: nobody takes a part for the whole. */
export function ScopeNote({ report, workshop }: ScopeNoteProps) {
  const words = useWords()
  const { t } = words
  const said = scopeInWords(report, workshop?.title, words)
  if (!said) return null
  return (
    <section class="panel report-wide report-scope" aria-labelledby="report-scope" role="status">
      <h2 id="report-scope">{t('report.filter.title')}</h2>
      <p>
        {t('report.filter.active')}{' '}
        {said.about.map((part, index) => (
          <strong key={part}>
            {index > 0 && ' · '}
            <bdi>{part}</bdi>
          </strong>
        ))}
      </p>
      <ul>
        {said.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  )
}
