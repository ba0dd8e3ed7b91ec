import { describe, expect, test } from 'vitest'
import { attendanceOf } from '../../src/domain/attendance.ts'
import type { Operation } from '../../src/domain/operation.ts'
import { reportOf } from '../../src/domain/report.ts'
import { State } from '../../src/domain/state.ts'
import { logLines } from '../../src/exports/log.ts'
import { readProgrammeFile, takeIn } from '../../src/exports/warsha-file.ts'
import { parseCsv, readWorkbook } from '../support/office.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'
import { publishedState } from '../support/published.ts'
import { HOME, made } from './support.ts'

const ABROAD = entityOf(9_002)
const programme = entityOf(1)
const hall = entityOf(2)
const [light, lamps, hospital, road, late] = [11, 12, 13, 14, 15].map((n) => entityOf(n)) as [
  ReturnType<typeof entityOf>,
  ReturnType<typeof entityOf>,
  ReturnType<typeof entityOf>,
  ReturnType<typeof entityOf>,
  ReturnType<typeof entityOf>,
]
const project = entityOf(21)

function world(more: readonly Operation[] = []) {
  const { set, tally } = author(1, { count: 0 })
  const decidim = (row: string) => ({ name: 'Decidim', row })
  const ops = [
    set('programme', programme, { title: { ar: 'برنامج', fr: 'Programme' } }),
    set('workshop', hall, { programme, title: 'ورشة' }),
    tally(hall, 'female', 3),
    tally(hall, 'male', 2),
    set('project', project, {
      programme,
      title: { ar: 'إنارة', fr: 'Éclairage' },
      objectives: 'Voir la nuit',
      activities: [{ text: 'Poser 40 lampes', publics: 'Habitants' }],
      partners: 'ONEE',
      start: { start: '2026-01-15', end: '2026-01-15', precision: 'day' },
      commitment: { problem: 'Rues sombres', values: ['participation', 'transparency'] },
    }),
    set('proposal', light, {
      programme,
      text: 'إنارة الأزقة. ثم صيانتها',
      label: 'B7',
      project,
      source: decidim('7'),
      decision: { verdict: 'accepted', reason: 'أولوية' },
    }),
    set('proposal', lamps, {
      programme,
      text: 'Des lampes',
      source: decidim('8'),
      decision: { verdict: 'merged', into: light },
    }),
    set('proposal', hospital, {
      programme,
      text: 'Un hôpital',
      source: decidim('9'),
      decision: { verdict: 'referred', authority: 'Ministère de la santé', reason: 'Hors compétence' },
    }),
    set('proposal', road, {
      programme,
      text: 'Une route',
      label: 'B8',
      decision: { verdict: 'rejected', reason: 'Déjà prévue' },
    }),
    set('proposal', late, { programme, text: 'Retirée', withdrawn: true }),
    ...more,
  ]
  const state = new State()
  state.take(queueOf(ops))
  return { state, programme, ops }
}

describe('proposals for Decidim', () => {
  const { set } = author(5, { count: 500 })
  const collected = (id: number, text: string, source?: object) =>
    set('proposal', entityOf(id), { programme, text, ...(source && { source }) })
  const here = [
    collected(41, 'ملعب القرب. ثم صيانته'),
    collected(42, 'Un banc', { name: 'Decidim', row: '7', platform: { kind: 'list' } }),
  ]

  test('stand under the language in which they were written, without those merged, withdrawn or from there', async () => {
    const { text } = await made('decidim-proposals-json', world(here))
    expect(JSON.parse(text)).toEqual([
      expect.objectContaining({ 'body/fr': 'Une route' }),
      {
        'title/ar': 'ملعب القرب.',
        'title/fr': '',
        'body/ar': 'ملعب القرب. ثم صيانته',
        'body/fr': '',
        'taxonomies/ids': '',
        'scope/id': '',
      },
      expect.objectContaining({ 'title/fr': 'Un banc', 'title/ar': '' }),
    ])
  })

  test('are the same in the workbook', { timeout: 180_000 }, async () => {
    const { bytes } = await made('decidim-proposals-xlsx', world(here))
    const [sheet] = readWorkbook(bytes)
    expect(sheet?.rows[0]).toEqual([
      'title/ar',
      'title/fr',
      'body/ar',
      'body/fr',
      'taxonomies/ids',
      'scope/id',
    ])
    expect(sheet?.rows.slice(1).map((row) => row[3])).toEqual(['Une route', '', 'Un banc'])
  })
})

