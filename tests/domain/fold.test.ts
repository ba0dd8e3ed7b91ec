import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyLayer, foldInto, type Layer, standing } from '../../src/domain/fold.ts'
import type { Entry, Operation } from '../../src/domain/operation.ts'
import { State } from '../../src/domain/state.ts'
import { author, entityOf, histories, queueOf } from '../support/operations.ts'

const proposal = entityOf(1)
const workshop = entityOf(2)
const authors = () => {
  const ids = { count: 0 }
  return { amina: author(1, ids), brahim: author(2, ids), coordinator: author(3, ids) }
}

function stateOf(ops: readonly Operation[]): State {
  const state = new State()
  state.take(queueOf(ops))
  return state
}

/** What arrival order must not change: the heads of every field with their values, and the sums. */
function factsOf(entries: readonly Entry[]): unknown {
  const layer = emptyLayer()
  for (const { op, seq } of entries) foldInto(layer, op, seq)
  return comparable(layer)
}

function comparable(layer: Layer): unknown {
  const entities = [...layer.entities.values()].flatMap((ofKind) =>
    [...ofKind.values()].flatMap((entity) =>
      [...entity.fields].map(([name, field]) => ({
        key: `${entity.kind} ${entity.id} ${name}`,
        heads: field.heads.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        standing: standing(field)?.id,
        latest: [...field.latest].sort(),
      })),
    ),
  )
  const tallies = [...layer.tallies].flatMap(([id, cells]) =>
    [...cells.values()].map((cell) => `${id} ${cell.device} ${cell.gender} ${cell.group} ${cell.count}`),
  )
  return { entities: entities.toSorted((a, b) => (a.key < b.key ? -1 : 1)), tallies: tallies.sort() }
}

describe('the fold', () => {
  test('gives the same heads, values and sums for any order of arrival', () => {
    const shuffled = histories.chain((ops) => {
      const entries = queueOf(ops)
      return fc.tuple(
        fc.constant(entries),
        fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }),
      )
    })
    fc.assert(
      fc.property(shuffled, ([entries, arrived]) => {
        expect(factsOf(arrived)).toEqual(factsOf(entries))
      }),
      { numRuns: 500 },
    )
  })

  test('has the same lists, whether they are kept up with every change or made at the end', () => {
    fc.assert(
      fc.property(histories, fc.boolean(), (written, areOwn) => {
        const { set } = author(9, { count: 500 })
        const named = [2, 3, 1].map((each) => set('proposal', entityOf(each), { programme: entityOf(9) }))
        const ops = [...named, ...written]
        const followed = new State()
        for (const entry of queueOf(ops)) {
          if (areOwn) followed.write([entry.op])
          else followed.take([entry])
          followed.all('proposal')
        }
        const anew = areOwn ? new State() : stateOf(ops)
        if (areOwn) anew.write(ops)
        expect(followed.all('proposal')).toEqual(anew.all('proposal'))
        if (areOwn) followed.drop(ops)
        expect(followed.all('proposal')).toEqual(areOwn ? [] : anew.all('proposal'))
      }),
    )
  })

  test('counts exactly the sum of its tallies, whoever wrote them and in whatever order', () => {
    fc.assert(
      fc.property(histories, (ops) => {
        for (const id of [1, 2, 3].map(entityOf)) {
          const written = ops.filter((op) => op.type === 'tally' && op.entity === id)
          const sum = written.reduce((total, op) => total + (op.type === 'tally' ? op.count : 0), 0)
          expect(
            stateOf(ops)
              .cells(id)
              .reduce((total, cell) => total + cell.count, 0),
          ).toBe(sum)
        }
      }),
    )
  })

  test('never lets a device conflict with itself', () => {
    fc.assert(
      fc.property(histories, (ops) => {
        for (const { state } of stateOf(ops).conflicts()) {
          const devices = state.heads.map((head) => head.device)
          expect(new Set(devices).size).toBe(devices.length)
        }
      }),
    )
  })

  test('takes whatever JSON a newer tablet may send, without throwing, and carries it along', () => {
    const garbage = fc.record({
      kind: fc.string(),
      fields: fc.dictionary(fc.string(), fc.jsonValue()),
    })
    fc.assert(
      fc.property(fc.array(garbage), (pieces) => {
        const { amina } = authors()
        const ops = pieces.map(({ kind, fields }) => amina.set(kind, proposal, fields))
        const state = stateOf(ops)
        for (const op of ops) {
          for (const field of Object.keys(op.fields)) {
            expect(state.entity(op.kind, proposal)?.fields.get(field)).toBeDefined()
          }
        }
        expect(state.all('proposal').every((view) => typeof view.text === 'string')).toBe(true)
      }),
    )
  })
})

