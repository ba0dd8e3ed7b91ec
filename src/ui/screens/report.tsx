/** The report: the programme's figures on one page, on the screen and on paper. */
import { useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import type { Workshop } from '../../domain/kinds.ts'
import { timelineOf } from '../../domain/milestones.ts'
import { axesOf, workshopEnd, workshopsOf } from '../../domain/programme.ts'
import { reportOf } from '../../domain/report.ts'
import { NO_FILTER, type ReportFilter } from '../../domain/report-filter.ts'
import type { Reader } from '../../domain/state.ts'
import { report as arabic } from '../../i18n/words/ar/report.ts'
import { ChartPatterns } from '../charts/tones.tsx'
import { WithWords } from '../late-words.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { EmptyState } from '../parts/empty.tsx'
import { Page } from '../parts/page.tsx'
import { ProjectTable } from '../parts/project-table.tsx'
import { AttendanceTable, GroupChart } from '../parts/report-attendance.tsx'
import { CostChart } from '../parts/report-costs.tsx'
import { KeyFigures } from '../parts/report-figures.tsx'
import { ReportFilters, ScopeNote } from '../parts/report-filters.tsx'
import { HeardCharts, WomenChart } from '../parts/report-heard.tsx'
import { AxisChart, ChannelChart, FunnelChart, OutcomeChart } from '../parts/report-proposals.tsx'
import { Timeline } from '../parts/timeline.tsx'
import { WallLink } from '../parts/wall-link.tsx'
import { useReading } from '../reading.ts'
import { useProgramme } from '../session.ts'
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
  const maySetUp = useMayWrite()('programme', 'title')
  return (
    <Page
      title={t('report.title')}
      tools={
        programme && (
          <span class="report-tools print-hidden">
            <HallLink programme={programme.id} />
            <Button icon="print" onClick={() => window.print()}>
              {t('report.print')}
            </Button>
          </span>
        )
      }
    >
      {programme ? (
        // Another programme has other workshops: its report begins whole.
        <ReportOf key={programme.id} programme={programme.id} />
      ) : (
        <EmptyState icon="chart" title={t('report.none')}>
          {maySetUp && (
            <ButtonLink to="/programme" kind="primary">
              {t('report.setUp')}
            </ButtonLink>
          )}
        </EmptyState>
      )}
    </Page>
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
  const report = useReading(
    ['programme', 'workshop', 'tally', 'proposal', 'axis', 'group', 'project'],
    (reader) => reportOf(reader, programme, filter),
    [programme, filter],
  )
  const { axes, workshops, stages } = useReading(
    ['axis', 'workshop', 'milestone'],
    (reader) => ({
      stages: timelineOf(reader, programme),
      axes: axesOf(reader, programme, { retired: true }),
      workshops: standingOf(reader, programme),
    }),
    [programme],
  )
  if (!report) return null
  const { attendance, proposals, projects } = report
  // Of proposals that are only declared as a number nobody can say who made them and what became of each.
  const isWritten = report.heard.byGender.length > 0
  const hasAxes = proposals.byAxis.some(({ figure }) => figure.origin !== 'none')
  return (
    <div class="report">
      <ChartPatterns />
      <ReportFilters filter={filter} workshops={workshops} onFilter={setFilter} />
      <ScopeNote report={report} workshop={workshops.find(({ id }) => id === filter.workshop)} />
      <KeyFigures report={report} />
      <section class="panel" aria-labelledby="report-attendance">
        <h2 id="report-attendance">{t('report.attendance.title')}</h2>
        <AttendanceTable report={report} />
      </section>
      <section class="panel" aria-labelledby="report-funnel">
        <h2 id="report-funnel">{t('report.funnel.title')}</h2>
        <FunnelChart funnel={report.funnel} />
      </section>
      {hasAxes && (
        <section class="panel" aria-labelledby="report-axes">
          <h2 id="report-axes">{t('report.axis.title')}</h2>
          <AxisChart rows={proposals.byAxis} />
        </section>
      )}
      <section class="panel" aria-labelledby="report-women">
        <h2 id="report-women">{t('report.women.title')}</h2>
        <WomenChart women={report.heard.women} />
      </section>
      <section class="panel" aria-labelledby="report-channels">
        <h2 id="report-channels">{t('report.channel.title')}</h2>
        {proposals.total.origin === 'none' ? (
          <p class="soft">{t('report.axis.none')}</p>
        ) : (
          <ChannelChart rows={proposals.byChannel} total={proposals.total} />
        )}
        {proposals.total.origin !== 'none' && !hasAxes && (
          <p class="soft small">{t('report.axis.declaredOnly')}</p>
        )}
      </section>
      {isWritten && (
        <section class="panel" aria-labelledby="report-decisions">
          <h2 id="report-decisions">{t('report.decision.title')}</h2>
          <OutcomeChart decision={proposals.byDecision} sorting={proposals.bySorting} />
        </section>
      )}
      {isWritten && (
        <section class="panel report-wide" aria-labelledby="report-heard">
          <h2 id="report-heard">{t('report.heard.title')}</h2>
          <HeardCharts heard={report.heard} />
        </section>
      )}
      {attendance.groups.some(({ figure }) => figure.origin !== 'none') && (
        <section class="panel" aria-labelledby="report-groups">
          <h2 id="report-groups">{t('report.groups.title')}</h2>
          <GroupChart rows={attendance.groups} />
        </section>
      )}
      {projects.total > 0 && (
        <section class="panel" aria-labelledby="report-costs">
          <h2 id="report-costs">{t('report.costs.title')}</h2>
          <CostChart rows={projects.byAxis} total={projects.total} />
        </section>
      )}
      <section class="panel report-wide" aria-labelledby="report-projects">
        <h2 id="report-projects">{t('report.projects.title')}</h2>
        {projects.rows.length === 0 ? (
          <p class="soft">{t('report.projects.none')}</p>
        ) : (
          <ProjectTable projects={projects.rows} axes={axes} label={t('report.projects.title')} />
        )}
      </section>
      {stages.length > 0 && (
        <section class="panel report-wide" aria-labelledby="report-milestones">
          <h2 id="report-milestones">{t('milestones.title')}</h2>
          <Timeline stages={stages} />
        </section>
      )}
      <p class="report-wide soft small">{t('report.legend')}</p>
    </div>
  )
}

/** Workshops by date, without what is joined to another. */
const standingOf = (reader: Reader, programme: EntityId): readonly Workshop[] =>
  workshopsOf(reader, programme).filter(({ id }) => workshopEnd(reader, id) === id)
