/** Sums say what they are made of: a part that nobody knows is never passed over in silence. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Attendance, statedAttendance, sumAttendances } from '../../src/domain/attendance.ts'
import type { Declared } from '../../src/domain/kinds.ts'
import type { Operation } from '../../src/domain/operation.ts'
import { reportOf } from '../../src/domain/report.ts'
import { State } from '../../src/domain/state.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'

const programme = entityOf(1)
const [launch, quarter, online, roads, water] = [
  entityOf(2),
  entityOf(3),
  entityOf(4),
  entityOf(5),
  entityOf(6),
]
const { set, tally } = author(1, { count: 0 })
const exact = (value: number) => ({ certainty: 'exact' as const, value })

function attendanceIn(...more: readonly Operation[]) {
  const state = new State()
  state.take(
    queueOf([
      set('programme', programme, { title: 'برنامج' }),
      set('axis', roads, { programme, name: 'الطرق', order: 1 }),
      set('axis', water, { programme, name: 'الماء', order: 2 }),
      set('workshop', launch, { programme, title: 'الانطلاقة' }),
      set('workshop', quarter, { programme, title: 'الأحياء' }),
      set('workshop', online, { programme, title: 'المنصة', type: 'digital' }),
      ...more,
    ]),
  )
  const report = reportOf(state, programme)
  if (!report) throw new Error('no report')
  return report
}

const states = (workshop: typeof launch, declared: Declared) => set('workshop', workshop, { declared })

describe('a sum over workshops of which one told only how many came', () => {
  const report = attendanceIn(
    tally(launch, 'female', 10),
    tally(launch, 'male', 30),
    states(quarter, { total: exact(60) }),
    states(online, { women: exact(5), men: exact(5) }),
  )
  const { inPerson, all } = report.attendance

  test('holds all people exactly, and at least so many women and men', () => {
    expect(inPerson.total).toEqual({ value: 100, origin: 'mixed', certainty: 'exact' })
    expect(inPerson.women).toEqual({ value: 10, origin: 'counted', certainty: 'at-least' })
    expect(inPerson.men).toEqual({ value: 30, origin: 'counted', certainty: 'at-least' })
  })

  test('has the share of women among those whose gender is told, not among all', () => {
    expect(inPerson.share).toBe(10 / 40)
    expect(inPerson.told.people).toEqual({ value: 40, origin: 'counted', certainty: 'exact' })
  })

  test('keeps both when it is summed again with another channel', () => {
    expect(all.women).toEqual({ value: 15, origin: 'mixed', certainty: 'at-least' })
    expect(all.total).toMatchObject({ value: 110, certainty: 'exact' })
    expect(all.share).toBe(15 / 50)
    expect(report.heard.women.attended).toEqual({ share: 15 / 50, of: all.told.people })
  })
})

describe('a sum of people', () => {
  test('is exact where the only workshop without women is one of which nobody said anything', () => {
    const { inPerson } = attendanceIn(tally(launch, 'female', 3), tally(launch, 'male', 1)).attendance
    expect(inPerson.women).toEqual({ value: 3, origin: 'counted', certainty: 'exact' })
    expect(inPerson.share).toBe(3 / 4)
  })

  test('knows no men where no source tells them, and the women of a source among all its people', () => {
    const { inPerson } = attendanceIn(states(launch, { women: exact(15), total: exact(51) })).attendance
    expect(inPerson.men).toMatchObject({ value: null, origin: 'none' })
    expect(inPerson.women).toMatchObject({ value: 15, certainty: 'exact' })
    expect(inPerson.share).toBe(15 / 51)
  })

  test('leaves out of the share who did not want it told, as among the voices', () => {
    const { inPerson } = attendanceIn(
      tally(launch, 'female', 2),
      tally(launch, 'male', 2),
      tally(launch, 'undisclosed', 6),
    ).attendance
    expect([inPerson.total.value, inPerson.share]).toEqual([10, 1 / 2])
  })

  test('is at least so many where a workshop tells its women only', () => {
    const { inPerson } = attendanceIn(
      tally(launch, 'male', 4),
      states(quarter, { women: exact(3) }),
    ).attendance
    expect(inPerson.total).toEqual({ value: 4, origin: 'counted', certainty: 'at-least' })
    expect(inPerson.women).toMatchObject({ value: 3, certainty: 'exact' })
    expect(inPerson.share).toBe(0)
  })

  test('that a programme declares axis by axis follows the same rule', () => {
    const declared = [
      { channel: 'digital', axis: roads, women: exact(5), men: exact(5) },
      { channel: 'digital', axis: water, total: exact(20) },
    ]
    const { digital } = attendanceIn(set('programme', programme, { declared })).attendance
    expect(digital.women).toMatchObject({ value: 5, certainty: 'at-least' })
    expect(digital.total).toMatchObject({ value: 30, certainty: 'exact' })
    expect(digital.share).toBe(1 / 2)
  })
})

describe('whatever workshops state', () => {
  const statement = fc.record(
    { women: fc.nat(200).map(exact), men: fc.nat(200).map(exact), total: fc.nat(400).map(exact) },
    { requiredKeys: [] },
  )
  const figuresOf = ({ women, men, total, told, share }: Attendance) => ({ women, men, total, told, share })

  test('sums of sums are the sum', () => {
    fc.assert(
      fc.property(fc.array(statement), fc.array(statement), (some, others) => {
        const [one, other] = [some, others].map((each) => each.map(statedAttendance))
        const nested = sumAttendances([sumAttendances(one ?? []), sumAttendances(other ?? [])])
        expect(figuresOf(nested)).toEqual(
          figuresOf(sumAttendances([...some, ...others].map(statedAttendance))),
        )
      }),
    )
  })

  test('a sum is exact only if every workshop of which anything is known tells it', () => {
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1 }), (all) => {
        const parts = all.map(statedAttendance)
        const known = parts.filter(({ women, men, total }) =>
          [women, men, total].some(({ value }) => value !== null),
        )
        const { women } = sumAttendances(parts)
        if (women.certainty === 'exact') {
          for (const part of known) expect(part.women.value).not.toBeNull()
        }
      }),
    )
  })
})
