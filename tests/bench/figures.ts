/** What many times over come to: medians, their spread, and how two sides of one run compare. */

export interface Summary {
  readonly median: number
  readonly p95: number
  readonly least: number
  readonly most: number
}

export function summary(values: readonly number[]): Summary {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { median: at(0.5), p95: at(0.95), least: at(0), most: at(1) }
}

/** One row of the report: Warsha's side, the raw side where there is one, and what is aimed at. */
export interface Row {
  readonly work: string
  readonly unit: 'ms' | 'bytes'
  readonly warsha: readonly number[]
  readonly raw?: readonly number[]
  readonly aim: Aim
}

/** Ratios are of medians; `p95Ratio` of the slowest of twenty on both sides. */
type Aim =
  | { readonly ratio: number; readonly p95Ratio?: number }
  | { readonly most: number }
  | { readonly p95Most: number }

/** The row as it is printed, and whether the aim was reached. */
export function told({ work, unit, warsha, raw, aim }: Row): {
  readonly line: string
  readonly isReached: boolean
} {
  const [own, plain] = [summary(warsha), raw && summary(raw)]
  const ratio = plain && own.median / plain.median
  const p95Ratio = plain && own.p95 / plain.p95
  const isReached =
    'ratio' in aim
      ? (ratio ?? 0) <= aim.ratio && (aim.p95Ratio === undefined || (p95Ratio ?? 0) <= aim.p95Ratio)
      : 'most' in aim
        ? own.median <= aim.most
        : own.p95 <= aim.p95Most
  const parts = [
    `  ${work}`,
    `    warsha  ${spread(own, unit)}`,
    ...(plain ? [`    raw     ${spread(plain, unit)}`] : []),
    `    ${ratio === undefined ? '' : `× raw ${ratio.toFixed(2)}, p95 × ${(p95Ratio ?? 0).toFixed(2)}  `}aim ${aimText(aim, unit)}: ${isReached ? 'reached' : 'MISSED'}`,
  ]
  return { line: parts.join('\n'), isReached }
}

function aimText(aim: Aim, unit: string): string {
  if ('ratio' in aim) return `≤ ${aim.ratio} × raw${aim.p95Ratio ? `, p95 ≤ ${aim.p95Ratio} ×` : ''}`
  return 'most' in aim ? `≤ ${aim.most} ${unit}` : `p95 ≤ ${aim.p95Most} ${unit}`
}

const spread = ({ median, p95, least, most }: Summary, unit: string): string =>
  `median ${shown(median)} ${unit}  p95 ${shown(p95)}  from ${shown(least)} to ${shown(most)}`

const shown = (value: number): string => (value < 100 ? value.toFixed(2) : value.toFixed(0))
