/** A whole that a source states never vanishes behind a count that has only begun; a sum with a part that is silent is at least so many. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findingsOf } from '../../src/domain/guard.ts'
import type { Operation } from '../../src/domain/operation.ts'
import { reportOf } from '../../src/domain/report.ts'
import { State } from '../../src/domain/state.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'

const programme = entityOf(1)
const [first, second] = [entityOf(2), entityOf(3)]
const axes = [entityOf(10), entityOf(11), entityOf(12), entityOf(13)] as const
const exact = (value: number) => ({ certainty: 'exact' as const, value })

function world(declared: readonly object[] = []) {
  const { set, tally } = author(1, { count: 0 })
  const workshop = (id: typeof first, status: string, more: object = {}) =>
    set('workshop', id, { programme, title: `ورشة ${id}`, status, ...more })
  const proposal = (n: number, more: object = {}) =>
    set('proposal', entityOf(n), { programme, text: `مقترح ${n}`, ...more })
  const read = (...ops: readonly Operation[]) => {
    const state = new State()
    state.take(
      queueOf([
        set('programme', programme, { title: 'برنامج', declared }),
        ...axes.map((axis, order) => set('axis', axis, { programme, name: `محور ${order}`, order })),
        ...ops,
      ]),
    )
    const report = reportOf(state, programme)
    if (!report) throw new Error('no report')
    return { report, findings: findingsOf(state, programme).map(({ rule, about }) => [rule, about]) }
  }
  return { set, tally, workshop, proposal, read }
}

const rejected = { decision: { verdict: 'rejected', reason: 'مبرمج' } }
const declaredExactly = (value: number) => ({ value, origin: 'declared', certainty: 'exact' })
const countedExactly = (value: number) => ({ value, origin: 'counted', certainty: 'exact' })

describe('a whole stated of all channels together', () => {
  const together = {
    channel: null,
    axis: null,
    women: exact(118),
    total: exact(325),
    proposals: exact(150),
    accepted: exact(28),
  }

  test('stays after one woman was tapped in and one idea rejected', () => {
    const { workshop, tally, proposal, read } = world([together])
    const { report } = read(
      workshop(first, 'open'),
      tally(first, 'female', 1),
      proposal(20, { workshop: first, ...rejected }),
    )
    expect(report.attendance.all.total).toEqual(declaredExactly(325))
    expect(report.attendance.all.women).toEqual(declaredExactly(118))
    expect(report.proposals.total).toEqual(declaredExactly(150))
    expect(report.proposals.accepted).toEqual(declaredExactly(28))
  })

  test('stays beside a workshop or a channel that declares a part of it', () => {
    const { workshop, read } = world([together, { channel: 'digital', axis: null, proposals: exact(50) }])
    const { report, findings } = read(workshop(first, 'closed', { declared: { total: exact(73) } }))
    expect(report.attendance.all.total).toEqual(declaredExactly(325))
    expect(report.attendance.inPerson.total).toEqual(declaredExactly(73))
    expect(report.proposals.total).toEqual(declaredExactly(150))
    expect(findings).toEqual([])
  })

  test('gives way to parts that make more, and the guard lists both', () => {
    const { workshop, read } = world([together])
    const { report, findings } = read(workshop(first, 'closed', { declared: { total: exact(400) } }))
    expect(report.attendance.all.total.value).toBe(400)
    expect(findings).toContainEqual(['together-channels', 'total'])
  })
})

describe('a whole stated of a channel', () => {
  const inPerson = { channel: 'in-person', axis: null, total: exact(279), proposals: exact(100) }

  test('stays while a workshop is open or silent, and the guard lists what is too small', () => {
    const { workshop, tally, proposal, read } = world([inPerson])
    const one = [tally(first, 'female', 1), proposal(20, { workshop: first })]
    const { report } = read(workshop(first, 'open'), workshop(second, 'closed'), ...one)
    expect(report.attendance.inPerson.total).toEqual(declaredExactly(279))
    expect(report.proposals.total).toEqual(declaredExactly(100))
    expect(report.proposals.byChannel).toMatchObject([{ figure: { value: 100, origin: 'declared' } }])
    const open = read(workshop(first, 'open'), ...one)
    expect(open.report.attendance.inPerson.total).toEqual(declaredExactly(279))
    expect(open.findings).toContainEqual(['channel-workshops', 'total'])
    expect(open.findings).toContainEqual(['declared-counted', 'proposals'])
  })

  test('gives way to the count once all its workshops are closed and told, and the guard lists both', () => {
    const { workshop, tally, proposal, read } = world([inPerson])
    const { report, findings } = read(
      workshop(first, 'closed'),
      tally(first, 'female', 270),
      proposal(20, { workshop: first }),
    )
    expect(report.attendance.inPerson.total).toEqual(countedExactly(270))
    expect(report.proposals.total).toEqual(countedExactly(1))
    expect(findings).toEqual([
      ['channel-workshops', 'total'],
      ['declared-counted', 'proposals'],
    ])
  })

  test('stays where proposals are written down of no workshop, until they are more', () => {
    const { proposal, read } = world([{ channel: 'digital', axis: null, proposals: exact(2) }])
    const written = (n: number) => proposal(20 + n, { channel: 'digital' })
    expect(read(written(1)).report.proposals.total).toEqual(declaredExactly(2))
    expect(read(...[1, 2, 3].map(written)).report.proposals.total).toEqual({
      value: 3,
      origin: 'counted',
      certainty: 'exact',
    })
  })

  test('stays axis by axis, too', () => {
    const { proposal, read } = world([{ channel: 'digital', axis: axes[0], proposals: exact(30) }])
    const { report } = read(proposal(20, { channel: 'digital', axis: axes[0] }))
    expect(report.proposals.byAxis[0]?.figure).toEqual(declaredExactly(30))
    expect(report.proposals.byAxis[0]?.total).toBe(1)
  })
})

describe('whatever was counted in an open workshop', () => {
  test('no figure of the report is less than what is stated of the whole', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(null, 'in-person' as const),
        fc.record({ total: fc.nat(400), proposals: fc.nat(40), accepted: fc.nat(40) }),
        fc.integer({ min: 0, max: 500 }),
        fc.array(fc.constantFrom(undefined, 'accepted', 'rejected'), { maxLength: 6 }),
        (channel, whole, people, decisions) => {
          const { workshop, tally, proposal, read } = world([
            {
              channel,
              axis: null,
              total: exact(whole.total),
              proposals: exact(whole.proposals),
              accepted: exact(whole.accepted),
            },
          ])
          const { report } = read(
            workshop(first, 'open'),
            tally(first, 'male', people),
            ...decisions.map((verdict, n) =>
              proposal(20 + n, { workshop: first, ...(verdict && { decision: { verdict, reason: 'لأن' } }) }),
            ),
          )
          const { attendance, proposals } = report
          expect(attendance.all.total.value).toBe(Math.max(whole.total, people))
          expect(proposals.total.value).toBe(Math.max(whole.proposals, decisions.length))
          expect(proposals.accepted.value).toBe(
            Math.max(whole.accepted, decisions.filter((verdict) => verdict === 'accepted').length),
          )
        },
      ),
    )
  })
})

describe('a sum with a part that nobody tells', () => {
  test('of proposals is at least so many: a held workshop said nothing of them', () => {
    const { workshop, read } = world()
    const { report } = read(
      workshop(first, 'closed', { declared: { proposals: exact(20), total: exact(30) } }),
      workshop(second, 'closed', { declared: { total: exact(40) } }),
    )
    const atLeast = { value: 20, origin: 'declared', certainty: 'at-least' }
    expect(report.proposals.total).toEqual(atLeast)
    expect(report.proposals.byChannel).toMatchObject([{ figure: atLeast }])
    expect(report.funnel.proposed).toEqual(atLeast)
  })

  test('of channels is at least so many: workshops were held, and only the platform’s proposals are declared', () => {
    const { workshop, read } = world([{ channel: 'digital', axis: null, proposals: exact(50) }])
    const { report } = read(workshop(first, 'closed', { declared: { total: exact(73) } }))
    expect(report.proposals.total).toEqual({ value: 50, origin: 'declared', certainty: 'at-least' })
  })

  test('of people is at least so many: nobody says who came to one of the workshops', () => {
    const { workshop, read } = world()
    const { report } = read(
      workshop(first, 'closed', { declared: { women: exact(30), men: exact(43), groups: {} } }),
      workshop(second, 'closed'),
    )
    const { inPerson, all } = report.attendance
    expect(inPerson.total).toEqual({ value: 73, origin: 'declared', certainty: 'at-least' })
    expect(all.total).toEqual({ value: 73, origin: 'declared', certainty: 'at-least' })
    expect(all.women).toMatchObject({ value: 30, certainty: 'at-least' })
  })

  test('of people is exact while the silent ones are still planned, or were cancelled', () => {
    const { workshop, tally, read } = world()
    for (const status of ['planned', 'cancelled']) {
      const { report } = read(workshop(first, 'closed'), tally(first, 'male', 3), workshop(second, status))
      expect(report.attendance.all.total).toEqual(countedExactly(3))
    }
  })

  test('of axes is at least so many wherever the channels hold more', () => {
    const { workshop, proposal, read } = world()
    const { report } = read(
      workshop(first, 'closed'),
      workshop(second, 'closed', { declared: { proposals: exact(30) } }),
      ...[20, 21].map((n) => proposal(n, { workshop: first, axis: axes[0] })),
    )
    expect(report.proposals.total).toMatchObject({ value: 32, certainty: 'exact' })
    expect(report.proposals.axisSum.figure).toEqual({ value: 2, origin: 'counted', certainty: 'at-least' })
  })

  test('of axes that leave some out is at least so many of what is stated of the channel', () => {
    const { read } = world([
      { channel: 'digital', axis: null, proposals: exact(50) },
      { channel: 'digital', axis: axes[0], proposals: exact(20) },
      { channel: 'digital', axis: axes[1], proposals: exact(10) },
    ])
    const { report, findings } = read()
    expect(report.proposals.axisSum.figure).toEqual({ value: 30, origin: 'declared', certainty: 'at-least' })
    expect(findings).toEqual([])
  })
})

describe('axes against the whole of their channel', () => {
  const ofAxis = (axis: (typeof axes)[number], value: number) => ({
    channel: 'digital',
    axis,
    proposals: exact(value),
  })
  const whole = { channel: 'digital', axis: null, proposals: exact(50) }

  test('are found when some of them already make more', () => {
    const { findings } = world([whole, ofAxis(axes[0], 40), ofAxis(axes[1], 20)]).read()
    expect(findings).toEqual([['channel-axes', 'proposals']])
  })

  test('are found when all of them make less', () => {
    const { findings } = world([whole, ...axes.map((axis) => ofAxis(axis, 10))]).read()
    expect(findings).toEqual([['channel-axes', 'proposals']])
  })
})
