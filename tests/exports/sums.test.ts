/** What documents say of sums and of what is only declared: the same as the screens. */
import { describe, expect, test } from 'vitest'
import { State } from '../../src/domain/state.ts'
import { type Block, minutesPaper, reportPaper } from '../../src/exports/paper.ts'
import { loadDocumentWords } from '../../src/i18n/documents.ts'
import { parseCsv, readSlides, readWorkbook } from '../support/office.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'
import { publishedState } from '../support/published.ts'
import { made, PROVENANCE } from './support.ts'

const SLOW = 180_000
const programme = entityOf(1)
const [hall, quarter, roads, water] = [entityOf(2), entityOf(3), entityOf(4), entityOf(5)]
const exact = (value: number) => ({ certainty: 'exact', value })

/** A hall where people were tapped in, and a quarter of which only a total is declared. */
function world() {
  const { set, tally } = author(1, { count: 0 })
  const state = new State()
  state.take(
    queueOf([
      set('programme', programme, {
        title: 'Programme',
        declared: [
          { channel: 'digital', axis: roads, proposals: exact(30) },
          { channel: 'digital', axis: water, proposals: { certainty: 'approximate', value: 15 } },
        ],
      }),
      set('axis', roads, { programme, name: 'Routes', order: 1 }),
      set('axis', water, { programme, name: 'Eau', order: 2 }),
      set('workshop', hall, { programme, title: 'Salle' }),
      set('workshop', quarter, {
        programme,
        title: 'Quartier',
        declared: {
          total: exact(60),
          proposals: { certainty: 'approximate', value: 20 },
          accepted: exact(12),
        },
      }),
      tally(hall, 'female', 10),
      tally(hall, 'male', 30),
      set('proposal', entityOf(20), { programme, workshop: hall, text: 'Trottoir', axis: roads }),
    ]),
  )
  return { state, programme }
}

const tableIn = (blocks: readonly Block[] | undefined, title: string) =>
  blocks?.flatMap((block) => (block.is === 'table' && block.title === title ? block.table : []))[0]
const factsIn = (blocks: readonly Block[] | undefined) =>
  Object.fromEntries(blocks?.flatMap((block) => (block.is === 'facts' ? block.rows : [])) ?? [])

describe('the women of workshops of which one told only how many came', () => {
  test.each([
    ['fr', 'compté, au moins'],
    ['en', 'counted, at least'],
    ['ar', 'معدود، على الأقل'],
  ] as const)('are at least so many in CSV in %s', async (locale, basis) => {
    const rows = parseCsv((await made('csv-plain', world(), { locale })).text, ',')
    const [, quarterRow] = rows.slice(1)
    expect(quarterRow?.slice(3)).toEqual(['', '', '', '', '60', expect.anything(), '', '', ''])
    const inPerson = rows.at(-3)
    expect(inPerson?.slice(3, 5)).toEqual(['10', basis])
    expect(inPerson?.[7]).toBe('100')
    expect(inPerson?.[9]).toBe('40')
    expect(inPerson?.[11]).toBe('0.25')
  })

  test.each([
    ['fr', 'Participation', '25\u00a0%', 'genre est connu'],
    ['en', 'Attendance', '25%', 'gender is known'],
    ['ar', 'الحضور', '25%', 'عُرف نوعهم'],
  ] as const)(
    'are at least so many on paper in %s, which says of whom the share is',
    async (locale, title, share, legend) => {
      const words = await loadDocumentWords(locale)
      const { state } = world()
      const paper = reportPaper(state, programme, PROVENANCE, words)
      const [inPerson] = tableIn(paper?.blocks, title)?.totals ?? []
      expect(inPerson).toContain('≥ 10')
      expect(inPerson?.at(-1)?.replace(/[\u200e\u200f\u061c]/g, '')).toBe(share)
      expect(JSON.stringify(paper?.blocks)).toContain(legend)
    },
  )

  test('are at least so many in the workbook and in the deck', { timeout: SLOW }, async () => {
    const shown = readWorkbook((await made('xlsx', world())).bytes, 'shown')
    const attendance = shown.find(({ name }) => name === 'Participation')?.rows.at(-1)
    expect(attendance?.slice(3)).toEqual(['≥ 10', '≥ 30', '100 en partie déclaré', '40', '25%'])
    const slides = readSlides((await made('deck', world())).bytes).join('\n')
    expect(slides).toContain('≥ 10')
    expect(slides).toMatch(/25\s*%/)
  })
})

