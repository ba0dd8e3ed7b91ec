/** The matrix of projects: axis by axis, what each costs, and what they come to together. */
import type { EntityId } from './ids.ts'
import type { Axis, Project } from './kinds.ts'
import { axesOf, projectsOf, sumBudgets } from './programme.ts'
import { SMART_QUESTIONS } from './programme-fields.ts'
import type { Reader } from './state.ts'

export interface Matrix {
  /** Every axis in use, with or without projects; then, where there are any, the projects that have none. */
  readonly groups: readonly MatrixGroup[]
  readonly count: number
  /** Centimes. */
  readonly centimes: number
  /** Projects whose budget nobody has given: the total is what the others come to. */
  readonly unpriced: number
}

export interface MatrixGroup {
  /** Null: without an axis, or with one that is gone. */
  readonly axis: Axis | null
  readonly projects: readonly Project[]
  /** Centimes. */
  readonly centimes: number
}

export function matrixOf(reader: Reader, programme: EntityId): Matrix {
  const projects = projectsOf(reader, programme)
  const axes = axesOf(reader, programme, { retired: true })
  const known = new Set(axes.map(({ id }) => id))
  const groupOf = (axis: Axis | null): MatrixGroup => {
    const own = projects.filter((project) =>
      axis ? project.axis === axis.id : !project.axis || !known.has(project.axis),
    )
    return { axis, projects: own, centimes: sumBudgets(own) }
  }
  const groups = [...axes.map(groupOf), groupOf(null)].filter(
    ({ axis, projects: own }) => own.length > 0 || (axis && !axis.retired),
  )
  return {
    groups,
    count: projects.length,
    centimes: sumBudgets(projects),
    unpriced: projects.filter(({ budget }) => budget === undefined).length,
  }
}

/** How many of the five SMART questions have an answer. */
export const smartAnswered = ({ smart }: Project): number =>
  SMART_QUESTIONS.filter((question) => smart?.[question] !== undefined).length
