/** What a narrowed report is about and what it leaves out, in words: the same on the screen and on paper. */
import type { LocalizedName } from '../domain/fields.ts'
import type { Report } from '../domain/report.ts'
import { isNarrowed, type ReportFilter } from '../domain/report-filter.ts'
import type { Words } from '../i18n/words.ts'

export interface SaidScope {
  /** The workshop, the period. */
  readonly about: readonly string[]
  /** What is not in the figures, and what they are not narrowed to. */
  readonly notes: readonly string[]
}

/**
 * Undefined for a report that is not narrowed.
 * @param workshop the name of the one that it is narrowed to
 */
export function scopeInWords(
  { filter, leftOut }: Pick<Report, 'filter' | 'leftOut'>,
  workshop: LocalizedName | undefined,
  words: Pick<Words, 't' | 'formats'>,
): SaidScope | undefined {
  if (!isNarrowed(filter)) return undefined
  const { t, formats } = words
  const { from, to } = filter
  const period = periodInWords(words, filter)
  const channels = leftOut.declared.map((channel) =>
    t(channel ? `common.channel.${channel}` : 'report.attendance.all'),
  )
  return {
    about: [workshop === undefined ? undefined : formats.name(workshop), period].filter(
      (part) => part !== undefined,
    ),
    notes: [
      ...(from !== null && to !== null && from > to ? [t('report.filter.order')] : []),
      ...(channels.length > 0 ? [t('report.filter.declared', { channels: formats.list(channels) })] : []),
      ...(leftOut.workshops > 0 ? [t('report.filter.workshops', { count: leftOut.workshops })] : []),
      ...(leftOut.proposals > 0 ? [t('report.filter.proposals', { count: leftOut.proposals })] : []),
      t('report.filter.whole'),
    ],
  }
}

function periodInWords(
  { t, formats }: Pick<Words, 't' | 'formats'>,
  { from, to }: ReportFilter,
): string | undefined {
  const day = (value: string) => formats.date({ start: value, end: value, precision: 'day' })
  if (from !== null && to !== null) return t('report.filter.between', { from: day(from), to: day(to) })
  if (from !== null) return t('report.filter.since', { from: day(from) })
  return to === null ? undefined : t('report.filter.until', { to: day(to) })
}
