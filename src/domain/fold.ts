/**
 * The fold: state is what the operations add up to, in whatever order they arrived.
 *
 * A `Layer` is plain data (it survives structured clone) and grows by `foldInto`. A tablet keeps two:
 * the base, which is the queue, and the overlay, which is its own work that the queue does not show yet.
 * A field is held by its heads: the operations that no other operation supersedes. An operation
 * supersedes those it names in `prev` and its own device's earlier ones. More than one head with
 * different values is a conflict, shown by the latest and kept until a person settles it.
 *
 * Each operation is folded into a layer at most once; the store's cursor and ids see to that.
 */
import { isSameValue } from './canonical.ts'
import type { DeviceId, EntityId, OperationId } from './ids.ts'
import type { Gender } from './kinds.ts'
import type { Operation, SetOperation, TallyOperation } from './operation.ts'

/**
 * Raised whenever the same operations would fold to another state, or a layer is written down in another form: stored
 * snapshots are then thrown away, by this version and by an older one that is still open.
 */
export const FOLD_VERSION = 3

/** An operation that holds a field. */
export interface Head {
  readonly id: OperationId
  readonly device: DeviceId
  readonly n: number
  readonly at: string
  /** Place in the queue; null while the queue has not shown it. */
  readonly seq: number | null
  readonly value: unknown
}

export interface FieldState {
  heads: Head[]
  /** Names met in `prev` whose operation has not been met yet: superseded before they arrive. */
  readonly awaited: Set<OperationId>
  /** Highest `n` met of each device: an earlier one of the same device arrives superseded. */
  readonly latest: Map<DeviceId, number>
}

export interface EntityState {
  readonly kind: string
  readonly id: EntityId
  readonly fields: Map<string, FieldState>
  /** Seqs of the operations that made it, by which its history is read from the pages. */
  readonly seqs: number[]
  /**
   * Its fields by name and value, as long as each has one head and nothing else to remember, where they can be had
   * without `fields`: to show ten thousand things at a start, all of their heads need not be made.
   */
  readonly plain?: readonly PlainField[] | undefined
}

type PlainField = readonly [name: string, value: unknown, ...unknown[]]

/** Count of one device for one gender and group of one workshop. */
export interface TallyCell {
  readonly device: DeviceId
  readonly gender: Gender | null
  readonly group: EntityId | null
  count: number
}

export interface Layer {
  /** kind → id → state. An id under two kinds is two things. */
  readonly entities: Map<string, Map<EntityId, EntityState>>
  /** workshop → cells, keyed by device, gender and group. */
  readonly tallies: Map<EntityId, Map<string, TallyCell>>
}

/** What an operation changed: where signals have to fire. */
export type Touched =
  | { readonly type: 'set'; readonly kind: string; readonly entity: EntityId }
  | { readonly type: 'tally'; readonly entity: EntityId }

export const emptyLayer = (): Layer => ({ entities: new Map(), tallies: new Map() })

/** Adds one operation to a layer. `seq` is its place in the queue, or null above the queue. */
export function foldInto(layer: Layer, op: Operation, seq: number | null): Touched {
  if (op.type === 'tally') {
    foldTally(layer, op)
    return { type: 'tally', entity: op.entity }
  }
  foldSet(entityIn(layer, op.kind, op.entity), op, seq)
  return { type: 'set', kind: op.kind, entity: op.entity }
}

/**
 * One entity as both layers make it: the base's state with the overlay's operations on top.
 * The base is left as it was.
 */
export function overlaid(
  base: EntityState | undefined,
  kind: string,
  id: EntityId,
  overlay: readonly SetOperation[],
): EntityState {
  const entity = base ? cloneEntity(base) : emptyEntity(kind, id)
  for (const op of overlay) foldSet(entity, op, null)
  return entity
}

/** The head whose value stands: the last in the queue; what the queue has not shown yet comes after it. */
export function standing(field: FieldState | undefined): Head | undefined {
  return field?.heads.reduce<Head | undefined>(
    (best, head) => (best === undefined || isLater(head, best) ? head : best),
    undefined,
  )
}

/** True when people changed the field without seeing each other, and to different values. */
export function isConflict(field: FieldState): boolean {
  const [first] = field.heads
  // Asked of every field of ten thousand things at a start, nearly all of which have one head.
  if (first === undefined || field.heads.length === 1) return false
  return field.heads.some((head) => !isSameValue(head.value, first.value))
}

/** The operations that hold the field now: what its next change must name in `prev`. */
export const headsOf = (field: FieldState | undefined): OperationId[] =>
  (field?.heads ?? []).map(({ id }) => id)

export function addToTally(
  cells: Map<string, TallyCell>,
  op: Pick<TallyOperation, 'device' | 'gender' | 'group' | 'count'>,
): void {
  const key = `${op.device} ${op.gender} ${op.group}`
  const cell = cells.get(key)
  if (cell) cell.count += op.count
  else cells.set(key, { device: op.device, gender: op.gender, group: op.group, count: op.count })
}

function foldTally(layer: Layer, op: TallyOperation): void {
  let cells = layer.tallies.get(op.entity)
  if (!cells) layer.tallies.set(op.entity, (cells = new Map()))
  addToTally(cells, op)
}

function foldSet(entity: EntityState, op: SetOperation, seq: number | null): void {
  if (seq !== null) entity.seqs.push(seq)
  for (const [name, value] of Object.entries(op.fields)) {
    const field = fieldIn(entity, name)
    // A field may be named like something every object inherits.
    const named = new Set(Object.hasOwn(op.prev, name) ? op.prev[name] : [])
    field.heads = field.heads.filter((head) => {
      const isNamed = named.delete(head.id)
      return !isNamed && !(head.device === op.device && head.n < op.n)
    })
    for (const id of named) field.awaited.add(id)
    const latest = field.latest.get(op.device) ?? 0
    const isSuperseded = field.awaited.delete(op.id) || latest > op.n
    field.latest.set(op.device, Math.max(latest, op.n))
    if (isSuperseded) continue
    field.heads.push({ id: op.id, device: op.device, n: op.n, at: op.at, seq, value })
  }
}

function entityIn(layer: Layer, kind: string, id: EntityId): EntityState {
  let ofKind = layer.entities.get(kind)
  if (!ofKind) layer.entities.set(kind, (ofKind = new Map()))
  let entity = ofKind.get(id)
  if (!entity) ofKind.set(id, (entity = emptyEntity(kind, id)))
  return entity
}

function fieldIn(entity: EntityState, name: string): FieldState {
  let field = entity.fields.get(name)
  if (!field) entity.fields.set(name, (field = { heads: [], awaited: new Set(), latest: new Map() }))
  return field
}

const emptyEntity = (kind: string, id: EntityId): EntityState => ({ kind, id, fields: new Map(), seqs: [] })

function cloneEntity(entity: EntityState): EntityState {
  const fields = new Map<string, FieldState>()
  for (const [name, field] of entity.fields) {
    fields.set(name, {
      heads: [...field.heads],
      awaited: new Set(field.awaited),
      latest: new Map(field.latest),
    })
  }
  return { ...entity, fields, seqs: [...entity.seqs] }
}

/** Queue order; above the queue the writer's own order, with the device as a last, arbitrary but steady, resort. */
function isLater(a: Head, b: Head): boolean {
  if (a.seq !== null && b.seq !== null) return a.seq > b.seq
  if (a.seq !== b.seq) return a.seq === null
  return a.n !== b.n ? a.n > b.n : a.device > b.device
}
