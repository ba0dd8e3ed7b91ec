/** The same list once more: read in another way, under another name, without its numbers, or from before. */
import { describe, expect, test } from 'vitest'
import { set } from '../../src/domain/operation.ts'
import { searchForm } from '../../src/domain/text.ts'
import { changesOf, TAKE_NEW } from '../../src/imports/drafts.ts'
import { idOfRow } from '../../src/imports/identity.ts'
import type { Wishes } from '../../src/imports/plan.ts'
import { entityOf } from '../support/operations.ts'
import { laptop, listOf, PROGRAMME } from './laptop.ts'

const AXIS = entityOf(11)
const OTHER_AXIS = entityOf(12)
const TABLE: Wishes['table'] = {
  header: ['id', 'objet', 'proposition', 'axe'],
  rows: [
    ['1', 'Lampe', 'Mettre une lampe rue 5', 'Voirie'],
    ['2', 'Banc', 'Un banc au parc', 'Voirie'],
  ],
}
const EVERYTHING = { alike: true, changed: true, withdrawn: true }

/** The same list in two readings, as somebody first gets it wrong and then right. */
const readings = (numbers: { readonly row?: number }) => ({
  wrong: { ...listOf(), table: TABLE, columns: { ...numbers, text: 1 }, channel: 'paper' } as Wishes,
  right: {
    ...listOf(),
    table: TABLE,
    columns: { ...numbers, text: 2, axis: 3 },
    channel: 'digital',
    axes: { voirie: AXIS },
  } as Wishes,
})

const ideasOf = ({ state }: ReturnType<typeof laptop>) =>
  state
    .all('proposal')
    .map(({ text, channel, axis, withdrawn }) => [text, channel, axis ?? null, withdrawn ?? false])
    .toSorted()

describe.each([
  ['with its numbers', { row: 0 }],
  ['without', {}],
])('a list that was read in the wrong way, %s,', (_, numbers) => {
  const { wrong, right } = readings(numbers)
  const asShown = [
    ['Mettre une lampe rue 5', 'digital', AXIS, false],
    ['Un banc au parc', 'digital', AXIS, false],
  ]
  const asBefore = (withdrawn: boolean) => [
    ['Banc', 'paper', null, withdrawn],
    ['Lampe', 'paper', null, withdrawn],
  ]

  test('and taken back comes back as the new reading shows it', async () => {
    const desk = laptop(1)
    const undo = await desk.import(wrong)
    undo()
    expect(ideasOf(desk)).toEqual(asBefore(true))
    await desk.import(right, { ...TAKE_NEW, withdrawn: true })
    expect(ideasOf(desk)).toEqual(asShown)
    expect((await desk.import(right, EVERYTHING))()).toBe(0)
  })

  test('and brought back in the right one goes back to how it was', async () => {
    const desk = laptop(1)
    const undo = await desk.import(wrong)
    undo()
    const undoRight = await desk.import(right, { ...TAKE_NEW, withdrawn: true })
    expect(undoRight()).toBe(2)
    expect(ideasOf(desk)).toEqual(asBefore(true))
  })

  test('and then in the other wrong way is brought back without what the first reading said', async () => {
    const desk = laptop(1)
    const undo = await desk.import(right)
    undo()
    await desk.import(wrong, { ...TAKE_NEW, withdrawn: true })
    expect(ideasOf(desk)).toEqual(asBefore(false))
  })

  test('is offered in the right one as an update, which an undo takes back', async () => {
    const desk = laptop(1)
    await desk.import(wrong)
    expect((await desk.plan(right)).map(({ standing }) => standing)).toEqual(['changed', 'changed'])
    const undo = await desk.import(right, { ...TAKE_NEW, changed: true })
    expect(ideasOf(desk)).toEqual(asShown)
    expect((await desk.plan(right)).map(({ standing }) => standing)).toEqual(['known', 'known'])
    expect(undo()).toBe(2)
    expect(ideasOf(desk)).toEqual(asBefore(false))
  })

  test('keeps where people put an idea, and the preview shows that it does', async () => {
    const desk = laptop(1)
    const undo = await desk.import(wrong)
    desk.write([set('proposal', desk.idea('Lampe'), { axis: OTHER_AXIS, withdrawn: true })])
    undo()
    const [lamp] = await desk.plan(right)
    expect(lamp).toMatchObject({ standing: 'withdrawn', fields: { channel: 'paper', axis: OTHER_AXIS } })
    await desk.import(right, { ...TAKE_NEW, withdrawn: true })
    expect(ideasOf(desk)).toEqual([
      ['Mettre une lampe rue 5', 'paper', OTHER_AXIS, false],
      ['Un banc au parc', 'digital', AXIS, false],
    ])
  })
})

