/** Who came: by workshop and gender, and by group. */
import type { Attendance } from '../../domain/attendance.ts'
import type { Report } from '../../domain/report.ts'
import { useWords } from '../words.ts'
import { Figure } from './figure.tsx'
import { Progress } from './progress.tsx'
import { Share } from './share.tsx'

export function AttendanceTable({ report }: { readonly report: Report }) {
  const { t, formats } = useWords()
  const { rows, inPerson, digital, all } = report.attendance
  if (all.total.origin === 'none' && rows.length === 0)
    return <p class="soft">{t('report.attendance.none')}</p>
  const hasUndisclosed =
    report.programme.undisclosedGender === true ||
    (all.undisclosed.value !== null && all.undisclosed.value !== 0)
  const hasDigital = digital.total.origin !== 'none' || digital.women.origin !== 'none'
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={t('report.attendance.title')}>
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
              name={formats.name(workshop.title)}
              attendance={attendance}
              hasUndisclosed={hasUndisclosed}
            />
          ))}
        </tbody>
        <tfoot>
          <AttendanceRow
            name={t('report.attendance.inPerson')}
            attendance={inPerson}
            hasUndisclosed={hasUndisclosed}
          />
          {hasDigital && (
            <>
              <AttendanceRow
                name={t('report.attendance.digital')}
                attendance={digital}
                hasUndisclosed={hasUndisclosed}
              />
              <AttendanceRow
                name={t('report.attendance.all')}
                attendance={all}
                hasUndisclosed={hasUndisclosed}
              />
            </>
          )}
        </tfoot>
      </table>
    </div>
  )
}

interface AttendanceRowProps {
  readonly name: string
  readonly attendance: Attendance
  readonly hasUndisclosed: boolean
}

function AttendanceRow({ name, attendance, hasUndisclosed }: AttendanceRowProps) {
  const { women, men, undisclosed, total, share } = attendance
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
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
        <Share of={total} share={share} isMarked={false} />
      </td>
    </tr>
  )
}

export function GroupTable({ rows }: { readonly rows: Report['attendance']['groups'] }) {
  const { t, formats } = useWords()
  const largest = Math.max(1, ...rows.map(({ figure }) => figure.value ?? 0))
  if (rows.every(({ figure }) => figure.origin === 'none'))
    return <p class="soft">{t('report.groups.none')}</p>
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{t('report.groups.group')}</th>
          <th scope="col" colSpan={2}>
            {t('report.groups.people')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ group, figure }) => (
          <tr key={group.id}>
            <th scope="row">
              <bdi>{formats.name(group.name)}</bdi>
            </th>
            <td class="bar-cell" aria-hidden="true">
              <Progress label="" parts={[{ tone: 'people', value: figure.value ?? 0 }]} total={largest} />
            </td>
            <td class="n">
              <Figure figure={figure} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
