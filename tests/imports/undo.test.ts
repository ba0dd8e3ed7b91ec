/** An import is taken back where it alone wrote, and where nobody has worked since; on two devices, too. */
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/domain/canonical.ts'
import { set } from '../../src/domain/operation.ts'
import { participantsChange, TAKE_NEW } from '../../src/imports/drafts.ts'
import { openUndos } from '../../src/imports/undo.ts'
import { entityOf } from '../support/operations.ts'
import { laptop, listOf, PROGRAMME } from './laptop.ts'

describe('two laptops that import the same list', () => {
  test('without hearing of each other: the undo of one leaves what the other brought in', async () => {
    const [one, other] = [laptop(1), laptop(2)]
    const undo = await one.import(listOf('ملعب', 'حديقة', 'سوق'))
    await other.import(listOf('ملعب', 'حديقة'))
    one.hear(other)
    expect(undo()).toBe(1)
    other.hear(one)
    for (const each of [one, other]) {
      expect(each.standing()).toEqual(['حديقة', 'ملعب'].toSorted())
      expect(each.state.conflicts()).toEqual([])
    }
  })

  test('and one is undone before it hears of the other: people are asked, and nothing goes in silence', async () => {
    const [one, other] = [laptop(1), laptop(2)]
    const undo = await one.import(listOf('ملعب', 'سوق'))
    await other.import(listOf('ملعب'))
    expect(undo()).toBe(2)
    other.hear(one)
    one.hear(other)
    for (const each of [one, other]) {
      expect(each.state.conflicts()).toMatchObject([
        { kind: 'proposal', entity: each.idea('ملعب'), field: 'withdrawn' },
      ])
    }
  })

  test('one after the other: the second had nothing to bring, so that the first takes all back', async () => {
    const [one, other] = [laptop(1), laptop(2)]
    const undo = await one.import(listOf('ملعب', 'حديقة'))
    other.hear(one)
    const undoNothing = await other.import(listOf('ملعب', 'حديقة'))
    expect(undoNothing()).toBe(0)
    one.hear(other)
    expect(undo()).toBe(2)
    expect(one.standing()).toEqual([])
  })

  test('and both update it: neither takes the other’s words back', async () => {
    const [one, other] = [laptop(1), laptop(2)]
    await one.import(listOf('ملعب', 'حديقة'))
    other.hear(one)
    const update = listOf('ملعب القرب', 'حديقة')
    const undo = await one.import(update, { ...TAKE_NEW, changed: true })
    await other.import(update, { ...TAKE_NEW, changed: true })
    one.hear(other)
    expect(undo()).toBe(0)
    expect(one.standing()).toContain('ملعب القرب')
  })
})

