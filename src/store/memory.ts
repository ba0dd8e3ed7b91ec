/**
 * What one tab holds in memory of the database: the live state and the facts beside it, as signals.
 * It is changed only after the database was, in the order in which the database was.
 */
import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals-core'
import { isSameValue } from '../domain/canonical.ts'
import type { Touched } from '../domain/fold.ts'
import type { OperationId } from '../domain/ids.ts'
import type { Operation } from '../domain/operation.ts'
import { State } from '../domain/state.ts'
import type { Cursor } from '../domain/wire.ts'
import type { Taken } from './exchange.ts'
import { Live } from './live.ts'
import type { KnownOwn } from './own-rows.ts'
import type { Changes, Image, Place } from './reading.ts'
import { type CarriedRecord, type Enrolment, isOnTop, type OwnRecord } from './rows.ts'

export class Memory {
  readonly live: Live
  readonly enrolment: Signal<Enrolment | undefined>
  readonly cursor: Signal<Cursor | null>
  readonly lastExchange: Signal<string | null>
  readonly #carried: Signal<readonly CarriedRecord[]>
  readonly #own: Signal<readonly OwnRecord[]>
  readonly #records: Map<number, OwnRecord>
  /** Keys of the rows by the operations they hold. */
  readonly #keys = new Map<OperationId, number>()
  /** Every own row up to this `n` is known here; above it another tab may have written some that are not. */
  #seen: number
  #settlements: number

  #rewinds: number

  constructor(image: Image) {
    const { cursor, facts, own, carried } = image
    this.live = new Live(stateOf(image))
    this.enrolment = signal(facts.enrolment)
    this.cursor = signal(cursor)
    this.lastExchange = signal(facts.lastExchange)
    this.#records = new Map(own.map((record) => [record.n, record]))
    for (const { n, op } of own) this.#keys.set(op.id, n)
    this.#own = signal(own)
    this.#carried = signal(carried)
    this.#seen = facts.n
    this.#settlements = facts.settlements
    this.#rewinds = facts.rewinds
  }

  /** In order of `n`. */
  get own(): ReadonlySignal<readonly OwnRecord[]> {
    return this.#own
  }

  /** In the order in which they were taken in. */
  get carried(): ReadonlySignal<readonly CarriedRecord[]> {
    return this.#carried
  }

