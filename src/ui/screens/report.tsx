/** The report: the programme's figures on one page, on the screen and on paper. */

import type { EntityId } from '../../domain/ids.ts'
import { axesOf } from '../../domain/programme.ts'
import { reportOf } from '../../domain/report.ts'
import { Button, ButtonLink } from '../parts/button.tsx'
import { EmptyState } from '../parts/empty.tsx'
import { GuardCount } from '../parts/guard-count.tsx'
import { Page } from '../parts/page.tsx'
import { ProjectTable } from '../parts/project-table.tsx'
import { AttendanceTable, GroupTable } from '../parts/report-attendance.tsx'
import { KeyFigures } from '../parts/report-figures.tsx'
import { AxisBars, ChannelTable, OutcomeTable } from '../parts/report-proposals.tsx'
import { useReading } from '../reading.ts'
import { useProgramme } from '../session.ts'
import { useWords } from '../words.ts'
import { useMayWrite } from '../write.ts'
import '../styles/office.css'
import '../styles/report.css'

export function ReportScreen() {
  const { t } = useWords()
  const programme = useProgramme()
  const maySetUp = useMayWrite()('programme', 'title')
  return (
    <Page
      title={t('report.title')}
      tools={
        programme && (
          <span class="row print-hidden">
            <ButtonLink to="/export" icon="file">
              {t('exports.open')}
            </ButtonLink>
            <Button icon="print" onClick={() => window.print()}>
              {t('report.print')}
            </Button>
          </span>
        )
      }
    >
      {programme ? (
        <ReportOf programme={programme.id} />
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

function ReportOf({ programme }: { readonly programme: EntityId }) {
  const { t } = useWords()
  const maySetUp = useMayWrite()('programme', 'title')
  const report = useReading(
    ['programme', 'workshop', 'tally', 'proposal', 'axis', 'group', 'project'],
    (reader) => reportOf(reader, programme),
    [programme],
  )
  const axes = useReading(['axis'], (reader) => axesOf(reader, programme, { retired: true }), [programme])
  if (!report) return null
  return (
    <div class="report">
      {maySetUp && (
        <div class="report-wide">
          <GuardCount programme={programme} />
        </div>
      )}
      <KeyFigures report={report} />
      <section class="panel report-wide" aria-labelledby="report-attendance">
        <h2 id="report-attendance">{t('report.attendance.title')}</h2>
        <AttendanceTable report={report} />
      </section>
      <section class="panel" aria-labelledby="report-axes">
        <h2 id="report-axes">{t('report.axis.title')}</h2>
        <AxisBars rows={report.proposals.byAxis} />
      </section>
      <section class="panel" aria-labelledby="report-channels">
        <h2 id="report-channels">{t('report.channel.title')}</h2>
        <ChannelTable rows={report.proposals.byChannel} total={report.proposals.total} />
      </section>
      <section class="panel" aria-labelledby="report-decisions">
        <h2 id="report-decisions">{t('report.decision.title')}</h2>
        <OutcomeTable decision={report.proposals.byDecision} sorting={report.proposals.bySorting} />
      </section>
      <section class="panel" aria-labelledby="report-groups">
        <h2 id="report-groups">{t('report.groups.title')}</h2>
        <GroupTable rows={report.attendance.groups} />
      </section>
      <section class="panel report-wide" aria-labelledby="report-projects">
        <h2 id="report-projects">{t('report.projects.title')}</h2>
        {report.projects.rows.length === 0 ? (
          <p class="soft">{t('report.projects.none')}</p>
        ) : (
          <ProjectTable projects={report.projects.rows} axes={axes} label={t('report.projects.title')} />
        )}
      </section>
      <p class="report-wide soft small">{t('report.legend')}</p>
    </div>
  )
}
