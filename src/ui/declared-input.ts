/** Declared figures as forms hold them: a number as it is typed, and how sure its source is. */

import { DECLARED_FIGURES, type DeclaredName } from '../domain/declared.ts'
import type { EntityId } from '../domain/ids.ts'
import type { Declared, DeclaredFigure } from '../domain/kinds.ts'
import { searchForm } from '../domain/text.ts'

export const CERTAINTIES = ['exact', 'approximate', 'unknown'] as const
export type Certainty = (typeof CERTAINTIES)[number]

export interface FigureInput {
  readonly text: string
  readonly certainty: Certainty
}

export interface DeclaredInput {
  readonly figures: Readonly<Record<DeclaredName, FigureInput>>
  readonly groups: Readonly<Record<EntityId, FigureInput>>
}

/** Longest count that the schema takes: eight digits. */
const COUNT = /^\d{1,8}$/
const MOST = 10_000_000

const NOTHING: FigureInput = { text: '', certainty: 'exact' }

const inputOf = (figure: DeclaredFigure | undefined): FigureInput =>
  figure ? { text: figure.value === null ? '' : String(figure.value), certainty: figure.certainty } : NOTHING

export function declaredInputOf(declared: Declared | undefined, groups: readonly EntityId[]): DeclaredInput {
  const { women, men, total, proposals, accepted } = declared ?? {}
  return {
    figures: {
      women: inputOf(women),
      men: inputOf(men),
      total: inputOf(total),
      proposals: inputOf(proposals),
      accepted: inputOf(accepted),
    },
    groups: Object.fromEntries(groups.map((id) => [id, inputOf(declared?.groups?.[id])])),
  }
}

/** A count as people type it, in either set of digits, spaces and all. Null: nothing. Undefined: no count. */
export function countFrom(text: string): number | null | undefined {
  const digits = searchForm(text).replace(/\s/g, '')
  if (digits === '') return null
  return COUNT.test(digits) && Number(digits) <= MOST ? Number(digits) : undefined
}

/** Null: the source does not state it. Undefined: what was typed is no count. */
export function figureFrom({ text, certainty }: FigureInput): DeclaredFigure | null | undefined {
  if (certainty === 'unknown') return { certainty, value: null }
  const value = countFrom(text)
  return typeof value === 'number' ? { certainty, value } : value
}

export const isFigureInput = (input: FigureInput): boolean => figureFrom(input) !== undefined

/** Undefined when some figure is no count; groups that the form does not show stay as they were. */
export function declaredFrom(input: DeclaredInput, before: Declared | undefined): Declared | undefined {
  const shown = Object.values(input.groups)
  if (![...Object.values(input.figures), ...shown].every(isFigureInput)) return undefined
  const figures = DECLARED_FIGURES.flatMap((name) => {
    const figure = figureFrom(input.figures[name])
    return figure ? [[name, figure] as const] : []
  })
  const groups = groupsFrom(input, before)
  return {
    ...Object.fromEntries(figures),
    ...(Object.keys(groups).length > 0 && { groups }),
  }
}

function groupsFrom(input: DeclaredInput, before: Declared | undefined): NonNullable<Declared['groups']> {
  const groups: NonNullable<Declared['groups']> = { ...before?.groups }
  for (const [id, typed] of Object.entries(input.groups)) {
    const figure = figureFrom(typed)
    if (figure) groups[id as EntityId] = figure
    else delete groups[id as EntityId]
  }
  return groups
}
