/** Who came: by workshop and gender, and by group. */
import type { Attendance } from '../../domain/attendance.ts'
import type { Report } from '../../domain/report.ts'
import { Bar, type Part } from '../charts/bar.tsx'
import { BarRows, Chart, ChartTable, Legend } from '../charts/chart.tsx'
import { useWords } from '../words.ts'
import { Figure } from './figure.tsx'
import { Share } from './share.tsx'

/** The table with a bar in every row: what a mayor reads out, and sees at the same time. */
export function AttendanceTable({ report }: { readonly report: Report }) {
  const { t, formats } = useWords()
  const { rows, inPerson, digital, all } = report.attendance
  if (all.total.origin === 'none' && rows.length === 0)
    return <p class="soft">{t('report.attendance.none')}</p>
  const hasUndisclosed =
    report.programme.undisclosedGender === true ||
    (all.undisclosed.value !== null && all.undisclosed.value !== 0)
  const hasDigital = digital.total.origin !== 'none' || digital.women.origin !== 'none'
  const bars = rows.map(({ attendance }) => genderParts(attendance))
  const largest = Math.max(1, ...bars.map(totalOf), totalOf(genderParts(digital)))
  const seen = new Set([...bars.flat(), ...genderParts(digital)].map(({ tone }) => tone))
  const legend = [
    { tone: 'women', word: t('report.attendance.women') },
    { tone: 'men', word: t('report.attendance.men') },
    { tone: 'undisclosed', word: t('report.attendance.undisclosed') },
    { tone: 'unsaid', word: t('report.attendance.unsaid') },
  ] as const
  const row = { hasUndisclosed, largest }
  return (
    <>
      <div class="table-scroll" tabIndex={0} role="group" aria-label={t('report.attendance.title')}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('report.attendance.workshop')}</th>
              <th scope="col" class="n">
                {t('report.attendance.women')}
              </th>
              <th scope="col" class="n">
                {t('report.attendance.men')}
              </th>
              {hasUndisclosed && (
                <th scope="col" class="n">
                  {t('report.attendance.undisclosed')}
                </th>
              )}
              <th scope="col" class="n">
                {t('report.attendance.total')}
              </th>
              <th scope="col" class="n">
                {t('report.attendance.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ workshop, attendance }) => (
              <AttendanceRow
                key={workshop.id}
                {...row}
                name={formats.name(workshop.title)}
                attendance={attendance}
                hasBar
              />
            ))}
          </tbody>
          <tfoot>
            <AttendanceRow {...row} name={t('report.attendance.inPerson')} attendance={inPerson} />
            {hasDigital && (
              <>
                <AttendanceRow
                  {...row}
                  name={t('report.attendance.digital')}
                  attendance={digital}
                  hasBar={digital.total.origin !== 'none'}
                />
                <AttendanceRow {...row} name={t('report.attendance.all')} attendance={all} />
              </>
            )}
          </tfoot>
        </table>
      </div>
      <Legend entries={legend.filter(({ tone }) => seen.has(tone))} />
    </>
  )
}

interface AttendanceRowProps {
  readonly name: string
  readonly attendance: Attendance
  readonly hasUndisclosed: boolean
  /** People in the longest bar. */
  readonly largest: number
  /** Sums have none: beside their parts they would make those too short to compare. */
  readonly hasBar?: boolean
}

function AttendanceRow({ name, attendance, hasUndisclosed, largest, hasBar = false }: AttendanceRowProps) {
  const { women, men, undisclosed, total, told, share } = attendance
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
        {hasBar && <Bar parts={genderParts(attendance)} total={largest} />}
      </th>
      <td class="n">
        <Figure figure={women} isMarked={false} />
      </td>
      <td class="n">
        <Figure figure={men} isMarked={false} />
      </td>
      {hasUndisclosed && (
        <td class="n">
          <Figure figure={undisclosed} isMarked={false} />
        </td>
      )}
      <td class="n">
        <Figure figure={total} />
      </td>
      <td class="n">
        <Share of={told.people} share={share} isMarked={false} />
      </td>
    </tr>
  )
}

/** People by gender; those of whom a source tells only that they came are a part of their own. */
function genderParts({ women, men, undisclosed, total }: Attendance): readonly Part[] {
  const told = (women.value ?? 0) + (men.value ?? 0) + (undisclosed.value ?? 0)
  const parts: readonly Part[] = [
    { tone: 'women', value: women.value ?? 0 },
    { tone: 'men', value: men.value ?? 0 },
    { tone: 'undisclosed', value: undisclosed.value ?? 0 },
    { tone: 'unsaid', value: (total.value ?? 0) - told },
  ]
  return parts.filter(({ value }) => value > 0)
}

const totalOf = (parts: readonly Part[]): number => parts.reduce((sum, { value }) => sum + value, 0)

export function GroupChart({ rows }: { readonly rows: Report['attendance']['groups'] }) {
  const { t, formats } = useWords()
  const largest = Math.max(1, ...rows.map(({ figure }) => figure.value ?? 0))
  const named = rows.map(({ group, figure }) => ({ key: group.id, name: formats.name(group.name), figure }))
  const said = named.map(({ name, figure }) => `${name}: ${formats.number(figure.value ?? 0)}`)
  return (
    <Chart
      label={`${t('report.groups.title')}: ${formats.list(said)}`}
      table={
        <ChartTable
          label={t('report.groups.title')}
          columns={[t('report.groups.group'), t('report.groups.people')]}
          rows={named.map(({ key, name, figure }) => ({ key, name, figures: [figure] }))}
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
    </Chart>
  )
}
