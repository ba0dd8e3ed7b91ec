/** Who was heard: women's share from the room to the decision, and who proposed with what the committee answered. */
import { counted } from '../../domain/figure.ts'
import { ANSWERS, type Answer, type Heard, type HeardRow, type SpeakerShare } from '../../domain/heard.ts'
import { BarRows, CellText, Chart, ChartTable } from '../charts/chart.tsx'
import { Donut } from '../charts/donut.tsx'
import type { Tone } from '../charts/tones.tsx'
import { useWords } from '../words.ts'

export function WomenChart({ women: { attended, proposed, accepted } }: { readonly women: Heard['women'] }) {
  const { t, formats } = useWords()
  const shares = [
    { key: 'attended', cell: attended, basis: undefined },
    { key: 'proposed', cell: amongTold(proposed), basis: proposed.told },
    { key: 'accepted', cell: amongTold(accepted), basis: accepted.told },
  ] as const
  // Where nobody's gender was told there is nothing to draw; the table still says so.
  const drawn = shares.filter(({ cell }) => cell.share !== null)
  if (drawn.length === 0) return <p class="soft">{t('report.women.none')}</p>
  const nameOf = (key: keyof Heard['women']) => `${t('report.women.among')} ${t(`report.women.${key}`)}`
  const said = drawn.map(({ key, cell }) => `${nameOf(key)}: ${formats.percent(cell.share ?? 0)}`)
  return (
    <Chart
      label={`${t('report.women.title')}: ${said.join(' · ')}`}
      table={
        <ChartTable
          label={t('report.women.title')}
          columns={[t('report.women.among'), t('report.women.share')]}
          rows={shares.map(({ key, cell }) => ({ key, name: t(`report.women.${key}`), figures: [cell] }))}
        />
      }
    >
      <div class="donuts">
        {drawn.map(({ key, cell, basis }) => (
          <div key={key}>
            <Donut share={cell.share} tone="women">
              <CellText cell={cell} />
            </Donut>
            <span>{nameOf(key)}</span>
            {basis !== undefined && <small class="soft">{t('report.women.basis', { count: basis })}</small>}
          </div>
        ))}
      </div>
    </Chart>
  )
}

/** Proposals are written down one by one: their shares are counted, or not known. */
const amongTold = ({ share, told }: SpeakerShare) => ({ share, of: counted(told) })

const TONES = {
  accepted: 'accepted',
  referred: 'referred',
  rejected: 'rejected',
  open: 'unsorted',
} as const satisfies Record<Answer, Tone>

export function HeardCharts({ heard }: { readonly heard: Heard }) {
  const { t, formats } = useWords()
  const byGender = heard.byGender.map(({ gender, proposed, answers }) => ({
    proposed,
    answers,
    key: gender ?? 'untold',
    name: gender ? t(`report.heard.gender.${gender}`) : t('report.heard.untoldGender'),
  }))
  const byGroup = heard.byGroup.map(({ group, proposed, answers }) => ({
    proposed,
    answers,
    key: group?.id ?? 'untold',
    name: group ? formats.name(group.name) : t('report.heard.untoldGroup'),
  }))
  const hasGroups = heard.byGroup.some(({ group }) => group !== null)
  return (
    <>
      <p class="soft small">{t('report.heard.intro')}</p>
      <div class="heard">
        <AnswerChart title={t('report.heard.byGender')} rows={byGender} />
        {hasGroups && <AnswerChart title={t('report.heard.byGroup')} rows={byGroup} />}
      </div>
    </>
  )
}

interface AnswerChartProps {
  readonly title: string
  readonly rows: readonly (HeardRow & { readonly key: string; readonly name: string })[]
}

function AnswerChart({ title, rows }: AnswerChartProps) {
  const { t, formats } = useWords()
  const seen = ANSWERS.filter((answer) => rows.some(({ answers }) => answers[answer] > 0))
  const said = rows.map(({ name, proposed, answers }) => {
    const parts = seen.map(
      (answer) => `${t(`report.heard.answer.${answer}`)} ${formats.number(answers[answer])}`,
    )
    return `${name}: ${formats.number(proposed)} (${formats.list(parts)})`
  })
  return (
    <section>
      <h3>{title}</h3>
      <Chart
        label={`${title}: ${said.join(' · ')}`}
        legend={seen.map((answer) => ({ tone: TONES[answer], word: t(`report.heard.answer.${answer}`) }))}
        table={
          <ChartTable
            label={title}
            columns={[
              t('report.heard.who'),
              ...seen.map((answer) => t(`report.heard.answer.${answer}`)),
              t('report.heard.proposed'),
            ]}
            rows={rows.map(({ key, name, proposed, answers }) => ({
              key,
              name,
              figures: [...seen.map((answer) => answers[answer]), proposed].map(formats.number),
            }))}
          />
        }
      >
        <BarRows
          largest={Math.max(1, ...rows.map(({ proposed }) => proposed))}
          rows={rows.map(({ key, name, proposed, answers }) => ({
            key,
            name,
            parts: ANSWERS.map((answer) => ({ tone: TONES[answer], value: answers[answer] })),
            figure: counted(proposed),
          }))}
        />
      </Chart>
    </section>
  )
}
