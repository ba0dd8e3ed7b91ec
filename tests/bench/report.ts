/** How long the figures of ten thousand proposals take, and what one more decision costs. */
import { VERDICTS } from '../../src/domain/kinds.ts'
import { axisRows } from '../../src/domain/outcomes.ts'
import { proposalsOf } from '../../src/domain/programme.ts'
import { reportOf } from '../../src/domain/report.ts'
import { State } from '../../src/domain/state.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'
import { type Timed, timed } from './timing.ts'

const COUNT = 10_000
const AXES = 5
const WORKSHOPS = 500
/** Counts by axis and decision, which a report is made of, are to be had without anybody feeling it. */
const LIMIT_MS = 2

const programme = entityOf(1)
const at = (number: number) => entityOf(100_000 + number)

/** The first is the raw baseline: the same counts over plain records, without a fold. */
export function benchReport(): readonly Timed[] {
  const { state, decide } = manyDecided()
  const proposals = proposalsOf(state, programme)
  const records = proposals.map(({ axis, decision }) => ({ axis, verdict: decision?.verdict ?? 'unsorted' }))
  return [
    timed('axis × decision over plain records', 200, () => {
      const counts = new Map<string, number>()
      for (const { axis, verdict } of records) {
        const key = `${axis} ${verdict}`
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
      return counts
    }),
    timed('axis × decision', 200, () => axisRows(state, programme, proposals), LIMIT_MS),
    timed('the whole report', 100, () => reportOf(state, programme)),
    timed('a decision, and the list with it', 100, (round) => {
      decide(round)
      return state.all('proposal')
    }),
  ]
}

function manyDecided() {
  const by = author(1, { count: 0 })
  const state = new State()
  const axes = Array.from({ length: AXES }, (_, index) => entityOf(2 + index))
  const workshops = Array.from({ length: WORKSHOPS }, (_, index) => entityOf(1000 + index))
  const decided = (number: number) => {
    const verdict = VERDICTS[number % (VERDICTS.length + 1)]
    if (verdict === undefined) return {}
    if (verdict === 'merged') return { decision: { verdict, into: at((number + 1) % COUNT) } }
    return { decision: { verdict, reason: 'سبب', ...(verdict === 'referred' && { authority: 'وزارة' }) } }
  }
  state.take(
    queueOf([
      by.set('programme', programme, { title: 'برنامج' }),
      ...axes.map((axis, index) => by.set('axis', axis, { programme, name: `محور ${index}` })),
      ...workshops.map((id, index) => by.set('workshop', id, { programme, title: `ورشة ${index}` })),
      ...Array.from({ length: COUNT }, (_, number) =>
        by.set('proposal', at(number), {
          programme,
          text: `مقترح ${number}`,
          axis: axes[number % AXES],
          workshop: workshops[number % WORKSHOPS],
          ...decided(number),
        }),
      ),
    ]),
  )
  const decide = (round: number) =>
    state.write([by.set('proposal', at((round * 97) % COUNT), { decision: { verdict: 'accepted' } })])
  return { state, decide }
}
