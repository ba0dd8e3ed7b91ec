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

/** A field with one head and nothing else to remember, as nearly all are: which operation holds it, and the value. */
type PlainField = readonly [name: string, holder: number, value: unknown]
type OddField = readonly [
  name: string,
  heads: readonly (readonly [holder: number, value: unknown])[],
  awaited: readonly OperationId[],
  latest: readonly (readonly [DeviceId, number])[],
]

type WrittenEntity = readonly [
  kind: string,
  id: EntityId,
  seqs: readonly number[],
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
    entities: entities.map(readEntity),
    tallies: tallies.map(([workshop, cells]) => [workshop, new Map(cells)]),
  }
}

function writtenEntity({ kind, id, fields, seqs }: EntityState): WrittenEntity {
  const holders: Holder[] = []
  const places = new Map<OperationId, number>()
  const placeOf = (head: Head): number => {
    const known = places.get(head.id)
    if (known !== undefined) return known
    places.set(head.id, holders.length)
    return holders.push([head.id, head.device, head.n, head.at, head.seq]) - 1
  }
  const all = Array.from(fields, ([name, field]): PlainField | OddField => {
    const head = field.heads[0]
    if (head && isPlain(field, head)) return [name, placeOf(head), head.value]
    const heads = field.heads.map((each) => [placeOf(each), each.value] as const)
    return [name, heads, [...field.awaited], [...field.latest]]
  })
  return [kind, id, seqs, holders, all]
}

const isPlain = ({ heads, awaited, latest }: FieldState, head: Head): boolean =>
  heads.length === 1 && awaited.size === 0 && latest.size === 1 && latest.get(head.device) === head.n

function readEntity([kind, id, seqs, holders, fields]: WrittenEntity): EntityState {
  const headOf = (holder: number, value: unknown): Head[] => {
    const held = holders[holder]
    if (!held) return []
    const [operation, device, n, at, seq] = held
    return [{ id: operation, device, n, at, seq, value }]
  }
  const all = new Map<string, FieldState>()
  for (const field of fields) {
    if (isOdd(field)) {
      const [name, heads, awaited, latest] = field
      all.set(name, {
        heads: heads.flatMap(([holder, value]) => headOf(holder, value)),
        awaited: new Set(awaited),
        latest: new Map(latest),
      })
      continue
    }
    const [name, holder, value] = field
    const heads = headOf(holder, value)
    const latest = new Map(heads.map(({ device, n }) => [device, n]))
    all.set(name, { heads, awaited: new Set(), latest })
  }
  return { kind, id, fields: all, seqs: [...seqs] }
}

const isOdd = (field: PlainField | OddField): field is OddField => Array.isArray(field[1])
