import { describe, expect, test } from 'vitest'
import { durationOf, monthsBetween } from '../../src/domain/duration.ts'
import type { Project } from '../../src/domain/kinds.ts'
import { matrixOf, smartAnswered } from '../../src/domain/matrix.ts'
import { reportOf } from '../../src/domain/report.ts'
import { State } from '../../src/domain/state.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'
import { publishedState } from '../support/published.ts'

const programme = entityOf(1)
const roads = entityOf(2)
const water = entityOf(3)

function stateOf(fieldsOf: readonly Record<string, unknown>[]) {
  const { set } = author(1, { count: 0 })
  const state = new State()
  state.take(
    queueOf([
      set('programme', programme, { title: 'برنامج' }),
      set('axis', roads, { programme, name: 'الطرق', order: 1 }),
      set('axis', water, { programme, name: 'الماء', order: 2 }),
      ...fieldsOf.map((fields, index) => set('project', entityOf(10 + index), { programme, ...fields })),
    ]),
  )
  return state
}
const day = (start: string) => ({ start, end: start, precision: 'day' as const })
const projectOf = (fields: Record<string, unknown>): Project => {
  const project = stateOf([{ title: 'مشروع', ...fields }]).get('project', entityOf(10))
  if (!project) throw new Error('no such project')
  return project
}

describe('the matrix of projects', () => {
  test('gives what Témara printed: four axes, ten projects, 85.75 million dirhams', () => {
    const { state, programme: id } = publishedState()
    const matrix = matrixOf(state, id)
    expect(matrix.groups.map(({ projects, centimes }) => [projects.length, centimes])).toEqual([
      [4, 5_420_000_000],
      [2, 1_520_000_000],
      [3, 1_605_000_000],
      [1, 30_000_000],
    ])
    expect(matrix).toMatchObject({ count: 10, centimes: 8_575_000_000, unpriced: 0 })
    expect(matrix.groups[2]?.projects.map((project) => durationOf(project)?.months)).toEqual([
      22.5, 23.5, 22.5,
    ])
  })

  test('says the same as the report', () => {
    const { state, programme: id } = publishedState()
    const matrix = matrixOf(state, id)
    const report = reportOf(state, id)?.projects
    expect(report?.total).toBe(matrix.centimes)
    expect(report?.byAxis.map(({ centimes }) => centimes)).toEqual(
      matrix.groups.map(({ centimes }) => centimes),
    )
  })

  test('shows an axis that has no project yet, and last the projects without an axis', () => {
    const state = stateOf([
      { title: 'أ', axis: roads, order: 2, budget: 100 },
      { title: 'ب', axis: roads, order: 1 },
      { title: 'ج', axis: entityOf(99), budget: 5 },
    ])
    const { groups, unpriced } = matrixOf(state, programme)
    expect(groups.map(({ axis, projects }) => [axis?.name, projects.map(({ title }) => title)])).toEqual([
      ['الطرق', ['ب', 'أ']],
      ['الماء', []],
      [undefined, ['ج']],
    ])
    expect(unpriced).toBe(1)
  })
})

describe('how long a project takes', () => {
  test('is what its people state, and only where they state nothing what lies between its dates', () => {
    const dates = { start: day('2025-01-01'), end: day('2025-06-30') }
    expect(durationOf(projectOf({ months: 22.5, ...dates }))).toEqual({ months: 22.5, from: 'stated' })
    expect(durationOf(projectOf(dates))).toEqual({ months: 6, from: 'dates' })
    expect(durationOf(projectOf({ start: dates.start }))).toBeUndefined()
  })

  test('is not known where it ends before it starts', () => {
    expect(durationOf(projectOf({ start: day('2026-01-01'), end: day('2025-01-01') }))).toBeUndefined()
  })

  test.each([
    ['2025-01-01', '2026-12-31', 24],
    ['2025-02-01', '2025-02-28', 1],
    ['2024-02-01', '2024-02-29', 1],
    ['2025-01-01', '2025-01-15', 0.5],
    ['2025-01-16', '2025-02-15', 1],
    ['2025-01-16', '2025-03-31', 2.5],
    ['2025-01-31', '2025-02-28', 1],
    ['2025-01-01', '2025-01-01', 0],
  ])('from %s to %s makes %d months', (first, last, months) => {
    expect(durationOf(projectOf({ start: day(first), end: day(last) }))?.months).toBe(months)
  })

  test('lies between the least and the most that dates known to the month or the year allow', () => {
    const year = { start: '2025-01-01', end: '2025-12-31', precision: 'year' } as const
    const may = { start: '2026-05-01', end: '2026-05-31', precision: 'month' } as const
    const { least, most } = monthsBetween(year, may)
    expect([Math.round(least), most]).toEqual([4, 17])
    expect(durationOf(projectOf({ start: year, end: may }))).toEqual({ months: 17, from: 'dates' })
  })
})

test('a SMART check counts the questions that have an answer', () => {
  expect(smartAnswered(projectOf({}))).toBe(0)
  expect(smartAnswered(projectOf({ smart: { specific: 'حي الوفاق', timeBound: '2026' } }))).toBe(2)
})
