/**
 * How a part of the folded queue is written down: as one JSON text, in which an operation that holds several fields of
 * a thing stands once. To bring it back costs a start a tenth of what the browser's own clone of so many small maps does.
 */
import type { EntityState, FieldState, Head, TallyCell } from '../domain/fold.ts'
import type { DeviceId, EntityId, OperationId } from '../domain/ids.ts'

export interface Chunk {
  readonly entities: readonly EntityState[]
  readonly tallies: readonly (readonly [EntityId, Map<string, TallyCell>])[]
}

/** An operation that holds a field: a head without its value. */
type Holder = readonly [id: OperationId, device: DeviceId, n: number, at: string, seq: number | null]

/** A field with one head and nothing else to remember, as nearly all are: its value, and which operation holds it. */
type PlainField = readonly [name: string, value: unknown, holder: number]
type OddField = readonly [
  name: string,
  heads: readonly (readonly [holder: number, value: unknown])[],
  awaited: readonly OperationId[],
  latest: readonly (readonly [DeviceId, number])[],
]

type WrittenEntity = readonly [
  kind: string,
  id: EntityId,
  seqs: number[],
  holders: readonly Holder[],
  fields: readonly (PlainField | OddField)[],
]

interface WrittenChunk {
  readonly entities: readonly WrittenEntity[]
  readonly tallies: readonly (readonly [EntityId, readonly (readonly [string, TallyCell])[]])[]
}

export function written({ entities, tallies }: Chunk): string {
  const chunk: WrittenChunk = {
    entities: entities.map(writtenEntity),
    tallies: tallies.map(([workshop, cells]) => [workshop, [...cells]]),
  }
  return JSON.stringify(chunk)
}

export function read(text: string): Chunk {
  const { entities, tallies } = JSON.parse(text) as WrittenChunk
  return {
    entities: entities.map((entity) => new StoredEntity(entity)),
    tallies: tallies.map(([workshop, cells]) => [workshop, new Map(cells)]),
  }
}

function writtenEntity(entity: EntityState): WrittenEntity {
  const { kind, id, seqs } = entity
  const kept = entity instanceof StoredEntity ? entity.kept : undefined
  if (kept) return [kind, id, seqs, kept.holders, kept.fields]
  const holders: Holder[] = []
  const places = new Map<OperationId, number>()
  const placeOf = (head: Head): number => {
    const known = places.get(head.id)
    if (known !== undefined) return known
    places.set(head.id, holders.length)
    return holders.push([head.id, head.device, head.n, head.at, head.seq]) - 1
  }
  const all = Array.from(entity.fields, ([name, field]): PlainField | OddField => {
    const head = field.heads[0]
    if (head && isPlain(field, head)) return [name, head.value, placeOf(head)]
    const heads = field.heads.map((each) => [placeOf(each), each.value] as const)
    return [name, heads, [...field.awaited], [...field.latest]]
  })
  return [kind, id, seqs, holders, all]
}

const isPlain = ({ heads, awaited, latest }: FieldState, head: Head): boolean =>
  heads.length === 1 && awaited.size === 0 && latest.size === 1 && latest.get(head.device) === head.n

/** A thing as it was written down, until somebody asks for more than its values. */
class StoredEntity implements EntityState {
  readonly kind: string
  readonly id: EntityId
  readonly seqs: number[]
  /** Undefined once `fields` was asked for: it may have changed since. */
  kept:
    | { readonly holders: readonly Holder[]; readonly fields: readonly (PlainField | OddField)[] }
    | undefined
  readonly #isPlain: boolean
  #fields: Map<string, FieldState> | undefined

  constructor([kind, id, seqs, holders, fields]: WrittenEntity) {
    this.kind = kind
    this.id = id
    this.seqs = seqs
    this.kept = { holders, fields }
    this.#isPlain = !fields.some(isOdd)
  }

  get plain(): EntityState['plain'] {
    return this.#isPlain ? this.kept?.fields : undefined
  }

  get fields(): Map<string, FieldState> {
    if (!this.#fields) {
      const { holders = [], fields = [] } = this.kept ?? {}
      this.#fields = new Map(fields.map((field) => [field[0], readField(field, holders)]))
      this.kept = undefined
    }
    return this.#fields
  }
}

function readField(field: PlainField | OddField, holders: readonly Holder[]): FieldState {
  const headOf = (holder: number, value: unknown): Head[] => {
    const held = holders[holder]
    if (!held) return []
    const [id, device, n, at, seq] = held
    return [{ id, device, n, at, seq, value }]
  }
  if (isOdd(field)) {
    const [, heads, awaited, latest] = field
    return {
      heads: heads.flatMap(([holder, value]) => headOf(holder, value)),
      awaited: new Set(awaited),
      latest: new Map(latest),
    }
  }
  const [, value, holder] = field
  const heads = headOf(holder, value)
  return { heads, awaited: new Set(), latest: new Map(heads.map(({ device, n }) => [device, n])) }
}

const ODD_LENGTH = 4
const isOdd = (field: PlainField | OddField): field is OddField => field.length === ODD_LENGTH
