import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EntityId } from '../../src/domain/ids.ts'
import type { Operation } from '../../src/domain/operation.ts'
import { reportOf } from '../../src/domain/report.ts'
import { NO_FILTER, type ReportFilter } from '../../src/domain/report-filter.ts'
import { State } from '../../src/domain/state.ts'
import { wallOf } from '../../src/domain/wall.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'
import { publishedState } from '../support/published.ts'

const programme = entityOf(1)
const [launch, quarter, undated, street] = [2, 3, 4, 5].map(entityOf) as [
  EntityId,
  EntityId,
  EntityId,
  EntityId,
]
const [staff, associations] = [6, 7].map(entityOf) as [EntityId, EntityId]
const [roads, light] = [8, 9].map(entityOf) as [EntityId, EntityId]
const project = entityOf(10)

const day = (start: string, end = start) => ({ start, end, precision: start === end ? 'day' : 'range' })
const { set, tally } = author(1, { count: 0 })

/** A launch in April, a quarter's workshop in May with a street's joined to it, and one of no known day. */
const SETTING = [
  set('programme', programme, { title: 'برنامج' }),
  set('axis', roads, { programme, name: 'الطرق', order: 1 }),
  set('axis', light, { programme, name: 'الإنارة', order: 2 }),
  set('group', staff, { programme, name: 'الإدارة', order: 1 }),
  set('group', associations, { programme, name: 'الجمعيات', order: 2 }),
  set('workshop', launch, { programme, title: 'الانطلاقة', date: day('2024-04-25') }),
  set('workshop', quarter, { programme, title: 'الأحياء', date: day('2024-05-13', '2024-05-20') }),
  set('workshop', undated, { programme, title: 'بدون تاريخ' }),
  set('workshop', street, { programme, title: 'الزنقة', into: quarter }),
  tally(launch, 'female', 3),
  tally(launch, 'male', 4),
  tally(quarter, 'female', 10),
  tally(street, 'male', 5),
  tally(undated, 'male', 2),
]

const write = (n: number, fields: Record<string, unknown>) =>
  set('proposal', entityOf(n), { programme, text: `مقترح ${n}`, ...fields })

function stateOf(...more: readonly Operation[]): State {
  const state = new State()
  state.take(queueOf([...SETTING, ...more]))
  return state
}

const readingOf = (state: State, filter: Partial<ReportFilter> = {}) => {
  const report = reportOf(state, programme, { ...NO_FILTER, ...filter })
  if (!report) throw new Error('no such programme')
  return report
}

const PROPOSALS = [
  write(20, { workshop: launch }),
  write(21, { workshop: quarter }),
  write(22, { workshop: street }),
  write(23, { workshop: undated }),
  write(24, { channel: 'digital' }),
]

describe('a report narrowed to a workshop', () => {
  test('holds what was counted and proposed there and at what is joined to it, and nothing else', () => {
    const report = readingOf(stateOf(...PROPOSALS), { workshop: quarter })
    expect(report.attendance.rows.map(({ workshop }) => workshop.id)).toEqual([quarter])
    expect(report.attendance.all).toMatchObject({ women: { value: 10 }, men: { value: 5 } })
    expect(report.proposals.total.value).toBe(2)
    expect(report.leftOut).toEqual({ declared: [], workshops: 0, proposals: 0 })
  })

  test('is the same by the name of a workshop that was joined to it', () => {
    const state = stateOf(...PROPOSALS)
    const { filter: _street, ...byStreet } = readingOf(state, { workshop: street })
    const { filter: _quarter, ...byQuarter } = readingOf(state, { workshop: quarter })
    expect(byStreet).toEqual(byQuarter)
  })

  test('of what only the programme declares holds nothing, and says so', () => {
    const { state, programme: id } = publishedState()
    const workshop = state.all('workshop').find(({ type }) => type === 'launch')?.id ?? null
    const report = reportOf(state, id, { ...NO_FILTER, workshop })
    expect(report?.attendance.all.total).toMatchObject({ value: 73, origin: 'declared' })
    expect(report?.proposals.total.origin).toBe('none')
    expect(report?.leftOut.declared).toEqual(['in-person', 'digital', 'body'])
  })

  test('still shows all projects, but leads only to those that answer its proposals', () => {
    const other = entityOf(11)
    const state = stateOf(
      set('project', project, { programme, title: 'طريق' }),
      set('project', other, { programme, title: 'إنارة' }),
      write(20, { workshop: launch, decision: { verdict: 'accepted' }, project }),
      write(21, { workshop: quarter }),
    )
    const report = readingOf(state, { workshop: launch })
    expect(report.projects.rows).toHaveLength(2)
    expect(report.funnel).toMatchObject({ answered: { value: 1 }, projects: { value: 1 } })
    expect(readingOf(state).funnel.projects.value).toBe(2)
  })
})

