import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attendanceOf } from '../../src/domain/attendance.ts'
import type { Operation } from '../../src/domain/operation.ts'
import { axesOf, groupWorkshops, mergeEnd, unsettled, workshopEnd } from '../../src/domain/programme.ts'
import { reportOf } from '../../src/domain/report.ts'
import { State } from '../../src/domain/state.ts'
import { author, entityOf, histories, queueOf } from '../support/operations.ts'
import { publishedState } from '../support/published.ts'

const programme = entityOf(1)
const launch = entityOf(2)
const unplanned = entityOf(3)
const elected = entityOf(4)

function world() {
  const { set, tally } = author(1, { count: 0 })
  const ops = [
    set('programme', programme, { title: 'برنامج' }),
    set('workshop', launch, { programme, title: 'الإنطلاقة', type: 'launch' }),
    set('workshop', unplanned, { programme, title: 'بدون برمجة' }),
  ]
  const state = (more: Operation[] = []) => {
    const read = new State()
    read.take(queueOf([...ops, ...more]))
    return read
  }
  return { set, tally, state }
}

const attendanceIn = (state: State, id = launch) => {
  const workshop = state.get('workshop', id)
  if (!workshop) throw new Error('no such workshop')
  return attendanceOf(state, workshop)
}

describe('the Témara example', () => {
  test('disappears with everything that names it when its programme is removed', () => {
    const { state, programme: id } = publishedState()
    state.write([author(1, { count: 900 }).set('programme', id, { removed: true })])
    expect(reportOf(state, id)).toBeUndefined()
    expect(state.all('programme')).toEqual([])
  })
})

describe('attendance', () => {
  test('adds people by gender; a group alone only describes them', () => {
    const { tally, state } = world()
    const read = state([
      tally(launch, 'female', 29),
      tally(launch, 'male', 44, elected),
      tally(launch, null, 6, elected),
    ])
    const attendance = attendanceIn(read)
    expect(attendance.total).toEqual({ value: 73, origin: 'counted', certainty: 'exact' })
    expect(attendance.share).toBeCloseTo(29 / 73)
    expect(attendance.groups.get(elected)?.value).toBe(50)
  })

  test('that was counted stands instead of what was declared, and never adds to it', () => {
    const { set, tally, state } = world()
    const statement = set('workshop', launch, {
      declared: { women: { certainty: 'exact', value: 15 }, total: { certainty: 'approximate', value: 50 } },
    })
    expect(attendanceIn(state([statement])).total).toEqual({
      value: 50,
      origin: 'declared',
      certainty: 'approximate',
    })
    expect(attendanceIn(state([statement])).men.value).toBeNull()
    expect(attendanceIn(state([statement, tally(launch, 'female', 3)])).total.value).toBe(3)
  })

  test('of a workshop joined to another counts there, and only there', () => {
    const { set, tally, state } = world()
    const read = state([
      tally(launch, 'female', 10),
      tally(unplanned, 'male', 5),
      set('workshop', unplanned, { into: launch }),
    ])
    expect(attendanceIn(read).total.value).toBe(15)
    expect(reportOf(read, programme)?.attendance.rows).toHaveLength(1)
    expect(reportOf(read, programme)?.attendance.all.total.value).toBe(15)
  })

  test('of workshops joined in a circle counts where it is', () => {
    const { set, tally, state } = world()
    const read = state([
      tally(launch, 'female', 10),
      set('workshop', unplanned, { into: launch }),
      set('workshop', launch, { into: unplanned }),
    ])
    expect(workshopEnd(read, launch)).toBe(launch)
    expect(reportOf(read, programme)?.attendance.all.total.value).toBe(10)
  })

  test('of a cancelled workshop is in the report only if somebody was counted', () => {
    const { set, tally, state } = world()
    const cancelled = set('workshop', launch, { status: 'cancelled' })
    expect(reportOf(state([cancelled]), programme)?.attendance.rows).toHaveLength(1)
    expect(reportOf(state([cancelled, tally(launch, 'male')]), programme)?.attendance.rows).toHaveLength(2)
  })
})

