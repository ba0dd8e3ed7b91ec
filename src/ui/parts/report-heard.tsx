/** Who was heard: women's share from the room to the decision, and who proposed with what the committee answered. */
import { ANSWERS, type Answer, type Heard, type HeardRow, type SpeakerShare } from '../../domain/heard.ts'
import { BarRows, Chart, ChartTable } from '../charts/chart.tsx'
import { Donut } from '../charts/donut.tsx'
import type { Tone } from '../charts/tones.tsx'
import { useWords } from '../words.ts'
import { Share } from './share.tsx'

export function WomenChart({ women: { attended, proposed, accepted } }: { readonly women: Heard['women'] }) {
  const { t, formats } = useWords()
  const basisOf = ({ told }: SpeakerShare) => t('report.women.basis', { count: told })
  const shares = [
    {
      key: 'attended',
      share: attended.share,
      shown: <Share share={attended.share} of={attended.of} />,
      basis: '',
    },
    { key: 'proposed', share: proposed.share, shown: <Told {...proposed} />, basis: basisOf(proposed) },
    { key: 'accepted', share: accepted.share, shown: <Told {...accepted} />, basis: basisOf(accepted) },
  ] as const
  if (shares.every(({ share }) => share === null)) return <p class="soft">{t('report.women.none')}</p>
  const said = shares.map(({ key, share }) => {
    const figure = share === null ? t('common.figure.unknown') : formats.percent(share)
    return `${t('report.women.among')} ${t(`report.women.${key}`)}: ${figure}`
  })
  return (
    <Chart
      label={`${t('report.women.title')}: ${said.join(' · ')}`}
      table={
        <ChartTable
          label={t('report.women.title')}
          columns={[t('report.women.among'), t('report.women.share')]}
          rows={shares.map(({ key, shown }) => ({ key, name: t(`report.women.${key}`), figures: [shown] }))}
        />
      }
    >
      <div class="donuts">
        {shares.map(({ key, share, shown, basis }) => (
          <div key={key}>
            <Donut share={share} tone="women">
              {shown}
            </Donut>
            <span>{`${t('report.women.among')} ${t(`report.women.${key}`)}`}</span>
            {basis && <small class="soft">{basis}</small>}
          </div>
        ))}
      </div>
    </Chart>
  )
}

/** A share among proposals that were written down one by one: counted, or not known. */
function Told({ share, told }: SpeakerShare) {
  return <Share share={share} of={{ value: told, origin: 'counted', certainty: 'exact' }} />
}

const TONES = {
  accepted: 'accepted',
  referred: 'referred',
  rejected: 'rejected',
  open: 'unsorted',
} as const satisfies Record<Answer, Tone>

export function HeardCharts({ heard }: { readonly heard: Heard }) {
  const { t, formats } = useWords()
  if (heard.byGender.length === 0) return <p class="soft">{t('report.heard.none')}</p>
  const byGender = heard.byGender.map(({ gender, ...row }) => ({
    ...row,
    key: gender ?? 'untold',
    name: gender ? t(`report.heard.gender.${gender}`) : t('report.heard.untoldGender'),
  }))
  const byGroup = heard.byGroup.map(({ group, ...row }) => ({
    ...row,
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
            figure: <span class="num">{formats.number(proposed)}</span>,
          }))}
        />
      </Chart>
    </section>
  )
}
