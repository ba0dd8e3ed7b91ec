/** What a programme holds and what its report shows stands in every document that tells of it. */
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { State } from '../../src/domain/state.ts'
import { reportPaper } from '../../src/exports/paper.ts'
import { TABLES } from '../../src/exports/table.ts'
import { sheetName } from '../../src/exports/xlsx.ts'
import { loadDocumentWords } from '../../src/i18n/documents.ts'
import { LOCALES } from '../../src/i18n/locale.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'
import { made, PROVENANCE } from './support.ts'

const PROGRAMME = entityOf(1)
const [AXIS, RETIRED, GROUP, PROJECT, LOOSE] = [11, 12, 21, 31, 32].map((number) => entityOf(number))
const SAID = {
  strengths: 'Une jeunesse nombreuse',
  threats: 'La sécheresse',
  principle: 'Le principe de redevabilité',
  commitment: 'Publier le budget citoyen',
  results: 'Un programme que chacun connaît',
  policyArea: 'Services publics locaux',
  sector: 'Eau et assainissement',
} as const

/** Two women and a man spoke; one woman's idea was accepted, and lies in a project. */
function programme() {
  const { set } = author(1, { count: 0 })
  const idea = (number: number, gender: string, fields: object) =>
    set('proposal', entityOf(100 + number), {
      programme: PROGRAMME,
      text: `Idée ${number}`,
      speaker: { gender, group: GROUP },
      ...fields,
    })
  const state = new State()
  state.take(
    queueOf([
      set('programme', PROGRAMME, {
        title: 'Programme',
        swot: { strengths: SAID.strengths, threats: SAID.threats },
        network: { regions: 6, total: 42 },
        principles: [SAID.principle],
        commitments: [SAID.commitment],
        results: SAID.results,
      }),
      set('axis', AXIS as never, { programme: PROGRAMME, name: 'Voirie' }),
      set('axis', RETIRED as never, { programme: PROGRAMME, name: 'Ancien axe', retired: true }),
      set('group', GROUP as never, { programme: PROGRAMME, name: 'Associations' }),
      set('milestone', entityOf(41), { programme: PROGRAMME, title: 'Vote en séance', type: 'adoption' }),
      set('project', PROJECT as never, {
        programme: PROGRAMME,
        title: 'Projet de l’eau',
        axis: RETIRED,
        budget: 300_000_000,
        commitment: {
          policyArea: SAID.policyArea,
          sector: SAID.sector,
          values: ['transparency', 'technology'],
        },
      }),
      set('project', LOOSE as never, { programme: PROGRAMME, title: 'Projet sans axe', budget: 200_000_000 }),
      idea(1, 'female', { decision: { verdict: 'accepted' }, project: PROJECT }),
      idea(2, 'female', { decision: { verdict: 'rejected', reason: 'Trop cher' } }),
      idea(3, 'male', { decision: { verdict: 'accepted' } }),
    ]),
  )
  return { state, programme: PROGRAMME }
}

/** All text of the parts of an office file whose names match. */
const textOf = (bytes: Uint8Array, parts: RegExp): string =>
  Object.entries(unzipSync(bytes))
    .filter(([name]) => parts.test(name))
    .map(([, part]) => strFromU8(part))
    .join('\n')

const SLOW = 180_000

describe('the report on paper', () => {
  test('tells the way from proposals to projects, women’s part in it, and who was heard', async () => {
    const words = await loadDocumentWords('fr')
    const { state } = programme()
    const paper = reportPaper(state, PROGRAMME, PROVENANCE, words)
    const rowsOf = (table: 'funnel' | 'women' | 'heardGender' | 'heardGroup') =>
      paper?.blocks.flatMap((block) =>
        block.is === 'table' && block.title === words.t(`documents.table.${table}`) ? block.table.rows : [],
      )
    expect(rowsOf('funnel')?.map(([stage, count]) => [stage, Number.parseInt(count ?? '', 10)])).toEqual([
      ['propositions recueillies', 3],
      ['propositions retenues', 2],
      ['dont reprises dans des projets', 1],
      ['projets', 2],
    ])
    expect(rowsOf('women')).toEqual([
      ['les auteurs de propositions', '67\u00a0%', '3'],
      ['les auteurs de propositions retenues', '50\u00a0%', '2'],
    ])
    expect(rowsOf('heardGender')).toEqual([
      ['Femmes', '2', '1', '0', '1', '0'],
      ['Hommes', '1', '1', '0', '0', '0'],
    ])
    expect(rowsOf('heardGroup')).toEqual([['Associations', '3', '2', '0', '1', '0']])
  })
})

describe('the workbook', () => {
  test('holds the analysis, the network, principles, commitments, results, kinds of milestones and voices', {
    timeout: SLOW,
  }, async () => {
    const { bytes } = await made('xlsx', programme())
    const text = textOf(bytes, /sharedStrings\.xml|sheet\d+\.xml/)
    for (const said of Object.values(SAID)) expect(text).toContain(said)
    for (const said of ['Transparence', 'Adoption du programme', 'Propositions', 'Associations'])
      expect(text).toContain(said)
    const names = textOf(bytes, /xl\/workbook\.xml/)
    const { t } = await loadDocumentWords('fr')
    for (const table of ['voices', 'network', 'swot', 'funnel', 'women'] as const) {
      expect(names).toContain(t(`documents.table.${table}`))
    }
  })

  test.each(LOCALES)(
    'has a name of its own for each sheet, as long as a sheet’s may be, in %s',
    async (locale) => {
      const { t } = await loadDocumentWords(locale)
      const names = TABLES.map((table) => t(`documents.table.${table}`))
      expect(names.map(sheetName)).toEqual(names)
      expect(new Set(names).size).toBe(names.length)
    },
  )
})

describe('the deck', () => {
  test('tells of a project what it is as a commitment', { timeout: SLOW }, async () => {
    const text = textOf((await made('deck', programme())).bytes, /slides\/slide\d+\.xml$/)
    for (const said of [SAID.policyArea, SAID.sector, 'Transparence']) expect(text).toContain(said)
  })

  test('has a slide of axes that adds up, projects of a retired axis and of none among them', {
    timeout: SLOW,
  }, async () => {
    const { t } = await loadDocumentWords('fr')
    const slides = Object.entries(unzipSync((await made('deck', programme())).bytes))
      .filter(([name]) => /slides\/slide\d+\.xml$/.test(name))
      .map(([, part]) => [...strFromU8(part).matchAll(/<a:t>([^<]*)<\/a:t>/g)].map((match) => match[1]))
    const axes = slides.find((texts) => texts.includes(t('documents.deck.axes')) && texts.includes('Voirie'))
    expect(axes?.slice(axes.indexOf('Voirie'))).toEqual(
      expect.arrayContaining([
        'Voirie',
        '0',
        'Ancien axe',
        '1',
        '3,00',
        'Sans axe',
        '2,00',
        'Total',
        '2',
        '5,00',
      ]),
    )
  })
})

test('every file’s name tells up to which entry of the log it was made', { timeout: SLOW }, async () => {
  const names = await Promise.all(
    (['csv-excel', 'csv-plain', 'ogp', 'decidim-proposals-json', 'xlsx', 'deck', 'warsha'] as const).map(
      async (what) => (await made(what, programme())).name,
    ),
  )
  for (const name of names) expect(name).toMatch(/-2026-11-22-seq123-plus2\.\w+$/)
})