describe('a conflict', () => {
  test('is two values that were written without seeing each other; the later one is shown, both are kept', () => {
    const { amina, brahim } = authors()
    const state = stateOf([
      amina.set('proposal', proposal, { programme: entityOf(5), text: 'ماء' }),
      brahim.set('proposal', proposal, { text: 'طريق' }),
    ])
    expect(state.get('proposal', proposal)?.text).toBe('طريق')
    const [conflict] = state.conflicts()
    expect(conflict?.field).toBe('text')
    expect(conflict?.state.heads.map((head) => head.value)).toEqual(['ماء', 'طريق'])
  })

  test('is none when both wrote the same', () => {
    const { amina, brahim } = authors()
    const state = stateOf([
      amina.set('proposal', proposal, { text: 'ماء' }),
      brahim.set('proposal', proposal, { text: 'ماء' }),
    ])
    expect(state.conflicts()).toEqual([])
  })

  test('is settled by an operation that names every head', () => {
    const { amina, brahim, coordinator } = authors()
    const first = amina.set('proposal', proposal, { text: 'ماء' })
    const second = brahim.set('proposal', proposal, { text: 'طريق' })
    const settled = coordinator.set(
      'proposal',
      proposal,
      { text: 'ماء وطريق' },
      { text: [first.id, second.id] },
    )
    const state = stateOf([first, second, settled])
    expect(state.conflicts()).toEqual([])
    expect(standing(state.entity('proposal', proposal)?.fields.get('text'))?.value).toBe('ماء وطريق')
  })

  test('disappears also when the settling operation arrives before what it settles', () => {
    const { amina, brahim, coordinator } = authors()
    const first = amina.set('proposal', proposal, { text: 'ماء' })
    const second = brahim.set('proposal', proposal, { text: 'طريق' })
    const settled = coordinator.set('proposal', proposal, { text: 'معا' }, { text: [first.id, second.id] })
    expect(stateOf([settled, second, first]).conflicts()).toEqual([])
  })
})

describe('the overlay', () => {
  test('shows own work at once, and the same after the queue has shown it', () => {
    const { amina } = authors()
    const made = amina.set('proposal', proposal, { programme: entityOf(5), text: 'ماء' })
    const taps = [amina.tally(workshop, 'female'), amina.tally(workshop, 'female')]
    const state = new State()
    state.write([made, ...taps])
    expect(state.get('proposal', proposal)?.text).toBe('ماء')
    expect(state.cells(workshop)[0]?.count).toBe(2)
    state.take(queueOf([made, ...taps]))
    expect(state.get('proposal', proposal)?.text).toBe('ماء')
    expect(state.cells(workshop)[0]?.count).toBe(2)
  })

  test('equals the fold of the queue once everything is met, wherever the cut between the two was', () => {
    fc.assert(
      fc.property(histories, fc.nat(), (ops, at) => {
        const cut = ops.length === 0 ? 0 : at % ops.length
        const state = new State()
        state.take(queueOf(ops).slice(0, cut))
        state.write(ops.slice(cut))
        state.take(queueOf(ops).slice(cut))
        expect(comparable(state.base)).toEqual(comparable(stateOf(ops).base))
        for (const id of [1, 2, 3].map(entityOf)) {
          expect(state.get('proposal', id)).toEqual(stateOf(ops).get('proposal', id))
        }
      }),
    )
  })

  test('forgets a rejected operation as if it had never been', () => {
    const { amina } = authors()
    const made = amina.set('proposal', proposal, { programme: entityOf(5), text: 'ماء' })
    const edit = amina.set('proposal', proposal, { text: 'طريق' })
    const state = new State()
    state.take(queueOf([made]))
    state.write([edit])
    expect(state.get('proposal', proposal)?.text).toBe('طريق')
    state.drop([edit])
    expect(state.get('proposal', proposal)?.text).toBe('ماء')
  })
})

describe('a thing', () => {
  test('without a required field is carried, but neither shown nor counted', () => {
    const { amina } = authors()
    const state = stateOf([amina.set('proposal', proposal, { text: 'ماء' })])
    expect(state.get('proposal', proposal)).toBeUndefined()
    expect(state.all('proposal')).toEqual([])
    expect(state.entity('proposal', proposal)?.fields.get('text')?.heads).toHaveLength(1)
  })

  test('that is removed is hidden, and comes back when the removal is taken back', () => {
    const { amina } = authors()
    const made = amina.set('axis', proposal, { programme: entityOf(5), name: 'البيئة' })
    const removed = amina.set('axis', proposal, { removed: true })
    const restored = amina.set('axis', proposal, { removed: false })
    expect(stateOf([made, removed]).all('axis')).toEqual([])
    expect(stateOf([made, removed, restored]).all('axis')).toHaveLength(1)
  })

  test('lets no value of a wrong type reach a screen', () => {
    const { amina } = authors()
    const state = stateOf([
      amina.set('proposal', proposal, { programme: entityOf(5), text: 'ماء', axis: { not: 'an id' } }),
    ])
    expect(state.get('proposal', proposal)).not.toHaveProperty('axis')
  })
})
