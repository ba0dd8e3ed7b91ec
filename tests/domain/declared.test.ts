/** Declared figures fill gaps, channel by channel and axis by axis, and never add to what was counted. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canAgree, exceeds } from '../../src/domain/agreement.ts'
import { withRow } from '../../src/domain/declared.ts'
import type { Figure } from '../../src/domain/figure.ts'
import { CHANNELS, type DeclaredByChannel } from '../../src/domain/kinds.ts'
import type { Operation } from '../../src/domain/operation.ts'
import { reportOf } from '../../src/domain/report.ts'
import { State } from '../../src/domain/state.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'

const programme = entityOf(1)
const hall = entityOf(2)
const body = entityOf(3)
const roads = entityOf(4)
const water = entityOf(5)
const group = entityOf(6)
const online = entityOf(7)

const exact = (value: number) => ({ certainty: 'exact' as const, value })
const about = (value: number) => ({ certainty: 'approximate' as const, value })
const unknown = { certainty: 'unknown' as const, value: null }

function world(declared: readonly object[]) {
  const { set, tally } = author(1, { count: 0 })
  const ops = [
    set('programme', programme, { title: 'برنامج', ...(declared.length > 0 && { declared }) }),
    set('axis', roads, { programme, name: 'الطرق', order: 1 }),
    set('axis', water, { programme, name: 'الماء', order: 2 }),
    set('group', group, { programme, name: 'الجمعيات', order: 1 }),
    set('workshop', hall, { programme, title: 'القاعة' }),
    set('workshop', body, { programme, title: 'الهيئة', type: 'body' }),
  ]
  const report = (...more: readonly Operation[]) => {
    const state = new State()
    state.take(queueOf([...ops, ...more]))
    const made = reportOf(state, programme)
    if (!made) throw new Error('no report')
    return made
  }
  const proposal = (n: number, more = {}) =>
    set('proposal', entityOf(n), { programme, text: `مقترح ${n}`, ...more })
  return { set, tally, report, proposal }
}

describe('people declared by channel', () => {
  test('stand where nobody was counted in that channel, beside what was counted in others', () => {
    const { report, tally } = world([{ channel: 'in-person', axis: null, women: exact(29), men: exact(44) }])
    expect(report().attendance.inPerson.total).toMatchObject({ value: 73, origin: 'declared' })
    expect(report(tally(body, 'female', 5)).attendance.inPerson.total).toMatchObject({
      value: 78,
      origin: 'mixed',
    })
    expect(report(tally(hall, 'female', 5)).attendance.inPerson.total).toMatchObject({
      value: 5,
      origin: 'counted',
    })
  })

  test('of the body and on paper are in the whole, too', () => {
    const { report } = world([
      { channel: 'body', axis: null, total: exact(10) },
      { channel: 'paper', axis: null, women: exact(3) },
    ])
    expect(report().attendance.inPerson).toMatchObject({ total: { value: 10 }, women: { value: 3 } })
  })

  test('leave the groups that were counted as they are, and fill them where none were', () => {
    const { report, tally } = world([
      { channel: 'in-person', axis: null, total: exact(51), groups: { [group]: exact(27) } },
    ])
    const ofGroup = (...more: readonly Operation[]) => report(...more).attendance.groups[0]?.figure
    expect(ofGroup()).toMatchObject({ value: 27, origin: 'declared' })
    expect(ofGroup(tally(hall, null, 8, group))).toMatchObject({ value: 8, origin: 'counted' })
  })

  test('of all channels together stand until the channels make more', () => {
    const together = { channel: null, axis: null, total: exact(51) }
    expect(world([together]).report().attendance.all.total.value).toBe(51)
    const digital = (value: number) => ({ channel: 'digital', axis: null, total: exact(value) })
    expect(world([together, digital(46)]).report().attendance.all.total.value).toBe(51)
    expect(world([together, digital(60)]).report().attendance.all.total.value).toBe(60)
  })
})

describe('proposals declared by channel and axis', () => {
  const whole = { channel: 'digital', axis: null, proposals: about(50) }
  const ofRoads = { channel: 'digital', axis: roads, proposals: exact(30) }
  const ofWater = { channel: 'digital', axis: water, proposals: exact(15) }

  test('are never added to their own parts: the channel’s row stands for its axes’', () => {
    expect(world([whole, ofRoads, ofWater]).report().proposals.total).toMatchObject({
      value: 50,
      certainty: 'approximate',
    })
    expect(world([ofRoads, ofWater]).report().proposals.total).toMatchObject({
      value: 45,
      certainty: 'exact',
    })
    expect(world([{ ...whole, proposals: unknown }, ofRoads]).report().proposals.total.value).toBe(30)
  })

  test('stand in the row of their axis until all are written down in that channel', () => {
    const { report, proposal, set } = world([ofRoads, ofWater])
    const platform = set('workshop', online, {
      programme,
      title: 'المنصة',
      type: 'digital',
      status: 'closed',
    })
    const rows = (...more: readonly Operation[]) =>
      report(...more).proposals.byAxis.map(({ axis, total, figure }) => [
        axis?.id,
        total,
        figure.value,
        figure.origin,
      ])
    expect(rows()).toEqual([
      [roads, 0, 30, 'declared'],
      [water, 0, 15, 'declared'],
    ])
    expect(rows(proposal(20, { axis: roads }))).toEqual([
      [roads, 1, 31, 'mixed'],
      [water, 0, 15, 'declared'],
    ])
    expect(rows(proposal(20, { axis: roads, channel: 'digital' }))).toEqual([
      [roads, 1, 30, 'declared'],
      [water, 0, 15, 'declared'],
    ])
    expect(rows(platform, proposal(20, { axis: roads, channel: 'digital', workshop: online }))).toEqual([
      [roads, 1, 1, 'counted'],
      [water, 0, null, 'none'],
    ])
  })

  test('accepted stand until the committee has decided all in that channel', () => {
    const { report, proposal, set } = world([
      { channel: 'in-person', axis: null, accepted: exact(20) },
      { channel: 'digital', axis: null, accepted: exact(8) },
    ])
    expect(report().proposals.accepted).toMatchObject({ value: 28, origin: 'declared' })
    const platform = set('workshop', online, {
      programme,
      title: 'المنصة',
      type: 'digital',
      status: 'closed',
    })
    const ofPlatform = { channel: 'digital', workshop: online }
    const decided = proposal(20, { ...ofPlatform, decision: { verdict: 'accepted' } })
    expect(report(platform, decided, proposal(21, ofPlatform)).proposals.accepted.value).toBe(28)
    expect(report(platform, decided).proposals.accepted).toMatchObject({ value: 21, origin: 'mixed' })
  })
})

const row = fc.record(
  {
    channel: fc.constantFrom(...CHANNELS),
    axis: fc.constantFrom(null, roads, water),
    women: fc.nat(1_000).map(exact),
    men: fc.nat(1_000).map(exact),
    total: fc.nat(2_000).map(about),
    proposals: fc.constantFrom(exact(3), about(40), unknown),
    accepted: fc.nat(50).map(exact),
  },
  { requiredKeys: ['channel', 'axis'] },
)

describe('whatever is declared', () => {
  test('a channel whose workshops are closed, counted and written down shows exactly these', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.integer({ min: 1, max: 500 }), (rows, people) => {
        const ofHall = rows.map((each) => ({ ...each, channel: 'in-person' }))
        const { report, set, tally, proposal } = world(ofHall)
        const { attendance, proposals } = report(
          set('workshop', hall, { status: 'closed' }),
          tally(hall, 'male', people),
          proposal(20, { workshop: hall, decision: { verdict: 'accepted' } }),
        )
        expect(attendance.inPerson.total).toEqual({ value: people, origin: 'counted', certainty: 'exact' })
        expect(attendance.inPerson.women.value).toBe(0)
        expect(proposals.total).toEqual({ value: 1, origin: 'counted', certainty: 'exact' })
        expect(proposals.accepted).toEqual({ value: 1, origin: 'counted', certainty: 'exact' })
      }),
    )
  })

  test('a figure that was not counted never looks counted', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const { attendance, proposals } = world(rows).report()
        const figures: readonly Figure[] = [
          attendance.all.women,
          attendance.all.total,
          proposals.total,
          proposals.accepted,
          ...proposals.byAxis.map(({ figure }) => figure),
        ]
        for (const { origin } of figures) expect(['none', 'declared']).toContain(origin)
      }),
    )
  })

  test('a row put in stands in place of the one for the same channel and axis, and an empty one for none', () => {
    const before: DeclaredByChannel = [
      { channel: 'digital', axis: null, total: exact(46) },
      { channel: 'digital', axis: roads, total: exact(4) },
    ]
    expect(withRow(before, { channel: 'digital', axis: null, total: exact(50) })).toEqual([
      before[1],
      { channel: 'digital', axis: null, total: exact(50) },
    ])
    expect(withRow(before, { channel: 'digital', axis: roads })).toEqual([before[0]])
  })
})

describe('figures that can be the same number', () => {
  const figure = fc.record({
    value: fc.option(fc.nat(1_000)),
    origin: fc.constant('declared' as const),
    certainty: fc.constantFrom('exact' as const, 'approximate' as const, 'unknown' as const),
  })

  test('agree with each other both ways round, and each with itself', () => {
    fc.assert(
      fc.property(figure, figure, (one, other) => {
        expect(canAgree(one, one)).toBe(true)
        expect(canAgree(one, other)).toBe(canAgree(other, one))
        expect(canAgree(one, other)).toBe(!exceeds(one, other) && !exceeds(other, one))
      }),
    )
  })

  test('agree when nothing is known of one of them, or when about ten in a hundred lie between them', () => {
    const declared = (value: number | null, certainty: Figure['certainty']): Figure => ({
      value,
      certainty,
      origin: 'declared',
    })
    expect(canAgree(declared(null, 'unknown'), declared(7, 'exact'))).toBe(true)
    expect(canAgree(declared(100, 'approximate'), declared(110, 'exact'))).toBe(true)
    expect(canAgree(declared(100, 'approximate'), declared(111, 'exact'))).toBe(false)
    expect(exceeds(declared(5, 'exact'), declared(4, 'unknown'))).toBe(false)
    expect(exceeds(declared(5, 'unknown'), declared(4, 'exact'))).toBe(true)
  })
})
