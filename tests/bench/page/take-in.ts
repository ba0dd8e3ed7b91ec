/** Taking the whole queue in on a fresh tablet, until every figure is ready. */
import type { EntityId } from '../../../src/domain/ids.ts'
import type { Entry } from '../../../src/domain/operation.ts'
import { reportOf } from '../../../src/domain/report.ts'
import { freshRaw, putAll } from './raw.ts'
import { enrolled } from './tablet.ts'

export interface Taken {
  readonly ms: number
  /** So that both sides can be seen to have counted the same. */
  readonly people: number
  readonly proposals: number
}

export async function takeIn(code: string, seed: number, programme: EntityId): Promise<Taken> {
  const tablet = await enrolled(code, seed)
  const startedMs = performance.now()
  await tablet.exchange()
  const report = reportOf(tablet.store.live.state, programme)
  const ms = performance.now() - startedMs
  await tablet.leave()
  const figure = report?.attendance.all.total
  return {
    ms,
    people: figure && figure.origin !== 'none' ? (figure.value ?? 0) : 0,
    proposals: report?.proposals.byAxis.reduce((sum, { total }) => sum + total, 0) ?? 0,
  }
}

/** One answer, a row for each operation in one transaction, the figures by one walk over what came. */
export async function takeInRaw(): Promise<Taken> {
  const db = await freshRaw('seq')
  const startedMs = performance.now()
  const entries = (await (await fetch('/raw/all', { cache: 'no-store' })).json()) as readonly Entry[]
  await putAll(db, entries)
  const figures = figuresOf(entries)
  const ms = performance.now() - startedMs
  db.close()
  return { ms, ...figures }
}

/** People by workshop and gender, proposals by axis and decision: the last who wrote a field is right. */
function figuresOf(entries: readonly Entry[]): Pick<Taken, 'people' | 'proposals'> {
  const people = new Map<string, number>()
  const things = new Map<string, Record<string, unknown>>()
  for (const { op } of entries) {
    if (op.type === 'tally') {
      const key = `${op.entity} ${op.gender}`
      people.set(key, (people.get(key) ?? 0) + op.count)
    } else if (op.kind === 'proposal') {
      const known = things.get(op.entity)
      if (known) Object.assign(known, op.fields)
      else things.set(op.entity, { ...op.fields })
    }
  }
  const cells = new Map<string, number>()
  for (const { axis, sorting } of things.values()) {
    const key = `${String(axis)} ${(sorting as { verdict: string } | undefined)?.verdict}`
    cells.set(key, (cells.get(key) ?? 0) + 1)
  }
  const sum = (values: Iterable<number>) => [...values].reduce((total, each) => total + each, 0)
  return { people: sum(people.values()), proposals: sum(cells.values()) }
}