describe('after an import, its undo leaves', () => {
  const work: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['an idea that was sorted', { sorting: { verdict: 'accepted' } }],
    ['one that was decided', { decision: { verdict: 'rejected', reason: 'خارج الاختصاص' } }],
    ['one that was given an axis', { axis: entityOf(11) }],
    ['one that lies in a project', { project: entityOf(31) }],
    ['one whose words somebody mended', { text: 'ملعب القرب بحي الأمل' }],
    ['one that somebody withdrew and brought back', { withdrawn: false }],
  ]
  test.each(work)('%s, and takes the others back', async (_, fields) => {
    const [one, other] = [laptop(1), laptop(2)]
    const undo = await one.import(listOf('ملعب', 'حديقة'))
    other.hear(one)
    const worked = other.idea('ملعب')
    other.write([set('proposal', worked, fields)])
    one.hear(other)
    expect(undo()).toBe(1)
    expect(one.state.get('proposal', worked)?.withdrawn ?? false).toBe(false)
    expect(one.standing()).toHaveLength(1)
  })

  test('work of the same laptop, too', async () => {
    const one = laptop(1)
    const undo = await one.import(listOf('ملعب', 'حديقة'))
    one.write([set('proposal', one.idea('ملعب'), { sorting: { verdict: 'accepted' } })])
    expect(undo()).toBe(1)
    expect(one.standing()).toEqual(['ملعب'])
  })

  test('an idea that another one was merged into', async () => {
    const one = laptop(1)
    one.write([set('proposal', entityOf(50), { programme: PROGRAMME, text: 'ملاعب' })])
    const undo = await one.import(listOf('ملعب', 'حديقة'))
    const decision = { verdict: 'merged', into: one.idea('ملعب') }
    one.write([set('proposal', entityOf(50), { decision })])
    expect(undo()).toBe(1)
    expect(one.standing()).toEqual(['ملاعب', 'ملعب'].toSorted())
  })

  test('nothing of what it brought back, where all work is older', async () => {
    const one = laptop(1)
    await one.import(listOf('ملعب'))
    one.write([set('proposal', one.idea('ملعب'), { sorting: { verdict: 'accepted' }, withdrawn: true })])
    const undo = await one.import(listOf('ملعب'), { ...TAKE_NEW, withdrawn: true })
    expect(one.standing()).toEqual(['ملعب'])
    expect(undo()).toBe(1)
    expect(one.standing()).toEqual([])
  })

  test('figures that a colleague stated since', () => {
    const exact = (value: number) => ({ certainty: 'exact' as const, value })
    const [one, other] = [laptop(1), laptop(2)]
    const state = (desk: typeof one, figures: object) => {
      const programme = desk.state.get('programme', PROGRAMME)
      const change = programme && participantsChange(programme, 'digital', figures)
      return desk.writeChanges(change ? [change] : [])
    }
    const undos = state(one, { women: exact(7) })
    other.hear(one)
    state(other, { men: exact(40) })
    one.hear(other)
    expect(openUndos(one.state, undos)).toEqual([])
    expect(canonicalJson(one.state.get('programme', PROGRAMME)?.declared)).toBe(
      canonicalJson([{ channel: 'digital', axis: null, women: exact(7), men: exact(40) }]),
    )
  })
})

describe('an import after another one', () => {
  const update = { ...TAKE_NEW, changed: true }

  test('leaves the way back of the first: one after the other, both are taken back', async () => {
    const desk = laptop(1)
    const undoFirst = await desk.import(listOf('ملعب', 'حديقة'))
    const undoSecond = await desk.import(listOf('ملعب القرب', 'حديقة', 'سوق'), update)
    expect(undoSecond()).toBe(2)
    expect(desk.standing()).toEqual(['حديقة', 'ملعب'].toSorted())
    expect(undoFirst()).toBe(2)
    expect(desk.standing()).toEqual([])
  })

  test('whose first part the disk cut: both parts have their way back', async () => {
    const desk = laptop(1)
    const list = listOf('ملعب', 'حديقة', 'سوق')
    const undoPart = await desk.import(list, TAKE_NEW, 1)
    const undoRest = await desk.import(list)
    expect(desk.standing()).toHaveLength(3)
    expect(undoRest() + undoPart()).toBe(3)
    expect(desk.standing()).toEqual([])
  })

  test('keeps what somebody did between the two undos', async () => {
    const desk = laptop(1)
    const undoFirst = await desk.import(listOf('ملعب', 'حديقة'))
    const undoSecond = await desk.import(listOf('ملعب القرب', 'حديقة'), update)
    undoSecond()
    desk.write([set('proposal', desk.idea('ملعب'), { axis: entityOf(11) })])
    expect(undoFirst()).toBe(1)
    expect(undoFirst.standing()).toBe(1)
    expect(desk.standing()).toEqual(['ملعب'])
  })

  test('that a full disk lets be taken back only in part counts no more than what stands', async () => {
    const desk = laptop(1)
    const undo = await desk.import(listOf('ملعب', 'حديقة', 'سوق'))
    desk.write([set('proposal', desk.idea('سوق'), { withdrawn: true })])
    expect(undo(1)).toBe(1)
    expect(undo.standing()).toBe(1)
    expect(undo()).toBe(1)
    expect(undo.standing()).toBe(0)
  })
})
