/** What a document was made from: up to which place of the log, and what devices had not brought yet. */

import type { LocalizedName, WorkshopDate } from '../domain/fields.ts'
import type { Programme } from '../domain/kinds.ts'
import type { DocumentWords } from '../i18n/documents.ts'
import { nameIn } from '../i18n/format.ts'
import type { Sheet } from './sheets.ts'

export interface Provenance {
  readonly collectivity: LocalizedName | undefined
  /** When it was made: a day ("2026-11-22") and a time ("10:30"), both by the tablet. */
  readonly day: string
  readonly time: string
  /** Last place of the log that it shows; 0 before the first exchange. */
  readonly seq: number
  /** Entries of this device on top, which the log does not show yet. */
  readonly own: number
  /** What other devices still owe, as last heard of the server; null where this device has never heard. */
  readonly others: {
    /** Tablet time, ISO 8601. */
    readonly asOf: string
    readonly owing: readonly { readonly device: string; readonly count: number }[]
  } | null
}

/** Day and time of making, in words. */
export const madeText = ({ day, time }: Provenance, { formats }: DocumentWords): string =>
  `${formats.date(dayDate(day))} · ${time}`

export const dayDate = (day: string): WorkshopDate => ({ start: day, end: day, precision: 'day' })

export function seqText({ seq, own }: Provenance, { t }: DocumentWords): string {
  const queue = seq === 0 ? t('documents.about.noLog') : t('documents.about.upTo', { seq: String(seq) })
  return own === 0 ? queue : `${queue} ${t('documents.about.own', { count: own })}`
}

/** What other devices still owe, a line each. */
export function owedLines({ others }: Provenance, { t, formats }: DocumentWords): readonly string[] {
  if (others === null) return [t('documents.about.unknown')]
  const asOf = t('documents.about.asOf', { moment: formats.moment(others.asOf) })
  const owed = others.owing.map(({ device, count }) => t('documents.about.owes', { device, count }))
  return [...(owed.length === 0 ? [t('documents.about.owesNothing')] : owed), asOf]
}

/** Everything about a document that it says of itself, as pairs. */
export function aboutRows(
  programme: Programme,
  provenance: Provenance,
  words: DocumentWords,
): readonly (readonly [label: string, value: string])[] {
  const { t, formats, locale } = words
  const { start, end } = programme
  const period = [start, end].flatMap((each) => (each ? [formats.date(each)] : [])).join(' – ')
  const { collectivity } = provenance
  return [
    [t('documents.about.programme'), nameIn(programme.title, locale)],
    ...(collectivity ? [[t('documents.about.collectivity'), nameIn(collectivity, locale)] as const] : []),
    ...(period ? [[t('documents.about.period'), period] as const] : []),
    [t('documents.about.made'), madeText(provenance, words)],
    [t('documents.about.seq'), seqText(provenance, words)],
    [t('documents.about.devices'), owedLines(provenance, words).join('\n')],
  ]
}

export function aboutSheet(programme: Programme, provenance: Provenance, words: DocumentWords): Sheet {
  const { t } = words
  const rows = [
    ...aboutRows(programme, provenance, words),
    [t('documents.column.note'), t('documents.figure.legend')],
    [t('documents.column.note'), t('documents.about.later')],
  ]
  return {
    name: t('documents.table.about'),
    headings: [
      { text: t('documents.column.item'), width: 24, kind: 'text' },
      { text: t('documents.column.value'), width: 90, kind: 'text' },
    ],
    rows: rows.map((row) => row.map((text) => ({ is: 'text', text }))),
    totals: 0,
  }
}
