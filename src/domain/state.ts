/**
 * State: both layers read as one. It knows which things exist for people, and gives each as a typed
 * view whose fields can be trusted. Reading never changes it; `take`, `write` and `drop` do, and say
 * what they touched.
 */
import * as v from 'valibot'
import {
  addToTally,
  type EntityState,
  emptyLayer,
  type FieldState,
  foldInto,
  isConflict,
  type Layer,
  overlaid,
  standing,
  type TallyCell,
  type Touched,
} from './fold.ts'
import type { EntityId, OperationId } from './ids.ts'
import { type AnyView, fieldSchema, type Kind, requiredFields, type View } from './kinds.ts'
import type { Entry, Operation } from './operation.ts'

/** What readings (report, lists) need of a state. */
export interface Reader {
  /** The view of a thing, or undefined while it lacks a required field or is removed. */
  get<K extends Kind>(kind: K, id: EntityId | undefined): View<K> | undefined
  /** Every existing thing of a kind, in the order of its ids, that is, roughly of making. */
  all<K extends Kind>(kind: K): readonly View<K>[]
  /** The tallies of one workshop alone, without those joined to it. */
  cells(workshop: EntityId): readonly TallyCell[]
}

/** A field that people changed without seeing each other. */
export interface Conflict {
  readonly kind: string
  readonly entity: EntityId
  readonly field: string
  readonly state: FieldState
}

export class State implements Reader {
  readonly #base: Layer
  /**
   * What the queue has not shown, by the thing it changes: this tablet's own, what was brought by file, and what a
   * restored server has to be given back.
   */
  readonly #overlay = new Map<string, Map<OperationId, Operation>>()
  /** Entities on which the overlay has something, as both layers make them. */
  readonly #mixed = new Map<string, EntityState>()
  readonly #views = new Map<string, AnyView | undefined>()
  readonly #lists = new Map<string, readonly AnyView[]>()
  /** What changed of a list since it was made: one thing among ten thousand need not have them all read again. */
  readonly #changed = new Map<string, Set<EntityId>>()
  readonly #conflicted = new Map<string, EntityState>()

  /** @param base the queue folded so far, for instance from a snapshot */
  constructor(base: Layer = emptyLayer()) {
    this.#base = base
    for (const ofKind of base.entities.values()) {
      for (const entity of ofKind.values()) this.#noteConflicts(entity)
    }
  }

  /** The confirmed layer, to be stored as a snapshot. */
  get base(): Layer {
    return this.#base
  }

