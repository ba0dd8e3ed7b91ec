/** Narrowing the report, and saying plainly what its figures are then about and what they leave out. */
import type { EntityId } from '../../domain/ids.ts'
import type { Workshop } from '../../domain/kinds.ts'
import type { Report } from '../../domain/report.ts'
import { isNarrowed, NO_FILTER, type ReportFilter } from '../../domain/report-filter.ts'
import type { Words } from '../../i18n/words.ts'
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
export function ScopeNote({ report: { filter, leftOut }, workshop }: ScopeNoteProps) {
  const words = useWords()
  const { t, formats } = words
  if (!isNarrowed(filter)) return null
  const { from, to } = filter
  const what = [workshop && formats.name(workshop.title), periodInWords(words, filter)].filter(
    (part) => part !== undefined,
  )
  const channels = leftOut.declared.map((channel) =>
    t(channel ? `common.channel.${channel}` : 'report.attendance.all'),
  )
  return (
    <section class="panel report-wide report-scope" aria-labelledby="report-scope" role="status">
      <h2 id="report-scope">{t('report.filter.title')}</h2>
      <p>
        {t('report.filter.active')}{' '}
        {what.map((part, index) => (
          <strong key={part}>
            {index > 0 && ' · '}
            <bdi>{part}</bdi>
          </strong>
        ))}
      </p>
      <ul>
        {from !== null && to !== null && from > to && <li>{t('report.filter.order')}</li>}
        {channels.length > 0 && <li>{t('report.filter.declared', { channels: formats.list(channels) })}</li>}
        {leftOut.workshops > 0 && <li>{t('report.filter.workshops', { count: leftOut.workshops })}</li>}
        {leftOut.proposals > 0 && <li>{t('report.filter.proposals', { count: leftOut.proposals })}</li>}
        <li>{t('report.filter.whole')}</li>
      </ul>
    </section>
  )
}

function periodInWords({ t, formats }: Words, { from, to }: ReportFilter): string | undefined {
  const day = (value: string) => formats.date({ start: value, end: value, precision: 'day' })
  if (from !== null && to !== null) return t('report.filter.between', { from: day(from), to: day(to) })
  if (from !== null) return t('report.filter.since', { from: day(from) })
  return to === null ? undefined : t('report.filter.until', { to: day(to) })
}