describe('a share of women that is of fewer people than came', () => {
  test('says of how many in CSV, workbook and tables on paper', async () => {
    const rows = parseCsv((await made('csv-plain', world())).text, ',')
    const place = rows[0]?.indexOf('Genre connu') ?? -1
    expect(rows.at(-1)?.[place]).toBe('40')
    const paper = reportPaper(world().state, programme, PROVENANCE, await loadDocumentWords('fr'))
    expect(tableIn(paper?.blocks, 'Participation')?.totals.at(-1)).toContain('40')
  })

  test('says so beside the figure on paper and in the deck', { timeout: SLOW }, async () => {
    const said = 'part des femmes, parmi 40 personnes dont le genre est connu'
    const paper = reportPaper(world().state, programme, PROVENANCE, await loadDocumentWords('fr'))
    expect(factsIn(paper?.blocks)).toMatchObject({ [said]: expect.stringMatching(/^25/) })
    const slides = readSlides((await made('deck', world())).bytes).join(' ')
    expect(slides.replace(/\s+/g, ' ')).toContain(said)
  })

  test('says nothing of it where the gender of all is known', async () => {
    const { state, programme: id } = publishedState('temara')
    const paper = reportPaper(state, id, PROVENANCE, await loadDocumentWords('fr'))
    expect(factsIn(paper?.blocks)).toHaveProperty('part des femmes')
    const rows = parseCsv((await made('csv-plain', { state, programme: id })).text, ',')
    expect(rows[0]).not.toContain('Genre connu')
  })
})

describe('the axes of a programme that declares some of their proposals', () => {
  test('have in documents the figures that the report shows', async () => {
    const rows = parseCsv((await made('csv-plain', world(), { table: 'axes' })).text, ',')
    expect(rows.slice(1).map((row) => [row.at(0), row.at(-2), row.at(-1)])).toEqual([
      ['Routes', '31', 'en partie déclaré'],
      ['Eau', '15', 'déclaré, environ'],
      ['Total', '46', 'en partie déclaré, au moins'],
    ])
    const paper = reportPaper(world().state, programme, PROVENANCE, await loadDocumentWords('fr'))
    const onPaper = tableIn(paper?.blocks, 'Axes et décisions du comité')
    expect(onPaper?.rows.map((row) => row.at(-1))).toEqual(['31 (en partie déclaré)', '~15 (déclaré)'])
  })

  test('say nothing of what became of those that are only declared', async () => {
    const rows = parseCsv((await made('csv-plain', world(), { table: 'axes' })).text, ',')
    expect(rows[2]?.slice(1, -2).join('')).toBe('')
    const { set } = author(1, { count: 500 })
    const { state } = world()
    state.write([set('proposal', entityOf(20), { withdrawn: true })])
    const declaredOnly = parseCsv(
      (await made('csv-plain', { state, programme }, { table: 'axes' })).text,
      ',',
    )
    expect(declaredOnly.at(-1)?.slice(1)).toEqual(['', '', '', '', '', '', '45', 'déclaré, au moins'])
    const decisions = parseCsv(
      (await made('csv-plain', { state, programme }, { table: 'decisions' })).text,
      ',',
    )
    expect(decisions).toHaveLength(1)
  })
})

describe('the minutes of a workshop held on paper', () => {
  test.each([
    ['fr', 'Propositions', '~20 (déclaré)', 'Retenues', '12 (déclaré)'],
    ['en', 'Proposals', '~20 (declared)', 'Accepted', '12 (declared)'],
    ['ar', 'المقترحات', '~20 (مصرح به)', 'الاقتراحات المقبولة', '12 (مصرح به)'],
  ] as const)(
    'tell in %s how many proposals it declares, and how many accepted',
    async (locale, proposals, many, accepted, few) => {
      const paper = minutesPaper(world().state, quarter, PROVENANCE, await loadDocumentWords(locale))
      expect(factsIn(paper?.blocks)).toMatchObject({ [proposals]: many, [accepted]: few })
      expect(paper?.blocks.some(({ is, title }) => is === 'text' && title !== '')).toBe(false)
    },
  )

  test('count what was written down there instead', async () => {
    const paper = minutesPaper(world().state, hall, PROVENANCE, await loadDocumentWords('fr'))
    expect(factsIn(paper?.blocks)).toMatchObject({ Propositions: '1' })
    expect(tableIn(paper?.blocks, 'Propositions formulées')?.rows).toHaveLength(1)
  })
})
