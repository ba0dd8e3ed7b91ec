import type { Axis, Project } from '../../domain/kinds.ts'
import type { Report } from '../../domain/report.ts'
import { useWords } from '../words.ts'
import { Months } from './months.tsx'
import { Unpriced } from './unpriced.tsx'

interface ProjectTableProps {
  readonly projects: Report['projects']
  readonly axes: readonly Axis[]
  readonly label: string
}

/** The matrix of projects: axis, project, duration, cost, and what they cost together. */
export function ProjectTable({ projects: { rows, total, unpriced }, axes, label }: ProjectTableProps) {
  const { t, formats } = useWords()
  const axisName = (project: Project) => {
    const axis = axes.find(({ id }) => id === project.axis)
    return axis ? formats.name(axis.name) : t('common.noAxis')
  }
  return (
    <>
      <div class="table-scroll" tabIndex={0} role="group" aria-label={label}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('programme.projects.axis')}</th>
              <th scope="col">{t('programme.projects.project')}</th>
              <th scope="col" class="n">
                {t('programme.projects.months')}
              </th>
              <th scope="col" class="n">
                {t('programme.projects.cost')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((project, index) => {
              const isSame = index > 0 && rows[index - 1]?.axis === project.axis
              return (
                <tr key={project.id}>
                  <td class={isSame ? 'table-repeat' : undefined}>
                    <bdi>{axisName(project)}</bdi>
                  </td>
                  <td>
                    <bdi>{formats.name(project.title)}</bdi>
                  </td>
                  <td class="n">
                    <Months project={project} />
                  </td>
                  <td class="n">{project.budget === undefined ? '—' : formats.millions(project.budget)}</td>
                </tr>
              )
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                {t('programme.projects.total')}
              </th>
              <td class="n" data-testid="projects-total">
                {formats.millions(total)}
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <Unpriced count={unpriced} />
    </>
  )
}
