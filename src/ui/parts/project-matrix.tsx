/** The matrix of projects: grouped by axis, with subtotals and the total; ordered by drag, by buttons, by Alt and arrows. */
import { useEffect, useRef } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import type { Project } from '../../domain/kinds.ts'
import type { Matrix, MatrixGroup } from '../../domain/matrix.ts'
import { set } from '../../domain/operation.ts'
import { countAnswered, type Voices } from '../../domain/voices.ts'
import { Link } from '../navigation.tsx'
import { fieldsBefore } from '../project-input.ts'
import { draftsToPlace, type Place, placeBeside } from '../project-order.ts'
import { useRowDrag } from '../row-drag.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { useWrite } from '../write.ts'
import { IconButton } from './button.tsx'
import { Months } from './months.tsx'

interface ProjectMatrixProps {
  readonly matrix: Matrix
  readonly voices: ReadonlyMap<EntityId, Voices>
  readonly mayOrder: boolean
}

type Direction = 'up' | 'down'

/** What stands where a number would. */
const UNKNOWN = '—'

export function ProjectMatrix({ matrix, voices, mayOrder }: ProjectMatrixProps) {
  const { t, formats } = useWords()
  const table = useRef<HTMLTableElement>(null)
  const justMoved = useRef<{ readonly id: string; readonly direction: Direction } | null>(null)
  const place = usePlace(matrix)
  const drag = useRowDrag(matrix.groups, (project, to) => void place(project, to))

  // A row that moves is drawn anew, and the focus with it: the next press must find its button.
  useEffect(() => {
    const moved = justMoved.current
    if (!moved) return
    justMoved.current = null
    const buttons = [
      ...(table.current?.querySelectorAll<HTMLButtonElement>(`[data-mover="${moved.id}"]`) ?? []),
    ]
    const same = buttons.find(
      ({ dataset, disabled }) => dataset['direction'] === moved.direction && !disabled,
    )
    ;(same ?? buttons.find(({ disabled }) => !disabled))?.focus()
  }, [matrix])

  const step = async (project: Project, direction: Direction) => {
    const to = placeBeside(matrix.groups, project.id, direction)
    if (!to) return
    justMoved.current = { id: project.id, direction }
    await place(project, to)
  }

  const all = matrix.groups.flatMap(({ projects }) => projects)
  return (
    <div class="table-scroll matrix-scroll" tabIndex={0} role="group" aria-label={t('projects.matrix.title')}>
      <table class="table matrix" ref={table}>
        <caption class="sr-only">{t('projects.matrix.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('projects.matrix.number')}</th>
            <th scope="col">{t('projects.matrix.project')}</th>
            <th scope="col" class="n">
              {t('projects.matrix.months')}
            </th>
            <th scope="col" class="n">
              {t('projects.matrix.cost')}
            </th>
            <th scope="col" class="n matrix-voices">
              {t('projects.matrix.voices')}
            </th>
          </tr>
        </thead>
        {matrix.groups.map((group, index) => (
          <tbody key={group.axis?.id ?? 'none'} data-axis={group.axis?.id ?? ''}>
            <AxisRow
              group={group}
              ordinal={group.axis ? index + 1 : null}
              voices={countAnswered(group.projects, voices)}
            />
            {group.projects.map((project) => (
              <ProjectRow
                key={project.id}
                project={project}
                number={all.indexOf(project) + 1}
                voices={voices.get(project.id)}
                mayOrder={mayOrder}
                canMove={(direction) => placeBeside(matrix.groups, project.id, direction) !== undefined}
                onStep={(direction) => void step(project, direction)}
                drag={drag}
              />
            ))}
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {`${t('projects.matrix.total')} · ${t('projects.count', { count: matrix.count })}`}
            </th>
            <td class="n" data-testid="matrix-total">
              <bdi>{formats.millions(matrix.centimes)}</bdi>
            </td>
            <td class="n matrix-voices">{formats.number(countAnswered(all, voices))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** Moves a project, says where it is now, and offers to take that back. */
function usePlace({ groups }: Matrix) {
  const { t, formats } = useWords()
  const session = useSession()
  const write = useWrite()
  return async (project: Project, to: Place) => {
    const drafts = draftsToPlace(groups, project, to)
    if (drafts.length === 0) return
    const all = groups.flatMap(({ projects }) => projects)
    const undo = drafts.flatMap(({ entity, fields }) => {
      const before = all.find(({ id }) => id === entity)
      return before ? [set('project', entity, fieldsBefore(before, fields))] : []
    })
    if (!(await write(drafts))) return
    session.say(
      t('projects.matrix.moved', {
        name: formats.name(project.title),
        place: to.index + 1,
        axis: to.axis ? formats.name(to.axis.shortName ?? to.axis.name) : t('common.noAxis'),
      }),
      () => void write(undo),
    )
  }
}

interface AxisRowProps {
  readonly group: MatrixGroup
  /** From 1; null for the projects without an axis. */
  readonly ordinal: number | null
  /** Proposals that its projects answer. */
  readonly voices: number
}

function AxisRow({ group: { axis, centimes, projects }, ordinal, voices }: AxisRowProps) {
  const { t, formats } = useWords()
  const name = axis ? formats.name(axis.name) : t('common.noAxis')
  return (
    <tr class="matrix-axis">
      <th scope="rowgroup" colSpan={3}>
        {ordinal !== null && <span class="matrix-ordinal num">{formats.number(ordinal)}</span>}
        <bdi>{name}</bdi> <small class="soft">{t('projects.count', { count: projects.length })}</small>
      </th>
      <td class="n" data-testid="axis-subtotal">
        <span class="sr-only">{t('projects.matrix.subtotal')}</span> <bdi>{formats.millions(centimes)}</bdi>
      </td>
      <td class="n matrix-voices">{formats.number(voices)}</td>
    </tr>
  )
}

interface ProjectRowProps {
  readonly project: Project
  /** From 1, through all axes. */
  readonly number: number
  readonly voices: Voices | undefined
  readonly mayOrder: boolean
  canMove(direction: Direction): boolean
  onStep(direction: Direction): void
  readonly drag: ReturnType<typeof useRowDrag>
}

function ProjectRow({ project, number, voices, mayOrder, canMove, onStep, drag }: ProjectRowProps) {
  const { t, formats } = useWords()
  const name = formats.name(project.title)
  return (
    <tr
      data-project={project.id}
      class={drag.classOf(project.id)}
      onKeyDown={(event) => {
        if (!mayOrder || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        onStep(event.key === 'ArrowUp' ? 'up' : 'down')
      }}
    >
      <td>
        {mayOrder ? (
          <div class="matrix-actions">
            <span class="matrix-grip num" title={t('projects.matrix.drag')} {...drag.gripOf(project)}>
              {formats.number(number)}
            </span>
            {(['up', 'down'] as const).map((direction) => (
              <IconButton
                key={direction}
                icon={direction}
                kind="quiet"
                label={t(`projects.matrix.${direction}`, { name })}
                aria-keyshortcuts={direction === 'up' ? 'Alt+ArrowUp' : 'Alt+ArrowDown'}
                data-mover={project.id}
                data-direction={direction}
                disabled={!canMove(direction)}
                onClick={() => onStep(direction)}
              />
            ))}
          </div>
        ) : (
          <span class="num">{formats.number(number)}</span>
        )}
      </td>
      <th scope="row">
        <Link to={`/projects/${project.id}`} class="matrix-link">
          {name}
        </Link>
      </th>
      <td class="n" data-label={t('projects.matrix.months')}>
        <Months project={project} />
      </td>
      <td class="n" data-label={t('projects.matrix.cost')}>
        <bdi>{project.budget === undefined ? UNKNOWN : formats.millions(project.budget)}</bdi>
      </td>
      <td class="n matrix-voices">{formats.number(voices?.proposals.length ?? 0)}</td>
    </tr>
  )
}
