/** How long projects take and what they cost together: the same in every document, and what is not known beside it. */
import { describe, expect, test } from 'vitest'
import { matrixOf } from '../../src/domain/matrix.ts'
import { reportOf } from '../../src/domain/report.ts'
import { State } from '../../src/domain/state.ts'
import { reportPaper } from '../../src/exports/paper.ts'
import { loadDocumentWords } from '../../src/i18n/documents.ts'
import { parseCsv, readSlides, readWorkbook } from '../support/office.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'
import { made, PROVENANCE } from './support.ts'

const SLOW = 180_000
const programme = entityOf(1)
const day = (start: string) => ({ start, end: start, precision: 'day' })

/** One project with months and a price, one with dates and none, one with neither. */
function world() {
  const { set } = author(1, { count: 0 })
  const state = new State()
  const project = (n: number, fields: object) =>
    set('project', entityOf(n), { programme, title: `Projet ${n}`, order: n, ...fields })
  state.take(
    queueOf([
      set('programme', programme, { title: 'Programme' }),
      project(11, { months: 22.5, budget: 700_000_000 }),
      project(12, { start: day('2025-01-01'), end: day('2025-06-15') }),
      project(13, {}),
    ]),
  )
  return { state, programme }
}

describe('a duration that only the dates tell, and projects without a price', () => {
  test('are read once for the screens and for every document', () => {
    const { state } = world()
    expect(matrixOf(state, programme)).toMatchObject({ centimes: 700_000_000, unpriced: 2 })
    expect(reportOf(state, programme)?.projects).toMatchObject({ total: 700_000_000, unpriced: 2 })
  })

  test('stand in a table for Excel with what the duration rests on', async () => {
    const { text } = await made('csv-excel', world(), { table: 'matrix' })
    const rows = parseCsv(text.slice(1), ';')
    expect(rows.slice(1, 4).map((row) => row.slice(2))).toEqual([
      ['Projet 11', '22,5', 'indiquée', '7'],
      ['Projet 12', '5,5', 'd’après les dates', ''],
      ['Projet 13', '', '', ''],
    ])
    expect(rows.at(-1)?.slice(0, 2)).toEqual(['Projets sans coût, hors du total', '2'])
    const projects = parseCsv((await made('csv-plain', world(), { table: 'projects' })).text, ',')
    expect(projects[2]).toEqual(expect.arrayContaining(['5.5', 'd’après les dates']))
  })

  test('stand in the workbook, where the duration stays a number', { timeout: SLOW }, async () => {
    const { bytes } = await made('xlsx', world())
    const matrixIn = (how?: 'shown') =>
      readWorkbook(bytes, how).find(({ name }) => name === 'Matrice des projets')?.rows ?? []
    expect(matrixIn().map((row) => row[3])).toEqual(expect.arrayContaining(['22.5', '5.5']))
    expect(matrixIn('shown')[2]?.[3]).toMatch(/^5[.,]5 \(d’après les dates\)$/)
    expect(matrixIn().at(-1)?.slice(0, 2)).toEqual(['Projets sans coût, hors du total', '2'])
  })

  test('stand on the slides: the project’s own, the matrix, and beside the total', {
    timeout: SLOW,
  }, async () => {
    const slides = readSlides((await made('deck', world())).bytes).map((text) => text.replace(/\s+/g, ' '))
    expect(slides.filter((text) => text.includes('5,5 (d’après les dates)'))).toHaveLength(2)
    expect(slides.filter((text) => text.includes('Projets sans coût, hors du total'))).toHaveLength(2)
  })

  test.each([
    ['ar', '5,5 (محسوبة من التاريخين)', 'مشاريع بدون كلفة، خارج المجموع'],
    ['fr', '5,5 (d’après les dates)', 'Projets sans coût, hors du total'],
    ['en', '5.5 (from the dates)', 'Projects without a cost, not in the total'],
  ] as const)('stand on paper in %s', async (locale, duration, unpriced) => {
    const { state } = world()
    const { blocks } = reportPaper(state, programme, PROVENANCE, await loadDocumentWords(locale)) ?? {}
    expect(JSON.stringify(blocks)).toContain(duration)
    const facts = blocks?.[0]
    expect(facts?.is === 'facts' && facts.rows).toContainEqual([unpriced, '2'])
  })
})
