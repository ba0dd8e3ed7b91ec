/** A chart: a drawing with a name, its legend, and the table behind it. */
import type { ComponentChildren } from 'preact'
import type { Figure as FigureValue } from '../../domain/figure.ts'
import { Figure } from '../parts/figure.tsx'
import { Share } from '../parts/share.tsx'
import { useWords } from '../words.ts'
import { Bar, type Part, Swatch } from './bar.tsx'
import type { Tone } from './tones.tsx'

export interface LegendEntry {
  readonly tone: Tone
  readonly word: string
}

interface ChartProps {
  /** What the drawing shows, in one sentence: all that is heard of it. */
  readonly label: string
  readonly legend?: readonly LegendEntry[]
  /** The same figures to be read one by one. */
  readonly table: ComponentChildren
  readonly children: ComponentChildren
}

export function Chart({ label, legend, table, children }: ChartProps) {
  const { t } = useWords()
  return (
    <figure class="chart">
      <div class="chart-drawing" role="img" aria-label={label}>
        {children}
      </div>
      {legend && <Legend entries={legend} />}
      <details class="chart-behind print-hidden">
        <summary>{t('report.table')}</summary>
        {table}
      </details>
    </figure>
  )
}

/** What the colours and patterns stand for. */
export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  if (entries.length === 0) return null
  return (
    <ul class="chart-legend" aria-hidden="true">
      {entries.map(({ tone, word }) => (
        <li key={tone}>
          <Swatch tone={tone} />
          {word}
        </li>
      ))}
    </ul>
  )
}

/** A figure with where it comes from, a share with that of its whole, or what was written out already. */
export type Cell = FigureValue | { readonly share: number | null; readonly of: FigureValue } | string

export function CellText({ cell }: { readonly cell: Cell }) {
  if (typeof cell === 'string') return <bdi class="num">{cell}</bdi>
  return 'of' in cell ? <Share share={cell.share} of={cell.of} /> : <Figure figure={cell} />
}

export interface BarRow {
  readonly key: string
  readonly name: string
  readonly parts: readonly Part[]
  /** What stands at the end of the bar. */
  readonly figure: Cell
}

/** Rows of bars, all by one measure. */
export function BarRows({ rows, largest }: { readonly rows: readonly BarRow[]; readonly largest: number }) {
  return (
    <div class="chart-rows">
      {rows.map(({ key, name, parts, figure }) => (
        <div key={key} class="chart-row">
          <bdi>{name}</bdi>
          <Bar parts={parts} total={largest} />
          <span class="chart-figure">
            <CellText cell={figure} />
          </span>
        </div>
      ))}
    </div>
  )
}

interface ChartTableProps {
  readonly label: string
  /** The first names the rows, the others their figures. */
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly key: string
    readonly name: string
    readonly figures: readonly Cell[]
  }[]
}

export function ChartTable({ label, columns: [first, ...others], rows }: ChartTableProps) {
  return (
    <div class="table-scroll" tabIndex={0} role="group" aria-label={label}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {others.map((column) => (
              <th key={column} scope="col" class="n">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, figures }) => (
            <tr key={key}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              {figures.map((figure, index) => (
                <td key={others[index]} class="n">
                  <CellText cell={figure} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
