/** Every figure that three published programmes print, from their operations. */
import { describe, expect, test } from 'vitest'
import type { Attendance } from '../../src/domain/attendance.ts'
import type { Figure } from '../../src/domain/figure.ts'
import { parseOperation } from '../../src/domain/operation.ts'
import { reportOf } from '../../src/domain/report.ts'
import { type PublishedName, publishedSource, publishedState } from '../support/published.ts'

const DIRHAM = 100
const MILLION = 1_000_000 * DIRHAM

function entered(name: PublishedName) {
  const { state, programme: id, ops } = publishedState(name)
  const report = reportOf(state, id)
  if (!report) throw new Error('no report')
  return { state, report, ops, source: publishedSource(name), programme: report.programme }
}

const peopleIn = ({ women, men, total }: Attendance) => [women.value, men.value, total.value]
const exactly = (value: number): Figure => ({ value, origin: 'declared', certainty: 'exact' })
const about = (value: number): Figure => ({ value, origin: 'declared', certainty: 'approximate' })

describe.each(['temara', 'larache', 'demnate'] as const)('%s', (name) => {
  const { ops, report, state, source, programme } = entered(name)

  test('is made of operations that the server would accept', () => {
    for (const op of ops) expect(parseOperation(op)).toMatchObject({ ok: true })
  })

  test('has its axes and projects in the order of the document', () => {
    expect(state.all('axis').map((axis) => axis.name)).toEqual(
      (source.axes ?? []).map((axis) => axis.name_ar),
    )
    expect(report.projects.rows.map(({ title }) => title)).toEqual(
      source.projects.map((project) => project.title_ar),
    )
  })

  test('has every cell of the project matrix', () => {
    const axes = new Map(state.all('axis').map((axis) => [axis.id, axis.name]))
    expect(
      report.projects.rows.map(({ title, axis, budget, months }) => [
        title,
        axes.get(axis ?? id),
        budget,
        months,
      ]),
    ).toEqual(
      source.projects.map((project) => [
        project.title_ar,
        source.axes?.find(({ n }) => n === project.axis)?.name_ar,
        typeof project.cost_mad === 'number' ? Math.round(project.cost_mad * DIRHAM) : undefined,
        project.duration_months ?? undefined,
      ]),
    )
  })

  test('has its milestones with dates, places and the wording of the source', () => {
    expect(
      state
        .all('milestone')
        .map(({ title, date, place, note }) => [title, date?.start, date?.end, date?.raw, place, note]),
    ).toEqual(
      source.milestones.map(({ label_ar, date, place_ar, date_raw }) => [
        label_ar,
        date?.start,
        date?.end,
        date?.raw,
        place_ar,
        date_raw,
      ]),
    )
  })

  test('has the figures of the network', () => {
    const { regions, provincial_councils, communes, total_stated, founded } = source.network ?? {}
    expect(programme.network).toMatchObject({
      founded: { start: founded?.start, precision: founded?.precision },
      total: total_stated,
      ...(regions !== undefined && { regions, councils: provincial_councils, communes }),
    })
  })
  const id = programme.id
})