describe('a report narrowed to a period', () => {
  test('takes a workshop of several days by the day on which it begins', () => {
    const inMay = readingOf(stateOf(), { from: '2024-05-13', to: '2024-05-13' })
    expect(inMay.attendance.rows.map(({ workshop }) => workshop.id)).toEqual([quarter])
    const later = readingOf(stateOf(), { from: '2024-05-14', to: null })
    expect(later.attendance.rows).toEqual([])
  })

  test('counts what has no date in nothing, and tells how much that is', () => {
    const report = readingOf(stateOf(...PROPOSALS), { from: '2024-01-01', to: '2024-12-31' })
    expect(report.proposals.total.value).toBe(3)
    expect(report.leftOut).toEqual({ declared: [], workshops: 1, proposals: 2 })
  })

  test('cut anywhere, gives parts whose sum is the whole', () => {
    const whole = { from: '2024-01-01', to: '2024-12-31' }
    const dayOfYear = fc
      .integer({ min: 1, max: 364 })
      .map((n) => [n - 1, n].map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10)))
    fc.assert(
      fc.property(dayOfYear, ([before = '', after = '']) => {
        const state = stateOf(...PROPOSALS)
        const figuresOf = (filter: Partial<ReportFilter>) => {
          const { attendance, proposals } = readingOf(state, filter)
          return [attendance.all.total.value ?? 0, proposals.total.value ?? 0]
        }
        const [first, second] = [figuresOf({ ...whole, to: before }), figuresOf({ ...whole, from: after })]
        expect(first.map((value, index) => value + (second[index] ?? 0))).toEqual(figuresOf(whole))
      }),
    )
  })
})

describe('who was heard', () => {
  const by = (gender: string | null, group: EntityId | null = null) => ({ speaker: { gender, group } })
  const accepted = { decision: { verdict: 'accepted' } }
  const rejected = { decision: { verdict: 'rejected', reason: 'مبرمج سلفا' } }
  const merged = (into: number) => ({ decision: { verdict: 'merged', into: entityOf(into) } })

  test('is told by gender and group, with what the committee answered', () => {
    const { heard } = readingOf(
      stateOf(
        write(20, { ...by('female', staff), ...accepted }),
        write(21, { ...by('female', associations), ...rejected }),
        write(22, { ...by('male', associations), ...accepted }),
        write(23, {}),
      ),
    )
    expect(heard.byGender).toMatchObject([
      { gender: 'female', proposed: 2, answers: { accepted: 1, rejected: 1, referred: 0, open: 0 } },
      { gender: 'male', proposed: 1, answers: { accepted: 1 } },
      { gender: null, proposed: 1, answers: { open: 1 } },
    ])
    expect(heard.byGroup.map(({ group, proposed }) => [group?.id ?? null, proposed])).toEqual([
      [staff, 1],
      [associations, 2],
      [null, 1],
    ])
    expect(heard.women.proposed).toEqual({ share: 2 / 3, told: 3 })
    expect(heard.women.accepted).toEqual({ share: 1 / 2, told: 2 })
    expect(heard.women.attended.share).toBeCloseTo(13 / 24)
  })

  test('includes whose proposal goes on in an accepted one of somebody else', () => {
    const { heard } = readingOf(
      stateOf(write(20, { ...by('female'), ...merged(21) }), write(21, { ...by('male'), ...accepted })),
    )
    expect(heard.byGender.map(({ gender, answers }) => [gender, answers.accepted])).toEqual([
      ['female', 1],
      ['male', 1],
    ])
  })

  test('is open for what was merged in a circle, and follows the committee, not the room', () => {
    const { heard } = readingOf(
      stateOf(
        write(20, { ...by('female'), ...merged(21) }),
        write(21, { ...by('female'), ...merged(20) }),
        write(22, { ...by('female'), sorting: { verdict: 'accepted' } }),
      ),
    )
    expect(heard.byGender).toMatchObject([{ proposed: 3, answers: { open: 3, accepted: 0 } }])
  })
})

