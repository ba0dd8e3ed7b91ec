/** What was proposed and what became of it: by axis, channel and outcome. */
import { counted, type Figure as FigureValue } from '../../domain/figure.ts'
import { OUTCOMES, type Outcome } from '../../domain/outcomes.ts'
import type { Report } from '../../domain/report.ts'
import { BarRows, Chart, ChartTable } from '../charts/chart.tsx'
import { Funnel } from '../charts/funnel.tsx'
import { useWords } from '../words.ts'
import { Figure } from './figure.tsx'

type AxisRow = Report['proposals']['byAxis'][number]

export function AxisChart({ rows }: { readonly rows: readonly AxisRow[] }) {
  const { t, formats } = useWords()
  const largest = Math.max(1, ...rows.map(({ figure }) => figure.value ?? 0))
  const seen = OUTCOMES.filter((outcome) => rows.some(({ outcomes }) => outcomes[outcome] > 0))
  const hasDeclared = rows.some(({ figure, total }) => (figure.value ?? 0) > total)
  const named = rows.map((row) => ({
    ...row,
    key: row.axis?.id ?? 'none',
    name: row.axis ? formats.name(row.axis.shortName ?? row.axis.name) : t('common.noAxis'),
    /** Declared only: nobody says what became of them. */
    unsaid: Math.max(0, (row.figure.value ?? 0) - row.total),
  }))
  // What the room only sorted is not decided.
  const wordOf = (outcome: Outcome) =>
    t(outcome === 'unsorted' ? 'report.heard.answer.open' : `common.verdict.${outcome}`)
  const said = named.map(({ name, figure, outcomes }) => {
    const parts = seen.map((outcome) => `${wordOf(outcome)} ${formats.number(outcomes[outcome])}`)
    return `${name}: ${formats.number(figure.value ?? 0)}${parts.length > 0 ? ` (${formats.list(parts)})` : ''}`
  })
  return (
    <Chart
      label={`${t('report.axis.title')}: ${said.join(' · ')}`}
      legend={[
        ...seen.map((tone) => ({ tone, word: wordOf(tone) })),
        ...(hasDeclared ? [{ tone: 'unsaid' as const, word: t('common.figure.declared') }] : []),
      ]}
      table={
        <ChartTable
          label={t('report.axis.title')}
          columns={[t('report.axis.axis'), ...seen.map(wordOf), t('report.axis.total')]}
          rows={named.map(({ key, name, outcomes, figure }) => ({
            key,
            name,
            figures: [...seen.map((outcome) => formats.number(outcomes[outcome])), figure],
          }))}
        />
      }
    >
      <BarRows
        largest={largest}
        rows={named.map(({ key, name, outcomes, unsaid, figure }) => ({
          key,
          name,
          parts: [
            ...OUTCOMES.map((tone) => ({ tone, value: outcomes[tone] })),
            { tone: 'unsaid', value: unsaid },
          ],
          figure,
        }))}
      />
    </Chart>
  )
}

interface ChannelChartProps {
  readonly rows: Report['proposals']['byChannel']
  readonly total: FigureValue
}

export function ChannelChart({ rows, total }: ChannelChartProps) {
  const { t, formats } = useWords()
  const largest = Math.max(1, ...rows.map(({ figure }) => figure.value ?? 0))
  const named = rows.map(({ channel, figure }) => ({
    key: channel,
    name: t(`common.channel.${channel}`),
    figure,
  }))
  const said = named.map(({ name, figure }) => `${name}: ${formats.number(figure.value ?? 0)}`)
  const sum = { key: 'total', name: t('common.total'), figure: total }
  return (
    <Chart
      label={`${t('report.channel.title')}: ${formats.list(said)}`}
      table={
        <ChartTable
          label={t('report.channel.title')}
          columns={[t('report.channel.channel'), t('report.channel.count')]}
          rows={[...named, sum].map(({ key, name, figure }) => ({ key, name, figures: [figure] }))}
        />
      }
    >
      <BarRows
        largest={largest}
        rows={named.map(({ key, name, figure }) => ({
          key,
          name,
          parts: [{ tone: 'plain', value: figure.value ?? 0 }],
          figure,
        }))}
      />
      <p class="chart-sum">
        {t('common.total')} <Figure figure={total} />
      </p>
    </Chart>
  )
}

interface OutcomeChartProps {
  readonly proposals: Report['proposals']
}

/** The committee's decisions beside the sorting in the room: two bars, so that neither passes for the other. */
export function OutcomeChart({ proposals: { byDecision, bySorting, written, judged } }: OutcomeChartProps) {
  const { t, formats } = useWords()
  const seen = OUTCOMES.filter((outcome) => byDecision[outcome] > 0 || bySorting[outcome] > 0)
  const sides = [
    { key: 'decision', name: t('report.decision.decision'), counts: byDecision, settled: judged.decision },
    { key: 'sorting', name: t('report.decision.sorting'), counts: bySorting, settled: judged.sorting },
  ]
  const said = sides.map(({ name, counts }) => {
    const parts = seen.map(
      (outcome) => `${t(`common.verdict.${outcome}`)} ${formats.number(counts[outcome])}`,
    )
    return `${name}: ${formats.list(parts)}`
  })
  return (
    <Chart
      label={`${t('report.decision.title')}: ${said.join(' · ')}`}
      legend={seen.map((tone) => ({ tone, word: t(`common.verdict.${tone}`) }))}
      table={
        <ChartTable
          label={t('report.decision.title')}
          columns={[t('report.decision.outcome'), ...sides.map(({ name }) => name)]}
          rows={[
            ...seen.map((outcome) => ({
              key: outcome,
              name: t(`common.verdict.${outcome}`),
              figures: sides.map(({ counts }) => formats.number(counts[outcome])),
            })),
            { key: 'total', name: t('common.total'), figures: sides.map(() => formats.number(written)) },
          ]}
        />
      }
    >
      <BarRows
        largest={written}
        rows={sides.map(({ key, name, counts, settled }) => ({
          key,
          name,
          parts: OUTCOMES.map((tone) => ({ tone, value: counts[tone] })),
          figure: counted(settled),
        }))}
      />
    </Chart>
  )
}

export function FunnelChart({ funnel }: { readonly funnel: Report['funnel'] }) {
  const { t, formats } = useWords()
  const stages = (['proposed', 'accepted', 'answered', 'projects'] as const).map((key) => ({
    key,
    name: t(`report.funnel.${key}`),
    figure: funnel[key],
  }))
  const said = stages.map(({ name, figure }) =>
    figure.value === null
      ? `${name}: ${t('common.figure.none')}`
      : `${name}: ${formats.number(figure.value)}`,
  )
  // Proposals that no project names, in a programme that links none, are no stage of their own.
  const drawn = stages.filter(({ key, figure }) => key !== 'answered' || figure.origin !== 'none')
  return (
    <Chart
      label={`${t('report.funnel.title')}: ${said.join(' · ')}`}
      table={
        <ChartTable
          label={t('report.funnel.title')}
          columns={[t('report.funnel.stage'), t('report.funnel.count')]}
          rows={stages.map(({ key, name, figure }) => ({ key, name, figures: [figure] }))}
        />
      }
    >
      <Funnel
        stages={drawn.map(({ key, name, figure }) => ({
          key,
          word: name,
          figure,
        }))}
      />
    </Chart>
  )
}
