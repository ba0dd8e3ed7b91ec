/** Operations for tests: a small world of devices that write, with ids and counters of their own. */
import fc from 'fast-check'
import type { DeviceId, EntityId, OperationId } from '../../src/domain/ids.ts'
import { uuidv7 } from '../../src/domain/ids.ts'
import type { Entry, Operation, SetOperation, TallyOperation } from '../../src/domain/operation.ts'

/** The same small number always makes the same id. */
const idOf = (space: number, number: number): string =>
  uuidv7(
    1_700_000_000_000 + number,
    new Uint8Array(10).map((_, index) => (index === 9 ? number % 256 : space)),
  )

export const deviceOf = (number: number): DeviceId => idOf(1, number) as DeviceId
export const entityOf = (number: number): EntityId => idOf(2, number) as EntityId
const operationIdOf = (number: number): OperationId => idOf(3, number) as OperationId

const AT = '2024-05-15T10:30:00.000+01:00'

/** A device with its own counter; `count` numbers the operations of all devices for their ids. */
export function author(number: number, ids: { count: number }) {
  const device = deviceOf(number)
  let n = 0
  const stamp = () => {
    n += 1
    ids.count += 1
    return { id: operationIdOf(ids.count), device, n, at: AT, v: 1 as const }
  }
  return {
    device,
    set(
      kind: string,
      entity: EntityId,
      fields: Record<string, unknown>,
      prev: Record<string, OperationId[]> = {},
    ): SetOperation {
      return { ...stamp(), type: 'set', kind, entity, fields, prev }
    },
    tally(
      entity: EntityId,
      gender: TallyOperation['gender'],
      count = 1,
      group: EntityId | null = null,
    ): TallyOperation {
      return { ...stamp(), type: 'tally', entity, gender, group, count }
    },
  }
}

/** The queue that takes these operations in this order. */
export const queueOf = (ops: readonly Operation[]): Entry[] =>
  ops.map((op, index) => ({ seq: index + 1, received: '2024-05-15T12:00:00.000Z', op }))

/**
 * Histories as several devices write them: some seeing what others wrote, some not. Every `prev`
 * names only operations that came before in the list, of other devices, as a real tablet would.
 */
export const histories: fc.Arbitrary<Operation[]> = fc
  .array(
    fc.record({
      who: fc.integer({ min: 1, max: 4 }),
      what: fc.constantFrom('set', 'set', 'tally'),
      entity: fc.integer({ min: 1, max: 3 }),
      field: fc.constantFrom('text', 'axis', 'withdrawn'),
      value: fc.constantFrom<unknown>('ماء', 'طريق', true, null, 7),
      sees: fc.boolean(),
      gender: fc.constantFrom('female' as const, 'male' as const, null),
      count: fc.integer({ min: -3, max: 5 }).filter((count) => count !== 0),
    }),
    { maxLength: 40 },
  )
  .map((steps) => {
    const ids = { count: 0 }
    const authors = new Map([1, 2, 3, 4].map((number) => [number, author(number, ids)]))
    const ops: Operation[] = []
    for (const step of steps) {
      const by = authors.get(step.who)
      if (!by) continue
      if (step.what === 'tally') {
        ops.push(by.tally(entityOf(step.entity), step.gender, step.count, step.gender ? null : entityOf(9)))
        continue
      }
      const entity = entityOf(step.entity)
      const seen = ops.filter(
        (op) =>
          op.type === 'set' &&
          op.entity === entity &&
          op.device !== by.device &&
          Object.hasOwn(op.fields, step.field),
      )
      const prev = step.sees && seen.length > 0 ? { [step.field]: seen.map((op) => op.id) } : {}
      ops.push(by.set('proposal', entity, { [step.field]: step.value }, prev))
    }
    return ops
  })