  /** Folds entries of the queue; what is met in it leaves the overlay. */
  take(entries: readonly Entry[]): Touched[] {
    const touched = entries.map(({ op, seq }) => {
      this.#forget(op)
      return foldInto(this.#base, op, seq)
    })
    this.#refresh(touched)
    return touched
  }

  /** Puts operations on top that the queue has not shown. One that is there already counts once. */
  write(ops: readonly Operation[]): Touched[] {
    for (const op of ops) {
      const key = keyOf(touchedBy(op))
      const own = this.#overlay.get(key) ?? new Map<OperationId, Operation>()
      own.set(op.id, op)
      this.#overlay.set(key, own)
    }
    const touched = ops.map(touchedBy)
    this.#refresh(touched)
    return touched
  }

  /** Takes operations out of the overlay: rejected, or gone from where another tab has kept them. */
  drop(ops: readonly Operation[]): Touched[] {
    for (const op of ops) this.#forget(op)
    const touched = ops.map(touchedBy)
    this.#refresh(touched)
    return touched
  }

  /** An entity with heads and seqs, existing for people or not. */
  entity(kind: string, id: EntityId): EntityState | undefined {
    return this.#mixed.get(setKey(kind, id)) ?? this.#base.entities.get(kind)?.get(id)
  }

  get<K extends Kind>(kind: K, id: EntityId | undefined): View<K> | undefined {
    return id === undefined ? undefined : (this.#view(kind, id) as unknown as View<K> | undefined)
  }

  all<K extends Kind>(kind: K): readonly View<K>[] {
    const known = this.#lists.get(kind)
    const changed = this.#changed.get(kind)
    if (known && !changed) return known as unknown as readonly View<K>[]
    const list = known && changed ? this.#listAfter(kind, known, changed) : this.#listOf(kind)
    this.#lists.set(kind, list)
    this.#changed.delete(kind)
    return list as unknown as readonly View<K>[]
  }

  cells(workshop: EntityId): readonly TallyCell[] {
    const cells = new Map<string, TallyCell>()
    for (const cell of this.#base.tallies.get(workshop)?.values() ?? []) addToTally(cells, cell)
    for (const op of this.#overlay.get(tallyKey(workshop))?.values() ?? []) {
      if (op.type === 'tally') addToTally(cells, op)
    }
    return [...cells.values()]
  }

  /** Every field with more than one value. */
  conflicts(): Conflict[] {
    return [...this.#conflicted.values()].flatMap((entity) =>
      [...entity.fields].flatMap(([field, state]) =>
        isConflict(state) ? [{ kind: entity.kind, entity: entity.id, field, state }] : [],
      ),
    )
  }

  #view(kind: Kind, id: EntityId): AnyView | undefined {
    const key = setKey(kind, id)
    if (!this.#views.has(key)) this.#views.set(key, viewOf(kind, this.entity(kind, id)))
    return this.#views.get(key)
  }

  #listOf(kind: Kind): readonly AnyView[] {
    // Of ids that a thing was ever written under; one of which nothing is left has no view.
    const ids = new Set(this.#base.entities.get(kind)?.keys())
    for (const entity of this.#mixed.values()) if (entity.kind === kind) ids.add(entity.id)
    return [...ids].sort().flatMap((id) => this.#view(kind, id) ?? [])
  }

  /** A list with what changed in its place, or out of it. The list itself stays: somebody may be reading it. */
  #listAfter(kind: Kind, known: readonly AnyView[], changed: ReadonlySet<EntityId>): readonly AnyView[] {
    const list = [...known]
    for (const id of changed) {
      const place = placeOf(list, id)
      const view = this.#view(kind, id)
      list.splice(place, list[place]?.id === id ? 1 : 0, ...(view ? [view] : []))
    }
    return list
  }

  #forget(op: Operation): void {
    const key = keyOf(touchedBy(op))
    const own = this.#overlay.get(key)
    if (own?.delete(op.id) && own.size === 0) this.#overlay.delete(key)
  }

  /** Makes the touched things anew from both layers. */
  #refresh(touched: readonly Touched[]): void {
    for (const [key, change] of new Map(touched.map((each) => [keyOf(each), each]))) {
      if (change.type === 'tally') continue
      const base = this.#base.entities.get(change.kind)?.get(change.entity)
      const own = [...(this.#overlay.get(key)?.values() ?? [])].filter((op) => op.type === 'set')
      if (own.length === 0) this.#mixed.delete(key)
      else this.#mixed.set(key, overlaid(base, change.kind, change.entity, own))
      this.#noteConflicts(this.entity(change.kind, change.entity))
      this.#views.delete(key)
      if (this.#lists.has(change.kind)) {
        const changed = this.#changed.get(change.kind) ?? new Set()
        this.#changed.set(change.kind, changed.add(change.entity))
      }
    }
  }

  #noteConflicts(entity: EntityState | undefined): void {
    if (!entity) return
    const key = setKey(entity.kind, entity.id)
    if (!entity.plain && [...entity.fields.values()].some(isConflict)) this.#conflicted.set(key, entity)
    else this.#conflicted.delete(key)
  }
}

function viewOf(kind: Kind, entity: EntityState | undefined): AnyView | undefined {
  if (!entity) return undefined
  const view: Record<string, unknown> = { id: entity.id, kind }
  for (const [name, value] of entity.plain ?? standingValues(entity)) {
    const schema = fieldSchema(kind, name)
    // A value that does not fit is treated as not given: the fold carries it, nobody is shown it.
    if (value !== null && value !== undefined && schema && v.is(schema, value)) view[name] = value
  }
  if (view['removed'] === true) return undefined
  const isWhole = requiredFields(kind).every((name) => Object.hasOwn(view, name))
  return isWhole ? (view as unknown as AnyView) : undefined
}

const standingValues = ({ fields }: EntityState): readonly (readonly [name: string, value: unknown])[] =>
  Array.from(fields, ([name, state]) => [name, standing(state)?.value])

/** Where an id stands in a list that is in their order, or would stand. */
function placeOf(list: readonly AnyView[], id: EntityId): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.id ?? id) < id) low = middle + 1
    else high = middle
  }
  return low
}

const touchedBy = (op: Operation): Touched =>
  op.type === 'tally'
    ? { type: 'tally', entity: op.entity }
    : { type: 'set', kind: op.kind, entity: op.entity }

const setKey = (kind: string, id: EntityId): string => `${kind} ${id}`
const tallyKey = (workshop: EntityId): string => `#tally ${workshop}`
const keyOf = (change: Touched): string =>
  change.type === 'tally' ? tallyKey(change.entity) : setKey(change.kind, change.entity)