describe('two Decidims', () => {
  const { set } = author(5, { count: 500 })
  const from = (host: string, row: string) => ({
    source: { name: 'منصة الجماعة', row, platform: { kind: 'decidim', host } },
    decision: { verdict: 'accepted' },
  })
  const abroad = 'decidim.region.example'
  const more = [
    set('proposal', entityOf(51), { programme, text: 'Un marché', ...from(abroad, '7') }),
    set('proposal', entityOf(52), { programme, text: 'Un stade', ...from(abroad, '12') }),
  ]
  const ids = async (site: string) => {
    const { text, name } = await made('decidim-answers-json', world(more), { site })
    return { name, ids: (JSON.parse(text) as { readonly id: string }[]).map(({ id }) => id) }
  }

  test('each get the answers to their own numbers, whatever people call the source', async () => {
    expect((await ids('Decidim')).ids).toEqual(['7', '8', '9'])
    const regional = await ids(abroad)
    expect(regional.ids).toEqual(['7', '12'])
    expect(regional.name).toContain(abroad)
  })

  test('each get the proposals of the other, and none of their own back', async () => {
    const texts = async (site: string) => {
      const { text } = await made('decidim-proposals-json', world(more), { site })
      const records = JSON.parse(text) as Readonly<Record<string, string>>[]
      return records.map((record) => `${record['body/ar']}${record['body/fr']}`)
    }
    expect(await texts('Decidim')).toEqual(['Une route', 'Un marché', 'Un stade'])
    expect(await texts(abroad)).toEqual(['إنارة الأزقة. ثم صيانتها', 'Un hôpital', 'Une route'])
  })
})

describe('answers for Decidim', () => {
  test('go only to proposals that have an id there, each with its reason in both languages', async () => {
    const answers = JSON.parse((await made('decidim-answers-json', world())).text)
    expect(answers).toEqual([
      {
        id: '7',
        state: 'accepted',
        'answer/ar': expect.stringContaining('يستجيب له المشروع: إنارة\nأولوية'),
        'answer/fr': expect.stringContaining('La proposition a été retenue.'),
      },
      { id: '8', state: 'accepted', 'answer/ar': expect.anything(), 'answer/fr': expect.anything() },
      {
        id: '9',
        state: 'rejected',
        'answer/ar': expect.anything(),
        'answer/fr': expect.stringContaining('Ministère de la santé'),
      },
    ])
  })
})

test('no answer for Decidim goes to the row of a form or a list on paper', async () => {
  const { set } = author(6, { count: 600 })
  const ofForm = set('proposal', entityOf(31), {
    programme,
    text: 'Un banc',
    source: { name: 'استمارة', row: '12' },
    decision: { verdict: 'accepted' },
  })
  const calledSo = set('proposal', entityOf(32), {
    programme,
    text: 'Une fontaine',
    source: { name: 'Decidim', row: '13', platform: { kind: 'list' } },
    decision: { verdict: 'accepted' },
  })
  const answers: { id: string }[] = JSON.parse(
    (await made('decidim-answers-json', world([ofForm, calledSo]))).text,
  )
  expect(answers.map(({ id }) => id)).toEqual(['7', '8', '9'])
})

test('an answer for Decidim names no project where the proposal was turned down', async () => {
  const { set } = author(6, { count: 600 })
  const turnedDown = set('proposal', light, { decision: { verdict: 'rejected', reason: 'خارج الميزانية' } })
  const { text } = await made('decidim-answers-json', world([turnedDown]))
  expect(text).not.toContain('يستجيب له المشروع')
})

describe('commitments for OGP Local', () => {
  test('have the headings and the values of OGP', async () => {
    const { text } = await made('ogp', world())
    const [headings, row] = parseCsv(text, ',')
    expect(headings).toEqual([
      'Commitment Title',
      'Problem',
      'Status quo',
      'Action',
      'Primary Policy Area',
      'Primary Sector',
      'OGP Value',
      'Commitment Start',
      'Commitment End',
      'Institutions involved',
    ])
    expect(row).toEqual([
      'Éclairage',
      'Rues sombres',
      '',
      'Voir la nuit\nPoser 40 lampes (Habitants)',
      '',
      '',
      'Civic Participation, Transparency',
      '2026-01-15',
      '',
      'ONEE',
    ])
  })
})

describe('the log', () => {
  test('is a line an entry in its order, and what it does not show yet comes last', () => {
    const { ops } = world()
    const entries = queueOf(ops.slice(0, 3))
    const lines = logLines(entries, ops.slice(3, 4)).map((line) => JSON.parse(line))
    expect(lines.map(({ seq }) => seq)).toEqual([1, 2, 3, null])
    expect(lines.map(({ op }) => op.id)).toEqual(ops.slice(0, 4).map(({ id }) => id))
  })
})

/** The file as another collectivity's Warsha takes it in. */
async function carriedAbroad(from: ReturnType<typeof world>, into = new State(), device = 2) {
  const { text } = await made('warsha', from)
  const read = readProgrammeFile(text, ABROAD)
  if (!read.ok) throw new Error(read.error)
  const taken = takeIn(into, read.value)
  const { set } = author(device, { count: 0 })
  const ops = taken.drafts.map((draft) => set(draft.kind, draft.entity, draft.fields))
  into.take(queueOf(ops))
  return { into, taken, text }
}

