/** The room sorts, the committee decides: what is told as decided is never what was only sorted. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findingsOf } from '../../src/domain/guard.ts'
import { OUTCOMES } from '../../src/domain/outcomes.ts'
import { reportOf } from '../../src/domain/report.ts'
import { State } from '../../src/domain/state.ts'
import { proposalsToAnswer } from '../../src/domain/voices.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'

const programme = entityOf(1)
const project = entityOf(2)
const [roads, water] = [entityOf(3), entityOf(4)]
const ids = [20, 21, 22, 23, 24].map(entityOf)

const accepted = { verdict: 'accepted' }
const into = (n: number) => ({ verdict: 'merged', into: entityOf(n) })

function read(proposals: readonly object[]) {
  const { set } = author(1, { count: 0 })
  const state = new State()
  state.take(
    queueOf([
      set('programme', programme, { title: 'برنامج' }),
      set('project', project, { programme, title: 'مشروع' }),
      set('axis', roads, { programme, name: 'الطرق', order: 1 }),
      set('axis', water, { programme, name: 'الماء', order: 2 }),
      ...proposals.map((fields, n) =>
        set('proposal', entityOf(20 + n), { programme, text: `مقترح ${n}`, ...fields }),
      ),
    ]),
  )
  const report = reportOf(state, programme)
  if (!report) throw new Error('no report')
  const found = findingsOf(state, programme).map(({ rule, place, parts }) => [
    rule,
    place.kind === 'proposal' ? place.id : undefined,
    parts?.unit === 'outcome' ? parts.outcome : undefined,
  ])
  return { report, found, waiting: proposalsToAnswer(state, programme).map(({ id }) => id) }
}

const room = [
  { axis: roads, sorting: accepted },
  { axis: roads, sorting: into(22) },
  { axis: roads, decision: accepted },
]

describe('what was only sorted in the room', () => {
  test('stands in no axis as an outcome of the committee’s decision', () => {
    const { proposals } = read(room).report
    expect(proposals.byAxis[0]?.outcomes).toMatchObject({ accepted: 1, merged: 0, unsorted: 2 })
    expect(proposals.axisSum.outcomes).toEqual(proposals.byDecision)
    expect(proposals.bySorting).toMatchObject({ accepted: 1, merged: 1 })
  })

  test('is no answer of the committee to who said it', () => {
    const [row] = read(room).report.heard.byGender
    expect(row?.answers).toEqual({ accepted: 1, referred: 0, rejected: 0, open: 2 })
  })

  test('is not offered to become a project', () => {
    expect(read(room).waiting).toEqual([entityOf(22)])
  })
})

const judgement = fc.constantFrom(undefined, accepted, into(20), into(21), into(24), {
  verdict: 'rejected',
  reason: 'مبرمج',
})
const proposal = fc.record({
  axis: fc.constantFrom(null, roads, water),
  sorting: judgement,
  decision: judgement,
  project: fc.constantFrom(null, project),
})

describe('however the room sorted and the committee decided', () => {
  test('the axes together have each outcome as often as the committee decided it', () => {
    fc.assert(
      fc.property(fc.array(proposal, { maxLength: ids.length }), (proposals) => {
        const { byAxis, byDecision } = read(proposals).report.proposals
        for (const outcome of OUTCOMES) {
          expect(byAxis.reduce((sum, { outcomes }) => sum + outcomes[outcome], 0)).toBe(byDecision[outcome])
        }
      }),
    )
  })

  test('the way from proposals to projects never widens', () => {
    fc.assert(
      fc.property(fc.array(proposal, { maxLength: ids.length }), (proposals) => {
        const { proposed, accepted: taken, answered } = read(proposals).report.funnel
        expect(answered.value ?? 0).toBeLessThanOrEqual(taken.value ?? 0)
        expect(taken.value ?? 0).toBeLessThanOrEqual(proposed.value ?? 0)
      }),
    )
  })
})

describe('the way from proposals to projects', () => {
  test('takes up one accepted proposal once, whatever was merged into it', () => {
    const merged = { decision: into(20) }
    const { funnel } = read([{ decision: accepted, project }, merged, merged, merged]).report
    expect([funnel.proposed, funnel.accepted, funnel.answered].map(({ value }) => value)).toEqual([4, 1, 1])
  })

  test('takes up nothing that the committee has not accepted, and the guard lists what is linked all the same', () => {
    const clarify = { decision: { verdict: 'clarify', reason: '؟' }, project }
    const { report, found } = read([clarify, { project }, { sorting: accepted, project }])
    expect(report.funnel.answered.origin).toBe('none')
    expect(found).toEqual([
      ['project-undecided', entityOf(22), 'unsorted'],
      ['project-undecided', entityOf(21), 'unsorted'],
      ['project-undecided', entityOf(20), 'clarify'],
    ])
  })

  test('leaves what was merged by decision into an accepted one alone', () => {
    const { found } = read([
      { decision: accepted, project },
      { decision: into(20), project },
    ])
    expect(found).toEqual([])
  })
})
