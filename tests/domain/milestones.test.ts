/** The line of time: milestones and workshops in the order of their days. */
import { describe, expect, test } from 'vitest'
import { isAdopted, milestonesOf, tenseOf, timelineOf } from '../../src/domain/milestones.ts'
import { State } from '../../src/domain/state.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'
import { publishedState } from '../support/published.ts'

const programme = entityOf(1)
const day = (start: string, end = start) => ({ start, end, precision: start === end ? 'day' : 'range' })

function lineOf(milestones: readonly object[], workshops: readonly object[]) {
  const { set } = author(1, { count: 0 })
  const state = new State()
  state.take(
    queueOf([
      set('programme', programme, { title: 'برنامج' }),
      ...milestones.map((fields, index) => set('milestone', entityOf(10 + index), { programme, ...fields })),
      ...workshops.map((fields, index) => set('workshop', entityOf(30 + index), { programme, ...fields })),
    ]),
  )
  return { state, titles: timelineOf(state, programme).map(({ title }) => title) }
}

describe('a programme', () => {
  const adoption = (fields: object) => lineOf([{ title: 'المصادقة', type: 'adoption', ...fields }], []).state

  test.each([
    ['is adopted once the day of its adoption is past', { date: day('2024-10-07') }, true],
    ['is not adopted while that day is to come', { date: day('2024-12-02') }, false],
    ['is not adopted while nobody knows the day', {}, false],
    ['is not adopted by another milestone', { type: 'council-session', date: day('2024-10-07') }, false],
  ])('%s', (_name, fields, expected) => {
    expect(isAdopted(adoption(fields), programme, '2024-11-22')).toBe(expected)
  })
})

describe('the timeline', () => {
  test('goes by the first day, then by the last; what has no date comes at the end', () => {
    const { state, titles } = lineOf(
      [
        { title: 'المصادقة' },
        { title: 'الأحياء', date: day('2024-05-13', '2024-05-20') },
        { title: 'الانطلاقة', date: day('2024-04-25') },
        { title: 'لقاء', date: day('2024-05-13') },
      ],
      [],
    )
    expect(titles).toEqual(['الانطلاقة', 'لقاء', 'الأحياء', 'المصادقة'])
    expect(milestonesOf(state, programme)).toHaveLength(4)
  })

  test('takes in workshops by themselves, but not those whose days a milestone tells', () => {
    const { titles } = lineOf(
      [{ title: 'ورشات الأحياء', date: day('2024-05-13', '2024-05-20') }],
      [
        { title: 'كل الأحياء', date: day('2024-05-13', '2024-05-20') },
        { title: 'حي الوفاق', date: day('2024-05-14') },
        { title: 'ملغاة', date: day('2024-05-15'), status: 'cancelled' },
        { title: 'مضمومة', date: day('2024-05-16'), into: entityOf(31) },
        { title: 'بلا تاريخ' },
      ],
    )
    expect(titles).toEqual(['ورشات الأحياء', 'حي الوفاق'])
  })

  test('of Témara is the one that its deck prints', () => {
    const { state, programme: id } = publishedState('temara')
    expect(timelineOf(state, id).map(({ kind, date }) => [kind, date?.start, date?.end])).toEqual([
      ['milestone', '2024-04-25', '2024-04-25'],
      ['milestone', '2024-04-30', '2024-04-30'],
      ['milestone', '2024-05-13', '2024-05-20'],
      ['milestone', '2024-05-27', '2024-05-31'],
      ['milestone', '2024-05-28', '2024-05-28'],
    ])
  })

  test('tells what lies behind, goes on, and is to come', () => {
    const { state } = lineOf(
      [{ title: 'م', date: day('2024-05-13', '2024-05-20') }, { title: 'غدا ربما' }],
      [],
    )
    const [range, open] = timelineOf(state, programme)
    const tense = (today: string) => range && tenseOf(range, today)
    expect(['2024-05-12', '2024-05-13', '2024-05-20', '2024-05-21'].map(tense)).toEqual([
      'future',
      'now',
      'now',
      'past',
    ])
    expect(open && tenseOf(open, '2024-05-12')).toBeNull()
  })
})