describe('the way from proposals to projects', () => {
  test('counts an accepted proposal that a project answers once, whatever was merged into it', () => {
    const { funnel } = readingOf(
      stateOf(
        set('project', project, { programme, title: 'طريق' }),
        write(20, { decision: { verdict: 'merged', into: entityOf(21) } }),
        write(21, { decision: { verdict: 'accepted' }, project }),
        write(22, {}),
      ),
    )
    expect(funnel).toMatchObject({
      proposed: { value: 3, origin: 'counted' },
      accepted: { value: 1, origin: 'counted' },
      answered: { value: 1 },
      projects: { value: 1 },
    })
  })

  test('counts no proposal as answered that was turned down, whatever it was once linked to', () => {
    const { funnel } = readingOf(
      stateOf(
        set('project', project, { programme, title: 'طريق' }),
        write(20, { decision: { verdict: 'rejected', reason: 'خارج الميزانية' }, project }),
      ),
    )
    expect(funnel.answered.origin).toBe('none')
  })

  test('takes what was accepted as declared where nothing was decided, channel by channel', () => {
    const says = (value: number) => ({ certainty: 'exact', value })
    const declared = [
      { channel: 'in-person', axis: null, proposals: says(20), accepted: says(19) },
      { channel: 'digital', axis: null, proposals: says(9), accepted: says(9) },
    ]
    const state = stateOf(set('programme', programme, { declared }))
    expect(readingOf(state).funnel).toMatchObject({
      proposed: { value: 29, origin: 'declared' },
      accepted: { value: 28, origin: 'declared' },
    })
    const decided = stateOf(
      set('programme', programme, { declared }),
      write(20, { workshop: launch, decision: { verdict: 'rejected', reason: 'مبرمج سلفا' } }),
    )
    expect(readingOf(decided).funnel).toMatchObject({
      proposed: { value: 10, origin: 'mixed' },
      accepted: { value: 9, origin: 'mixed' },
    })
  })

  test('is that of the programme of Larache: 29 proposals, 28 accepted, 5 projects', () => {
    const { state, programme: larache } = publishedState('larache')
    expect(reportOf(state, larache)?.funnel).toMatchObject({
      proposed: { value: 29, origin: 'declared' },
      accepted: { value: 28, origin: 'declared' },
      answered: { origin: 'none' },
      projects: { value: 5 },
    })
  })

  test('says nothing of what was accepted while nobody has decided', () => {
    expect(readingOf(stateOf(write(20, {}))).funnel.accepted.origin).toBe('none')
  })
})

describe('the wall', () => {
  const told = {
    workshop: quarter,
    label: 'B7',
    axis: roads,
    speaker: { gender: 'female', group: staff },
    decision: { verdict: 'rejected', reason: 'مبرمج سلفا' },
  }

  test('shows counts, axes and the newest proposals of a workshop, with those joined to it', () => {
    const wall = wallOf(
      stateOf(write(20, told), write(21, { workshop: street }), write(22, { ...told, withdrawn: true })),
      street,
      12,
    )
    expect(wall?.workshop.id).toBe(quarter)
    expect(wall?.attendance).toMatchObject({ women: { value: 10 }, men: { value: 5 }, total: { value: 15 } })
    expect(wall?.axes.map(({ axis, count }) => [axis?.id ?? null, count])).toEqual([
      [roads, 1],
      [light, 0],
      [null, 1],
    ])
    expect(wall?.newest.map(({ text }) => text)).toEqual(['مقترح 21', 'مقترح 20'])
  })

  test('holds of a proposal its text and nothing else', () => {
    const wall = wallOf(stateOf(write(20, told)), quarter, 12)
    expect(wall?.newest).toEqual([{ id: entityOf(20), text: 'مقترح 20' }])
  })

  test('holds no more than it was asked for', () => {
    const many = Array.from({ length: 30 }, (_, n) => write(100 + n, { workshop: launch }))
    const wall = wallOf(stateOf(...many), launch, 12)
    expect([wall?.proposals, wall?.newest.length]).toEqual([30, 12])
  })
})