  /** Where this memory stands, so that only what came after need be read. */
  get place(): Place {
    const seq = this.cursor.peek()?.seq ?? 0
    return { seq, seen: this.#seen, settlements: this.#settlements, rewinds: this.#rewinds }
  }

  /** Own rows as they are known here, for whoever is about to write in the database. */
  get knownOwn(): KnownOwn {
    const rows = this.#records
    const keyOf = (id: OperationId) => {
      const key = this.#keys.get(id)
      return key !== undefined && rows.get(key)?.op.id === id ? key : undefined
    }
    return { settlements: this.#settlements, seen: this.#seen, rows, keyOf }
  }

  /** The queue is another one from some place on: everything is made anew. */
  startOver(image: Image): void {
    const { cursor, facts, own, carried } = image
    batch(() => {
      this.#records.clear()
      this.#keys.clear()
      this.#remember(own)
      this.#own.value = own
      this.#carried.value = carried
      this.#seen = facts.n
      this.#settlements = facts.settlements
      this.#rewinds = facts.rewinds
      replace(this.cursor, cursor)
      replace(this.enrolment, facts.enrolment)
      this.lastExchange.value = facts.lastExchange
      this.live.startOver(stateOf(image))
    })
  }

  /**
   * Own rows were added. Answers false when another tab wrote rows before these that are not known here yet.
   */
  wrote(records: readonly OwnRecord[]): boolean {
    this.#remember(records)
    const [first, last] = [records.at(0), records.at(-1)]
    const isGapless = first === undefined || first.n === this.#seen + 1
    if (isGapless && last) this.#seen = last.n
    this.#show(this.live.state.write(records.map(({ op }) => op)))
    return isGapless
  }

  /** Own rows changed their state: the server has judged them, or a person has seen to them. */
  settled(records: readonly OwnRecord[], settlements: number): void {
    // Where nothing was settled, the count is of what another tab did, of which this one has yet to hear.
    if (records.length > 0) this.#note(settlements)
    const touched = this.#keep(records)
    touched.push(...this.live.state.drop(records.filter((record) => !isOnTop(record)).map(({ op }) => op)))
    this.#show(touched)
  }

  /** Files were taken in, or the server has spoken of some. */
  carriedOn(records: readonly CarriedRecord[], settlements: number): void {
    if (records.length > 0) this.#note(settlements)
    batch(() => this.#show(this.#replaceCarried(withReplaced(this.#carried.peek(), records))))
  }

  /** The queue went on: `met` are the own rows, and `carried` the files, of which it has confirmed something. */
  took({ entries, to, met, recalled, carried, settlements }: Taken): void {
    if (met.length + recalled.length + carried.length > 0) this.#note(settlements)
    for (const n of met) this.#forget(n)
    batch(() => {
      const touched = [...this.live.state.take(entries), ...this.#keep(recalled)]
      touched.push(...this.#replaceCarried(withReplaced(this.#carried.peek(), carried)))
      this.#show(touched)
      this.cursor.value = to
    })
  }

  /** Other tabs changed the database. */
  caughtUp({ entries, cursor, facts, own, carried }: Changes): void {
    const { state } = this.live
    batch(() => {
      const touched = state.take(entries)
      if (own.every) {
        const kept = new Set(own.rows.filter(isOnTop).map(({ n }) => n))
        const gone = [...this.#records.values()].filter(({ n }) => !kept.has(n))
        touched.push(...state.drop(gone.map(({ op }) => op)))
        for (const { n } of gone) this.#forget(n)
      }
      touched.push(...this.#keep(own.rows))
      if (carried) touched.push(...this.#replaceCarried(carried))
      this.#seen = facts.n
      this.#settlements = facts.settlements
      replace(this.cursor, cursor)
      replace(this.enrolment, facts.enrolment)
      this.lastExchange.value = facts.lastExchange
      this.#show(touched)
    })
  }

  /**
   * Keeps rows as they are now, and puts those on top that are new here: this tab may have sent what another wrote,
   * and hear of the verdict before it hears of the writing.
   */
  #keep(records: readonly OwnRecord[]): Touched[] {
    const unheard = records.filter((record) => isOnTop(record) && !this.#records.has(record.n))
    this.#remember(records)
    return this.live.state.write(unheard.map(({ op }) => op))
  }

  #forget(n: number): void {
    const row = this.#records.get(n)
    if (row && this.#keys.get(row.op.id) === n) this.#keys.delete(row.op.id)
    this.#records.delete(n)
  }

  #remember(records: readonly OwnRecord[]): void {
    for (const record of records) {
      this.#records.set(record.n, record)
      this.#keys.set(record.op.id, record.n)
    }
  }

  /** After a jump another tab has settled rows, too: the old count stays, and the next refresh reads them all. */
  #note(settlements: number): void {
    if (settlements <= this.#settlements + 1) this.#settlements = settlements
  }

  /** Puts on top what is open now, and takes away what was. */
  #replaceCarried(records: readonly CarriedRecord[]): readonly Touched[] {
    const [before, now] = [openIn(this.#carried.peek()), openIn(records)]
    replace(this.#carried, records)
    const gone = [...before].flatMap(([id, op]) => (now.has(id) ? [] : [op]))
    const added = [...now].flatMap(([id, op]) => (before.has(id) ? [] : [op]))
    return [...this.live.state.drop(gone), ...this.live.state.write(added)]
  }

  #show(touched: readonly Touched[]): void {
    batch(() => {
      const own = [...this.#records.values()].sort((a, b) => a.n - b.n)
      // What comes in from others is no news to whoever looks at this tablet's own.
      if (!isSameList(own, this.#own.peek())) this.#own.value = own
      this.live.bump(touched)
    })
  }
}

/** What of these files the screens count, once each: two files of one tablet may hold the same. */
const openIn = (records: readonly CarriedRecord[]): ReadonlyMap<OperationId, Operation> =>
  new Map(records.flatMap(({ open }) => open.map((op) => [op.id, op] as const)))

function withReplaced(
  records: readonly CarriedRecord[],
  news: readonly CarriedRecord[],
): readonly CarriedRecord[] {
  const all = new Map([...records, ...news].map((record) => [record.key, record]))
  return [...all.values()]
}

/** The queue folded, what it has not shown again on top, what was brought by file, and this tablet's own above all. */
function stateOf({ layer, entries, kept, own, carried }: Image): State {
  const state = new State(layer)
  state.take(entries)
  state.write(kept)
  state.write([...openIn(carried).values()])
  state.write(own.filter(isOnTop).map(({ op }) => op))
  return state
}

const isSameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index])

/** Read anew, a fact is another object; only another value is news to the screens. */
function replace<T>(fact: Signal<T>, value: T): void {
  if (!isSameValue(fact.peek(), value)) fact.value = value
}
