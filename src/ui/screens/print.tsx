/** What is printed, as it will stand on paper: the report, and the minutes of one workshop. */
import { isDay } from '../../domain/fields.ts'
import type { Kind } from '../../domain/kinds.ts'
import type { ReportFilter } from '../../domain/report-filter.ts'
import type { Reader } from '../../domain/state.ts'
import { minutesPaper, type Paper, reportPaper } from '../../exports/paper.ts'
import type { Provenance } from '../../exports/provenance.ts'
import type { DocumentWords } from '../../i18n/documents.ts'
import { isLocale, type Locale } from '../../i18n/locale.ts'
import { report as arabic } from '../../i18n/words/ar/report.ts'
import { useDocumentWords } from '../document-words.ts'
import { WithWords } from '../late-words.tsx'
import { Button } from '../parts/button.tsx'
import { EmptyState } from '../parts/empty.tsx'
import { Page } from '../parts/page.tsx'
import { PaperSheet } from '../parts/paper.tsx'
import { useProvenance } from '../provenance.ts'
import { entityIdFrom, useReading } from '../reading.ts'
import { useProgramme } from '../session.ts'
import { useWords } from '../words.ts'
import '../styles/paper.css'

/** The button that prints is the report's. */
const LATE = { report: arabic }

interface PrintReportProps {
  readonly locale: string
  readonly search: string
}

export function PrintReportScreen({ locale, search }: PrintReportProps) {
  const filter = filterIn(search)
  const programme = useProgramme()
  return (
    <WithWords arabic={LATE}>
      <Printed
        locale={locale}
        of={[programme?.id, filter.workshop, filter.from, filter.to].join(' ')}
        make={(reader, provenance, words) =>
          programme && reportPaper(reader, programme.id, provenance, words, filter)
        }
      />
    </WithWords>
  )
}

/** What the report is narrowed to, as on the screen that it was opened from; what makes no sense narrows nothing. */
function filterIn(search: string): ReportFilter {
  const asked = new URLSearchParams(search)
  const [workshop, from, to] = [asked.get('workshop'), asked.get('from'), asked.get('to')]
  return {
    workshop: workshop ? entityIdFrom(workshop) : null,
    from: isDay(from) ? from : null,
    to: isDay(to) ? to : null,
  }
}

export function PrintMinutesScreen({ id, locale }: { readonly id: string; readonly locale: string }) {
  const workshop = entityIdFrom(id)
  return (
    <WithWords arabic={LATE}>
      <Printed
        locale={locale}
        of={workshop}
        make={(reader, provenance, words) => minutesPaper(reader, workshop, provenance, words)}
      />
    </WithWords>
  )
}

interface PrintedProps {
  readonly locale: string
  /** What it is about, and narrowed to. */
  readonly of: string
  make(reader: Reader, provenance: Provenance, words: DocumentWords): Paper | undefined
}

const KINDS: readonly (Kind | 'tally')[] = [
  'programme',
  'workshop',
  'tally',
  'proposal',
  'axis',
  'group',
  'project',
  'milestone',
]

function Printed({ locale, of, make }: PrintedProps) {
  const { t, locale: screenLocale } = useWords()
  const chosen: Locale = isLocale(locale) ? locale : screenLocale
  const words = useDocumentWords(chosen)
  const { read, isAsking } = useProvenance()
  const provenance = read()
  const { seq, own, others } = provenance
  const paper = useReading(KINDS, (reader) => words && make(reader, provenance, words), [
    words,
    of,
    seq,
    own,
    others,
  ])
  return (
    <Page
      title={t('exports.print.title')}
      back="/export"
      tools={
        <span class="print-hidden">
          <Button icon="print" kind="primary" disabled={!paper} onClick={() => window.print()}>
            {t('exports.print.button')}
          </Button>
        </span>
      }
    >
      {paper && words ? (
        <PaperSheet paper={paper} words={words} isSettled={!isAsking} />
      ) : (
        words && <EmptyState icon="file" title={t('exports.print.missing')} />
      )}
    </Page>
  )
}
