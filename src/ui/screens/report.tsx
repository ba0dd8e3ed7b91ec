/** The report: the programme's figures on one page, on the screen and on paper. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import type { Workshop } from '../../domain/kinds.ts'
import { timelineOf } from '../../domain/milestones.ts'
import { axesOf, workshopEnd, workshopsOf } from '../../domain/programme.ts'
import { type Report, reportOf } from '../../domain/report.ts'
import { isNarrowed, NO_FILTER, type ReportFilter } from '../../domain/report-filter.ts'
import type { Reader } from '../../domain/state.ts'
import { report as arabic } from '../../i18n/words/ar/report.ts'
import { ChartPatterns } from '../charts/tones.tsx'
import { WithDossierWords } from '../dossier-words.tsx'
import { WithWords } from '../late-words.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { GuardCount } from '../parts/guard-count.tsx'
import { Later } from '../parts/later.tsx'
import { NoProgramme } from '../parts/no-programme.tsx'
import { Page } from '../parts/page.tsx'
import { ProjectTable } from '../parts/project-table.tsx'
import { AttendanceTable, GroupChart } from '../parts/report-attendance.tsx'
import { CostChart } from '../parts/report-costs.tsx'
import { KeyFigures } from '../parts/report-figures.tsx'
import { ReportFilters, ScopeNote } from '../parts/report-filters.tsx'
import { HeardCharts, WomenChart } from '../parts/report-heard.tsx'
import { AxisChart, ChannelChart, FunnelChart, OutcomeChart } from '../parts/report-proposals.tsx'
import { Timeline } from '../parts/timeline.tsx'
import { Unpriced } from '../parts/unpriced.tsx'
import { WallLink } from '../parts/wall-link.tsx'
import { useReading, useReadingSignal } from '../reading.ts'
import { createReportReadings, REPORT_KINDS } from '../report-readings.ts'
import { useProgramme, useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { useMayWrite } from '../write.ts'
import '../styles/office.css'
import '../styles/charts.css'
import '../styles/report.css'

const LATE = { report: arabic }

export function ReportScreen() {
  return (
    <WithWords arabic={LATE}>
      <ReportPage />
    </WithWords>
  )
}

function ReportPage() {
  const { t } = useWords()
  const programme = useProgramme()
  // Another programme has other workshops: its report begins whole.
  if (programme) return <ReportOf key={programme.id} programme={programme.id} />
  return (
    <Page title={t('report.title')}>
      <NoProgramme icon="chart" />
    </Page>
  )
}

interface ReportToolsProps {
  readonly programme: EntityId
  readonly filter: ReportFilter
}

/** What is printed is narrowed as the screen is. */
function ReportTools({ programme, filter }: ReportToolsProps) {
  const { t, locale } = useWords()
  const { workshop, from, to } = filter
  const search = new URLSearchParams({
    ...(workshop && { workshop }),
    ...(from && { from }),
    ...(to && { to }),
  })
  const paper = `/export/report/${locale}` as const
  return (
    <span class="bar-tools report-tools print-hidden">
      <HallLink programme={programme} />
      <ButtonLink to="/export" icon="file">
        {t('exports.open')}
      </ButtonLink>
      <ButtonLink to={search.size > 0 ? `${paper}?${search}` : paper} icon="print">
        {t('report.print')}
      </ButtonLink>
    </span>
  )
}

/** To the wall of the workshop that is held now, or else of the last one. */
function HallLink({ programme }: { readonly programme: EntityId }) {
  const workshop = useReading(
    ['workshop'],
    (reader) => {
      const all = standingOf(reader, programme).filter(({ status }) => status !== 'cancelled')
      return (all.findLast(({ status }) => status === 'open') ?? all.at(-1))?.id
    },
    [programme],
  )
  return workshop ? <WallLink workshop={workshop} /> : null
}

function ReportOf({ programme }: { readonly programme: EntityId }) {
  const { t } = useWords()
  const [filter, setFilter] = useState<ReportFilter>(NO_FILTER)
  const report = useReport(programme, filter)
  const workshops = useReading(['workshop'], (reader) => standingOf(reader, programme), [programme])
  return (
    <Page title={t('report.title')} tools={<ReportTools programme={programme} filter={filter} />}>
      {report && <ReportBody report={report} filter={filter} onFilter={setFilter} workshops={workshops} />}
    </Page>
  )
}

interface ReportBodyProps {
  readonly report: Report
  readonly filter: ReportFilter
  readonly workshops: readonly Workshop[]
  onFilter(filter: ReportFilter): void
}

function ReportBody({ report, filter, workshops, onFilter }: ReportBodyProps) {
  const { t } = useWords()
  const maySetUp = useMayWrite()('programme', 'title')
  const programme = report.programme.id
  return (
    <div class="report">
      <ChartPatterns />
      <ReportFilters filter={filter} workshops={workshops} onFilter={onFilter} />
      <ScopeNote report={report} workshop={workshops.find(({ id }) => id === filter.workshop)} />
      <KeyFigures report={report} />
      {maySetUp && <Later of={programme} turn={0} part={GuardPanel} />}
      <Later of={report} turn={1} part={PeoplePanels} />
      <Later of={report} turn={2} part={ProposalPanels} />
      <Later of={report} turn={3} part={AnswerPanels} />
      <Later of={report} turn={4} part={ProjectPanels} />
      <Later of={programme} turn={5} part={MilestonePanel} />
      {/* After what it explains: drawn at once, it would be pushed away by it. */}
      <Later of={t('report.legend')} turn={6} part={Legend} />
    </div>
  )
}

