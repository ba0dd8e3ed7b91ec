/** The sum guard: it finds what disagrees, and is content with what can be true together. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding, Side } from '../../src/domain/guard.ts'
import { findingsOf, keyOfFinding } from '../../src/domain/guard.ts'
import type { Declared } from '../../src/domain/kinds.ts'
import { type Operation, parseOperation } from '../../src/domain/operation.ts'
import { State } from '../../src/domain/state.ts'
import { author, entityOf, histories, queueOf } from '../support/operations.ts'
import { publishedState } from '../support/published.ts'

const programme = entityOf(1)
const hall = entityOf(2)
const other = entityOf(3)
const [associations, administration, elected] = [entityOf(4), entityOf(5), entityOf(6)]
const axis = entityOf(7)

const exact = (value: number) => ({ certainty: 'exact' as const, value })
const about = (value: number) => ({ certainty: 'approximate' as const, value })
const unknown = { certainty: 'unknown' as const, value: null }

const day = (start: string, end = start) => ({ start, end, precision: start === end ? 'day' : 'range' })
const year = (value: string) => ({ start: `${value}-01-01`, end: `${value}-12-31`, precision: 'year' })
const month = (value: string) => ({ start: `${value}-01`, end: `${value}-28`, precision: 'month' })

function world(fields: Record<string, unknown> = {}) {
  const { set, tally } = author(1, { count: 0 })
  const ops = [
    set('programme', programme, { title: 'برنامج', ...fields }),
    set('axis', axis, { programme, name: 'الرقمنة', order: 1 }),
    set('workshop', hall, { programme, title: 'ورشة على الورق', status: 'closed' }),
  ]
  const findings = (...more: readonly Operation[]) => {
    for (const op of [...ops, ...more]) expect(parseOperation(op)).toMatchObject({ ok: true })
    const state = new State()
    state.take(queueOf([...ops, ...more]))
    return findingsOf(state, programme)
  }
  const states = (declared: Declared, more = {}) => set('workshop', hall, { declared, ...more })
  const proposal = (n: number, more = {}) =>
    set('proposal', entityOf(n), { programme, text: `مقترح ${n}`, ...more })
  const project = (n: number, more = {}) =>
    set('project', entityOf(n), { programme, title: `مشروع ${n}`, ...more })
  return { set, tally, findings, states, proposal, project }
}

const rulesOf = (findings: readonly Finding[]) => findings.map(({ rule }) => rule)

const valueOf = (side: Side | null) =>
  side?.unit === 'figure' ? side.figure.value : side?.unit === 'dirhams' ? side.centimes : side
const sidesOf = (findings: readonly Finding[]) =>
  findings.map(({ rule, stated, parts }) => [rule, valueOf(stated), valueOf(parts)])

describe('the published programmes', () => {
  test('agree with themselves where their own checks say so', () => {
    for (const name of ['temara', 'larache', 'demnate'] as const) {
      const { state, programme: id } = publishedState(name)
      expect(findingsOf(state, id)).toEqual([])
    }
  })

  const changed = (
    name: 'temara' | 'larache' | 'demnate',
    more: (id: ReturnType<typeof entityOf>) => object,
  ) => {
    const { state, programme: id } = publishedState(name)
    state.write([author(1, { count: 900 }).set('programme', id, { ...more(id) })])
    return sidesOf(findingsOf(state, id))
  }

  test('Demnate’s list prints 200 communes, one of them twice: 12 + 17 + 200 are not the 228 stated', () => {
    expect(
      changed('demnate', () => ({ network: { regions: 12, councils: 17, communes: 200, total: 228 } })),
    ).toEqual([['network-total', 228, 229]])
  })

  test('Larache dates the network to October 2023; whoever joined in December 2022 would have come before it', () => {
    const network = { founded: month('2023-10'), joined: month('2022-12'), total: 228 }
    expect(changed('larache', () => ({ network })).map(([rule]) => rule)).toEqual(['network-dates'])
  })

  test('Larache accepted 28 of 29; 30 would be more than was received', () => {
    const { state, programme: id } = publishedState('larache')
    const rows = state.get('programme', id)?.declared ?? []
    const together = { channel: null, axis: null, accepted: exact(30) }
    const accepted = [...rows.filter(({ channel }) => channel !== null), together]
    state.write([author(1, { count: 900 }).set('programme', id, { declared: accepted })])
    expect(sidesOf(findingsOf(state, id))).toEqual([['accepted-received', 29, 30]])
  })

  test('Larache counts 51 people in three groups, 15 of them women; nothing else fits', () => {
    const { state, programme: id } = publishedState('larache')
    const rows = state.get('programme', id)?.declared ?? []
    const [elsewhere, first] = [rows.slice(1), rows[0]]
    const changedTo = (more: object) => {
      const changedState = publishedState('larache').state
      changedState.write([
        author(1, { count: 900 }).set('programme', id, { declared: [{ ...first, ...more }, ...elsewhere] }),
      ])
      return sidesOf(findingsOf(changedState, id))
    }
    expect(first).toMatchObject({ channel: 'in-person', women: exact(15), total: exact(51) })
    expect(changedTo({ total: exact(52) })).toEqual([['groups-people', 52, 51]])
    expect(changedTo({ women: exact(52) })).toEqual([['genders-total', 51, 52]])
    // One proposal fewer, and all that were received would have been accepted; two fewer, and more than that.
    expect(changedTo({ proposals: exact(19) })).toEqual([])
    expect(changedTo({ proposals: exact(18) })).toEqual([['accepted-received', 27, 28]])
  })

  test('Témara’s three workshops make 279 people; stated otherwise, that is found', () => {
    const { state, programme: id } = publishedState('temara')
    const rows = state.get('programme', id)?.declared ?? []
    const declaring = (total: number) =>
      changed('temara', () => ({
        declared: [
          ...rows.filter(({ channel }) => channel !== null),
          { channel: null, axis: null, total: exact(total) },
        ],
      }))
    expect(declaring(325)).toEqual([])
    expect(declaring(324)).toEqual([['together-channels', 324, 325]])
  })

  test('Témara’s 22.5 months fit dates to the half month, and no others', () => {
    const { state, programme: id } = publishedState('temara')
    const project = state.all('project').find(({ months }) => months === 22.5)
    const until = (end: string) => {
      state.write([
        author(1, { count: 900 }).set('project', project?.id ?? id, {
          start: day('2025-01-01'),
          end: day(end),
        }),
      ])
      return rulesOf(findingsOf(state, id))
    }
    expect(until('2026-11-15')).toEqual([])
    expect(until('2026-12-31')).toEqual(['project-months'])
  })

  test('Témara’s ten projects cost 85.75 million, not 86', () => {
    expect(changed('temara', () => ({ declaredBudget: 86_000_000_00 }))).toEqual([
      ['costs-total', 86_000_000_00, 85_750_000_00],
    ])
  })

  test('Témara’s projects of 24 months do not fit one year', () => {
    const rules = changed('temara', () => ({ end: year('2025') })).map(([rule]) => rule)
    expect(new Set(rules)).toEqual(new Set(['project-longer']))
    expect(rules).toHaveLength(9)
  })
})

describe('people of a workshop', () => {
  test('are found when women and men do not make the total', () => {
    const { findings, states } = world()
    expect(sidesOf(findings(states({ women: exact(29), men: exact(44), total: exact(70) })))).toEqual([
      ['genders-total', 70, 73],
    ])
    expect(findings(states({ women: exact(29), men: exact(44), total: exact(73) }))).toEqual([])
  })

  test('may be more than women and men together where gender may stay undisclosed, never fewer', () => {
    const { findings, states } = world({ undisclosedGender: true })
    expect(findings(states({ women: exact(29), men: exact(44), total: exact(80) }))).toEqual([])
    expect(rulesOf(findings(states({ women: exact(29), men: exact(44), total: exact(70) })))).toEqual([
      'genders-total',
    ])
  })

  test('known only in part agree with any total that leaves room for them', () => {
    const { findings, states } = world()
    expect(findings(states({ women: exact(15), total: exact(51) }))).toEqual([])
    expect(rulesOf(findings(states({ women: exact(52), total: exact(51) })))).toEqual(['genders-total'])
  })

  test('are found when the groups do not make them', () => {
    const { findings, states } = world()
    const groups = { [associations]: exact(27), [administration]: exact(18), [elected]: exact(6) }
    expect(findings(states({ total: exact(51), groups }))).toEqual([])
    expect(sidesOf(findings(states({ total: exact(52), groups })))).toEqual([['groups-people', 52, 51]])
  })

  test('counted by gender, some without a group, contradict nobody; more in groups than in the hall do', () => {
    const { findings, tally } = world()
    expect(findings(tally(hall, 'female', 3, elected), tally(hall, 'male', 2))).toEqual([])
    expect(sidesOf(findings(tally(hall, 'female', 3), tally(hall, null, 5, elected)))).toEqual([
      ['groups-people', 3, 5],
    ])
  })

  test('said to be about a number agree with what is near it', () => {
    const { findings, states } = world()
    expect(findings(states({ women: exact(45), men: exact(50), total: about(100) }))).toEqual([])
    expect(rulesOf(findings(states({ women: exact(45), men: exact(30), total: about(100) })))).toEqual([
      'genders-total',
    ])
    expect(findings(states({ women: exact(45), men: exact(30), total: unknown }))).toEqual([])
  })

  test('declared otherwise than they were counted are found, figure by figure', () => {
    const { findings, states, tally } = world()
    const declared = { women: exact(2), men: exact(5), total: exact(7), groups: { [elected]: exact(2) } }
    const counts = [tally(hall, 'female', 3, elected), tally(hall, 'male', 2)]
    expect(findings(states(declared), ...counts).map(({ rule, about: figure }) => [rule, figure])).toEqual([
      ['declared-counted', 'women'],
      ['declared-counted', 'men'],
      ['declared-counted', 'total'],
      ['declared-counted', 'groups'],
    ])
  })

  test('counted below zero are found, since sums are never clamped', () => {
    const { findings, tally } = world()
    expect(
      findings(tally(hall, 'female', 5), tally(hall, 'male', -2)).map(({ rule, about: who }) => [rule, who]),
    ).toEqual([['negative-count', 'men']])
  })

  test('of either gender, of none told, or of a group are found where more were taken back than counted', () => {
    const { findings, tally } = world({ undisclosedGender: true })
    const below = findings(
      tally(hall, 'male', 9),
      tally(hall, 'female', -1),
      tally(hall, 'undisclosed', -2),
      tally(hall, null, -3, elected),
    )
    expect(
      below.flatMap(({ rule, about: who, group, parts }) =>
        rule === 'negative-count' ? [[who, group, valueOf(parts)]] : [],
      ),
    ).toEqual([
      ['women', undefined, -1],
      ['undisclosed', undefined, -2],
      ['groups', elected, -3],
    ])
  })

  test('declared of a workshop that was cancelled, or joined to another, are told to stand in no sum', () => {
    const { findings, states, set } = world()
    const declared = { total: exact(12) }
    expect(sidesOf(findings(states(declared, { status: 'cancelled' })))).toEqual([
      ['declared-hidden', 12, null],
    ])
    const origin = set('workshop', other, { programme, title: 'الأصل' })
    expect(rulesOf(findings(origin, states(declared, { into: other })))).toEqual(['declared-hidden'])
    const received = states({ proposals: exact(4), accepted: exact(3) }, { into: other })
    expect(sidesOf(findings(origin, received))).toEqual([
      ['declared-hidden', 4, null],
      ['declared-hidden', 3, null],
    ])
  })

  test('of workshops joined in a circle are counted where they are, and the circle is found', () => {
    const { findings, set } = world()
    const circle = [
      set('workshop', other, { programme, title: 'ثانية', into: hall }),
      set('workshop', hall, { into: other }),
    ]
    expect(rulesOf(findings(...circle))).toEqual(['workshop-end', 'workshop-end'])
  })
})

describe('channels', () => {
  const stated = (rows: readonly object[]) => world({ declared: rows })
  const inPerson = { channel: 'in-person', axis: null }

  test('are found when their workshops make another sum, unless one of these is silent', () => {
    const { findings, states, set } = stated([{ ...inPerson, total: exact(100) }])
    expect(sidesOf(findings(states({ total: exact(73) })))).toEqual([['channel-workshops', 100, 73]])
    const silent = set('workshop', other, { programme, title: 'لا أحد يعلم', status: 'closed' })
    expect(findings(states({ total: exact(73) }), silent)).toEqual([])
    expect(sidesOf(findings(states({ total: exact(120) }), silent))).toEqual([
      ['channel-workshops', 100, 120],
    ])
  })

  test.each(['proposals', 'accepted'] as const)(
    'are found when their workshops declare other %s than they do',
    (name) => {
      const { findings, states, set } = stated([{ ...inPerson, [name]: exact(20) }])
      const second = (value: number) =>
        set('workshop', other, {
          programme,
          title: 'ثانية',
          status: 'closed',
          declared: { [name]: exact(value) },
        })
      expect(sidesOf(findings(states({ [name]: exact(12) }), second(9)))).toEqual([
        ['channel-workshops', 20, 21],
      ])
      expect(findings(states({ [name]: exact(12) }), second(8))).toEqual([])
      const silent = set('workshop', other, { programme, title: 'لا أحد يعلم', status: 'closed' })
      expect(findings(states({ [name]: exact(12) }), silent)).toEqual([])
      expect(rulesOf(findings(states({ [name]: exact(21) }), silent))).toEqual(['channel-workshops'])
    },
  )

  test('add what was written in one workshop to what another declares', () => {
    const { findings, states, proposal } = stated([{ ...inPerson, proposals: exact(20) }])
    const written = [20, 21].map((n) => proposal(n, { workshop: other }))
    const second = world().set('workshop', other, { programme, title: 'ثانية', status: 'closed' })
    expect(sidesOf(findings(second, states({ proposals: exact(12) }), ...written))).toEqual([
      ['channel-workshops', 20, 14],
    ])
    expect(findings(second, states({ proposals: exact(18) }), ...written)).toEqual([])
  })

  test('are found when the committee accepted otherwise than they state, once it has decided all', () => {
    const { findings, proposal, project } = stated([{ ...inPerson, accepted: exact(2) }])
    const accepted = { decision: { verdict: 'accepted' }, project: entityOf(30) }
    const rejected = { decision: { verdict: 'rejected', reason: 'مبرمج' } }
    const decided = [project(30), proposal(20, accepted)]
    expect(findings(...decided, proposal(21))).toEqual([])
    expect(sidesOf(findings(...decided, proposal(21, rejected)))).toEqual([['declared-counted', 2, 1]])
    expect(findings(...decided, proposal(21, accepted))).toEqual([])
  })

  test('leave room for workshops that declare what they received and not what was accepted', () => {
    const { findings, states, proposal, project } = stated([{ ...inPerson, accepted: exact(2) }])
    const accepted = { decision: { verdict: 'accepted' }, project: entityOf(30) }
    expect(findings(project(30), proposal(20, accepted), states({ proposals: exact(9) }))).toEqual([])
  })

  test('are found when their workshops’ groups are others than theirs', () => {
    const groups = { [associations]: exact(27), [elected]: exact(6) }
    const { findings, states } = stated([{ ...inPerson, groups }])
    const at = (ours: Record<string, unknown>, total = 33) =>
      states({ total: exact(total), groups: ours } as Declared)
    expect(findings(at(groups))).toEqual([])
    expect(sidesOf(findings(at({ [associations]: exact(33) })))).toEqual([
      ['channel-workshops', 27, 33],
      ['channel-workshops', 6, 0],
    ])
  })

  test('count people of a cancelled workshop who were counted all the same, as the report does', () => {
    const { findings, set, tally } = stated([{ ...inPerson, total: exact(3) }])
    const cancelled = set('workshop', hall, { status: 'cancelled' })
    expect(findings(cancelled, tally(hall, 'female', 3))).toEqual([])
    expect(sidesOf(findings(cancelled, tally(hall, 'female', 4)))).toEqual([['channel-workshops', 3, 4]])
  })

  test('are found when their axes make other groups', () => {
    const ofAxis = { channel: 'digital', axis, groups: { [elected]: exact(5) } }
    const whole = { channel: 'digital', axis: null, groups: { [elected]: exact(6) } }
    expect(sidesOf(stated([whole, ofAxis]).findings())).toEqual([['channel-axes', 6, 5]])
  })

  test('are found when an axis contradicts itself', () => {
    const row = (channel: string | null, more: object) => [{ channel, axis, ...more }]
    for (const channel of ['digital', null]) {
      const people = row(channel, { women: exact(3), men: exact(4), total: exact(8) })
      expect(sidesOf(stated(people).findings())).toEqual([['genders-total', 8, 7]])
      const groups = row(channel, { total: exact(8), groups: { [elected]: exact(9) } })
      expect(sidesOf(stated(groups).findings())).toEqual([['groups-people', 8, 9]])
      const accepted = row(channel, { proposals: exact(8), accepted: exact(9) })
      expect(stated(accepted).findings()).toContainEqual(
        expect.objectContaining({
          rule: 'accepted-received',
          place: { kind: 'channel', channel, axis },
        }),
      )
    }
  })

  test('are found when other proposals were written under an axis than declared of it', () => {
    for (const channel of ['digital', null]) {
      const { findings, proposal } = stated([{ channel, axis, proposals: exact(2) }])
      const written = (n: number, more = {}) => proposal(n, { channel: 'digital', ...more })
      const axisRules = (...ops: readonly Operation[]) =>
        sidesOf(findings(...ops).filter(({ place }) => place.kind === 'channel' && place.axis !== null))
      expect(axisRules(written(20, { axis }))).toEqual([['declared-counted', 2, 1]])
      expect(axisRules(written(20, { axis }), written(21))).toEqual([])
      expect(axisRules(written(20, { axis }), written(21, { axis }))).toEqual([])
      expect(axisRules(...[20, 21, 22].map((n) => written(n, { axis })))).toEqual([
        ['declared-counted', 2, 3],
      ])
    }
  })

  test('are found when others were accepted under an axis than declared of it', () => {
    const { findings, proposal, project } = stated([{ channel: 'digital', axis, accepted: exact(2) }])
    const written = (n: number, verdict: string) =>
      proposal(n, {
        channel: 'digital',
        axis,
        decision: { verdict, ...(verdict === 'rejected' && { reason: 'مبرمج' }) },
        ...(verdict === 'accepted' && { project: entityOf(30) }),
      })
    const open = proposal(22, { channel: 'digital', axis })
    expect(findings(project(30), written(20, 'accepted'), open)).toEqual([])
    expect(
      findings(project(30), written(20, 'accepted'), written(21, 'rejected')).map(({ rule, place }) => [
        rule,
        place,
      ]),
    ).toContainEqual(['declared-counted', { kind: 'channel', channel: 'digital', axis }])
  })

  test('are found when their axes make another sum', () => {
    const ofAxis = { channel: 'digital', axis, proposals: exact(30) }
    const whole = { channel: 'digital', axis: null, proposals: exact(50) }
    expect(sidesOf(stated([whole, ofAxis]).findings())).toEqual([['channel-axes', 50, 30]])
    expect(stated([{ ...whole, proposals: exact(30) }, ofAxis]).findings()).toEqual([])
  })

  test('are found figure by figure, of women and men as of all', () => {
    const { findings, states } = stated([{ ...inPerson, women: exact(5), men: exact(6), total: exact(11) }])
    const found = findings(states({ women: exact(6), men: exact(5), total: exact(11) }))
    expect(found.map(({ rule, about: who }) => [rule, who])).toEqual([
      ['channel-workshops', 'women'],
      ['channel-workshops', 'men'],
    ])
  })

  test.each(['women', 'men', 'total', 'accepted'] as const)(
    'are found when their axes make other %s',
    (name) => {
      const ofAxis = { channel: 'digital', axis, [name]: exact(30) }
      expect(
        sidesOf(stated([{ channel: 'digital', axis: null, [name]: exact(50) }, ofAxis]).findings()),
      ).toEqual([['channel-axes', 50, 30]])
    },
  )

  test('are found when they accepted more than they received', () => {
    const { findings } = stated([{ ...inPerson, proposals: exact(20), accepted: exact(21) }])
    expect(sidesOf(findings())).toEqual([['accepted-received', 20, 21]])
  })

  test('are found when they accepted more than was written down in them', () => {
    const { findings, states } = stated([{ ...inPerson, accepted: exact(21) }])
    expect(sidesOf(findings(states({ proposals: exact(20) })))).toEqual([['accepted-received', 20, 21]])
    const { findings: plain, states: says, proposal } = world()
    expect(sidesOf(plain(says({ accepted: exact(2) }), proposal(20, { workshop: hall })))).toEqual([
      ['accepted-received', 1, 2],
    ])
  })

  test('all together are found to have accepted more than they say were received', () => {
    const together = { channel: null, axis: null, proposals: exact(29), accepted: exact(30) }
    expect(sidesOf(stated([together]).findings())).toEqual([['accepted-received', 29, 30]])
  })

  test('are found when what their workshops make is more than what is stated of all together', () => {
    const groups = { [elected]: exact(9) }
    const together = {
      channel: null,
      axis: null,
      women: exact(4),
      men: exact(4),
      total: exact(8),
      proposals: exact(11),
      accepted: exact(2),
    }
    const { findings, states } = stated([{ ...together, groups: { [elected]: exact(8) } }])
    const at = states({
      women: exact(5),
      men: exact(4),
      total: exact(9),
      groups,
      proposals: exact(12),
      accepted: exact(3),
    })
    expect(findings(at).map(({ rule, about: what }) => [rule, what])).toEqual([
      ['together-channels', 'women'],
      ['together-channels', 'total'],
      ['together-channels', 'proposals'],
      ['together-channels', 'accepted'],
      ['together-channels', 'groups'],
    ])
  })

  test('are found when they do not make what is stated of all together', () => {
    const rows = (['in-person', 'digital', 'body', 'paper'] as const).map((channel) => ({
      channel,
      axis: null,
      proposals: exact(10),
    }))
    const together = { channel: null, axis: null, proposals: exact(39) }
    expect(sidesOf(stated([...rows, together]).findings())).toEqual([['together-channels', 39, 40]])
    expect(stated([...rows.slice(1), together]).findings()).toEqual([])
    const accepting = rows.map(({ channel }) => ({ channel, axis: null, accepted: exact(9) }))
    const accepted = { channel: null, axis: null, accepted: exact(35) }
    expect(sidesOf(stated([...accepting, accepted]).findings())).toEqual([['together-channels', 35, 36]])
  })

  test('are found when other proposals were written down than declared', () => {
    const { findings, proposal } = stated([{ ...inPerson, proposals: exact(2) }])
    expect(sidesOf(findings(proposal(20)))).toEqual([['declared-counted', 2, 1]])
    expect(findings(proposal(20), proposal(21))).toEqual([])
  })
})

describe('proposals', () => {
  const accepted = { decision: { verdict: 'accepted' } }
  const merged = (into: number) => ({ decision: { verdict: 'merged', into: entityOf(into) } })

  test('merged in a circle, or into one that is gone, are found one by one', () => {
    const { findings, proposal } = world()
    expect(rulesOf(findings(proposal(20, merged(21)), proposal(21, merged(20))))).toEqual([
      'merge-end',
      'merge-end',
    ])
    expect(rulesOf(findings(proposal(20, merged(99))))).toEqual(['merge-end'])
  })

  test('accepted without a project are counted together', () => {
    const { findings, proposal, project } = world()
    const answered = proposal(20, { ...accepted, project: entityOf(30) })
    expect(sidesOf(findings(answered, proposal(21, accepted), project(30)))).toEqual([
      ['accepted-project', 2, 1],
    ])
    expect(findings(answered, project(30))).toEqual([])
  })

  test('linked to a project that cannot answer them are found, with the project and what speaks against it', () => {
    const { findings, proposal, project } = world()
    const linked = (fields: object) =>
      findings(project(30), project(31), proposal(20, { project: entityOf(30), ...fields }))
    const found = (outcome: string) => [
      {
        rule: 'project-contradicted',
        place: { kind: 'proposal', id: entityOf(20) },
        stated: { unit: 'project', id: entityOf(30) },
        parts: { unit: 'outcome', outcome },
      },
    ]
    expect(linked({ decision: { verdict: 'rejected', reason: 'مبرمج' } })).toEqual(found('rejected'))
    expect(linked({ sorting: { verdict: 'referred', authority: 'الإقليم', reason: 'خارج' } })).toEqual(
      found('referred'),
    )
    expect(linked({ withdrawn: true })).toEqual(found('withdrawn'))
    expect(rulesOf(linked({}))).toEqual(['project-undecided'])
    expect(linked(accepted)).toEqual([])
    const elsewhere = proposal(21, { ...accepted, project: entityOf(31) })
    const mergedAway = proposal(20, { ...merged(21), project: entityOf(30) })
    expect(findings(project(30), project(31), mergedAway, elsewhere)).toEqual(found('merged'))
    expect(findings(project(31), elsewhere, proposal(20, { ...merged(21), project: entityOf(31) }))).toEqual(
      [],
    )
  })

  test('answered by a project that was removed are found', () => {
    const { findings, proposal, project } = world()
    const gone = project(30, { removed: true })
    expect(rulesOf(findings(proposal(20, { project: entityOf(30) }), gone))).toEqual(['project-gone'])
  })

  test('written down otherwise than their workshop declares are found', () => {
    const { findings, proposal, states } = world()
    const declared = states({ proposals: exact(3) })
    expect(sidesOf(findings(declared, proposal(20, { workshop: hall })))).toEqual([
      ['declared-counted', 3, 1],
    ])
  })

  test('still to be decided leave room for what their workshop declares as accepted', () => {
    const { findings, proposal, states, project } = world()
    const at = { workshop: hall, project: entityOf(30) }
    const declared = states({ proposals: exact(2), accepted: exact(2) })
    const first = proposal(20, { ...accepted, ...at })
    expect(findings(declared, project(30), first, proposal(21, { workshop: hall }))).toEqual([])
    const rejected = proposal(21, {
      workshop: hall,
      decision: { verdict: 'rejected', reason: 'مبرمج سلفا' },
    })
    expect(sidesOf(findings(declared, project(30), first, rejected))).toEqual([['declared-counted', 2, 1]])
  })
})

describe('projects', () => {
  const period = { start: year('2025'), end: year('2026') }

  test.each([
    ['end before they start', { start: day('2026-05-01'), end: day('2025-05-01') }, 'project-dates'],
    ['start before the programme', { start: day('2024-12-31') }, 'project-outside'],
    ['end after the programme', { end: day('2027-01-01') }, 'project-outside'],
    [
      'last otherwise than their dates',
      { start: day('2025-01-01'), end: day('2025-06-30'), months: 9 },
      'project-months',
    ],
    ['last longer than the programme', { months: 25 }, 'project-longer'],
    ['are completed at 40 %', { progress: { status: 'completed', percent: 40 } }, 'progress-percent'],
    [
      'have an indicator without a target',
      { indicators: [{ name: 'عدد المنازل المرقمة' }] },
      'indicator-target',
    ],
  ])('that %s are found', (_name, fields, rule) => {
    const { findings, project } = world(period)
    expect(rulesOf(findings(project(30, fields)))).toEqual([rule])
  })

  test.each([
    ['of half months', { start: day('2025-01-01'), end: day('2026-11-15'), months: 22.5 }],
    ['known to the month', { start: month('2025-01'), end: month('2026-12'), months: 23 }],
    ['as long as the programme', { months: 24 }],
    [
      'with all that they need',
      { indicators: [{ name: 'عدد', target: 0 }], progress: { status: 'limited', percent: 0 } },
    ],
  ])('%s are left alone', (_name, fields) => {
    const { findings, project } = world(period)
    expect(findings(project(30, fields))).toEqual([])
  })

  test('without a cost are found where others have one; the rest only has to fit the total', () => {
    const { findings, project } = world({ declaredBudget: 1_000_00 })
    expect(rulesOf(findings(project(30, { budget: 600_00 }), project(31)))).toEqual(['budget-missing'])
    expect(rulesOf(findings(project(30, { budget: 1_100_00 }), project(31)))).toEqual([
      'costs-total',
      'budget-missing',
    ])
    expect(world().findings(project(30), project(31))).toEqual([])
  })

  test('belong to a programme that does not end before it begins', () => {
    expect(rulesOf(world({ start: year('2026'), end: year('2025') }).findings())).toEqual(['programme-dates'])
  })
})

describe('whatever was written', () => {
  test('the guard answers, each finding once, and the same for the same', () => {
    fc.assert(
      fc.property(histories, (ops) => {
        const { set } = author(7, { count: 500 })
        const state = new State()
        state.take(
          queueOf([
            set('programme', programme, { title: 'برنامج' }),
            ...[1, 2, 3].map((n) => set('proposal', entityOf(n), { programme, text: 'نص' })),
            ...[1, 2, 3].map((n) => set('workshop', entityOf(n), { programme, title: 'و' })),
            ...ops,
          ]),
        )
        const findings = findingsOf(state, programme)
        expect(new Set(findings.map(keyOfFinding)).size).toBe(findings.length)
        expect(findingsOf(state, programme)).toEqual(findings)
      }),
    )
  })
})
