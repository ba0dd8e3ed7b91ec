/**
 * The fold, written once more and as plainly as it can be: no layers, no memory of what came before, every
 * operation compared with every other. Slow, and therefore easy to believe.
 */
import { isSameValue } from '../../../src/domain/canonical.ts'
import type { Head } from '../../../src/domain/fold.ts'
import type { Operation, SetOperation } from '../../../src/domain/operation.ts'
import type { State } from '../../../src/domain/state.ts'

/** An operation, and its place in the queue; null above it. */
export interface Held {
  readonly op: Operation
  readonly seq: number | null
}

type HeldSet = Held & { readonly op: SetOperation }

export interface Field {
  readonly kind: string
  readonly entity: SetOperation['entity']
  readonly field: string
  readonly heads: readonly HeldSet[]
}

export function fieldsOf(held: readonly Held[]): readonly Field[] {
  const sets = held.filter((each): each is HeldSet => each.op.type === 'set')
  const changes = sets.flatMap((each) =>
    Object.keys(each.op.fields).map((field) => ({ op: each.op, seq: each.seq, field })),
  )
  const groups = Map.groupBy(changes, ({ op, field }) => `${op.kind} ${op.entity} ${field}`)
  return [...groups.values()].flatMap((ofField) => {
    const [first] = ofField
    if (!first) return []
    const heads = ofField.filter(
      (each) => !ofField.some((other) => supersedes(other.op, each.op, first.field)),
    )
    return [{ kind: first.op.kind, entity: first.op.entity, field: first.field, heads }]
  })
}

function supersedes(later: SetOperation, earlier: SetOperation, field: string): boolean {
  if (later === earlier) return false
  const named = Object.hasOwn(later.prev, field) ? (later.prev[field] ?? []) : []
  return named.includes(earlier.id) || (later.device === earlier.device && later.n > earlier.n)
}

/** True when values of several operations stand side by side and are not the same. */
const isConflicting = ({ heads, field }: Field): boolean =>
  heads.some(({ op }) => !isSameValue(op.fields[field], heads[0]?.op.fields[field]))

/** Counts by workshop, device, gender and group; those that came to nothing are left out. */
function talliesOf(held: readonly Held[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { op } of held) {
    if (op.type !== 'tally') continue
    const key = [op.entity, op.device, op.gender, op.group].join(' ')
    counts.set(key, (counts.get(key) ?? 0) + op.count)
  }
  return new Map([...counts].filter(([, count]) => count !== 0))
}

/**
 * What a state says otherwise than the model, in one line; undefined where they agree.
 *
 * @param fields `fieldsOf(held)`, where it is known
 */
export function difference(
  state: State,
  held: readonly Held[],
  fields: readonly Field[] = fieldsOf(held),
): string | undefined {
  for (const { kind, entity, field, heads } of fields) {
    const shown = state.entity(kind, entity)?.fields.get(field)?.heads ?? []
    if (shown.length === 1 && heads.length === 1 && isSameHead(shown[0], heads[0], field)) continue
    const are = shown.map(({ id, seq, value }) => `${id} ${seq} ${JSON.stringify(value)}`).sort()
    const should = heads.map(({ op, seq }) => `${op.id} ${seq} ${JSON.stringify(op.fields[field])}`).sort()
    if (are.join() !== should.join()) return `${kind} ${entity} ${field}: ${are.join()} for ${should.join()}`
  }
  return differentConflicts(state, fields) ?? differentTallies(state, held)
}

/** Nearly every field has one head: the comparison in words is for the others. */
const isSameHead = (shown: Head | undefined, head: HeldSet | undefined, field: string): boolean =>
  shown !== undefined &&
  head !== undefined &&
  shown.id === head.op.id &&
  shown.seq === head.seq &&
  isSameValue(shown.value, head.op.fields[field])

function differentConflicts(state: State, fields: readonly Field[]): string | undefined {
  const are = state.conflicts().map(({ kind, entity, field }) => `${kind} ${entity} ${field}`)
  const should = fields.filter(isConflicting).map(({ kind, entity, field }) => `${kind} ${entity} ${field}`)
  return are.sort().join() === should.sort().join()
    ? undefined
    : `conflicts: ${are.join()} for ${should.join()}`
}

function differentTallies(state: State, held: readonly Held[]): string | undefined {
  const should = talliesOf(held)
  const workshops = new Set(held.flatMap(({ op }) => (op.type === 'tally' ? [op.entity] : [])))
  const are = [...workshops].flatMap((workshop) =>
    state.cells(workshop).flatMap(({ device, gender, group, count }) => {
      return count === 0 ? [] : [`${[workshop, device, gender, group].join(' ')} ${count}`]
    }),
  )
  const wanted = Array.from(should, ([key, count]) => `${key} ${count}`)
  return are.sort().join() === wanted.sort().join()
    ? undefined
    : `tallies: ${are.join()} for ${wanted.join()}`
}
