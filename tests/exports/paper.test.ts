import { describe, expect, test } from 'vitest'
import { reportOf } from '../../src/domain/report.ts'
import { State } from '../../src/domain/state.ts'
import { type Block, minutesPaper, reportPaper } from '../../src/exports/paper.ts'
import { loadDocumentWords } from '../../src/i18n/documents.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'
import { publishedState } from '../support/published.ts'
import { PROVENANCE } from './support.ts'

const table = (blocks: readonly Block[] | undefined, title: string) =>
  blocks?.flatMap((block) => (block.is === 'table' && block.title === title ? block.table : []))[0]

describe('the report on paper', () => {
  test('prints the figures of Larache, and says once for a column that they were declared', async () => {
    const { state, programme } = publishedState('larache')
    const paper = reportPaper(state, programme, PROVENANCE, await loadDocumentWords('fr'))
    const facts = paper?.blocks[0]
    expect(facts?.is === 'facts' && facts.rows).toEqual([
      ['participants, tous canaux', '51 (déclaré)'],
      ['part des femmes', '29\u00a0% (déclaré)'],
      ['Propositions', '29 (déclaré)'],
      ['Retenues', '28 (déclaré)'],
      ['Projets', '5'],
    ])
    const channels = table(paper?.blocks, 'Propositions par canal')
    expect(channels?.columns.map(({ title }) => title)).toEqual(['Canal', 'Propositions (déclaré)'])
    expect(channels?.rows).toEqual([
      ['Présentiel', '20'],
      ['Numérique', '9'],
    ])
  })

  test('has a table of groups only where somebody told of any', async () => {
    const words = await loadDocumentWords('fr')
    const titlesOf = (name: 'temara' | 'larache') => {
      const { state, programme } = publishedState(name)
      return reportPaper(state, programme, PROVENANCE, words)?.blocks.map(({ title }) => title)
    }
    expect(titlesOf('larache')).toContain(words.t('documents.table.groups'))
    expect(titlesOf('temara')).not.toContain(words.t('documents.table.groups'))
  })

  test('keeps approximate and unknown figures apart from exact ones', async () => {
    const { state, programme } = publishedState('temara')
    const paper = reportPaper(state, programme, PROVENANCE, await loadDocumentWords('ar'))
    expect(table(paper?.blocks, 'المقترحات حسب القناة')?.rows).toEqual([
      ['حضوري', '~100'],
      ['رقمي', '50'],
      ['هيئة استشارية', '—'],
    ])
    const matrix = table(paper?.blocks, 'مصفوفة المشاريع')
    expect(matrix?.totals.map((row) => row.at(-1))).toEqual(['54,20', '15,20', '16,05', '0,30', '85,75'])
  })

  test('is in Tifinagh from the left in Tamazight, with its own names of months and numbers as in French', async () => {
    const { state, programme } = publishedState('temara')
    const words = await loadDocumentWords('zgh')
    const paper = reportPaper(state, programme, PROVENANCE, words)
    expect(words.direction).toBe('ltr')
    expect(table(paper?.blocks, 'ⵉⵙⵓⵎⵔⵏ ⵙ ⵓⴱⵔⵉⴷ')?.rows.map((row) => row.at(-1))).toEqual(['~100', '50', '—'])
    const milestones = table(paper?.blocks, 'ⵜⵉⵙⵓⵔⵉⴼⵉⵏ')?.rows.flat()
    expect(milestones).toContain('25 ⵉⴱⵔⵉⵔ 2024')
    const about = Object.fromEntries(paper?.about ?? [])
    expect(about['ⴰⵍⵍⴰⵍⵏ ⵢⴰⴹⵏ']).toContain('B: 3 ⵏ ⵉⵣⵎⵎⵉⵎⵏ')
  })

  test('says up to which entry it was made, and which devices still owe', async () => {
    const { state, programme } = publishedState('temara')
    const words = await loadDocumentWords('en')
    const about = Object.fromEntries(reportPaper(state, programme, PROVENANCE, words)?.about ?? [])
    expect(about['State of the data']).toContain('up to entry no. 123 of the log')
    expect(about['Other devices']).toContain('B: 3 entries have not arrived')
    const silent = { ...PROVENANCE, own: 0, others: null }
    const unknown = Object.fromEntries(reportPaper(state, programme, silent, words)?.about ?? [])
    expect(unknown['Other devices']).toBe('what they may still hold is not known on this device')
  })
})

