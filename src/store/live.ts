/**
 * The live state: the fold in memory, given to screens as signals at the grain at which it changes.
 * A signal is made when first asked for, and computed anew only when something it reads was touched:
 * a tap bumps one workshop's cells, never a list of proposals.
 */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals-core'
import { isConflict, type TallyCell, type Touched } from '../domain/fold.ts'
import type { EntityId } from '../domain/ids.ts'
import type { Kind, View } from '../domain/kinds.ts'
import type { Conflict, Reader, State } from '../domain/state.ts'

export class Live {
  #state: State
  /** One counter for each thing that was asked for; what nobody asked for is not counted. */
  readonly #versions = new Map<string, Signal<number>>()
  readonly #signals = new Map<string, ReadonlySignal<unknown>>()

  constructor(state: State) {
    this.#state = state
  }

  /** For pure readings, outside of any signal. Only the store changes it. */
  get state(): State {
    return this.#state
  }

  /** Shows another state in the place of this one: everything that was asked for is computed anew. */
  startOver(state: State): void {
    this.#state = state
    batch(() => {
      for (const version of this.#versions.values()) version.value += 1
    })
  }

  /** One thing, or undefined while it is not whole or removed. */
  entity<K extends Kind>(kind: K, id: EntityId): ReadonlySignal<View<K> | undefined> {
    const key = entityKey(kind, id)
    return this.#shared(`view ${key}`, [key], () => this.state.get(kind, id))
  }

  /** Every existing thing of a kind, in the order of making. */
  list<K extends Kind>(kind: K): ReadonlySignal<readonly View<K>[]> {
    return this.#shared(`list ${kind}`, [kindKey(kind)], () => this.state.all(kind))
  }

  /** The tallies of one workshop alone, without those joined to it. */
  cells(workshop: EntityId): ReadonlySignal<readonly TallyCell[]> {
    const key = tallyKey(workshop)
    return this.#shared(`cells ${key}`, [key], () => this.state.cells(workshop))
  }

  /** Every field that people changed without seeing each other. */
  get conflicts(): ReadonlySignal<readonly Conflict[]> {
    return this.#shared('conflicts', [ANY_SET], () => {
      const found = this.state.conflicts()
      // The usual answer is none; always the same none, so that screens rest.
      return found.length === 0 ? NO_CONFLICTS : found
    })
  }

  /** The conflicts of one thing. */
  conflictsOf(kind: string, id: EntityId): ReadonlySignal<readonly Conflict[]> {
    const key = entityKey(kind, id)
    return this.#shared(`conflicts ${key}`, [key], () => {
      const fields = [...(this.state.entity(kind, id)?.fields ?? [])]
      const found = fields.flatMap(([field, state]) =>
        isConflict(state) ? [{ kind, entity: id, field, state }] : [],
      )
      return found.length === 0 ? NO_CONFLICTS : found
    })
  }

  /** A reading of the whole state, made anew when anything of these kinds (`tally`: any count) has changed. */
  reading<T>(kinds: readonly (Kind | 'tally')[], read: (reader: Reader) => T): ReadonlySignal<T> {
    const keys = kinds.map(kindKey)
    return computed(() => {
      for (const key of keys) this.#subscribe(key)
      return read(this.state)
    })
  }

  /** Makes anew what depends on the touched things. Called by the store after it changed the state. */
  bump(touched: readonly Touched[]): void {
    const keys = new Set(touched.flatMap(keysOf))
    batch(() => {
      for (const key of keys) {
        const version = this.#versions.get(key)
        if (version) version.value += 1
      }
    })
  }

  #shared<T>(name: string, keys: readonly string[], read: () => T): ReadonlySignal<T> {
    const known = this.#signals.get(name)
    if (known) return known as ReadonlySignal<T>
    const made = computed(() => {
      for (const key of keys) this.#subscribe(key)
      return read()
    })
    this.#signals.set(name, made)
    return made
  }

  #subscribe(key: string): number {
    let version = this.#versions.get(key)
    if (!version) this.#versions.set(key, (version = signal(0)))
    return version.value
  }
}

const NO_CONFLICTS: readonly Conflict[] = []
const ANY_SET = 'any set'

const entityKey = (kind: string, id: EntityId): string => `${kind} ${id}`
const kindKey = (kind: string): string => `every ${kind}`
const tallyKey = (workshop: EntityId): string => `tally ${workshop}`

function keysOf(change: Touched): string[] {
  return change.type === 'tally'
    ? [tallyKey(change.entity), kindKey('tally')]
    : [entityKey(change.kind, change.entity), kindKey(change.kind), ANY_SET]
}