describe('proposals in the report', () => {
  const axis = entityOf(10)
  const write = (n: number, fields: Record<string, unknown>) =>
    world().set('proposal', entityOf(n), { programme, text: `مقترح ${n}`, ...fields })

  test('are in exactly one row by axis and in one by decision, whatever was written', () => {
    fc.assert(
      fc.property(histories, (ops) => {
        const { set } = author(7, { count: 500 })
        const state = new State()
        state.take(
          queueOf([
            set('programme', programme, { title: 'برنامج' }),
            ...[1, 2, 3].map((n) => set('proposal', entityOf(n), { programme, text: 'نص' })),
            ...ops,
          ]),
        )
        const report = reportOf(state, programme)
        const standing = state.all('proposal').filter((proposal) => !proposal.withdrawn).length
        expect(report?.proposals.byAxis.reduce((sum, row) => sum + row.total, 0)).toBe(standing)
        expect(Object.values(report?.proposals.byDecision ?? {}).reduce((a, b) => a + b, 0)).toBe(standing)
      }),
    )
  })

  test('that were written down stand instead of what their workshop declares; other workshops’ stand beside', () => {
    const { set, state } = world()
    const says = (id: typeof launch, value: number, more = {}) =>
      set('workshop', id, { declared: { proposals: { certainty: 'exact', value } }, ...more })
    const totalOf = (...ops: readonly Operation[]) =>
      reportOf(state([says(launch, 30), says(unplanned, 12), ...ops]), programme)?.proposals.total
    expect(totalOf()).toMatchObject({ value: 42, origin: 'declared' })
    expect(totalOf(write(20, { workshop: launch }))).toMatchObject({ value: 13, origin: 'mixed' })
    expect(totalOf(says(unplanned, 12, { status: 'cancelled' }))?.value).toBe(30)
    expect(totalOf(says(unplanned, 12, { into: launch }))?.value).toBe(30)
  })

  test('of the equality body have a channel of their own, declared or written down', () => {
    const { set, state } = world()
    const declared = { proposals: { certainty: 'exact', value: 12 } }
    const body = set('workshop', launch, { type: 'body', declared })
    const channelsOf = (...ops: readonly Operation[]) =>
      reportOf(state([body, ...ops]), programme)?.proposals.byChannel.map(({ channel, figure }) => [
        channel,
        figure.value,
      ])
    expect(channelsOf()).toEqual([
      ['in-person', null],
      ['body', 12],
    ])
    expect(channelsOf(write(20, { workshop: launch, channel: 'body' }))).toEqual([
      ['in-person', null],
      ['body', 1],
    ])
  })

  test('that are withdrawn are in none of the figures', () => {
    const read = world().state([write(20, {}), write(21, { withdrawn: true })])
    expect(reportOf(read, programme)?.proposals.total.value).toBe(1)
  })

  test('keep their axis after it is retired', () => {
    const { set, state } = world()
    const read = state([
      set('axis', axis, { programme, name: 'البيئة', retired: true }),
      set('proposal', entityOf(20), { programme, text: 'ماء', axis }),
    ])
    expect(axesOf(read, programme)).toEqual([])
    expect(reportOf(read, programme)?.proposals.byAxis).toMatchObject([{ axis: { id: axis }, total: 1 }])
  })

  test('show the committee’s decision and the room’s sorting apart', () => {
    const read = world().state([
      write(20, {
        sorting: { verdict: 'accepted' },
        decision: { verdict: 'rejected', reason: 'مبرمج سلفا' },
      }),
    ])
    const report = reportOf(read, programme)
    expect(report?.proposals.byDecision).toMatchObject({ rejected: 1, accepted: 0 })
    expect(report?.proposals.bySorting).toMatchObject({ rejected: 0, accepted: 1 })
  })

  test('merged into a merged one go on in the last of them', () => {
    const merged = (into: number) => ({ decision: { verdict: 'merged', into: entityOf(into) } })
    const read = world().state([write(20, merged(21)), write(21, merged(22)), write(22, {})])
    const first = read.get('proposal', entityOf(20))
    expect(first && mergeEnd(read, first)?.id).toBe(entityOf(22))
  })

  test.each([
    ['in a circle', { decision: { verdict: 'merged', into: entityOf(20) } }],
    ['into a withdrawn one', { withdrawn: true }],
  ])('merged %s count as unsorted and are listed to be settled', (_name, end) => {
    const merged = { decision: { verdict: 'merged', into: entityOf(21) } }
    const read = world().state([write(20, merged), write(21, end)])
    expect(reportOf(read, programme)?.proposals.byDecision.merged).toBe(0)
    expect(unsettled(read, programme).map((proposal) => proposal.id)).toContain(entityOf(20))
  })
})

describe('workshops of a day', () => {
  const day = (start: string, end = start) => ({ start, end, precision: 'day' as const })
  const workshop = (n: number, fields: object) => ({
    id: entityOf(n),
    kind: 'workshop' as const,
    programme,
    title: 'و',
    ...fields,
  })

  test('are grouped as a person looks for them', () => {
    const groups = groupWorkshops(
      [
        workshop(1, { date: day('2024-05-14') }),
        workshop(2, { date: day('2024-05-15') }),
        workshop(3, { date: day('2024-05-16') }),
        workshop(4, {}),
        workshop(5, { date: day('2024-05-01'), status: 'open' }),
        workshop(6, { date: day('2024-05-15'), status: 'closed' }),
        workshop(7, { date: day('2024-05-20'), status: 'cancelled' }),
        workshop(8, { date: day('2024-05-13', '2024-05-20') }),
      ],
      '2024-05-15',
    )
    const ids = (list: readonly { id: string }[]) => list.map((each) => each.id)
    expect(ids(groups.now)).toEqual([2, 5, 8].map(entityOf))
    expect(ids(groups.upcoming)).toEqual([3, 4].map(entityOf))
    expect(ids(groups.past)).toEqual([6, 1].map(entityOf))
    expect(ids(groups.cancelled)).toEqual([7].map(entityOf))
  })
})
