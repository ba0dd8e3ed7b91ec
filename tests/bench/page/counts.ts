/** Counting proposals by axis and decision. */
import type { DeviceId } from '../../../src/domain/ids.ts'
import { axisRows } from '../../../src/domain/outcomes.ts'
import { proposalsOf } from '../../../src/domain/programme.ts'
import { State } from '../../../src/domain/state.ts'
import { OPERATIONS, proposals, SEED, stamped } from '../workload.ts'
import { done, freshRaw, putAll } from './raw.ts'

const DEVICE = '018f7a3e-0000-7000-8000-000000000001' as DeviceId

export interface Counts {
  /** Milliseconds each, in pairs. */
  readonly warsha: readonly number[]
  readonly raw: readonly number[]
  readonly proposals: number
}

/** The fold in memory, as screens read it; beside it an index over rows, asked for one count a cell, all at once. */
export async function counts(rounds: number): Promise<Counts> {
  const { programme, axes, drafts, work } = proposals(OPERATIONS, SEED)
  const state = new State()
  const ops = stamped([...drafts, ...work], DEVICE, SEED)
  state.take(ops.map((op, index) => ({ seq: index + 1, received: op.at, op })))
  const known = proposalsOf(state, programme)
  const db = await freshRaw('id')
  await putAll(
    db,
    known.map(({ id, axis, decision }) => ({ id, axis, decision: decision?.verdict ?? 'unsorted' })),
  )
  const indexed = await withIndex(db)
  const cells = axes.flatMap((axis) => VERDICTS.map((verdict) => [axis, verdict]))
  const took: { warsha: number[]; raw: number[] } = { warsha: [], raw: [] }
  for (let round = 0; round < rounds; round += 1) {
    const startedMs = performance.now()
    const rows = axisRows(state, programme, proposalsOf(state, programme))
    took.warsha.push(performance.now() - startedMs)
    const startedRawMs = performance.now()
    const index = indexed.transaction('rows').objectStore('rows').index('cell')
    const counted = await Promise.all(cells.map((cell) => done(index.count(cell))))
    took.raw.push(performance.now() - startedRawMs)
    const sums = [rows.map(({ total }) => total), counted].map((all) => all.reduce((a, b) => a + b, 0))
    if (sums[0] !== sums[1]) throw new Error(`counted ${sums.join(' and ')}`)
    await new Promise((resolve) => setTimeout(resolve))
  }
  indexed.close()
  return { ...took, proposals: known.length }
}

const VERDICTS = ['accepted', 'merged', 'referred', 'rejected', 'clarify', 'unsorted']

async function withIndex(db: IDBDatabase): Promise<IDBDatabase> {
  const { name, version } = db
  db.close()
  const opening = indexedDB.open(name, version + 1)
  opening.addEventListener('upgradeneeded', () => {
    opening.transaction?.objectStore('rows').createIndex('cell', ['axis', 'decision'])
  })
  return done(opening)
}