describe('a report that is narrowed, on paper', () => {
  const { state, programme } = publishedState('temara')
  const launch = state.all('workshop').find(({ type }) => type === 'launch')
  const filter = { workshop: launch?.id ?? null, from: '2024-04-01', to: '2024-05-31' }

  test.each([
    ['fr', 'Bilan partiel', 'du 1 avril 2024 au 31 mai 2024', 'Numérique', 'Participation'],
    ['en', 'Part of the report', '1 April 2024 to 31 May 2024', 'Digital', 'Attendance'],
    ['ar', 'حصيلة جزئية', 'ما بين 1 أبريل 2024 و31 ماي 2024', 'رقمي', 'الحضور'],
  ] as const)(
    'says in %s of what it is, and what it leaves out, before its first figure',
    async (locale, title, period, channel, people) => {
      const words = await loadDocumentWords(locale)
      const paper = reportPaper(state, programme, PROVENANCE, words, filter)
      const [said] = paper?.blocks ?? []
      expect(said).toMatchObject({ is: 'text', title })
      const text = (said?.is === 'text' ? said.text : '').replace(/[\u200e\u200f\u061c]/g, '')
      expect(text).toContain(words.formats.name(launch?.title ?? ''))
      expect(text).toContain(period)
      expect(text).toContain(channel)
      expect(table(paper?.blocks, people)?.rows.map((row) => row.slice(2, 5))).toEqual([['29', '44', '73']])
    },
  )

  test('holds the figures of the same report on the screen, and all of its projects', async () => {
    const words = await loadDocumentWords('fr')
    const paper = reportPaper(state, programme, PROVENANCE, words, filter)
    const report = reportOf(state, programme, filter)
    const facts = paper?.blocks.find(({ is }) => is === 'facts')
    expect(facts?.is === 'facts' && facts.rows).toContainEqual([
      'participants, tous canaux',
      `${report?.attendance.all.total.value} (déclaré)`,
    ])
    expect(table(paper?.blocks, 'Propositions par canal')?.rows).toEqual([['Présentiel', '—']])
    expect(table(paper?.blocks, 'Matrice des projets')?.rows).toHaveLength(10)
  })

  test('says nothing of it where it is whole', async () => {
    const paper = reportPaper(state, programme, PROVENANCE, await loadDocumentWords('fr'))
    expect(paper?.blocks[0]?.is).toBe('facts')
  })
})

describe('the minutes of a workshop', () => {
  test('tell who came, what was proposed in its order, and leave room for three signatures', async () => {
    const { set, tally } = author(1, { count: 0 })
    const [programme, hall] = [entityOf(1), entityOf(2)]
    const state = new State()
    state.take(
      queueOf([
        set('programme', programme, { title: 'Programme' }),
        set('workshop', hall, { programme, title: 'Wifaq', time: '17:00', agenda: 'Ouverture\nIdées' }),
        tally(hall, 'female', 12),
        tally(hall, 'male', 8),
        set('proposal', entityOf(3), { programme, workshop: hall, text: 'Premier', label: 'B1' }),
        set('proposal', entityOf(4), { programme, workshop: hall, text: 'Second', label: 'B2' }),
        set('proposal', entityOf(5), { programme, workshop: hall, text: 'Retiré', withdrawn: true }),
      ]),
    )
    const paper = minutesPaper(state, hall, PROVENANCE, await loadDocumentWords('fr'))
    expect(paper?.title).toBe('Procès-verbal\u00a0: Wifaq')
    const facts = paper?.blocks.flatMap((block) => (block.is === 'facts' ? block.rows : []))
    expect(facts).toContainEqual(['Heure', '17:00'])
    expect(facts).toContainEqual(['Femmes', '12'])
    expect(facts).toContainEqual(['Part des femmes', '60\u00a0%'])
    expect(table(paper?.blocks, 'Propositions formulées')?.rows.map((row) => row[1])).toEqual([
      'Premier',
      'Second',
    ])
    expect(paper?.blocks.at(-1)).toMatchObject({ is: 'signatures', signers: { length: 3 } })
  })
})
