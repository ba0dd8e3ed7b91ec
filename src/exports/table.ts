/** A table of a programme, before any language: its columns, its rows, and its sums apart from them. */
import type { Axis } from '../domain/kinds.ts'
import type { DocumentKey } from '../i18n/documents.ts'
import { type Cell, named, word } from './cells.ts'

export const TABLES = [
  'attendance',
  'groups',
  'channels',
  'axes',
  'decisions',
  'funnel',
  'women',
  'heardGender',
  'heardGroup',
  'matrix',
  'projects',
  'indicators',
  'voices',
  'network',
  'swot',
  'milestones',
  'committee',
  'proposals',
] as const
export type TableId = (typeof TABLES)[number]

export interface Column {
  readonly title: DocumentKey
  /** Characters that its usual content needs. */
  readonly width: number
  readonly kind: 'text' | 'number' | 'figure' | 'duration' | 'date'
}

export interface Table {
  readonly id: TableId
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  /** Sums, set apart from the rows they add up. */
  readonly totals: readonly (readonly Cell[])[]
}

/** False for a table that has nothing to tell, not even a sum. */
export const tells = ({ rows, totals }: Table): boolean =>
  rows.length > 0 || totals.flat().some((cell) => cell.is === 'figure' && cell.figure.origin !== 'none')

export const column = (title: DocumentKey, width: number, kind: Column['kind'] = 'text'): Column => ({
  title,
  width,
  kind,
})

export const axisCell = (axis: Axis | null): Cell => (axis ? named(axis.name) : word('common.noAxis'))