/** The whole report is kept between visits; what a filter leaves is read for this one. */
function useReport(programme: EntityId, filter: ReportFilter): Report | undefined {
  const whole = useSession().once(createReportReadings)(programme)
  const narrowed = useReadingSignal(REPORT_KINDS, (reader) => reportOf(reader, programme, filter), [
    programme,
    filter,
  ])
  return isNarrowed(filter) ? narrowed.value : whole.value
}

function GuardPanel({ of: programme }: { readonly of: EntityId }) {
  return (
    <div class="report-wide">
      <GuardCount programme={programme} />
    </div>
  )
}

interface PanelsProps {
  readonly of: Report
}

function PeoplePanels({ of: report }: PanelsProps) {
  const { t } = useWords()
  return (
    <>
      <Panel name="attendance" title={t('report.attendance.title')}>
        <AttendanceTable report={report} />
      </Panel>
      <Panel name="funnel" title={t('report.funnel.title')}>
        <FunnelChart funnel={report.funnel} />
      </Panel>
    </>
  )
}

function ProposalPanels({ of: { proposals, heard } }: PanelsProps) {
  const { t } = useWords()
  const hasAny = proposals.total.origin !== 'none'
  const hasAxes = proposals.byAxis.some(({ figure }) => figure.origin !== 'none')
  return (
    <>
      {hasAxes && (
        <Panel name="axes" title={t('report.axis.title')}>
          <AxisChart rows={proposals.byAxis} />
        </Panel>
      )}
      <Panel name="women" title={t('report.women.title')}>
        <WomenChart women={heard.women} />
      </Panel>
      <Panel name="channels" title={t('report.channel.title')}>
        {hasAny && <ChannelChart rows={proposals.byChannel} total={proposals.total} />}
        {!hasAny && <p class="soft">{t('report.axis.none')}</p>}
        {hasAny && !hasAxes && <p class="soft small">{t('report.axis.declaredOnly')}</p>}
      </Panel>
    </>
  )
}

function AnswerPanels({ of: { proposals, heard, attendance } }: PanelsProps) {
  const { t } = useWords()
  return (
    <>
      {/* Of proposals that are only declared as a number nobody can say who made them and what became of each. */}
      {proposals.written > 0 && (
        <>
          <Panel name="decisions" title={t('report.decision.title')}>
            <OutcomeChart proposals={proposals} />
          </Panel>
          <Panel name="heard" title={t('report.heard.title')} isWide>
            <HeardCharts heard={heard} />
          </Panel>
        </>
      )}
      {attendance.groups.some(({ figure }) => figure.origin !== 'none') && (
        <Panel name="groups" title={t('report.groups.title')}>
          <GroupChart rows={attendance.groups} />
        </Panel>
      )}
    </>
  )
}

function ProjectPanels({ of: { programme, projects } }: PanelsProps) {
  const { t } = useWords()
  const axes = useReading(['axis'], (reader) => axesOf(reader, programme.id, { retired: true }), [
    programme.id,
  ])
  return (
    <>
      {projects.total > 0 && (
        <Panel name="costs" title={t('report.costs.title')}>
          <CostChart rows={projects.byAxis} total={projects.total} />
          <Unpriced count={projects.unpriced} />
        </Panel>
      )}
      <Panel name="projects" title={t('report.projects.title')} isWide>
        {projects.rows.length === 0 ? (
          <p class="soft">{t('report.projects.none')}</p>
        ) : (
          <ProjectTable projects={projects} axes={axes} label={t('report.projects.title')} />
        )}
      </Panel>
    </>
  )
}

function MilestonePanel({ of: programme }: { readonly of: EntityId }) {
  return (
    <WithDossierWords>
      <Milestones programme={programme} />
    </WithDossierWords>
  )
}

function Milestones({ programme }: { readonly programme: EntityId }) {
  const { t } = useWords()
  const stages = useReading(['milestone', 'workshop'], (reader) => timelineOf(reader, programme), [programme])
  if (stages.length === 0) return null
  return (
    <Panel name="milestones" title={t('milestones.title')} isWide>
      <Timeline stages={stages} />
    </Panel>
  )
}

const Legend = ({ of: text }: { readonly of: string }) => <p class="report-wide soft small">{text}</p>

interface PanelProps {
  readonly name: string
  readonly title: string
  readonly isWide?: boolean
  readonly children: ComponentChildren
}

function Panel({ name, title, isWide = false, children }: PanelProps) {
  const id = `report-${name}`
  return (
    <section class={isWide ? 'panel report-wide' : 'panel'} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

/** Workshops by date, without what is joined to another. */
const standingOf = (reader: Reader, programme: EntityId): readonly Workshop[] =>
  workshopsOf(reader, programme).filter(({ id }) => workshopEnd(reader, id) === id)
