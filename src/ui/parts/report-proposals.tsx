/** What was proposed and what became of it: by axis, channel and outcome. Every bar has its table. */
import type { Figure as FigureValue } from '../../domain/figure.ts'
import { type AxisRow, OUTCOMES, type Outcome, type Report } from '../../domain/report.ts'
import { useWords } from '../words.ts'
import { Figure } from './figure.tsx'
import { Progress } from './progress.tsx'
import { Tag } from './tag.tsx'

const toneOf = (outcome: Outcome) => (outcome === 'unsorted' ? 'pending' : outcome)

export function AxisBars({ rows }: { readonly rows: readonly AxisRow[] }) {
  const { t, formats } = useWords()
  const all = rows.filter(({ axis, total }) => axis !== null || total > 0)
  const largest = Math.max(1, ...all.map(({ total }) => total))
  if (all.every(({ total }) => total === 0)) return <p class="soft">{t('report.axis.none')}</p>
  const nameOf = ({ axis }: AxisRow) =>
    axis ? formats.name(axis.shortName ?? axis.name) : t('common.noAxis')
  const seen = OUTCOMES.filter((outcome) => all.some(({ outcomes }) => outcomes[outcome] > 0))
  const inWords = (row: AxisRow) =>
    formats.list(
      seen.map((outcome) => `${t(`common.verdict.${outcome}`)}: ${formats.number(row.outcomes[outcome])}`),
    )
  return (
    <>
      <ul class="bars">
        {all.map((row) => (
          <li key={row.axis?.id ?? 'none'} class="bar-line">
            <bdi>{nameOf(row)}</bdi>
            <Progress
              label={inWords(row)}
              parts={OUTCOMES.map((outcome) => ({ tone: outcome, value: row.outcomes[outcome] }))}
              total={largest}
              isThick
            />
            <span class="num n">{formats.number(row.total)}</span>
          </li>
        ))}
      </ul>
      <div class="meta" aria-hidden="true">
        {seen.map((outcome) => (
          <Tag key={outcome} tone={toneOf(outcome)}>
            {t(`common.verdict.${outcome}`)}
          </Tag>
        ))}
      </div>
      <details class="print-hidden">
        <summary>{t('report.table')}</summary>
        <div class="table-scroll" tabIndex={0} role="region" aria-label={t('report.axis.title')}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t('report.axis.axis')}</th>
                {seen.map((outcome) => (
                  <th key={outcome} scope="col" class="n">
                    {t(`common.verdict.${outcome}`)}
                  </th>
                ))}
                <th scope="col" class="n">
                  {t('report.axis.total')}
                </th>
              </tr>
            </thead>
            <tbody>
              {all.map((row) => (
                <tr key={row.axis?.id ?? 'none'}>
                  <th scope="row">
                    <bdi>{nameOf(row)}</bdi>
                  </th>
                  {seen.map((outcome) => (
                    <td key={outcome} class="n">
                      {formats.number(row.outcomes[outcome])}
                    </td>
                  ))}
                  <td class="n">{formats.number(row.total)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  )
}

interface ChannelTableProps {
  readonly rows: Report['proposals']['byChannel']
  readonly total: FigureValue
}

export function ChannelTable({ rows, total }: ChannelTableProps) {
  const { t } = useWords()
  const largest = Math.max(1, ...rows.map(({ figure }) => figure.value ?? 0))
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{t('report.channel.channel')}</th>
          <th scope="col" colSpan={2}>
            {t('report.channel.count')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ channel, figure }) => (
          <tr key={channel}>
            <th scope="row">{t(`common.channel.${channel}`)}</th>
            <td class="bar-cell" aria-hidden="true">
              <Progress label="" parts={[{ tone: 'proposals', value: figure.value ?? 0 }]} total={largest} />
            </td>
            <td class="n">
              <Figure figure={figure} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('common.total')}
          </th>
          <td class="n">
            <Figure figure={total} />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

interface OutcomeTableProps {
  readonly decision: Readonly<Record<Outcome, number>>
  readonly sorting: Readonly<Record<Outcome, number>>
}

export function OutcomeTable({ decision, sorting }: OutcomeTableProps) {
  const { t, formats } = useWords()
  const total = OUTCOMES.reduce((sum, outcome) => sum + decision[outcome], 0)
  const totalOf = (counts: Readonly<Record<Outcome, number>>) => (
    <>
      {formats.number(total)}
      <span aria-hidden="true">
        <Progress
          label=""
          parts={OUTCOMES.map((outcome) => ({ tone: outcome, value: counts[outcome] }))}
          total={total}
          isThick
        />
      </span>
    </>
  )
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{t('report.decision.outcome')}</th>
          <th scope="col" class="n">
            {t('report.decision.decision')}
          </th>
          <th scope="col" class="n">
            {t('report.decision.sorting')}
          </th>
        </tr>
      </thead>
      <tbody>
        {OUTCOMES.map((outcome) => (
          <tr key={outcome}>
            <th scope="row">
              <Tag tone={toneOf(outcome)}>{t(`common.verdict.${outcome}`)}</Tag>
            </th>
            <td class="n">{formats.number(decision[outcome])}</td>
            <td class="n">{formats.number(sorting[outcome])}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('common.total')}</th>
          <td class="n">{totalOf(decision)}</td>
          <td class="n">{totalOf(sorting)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