describe('Témara', () => {
  const { report, programme, state } = entered('temara')
  const { attendance, proposals, projects } = report

  test('counts 29 women and 44 men at the launch, 77 and 119 in the neighbourhoods, 5 and 5 of the body: 279', () => {
    expect(attendance.rows.map((row) => peopleIn(row.attendance))).toEqual([
      [29, 44, 73],
      [77, 119, 196],
      [5, 5, 10],
    ])
    expect(peopleIn(attendance.inPerson)).toEqual([111, 168, 279])
    expect(attendance.inPerson.total).toEqual(exactly(279))
    expect(attendance.inPerson.share).toBeCloseTo(0.398, 3)
  })

  test('counts 7 women and 39 men on the platform, 325 people in all', () => {
    expect(peopleIn(attendance.digital)).toEqual([7, 39, 46])
    expect(peopleIn(attendance.all)).toEqual([118, 207, 325])
  })

  test('has about 100 proposals from the halls, 50 from the platform, and those of the body that nobody counted', () => {
    expect(proposals.byChannel).toEqual([
      { channel: 'in-person', figure: about(100) },
      { channel: 'digital', figure: exactly(50) },
      { channel: 'body', figure: { value: null, origin: 'declared', certainty: 'unknown' } },
    ])
    expect(proposals.total).toEqual({ value: 150, origin: 'declared', certainty: 'at-least' })
  })

  test('has ten projects in four axes for 54.20 + 15.20 + 16.05 + 0.30 = 85.75 million dirhams', () => {
    expect(projects.byAxis.map(({ count, centimes }) => [count, centimes / MILLION])).toEqual([
      [4, 54.2],
      [2, 15.2],
      [3, 16.05],
      [1, 0.3],
    ])
    expect(projects.rows).toHaveLength(10)
    expect(projects.total).toBe(85.75 * MILLION)
    expect(programme.declaredBudget).toBe(projects.total)
    expect(projects.rows.find(({ title }) => title === 'تعزيز التشوير الافقي والعمودي')?.months).toBe(22.5)
  })

  test('has a committee by role, with four of the consultative body, and dates to the day and as a range', () => {
    expect(programme.committee?.members).toHaveLength(6)
    expect(programme.committee?.members.map(({ count }) => count)).toEqual([null, null, null, null, 4, null])
    expect(state.all('milestone').map(({ type, date }) => [type, date?.precision])).toEqual([
      ['co-creation-workshop', 'day'],
      ['digital-consultation', 'day'],
      ['neighbourhood-workshops', 'range'],
      ['other', 'range'],
      ['body-meeting', 'day'],
    ])
  })
})

describe('Larache', () => {
  const { report, programme } = entered('larache')
  const { attendance, proposals, projects } = report

  test('counts 51 people, 15 of them women, 29 %, and does not say how many men', () => {
    expect(peopleIn(attendance.all)).toEqual([15, null, 51])
    expect(attendance.all.total).toEqual(exactly(51))
    expect(Math.round((attendance.all.share ?? 0) * 100)).toBe(29)
  })

  test('has groups of 27, 18 and 6, which are all 51', () => {
    const groups = attendance.groups.filter(({ figure }) => figure.value !== null)
    expect(groups.map(({ group, figure }) => [group.name, figure.value])).toEqual([
      [expect.objectContaining({ ar: 'الجمعيات' }), 27],
      [expect.objectContaining({ ar: 'المنتخبون' }), 6],
      [expect.objectContaining({ ar: 'إدارة المجلس' }), 18],
    ])
  })

  test('has 20 + 9 proposals, of which 28 were accepted', () => {
    expect(proposals.byChannel).toEqual([
      { channel: 'in-person', figure: exactly(20) },
      { channel: 'digital', figure: exactly(9) },
    ])
    expect(proposals.total).toEqual(exactly(29))
    expect(proposals.accepted).toEqual(exactly(28))
  })

  test('has five projects on four axes, without costs', () => {
    expect(projects.byAxis.map(({ count }) => count)).toEqual([2, 1, 1, 1])
    expect(projects.total).toBe(0)
    expect(programme.declaredBudget).toBeUndefined()
  })

  test('has a committee of 1 + 3 + 6 + 4, created by decision 14 on 6 March 2025', () => {
    expect(programme.committee).toMatchObject({ decision: '14', created: { start: '2025-03-06' } })
    expect(programme.committee?.members.map(({ count }) => count)).toEqual([1, 3, 6, 4])
    expect(programme.results?.split('\n')).toHaveLength(3)
  })
})

describe('Demnate', () => {
  const { report, programme, state } = entered('demnate')

  test('stands before its first workshop: nobody counted, nothing proposed, 228 in the network', () => {
    expect(report.attendance.all.total.origin).toBe('none')
    expect(report.proposals.total.origin).toBe('none')
    expect(programme.network).toMatchObject({ regions: 12, councils: 17, communes: 199, total: 228 })
    expect(programme.network?.joined).toMatchObject({ start: '2024-12-01', precision: 'month' })
  })

  test('has planned a workshop for half past ten with three points, on a day that it does not name', () => {
    const [workshop] = state.all('workshop')
    expect(workshop).toMatchObject({ status: 'planned', time: '10:30' })
    expect(workshop?.date).toBeUndefined()
    expect(workshop?.agenda?.split('\n').filter((line) => /^\d/.test(line))).toHaveLength(3)
    expect([programme.principles?.length, programme.commitments?.length]).toEqual([5, 5])
  })
})