describe('a programme for another Warsha', () => {
  test('arrives with everything, people counted there as declared', async () => {
    const { into, taken } = await carriedAbroad(world())
    expect(taken).toMatchObject({ added: 8, filled: 0, kept: 0 })
    const workshop = into.get('workshop', hall)
    expect(workshop && attendanceOf(into, workshop)).toMatchObject({
      women: { value: 3, origin: 'declared' },
      total: { value: 5, origin: 'declared' },
    })
    expect(into.get('proposal', light)).toMatchObject({ decision: { verdict: 'accepted' }, project })
    expect(into.get('proposal', road)?.source).toEqual({ name: 'جماعة تمارة', row: 'B8' })
  })

  test('gives the same report, figure by figure, for Témara', async () => {
    const temara = publishedState('temara')
    const { into } = await carriedAbroad(temara)
    const [there, here] = [temara.state, into].map((state) => reportOf(state, temara.programme))
    expect(here?.attendance.all).toEqual(there?.attendance.all)
    expect(here?.projects).toEqual(there?.projects)
    expect(here?.proposals.total).toEqual(there?.proposals.total)
  })

  test('adds nothing the second time', async () => {
    const { into, text } = await carriedAbroad(world())
    const again = readProgrammeFile(text, ABROAD)
    expect(again.ok && takeIn(into, again.value)).toMatchObject({ drafts: [], added: 0, filled: 0, kept: 0 })
  })

  test('taken in on two laptops makes no conflict and nothing twice', async () => {
    const { into, text } = await carriedAbroad(world())
    const read = readProgrammeFile(text, ABROAD)
    if (!read.ok) throw new Error(read.error)
    const { set } = author(3, { count: 0 })
    const { drafts } = takeIn(new State(), read.value)
    into.take(queueOf(drafts.map((draft) => set(draft.kind, draft.entity, draft.fields))))
    expect(into.conflicts()).toEqual([])
    expect(into.all('proposal')).toHaveLength(5)
  })

  test('fills gaps and overwrites nothing', async () => {
    const here = new State()
    const { set } = author(4, { count: 0 })
    here.take(
      queueOf([
        set('programme', programme, { title: 'عنواننا' }),
        set('project', project, { programme, title: { ar: 'إنارة', fr: 'Éclairage' } }),
      ]),
    )
    const { into, taken } = await carriedAbroad(world(), here)
    expect(taken).toMatchObject({ added: 6, filled: 5, kept: 1 })
    expect(into.get('programme', programme)?.title).toBe('عنواننا')
    expect(into.get('project', project)?.partners).toBe('ONEE')
  })

  test('puts no decision, withdrawal or merge on what stands open here', async () => {
    const here = new State()
    const { set } = author(4, { count: 0 })
    here.take(
      queueOf([
        set('programme', programme, { title: { ar: 'برنامج', fr: 'Programme' } }),
        set('proposal', road, { programme, text: 'Une route' }),
        set('proposal', late, { programme, text: 'Retirée' }),
      ]),
    )
    const { into, taken } = await carriedAbroad(world(), here)
    expect(taken.kept).toBe(2)
    expect(into.get('proposal', road)?.decision).toBeUndefined()
    expect(into.get('proposal', late)?.withdrawn).toBeUndefined()
  })

  test('is refused when a thing in it belongs to another programme', async () => {
    const { text } = await carriedAbroad(world())
    const foreign = text.replace(
      `"programme":"${programme}","title":"ورشة"`,
      `"programme":"${hall}","title":"ورشة"`,
    )
    expect(foreign).not.toBe(text)
    expect(readProgrammeFile(foreign, ABROAD)).toEqual({ ok: false, error: 'not-a-programme-file' })
  })

  test('is refused when it was cut, is something else, or was made here', async () => {
    const { text } = await carriedAbroad(world())
    const half = text.slice(0, text.length / 2)
    expect(readProgrammeFile(half, ABROAD)).toEqual({ ok: false, error: 'cut' })
    expect(readProgrammeFile(text.replace(/\n[^\n]+\n$/, '\n'), ABROAD)).toEqual({ ok: false, error: 'cut' })
    expect(readProgrammeFile('bonjour', ABROAD)).toEqual({ ok: false, error: 'not-a-programme-file' })
    expect(readProgrammeFile(text, HOME)).toEqual({ ok: false, error: 'own' })
    expect(readProgrammeFile(text.replace('"v":1', '"v":2'), ABROAD)).toEqual({ ok: false, error: 'newer' })
  })
})