describe('two laptops that read the same list', () => {
  const asked = (source: string, columns: Wishes['columns'], kind: Wishes['kind'] = 'table'): Wishes => ({
    ...listOf('Lampe', 'Banc', 'Banc'),
    source,
    columns,
    kind,
  })

  test.each([
    ['under two names', asked('reponses', { row: 0, text: 1 }), asked('Formulaire', { row: 0, text: 1 })],
    ['one without the column of numbers', asked('a', { row: 0, text: 1 }), asked('a', { text: 1 })],
    ['under two names, without numbers', asked('a', { text: 1 }), asked('b', { text: 1 })],
    [
      'of Decidim without any link, one without its numbers',
      asked('Decidim', { row: 0, text: 1 }, 'decidim'),
      asked('Decidim', { text: 1 }, 'decidim'),
    ],
  ])('%s have every idea once', async (_, mine, theirs) => {
    const [one, other] = [laptop(1), laptop(2)]
    await one.import(mine)
    await other.import(theirs)
    one.hear(other)
    expect(one.standing()).toEqual(['Banc', 'Banc', 'Lampe'])
  })

  test('one after the other see that it is there', async () => {
    const [one, other] = [laptop(1), laptop(2)]
    await one.import(asked('reponses', { row: 0, text: 1 }))
    other.hear(one)
    const plan = await other.plan(asked('Formulaire', { text: 1 }))
    expect(plan.map(({ standing }) => standing)).toEqual(['known', 'known', 'known'])
  })
})

describe('ideas that came in when a row was known by its source’s name and its number', () => {
  /** As it was written then. */
  async function before(desk: ReturnType<typeof laptop>, row: string, text: string) {
    const scope = { collectivity: entityOf(1), programme: PROGRAMME }
    const id = await idOfRow(scope, searchForm('لائحة'), row)
    desk.write([
      set('proposal', id, { programme: PROGRAMME, text, channel: 'paper', source: { name: 'لائحة', row } }),
    ])
    return id
  }

  test('are known still, and changed where the list says something else', async () => {
    const desk = laptop(1)
    const ids = [await before(desk, '1', 'ملعب'), await before(desk, '2', 'حديقة')]
    const plan = await desk.plan(listOf('ملعب', 'حديقة القرب', 'سوق'))
    expect(plan).toMatchObject([
      { standing: 'known', id: ids[0] },
      { standing: 'changed', id: ids[1] },
      { standing: 'new' },
    ])
    expect(changesOf(plan, TAKE_NEW)).toHaveLength(1)
  })

  test('stand beside the same words under another name', async () => {
    const desk = laptop(1)
    await before(desk, '1', 'ملعب')
    const plan = await desk.plan({ ...listOf('ملعب'), source: 'لائحة أخرى' })
    expect(plan.map(({ standing }) => standing)).toEqual(['alike'])
  })
})

test('a list that was mended and renumbered never takes one idea for two of its rows', async () => {
  const desk = laptop(1)
  await desk.import(listOf('ملعب', 'حديقة'))
  const renumbered: Wishes = {
    ...listOf(),
    table: {
      header: ['id', 'text'],
      rows: [
        ['2', 'ملعب'],
        ['1', 'ملعب'],
      ],
    },
  }
  const ids = (await desk.plan(renumbered)).flatMap((row) => (row.standing === 'left-out' ? [] : [row.id]))
  expect(new Set(ids).size).toBe(2)
})
