/** What the projects of each axis cost together. */
import type { Report } from '../../domain/report.ts'
import { BarRows, Chart, ChartTable } from '../charts/chart.tsx'
import { useWords } from '../words.ts'

export function CostChart({
  rows,
  total,
}: {
  readonly rows: Report['projects']['byAxis']
  readonly total: number
}) {
  const { t, formats } = useWords()
  const named = rows.map(({ axis, count, centimes }) => ({
    key: axis?.id ?? 'none',
    name: axis ? formats.name(axis.shortName ?? axis.name) : t('common.noAxis'),
    count,
    centimes,
  }))
  const said = named.map(({ name, centimes }) => `${name}: ${formats.millions(centimes)}`)
  const sum = {
    key: 'total',
    name: t('common.total'),
    count: rows.reduce((all, { count }) => all + count, 0),
    centimes: total,
  }
  return (
    <Chart
      label={`${t('report.costs.title')}: ${formats.list(said)}`}
      table={
        <ChartTable
          label={t('report.costs.title')}
          columns={[t('report.costs.axis'), t('report.costs.projects'), t('report.costs.cost')]}
          rows={[...named, sum].map(({ key, name, count, centimes }) => ({
            key,
            name,
            figures: [formats.number(count), formats.millions(centimes)],
          }))}
        />
      }
    >
      <BarRows
        largest={Math.max(1, ...rows.map(({ centimes }) => centimes))}
        rows={named.map(({ key, name, centimes }) => ({
          key,
          name,
          parts: [{ tone: 'plain', value: centimes }],
          figure: formats.millions(centimes),
        }))}
      />
    </Chart>
  )
}
