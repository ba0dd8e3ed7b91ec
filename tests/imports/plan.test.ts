/** What an import would change: nothing twice, on any device, and nothing that people have done. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EntityId } from '../../src/domain/ids.ts'
import { parseOperation, type SetDraft } from '../../src/domain/operation.ts'
import { mayWriteOperation } from '../../src/domain/permissions.ts'
import { proposalsOf } from '../../src/domain/programme.ts'
import { State } from '../../src/domain/state.ts'
import { changesOf, participantsChange, TAKE_NEW, withParticipants } from '../../src/imports/drafts.ts'
import { idOfContent, idOfRow } from '../../src/imports/identity.ts'
import { matchName, matchNames } from '../../src/imports/names.ts'
import { countStandings, type PlannedRow, planImport, type Wishes } from '../../src/imports/plan.ts'
import { readRows } from '../../src/imports/read.ts'
import { guessColumns, isHeader, isPersonal, recognise } from '../../src/imports/recognise.ts'
import { createRowReader, namesIn, plainText } from '../../src/imports/rows.ts'
import { tableOf } from '../../src/imports/table.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'
import { DECIDIM_CSV, DECIDIM_JSON, FORM_ANSWERS, OFFICE_LIST, utf8, windows1256 } from './files.ts'

const COLLECTIVITY = entityOf(1)
const PROGRAMME = entityOf(2)
const AXES = [
  {
    id: entityOf(11),
    name: 'الاستدامة والحفاظ على البيئة',
    shortName: { ar: 'البيئة', fr: 'Environnement' },
  },
  { id: entityOf(12), name: 'تأهيل المقابر وتنظيم مرفق دفن الأموات', shortName: 'المقابر' },
  { id: entityOf(13), name: { ar: 'تنظيم السير والجولان بالجماعة', fr: 'Circulation' } },
]
const GROUPS = [{ id: entityOf(21), name: { ar: 'الجمعيات', fr: 'Associations' } }]
const rest = () => Promise.resolve()

async function wishesFor(bytes: Uint8Array, wishes: Partial<Wishes> = {}): Promise<Wishes> {
  const read = await readRows(bytes)
  if (!read.ok) throw new Error(read.error)
  const table = tableOf(read.value.rows, isHeader(read.value.rows[0] ?? []))
  if (!table) throw new Error('no table')
  const columns = wishes.columns ?? guessColumns(table)
  const names = (column: number | undefined) => (column === undefined ? [] : namesIn(table, column))
  return {
    scope: { collectivity: COLLECTIVITY, programme: PROGRAMME },
    table,
    kind: recognise(table),
    columns,
    source: 'لائحة المقترحات',
    channel: 'digital',
    axes: matchNames(names(columns.axis), AXES),
    groups: matchNames(names(columns.group), GROUPS),
    ...wishes,
  }
}

/** A device with a programme, which imports as a committee member does. */
function office(number = 1) {
  const state = new State()
  const hand = author(number, { count: number * 1_000 })
  state.take(queueOf([hand.set('programme', PROGRAMME, { title: 'برنامج' })]))
  const write = (drafts: readonly SetDraft[]) => {
    const ops = drafts.map(({ kind, entity, fields }) => hand.set(kind, entity, fields))
    for (const op of ops) {
      expect(parseOperation(op)).toMatchObject({ ok: true })
      expect(mayWriteOperation('committee', op)).toBe(true)
    }
    state.write(ops)
    return ops
  }
  return {
    state,
    write,
    plan: async (wishes: Wishes) => await planImport(state, wishes, rest),
    async import(wishes: Wishes, taken = TAKE_NEW) {
      const changes = changesOf(await planImport(state, wishes, rest), taken)
      return {
        ops: write(changes.map(({ draft }) => draft)),
        undo: () => write(changes.map(({ undo }) => undo)),
      }
    },
    proposals: () => proposalsOf(state, PROGRAMME).toReversed(),
  }
}

const fieldsOf = (planned: PlannedRow | undefined) =>
  planned && planned.standing !== 'left-out' ? planned.fields : undefined

describe('columns are known by their words', () => {
  test('an office list in Arabic, where a telephone number is nobody’s business', async () => {
    const { table, kind, columns } = await wishesFor(utf8(OFFICE_LIST))
    expect(kind).toBe('table')
    expect(columns).toEqual({ row: 0, text: 1, axis: 2, gender: 3 })
    expect(table.header.map(isPersonal)).toEqual([false, false, false, false, true])
  })

  test('the answers of a form in French', async () => {
    const { kind, columns } = await wishesFor(utf8(FORM_ANSWERS))
    expect(kind).toBe('forms')
    expect(columns).toEqual({ date: 0, group: 2, gender: 3, axis: 4, text: 5 })
  })

  test('Decidim’s open data, Arabic before French', async () => {
    const { table, kind, columns } = await wishesFor(utf8(DECIDIM_CSV))
    const named = Object.fromEntries(
      Object.entries(columns).map(([field, column]) => [field, table.header[column]]),
    )
    expect(kind).toBe('decidim')
    expect(named).toEqual({
      row: 'id',
      title: 'title/ar',
      text: 'body/ar',
      axis: 'category/name/ar',
      date: 'published_at',
      status: 'state',
      url: 'url',
    })
  })

  test('Polis, and a list without any header', async () => {
    expect((await wishesFor(utf8('comment-id,comment-body,agrees\n5,Plus de bancs,12'))).kind).toBe('polis')
    const bare = await wishesFor(utf8('إحداث ملعب القرب بحي الأمل\nصيانة الحديقة العمومية'))
    expect(bare.columns).toEqual({ text: 0 })
    expect(bare.table.rows).toHaveLength(2)
  })

  test('the longest texts are the ideas where no word tells', async () => {
    const { columns } = await wishesFor(
      utf8('رمز;ملاحظات عامة;xx\nأ1;نريد إنارة الزقاق خلف السوق;3\nأ2;حديقة للأطفال قرب المدرسة;4'),
    )
    expect(columns.text).toBe(1)
  })
})

describe('rows as ideas', () => {
  test('of Decidim: title over text, HTML as lines, the other language where one is empty, withdrawn ones left out', async () => {
    const plan = await office().plan(await wishesFor(utf8(DECIDIM_CSV), { source: 'Decidim' }))
    expect(fieldsOf(plan[0])).toEqual({
      programme: PROGRAMME,
      channel: 'digital',
      text: 'تشجير الأحياء\nغرس الأشجار & سقيها\nفي كل حي',
      axis: AXES[0]?.id,
      label: 'WEB41',
      source: {
        name: 'Decidim',
        row: '41',
        url: 'https://decidim.example.ma/p/41',
        status: 'accepted',
        platform: { kind: 'decidim', host: 'decidim.example.ma' },
        date: { start: '2025-03-02', end: '2025-03-02', precision: 'day' },
      },
    })
    expect(fieldsOf(plan[1])?.text).toBe('Pistes cyclables\nDes pistes cyclables')
    expect(plan[2]).toMatchObject({ standing: 'left-out', flaw: 'withdrawn' })
  })

  test('of a form: who spoke, in which group, on which day, and never an address', async () => {
    const plan = await office().plan(await wishesFor(utf8(FORM_ANSWERS)))
    expect(fieldsOf(plan[0])).toMatchObject({
      text: 'Trier les déchets, et planter des arbres',
      axis: AXES[0]?.id,
      speaker: { gender: 'female', group: GROUPS[0]?.id },
      source: { date: { start: '2025-05-13' } },
    })
    expect(fieldsOf(plan[2])).toMatchObject({ speaker: { gender: 'undisclosed', group: null } })
    expect(JSON.stringify(plan.map(fieldsOf))).not.toContain('@')
  })

  test('of an office: a formula is text, and a row without words is left out, in Windows-1256 as in UTF-8', async () => {
    const plan = await office().plan(await wishesFor(windows1256(OFFICE_LIST)))
    expect(fieldsOf(plan[0])).toMatchObject({
      text: 'تهيئة مدخل المقبرة\nوصيانتها; مع الإنارة',
      axis: AXES[1]?.id,
      speaker: { gender: 'female', group: null },
    })
    expect(fieldsOf(plan[2])?.text).toBe('=1+1')
    expect(plan[3]).toMatchObject({ standing: 'left-out', flaw: 'empty' })
  })

  test('American dates are told by a second number above twelve', () => {
    const days = (dates: readonly string[]) => {
      const table = { header: ['date', 'text'], rows: dates.map((date) => [date, 'x']) }
      const read = createRowReader(table, { date: 0, text: 1 })
      return dates.map((_, index) => read(index + 1).date?.start)
    }
    expect(days(['5/3/2025 9:00', '5/23/2025'])).toEqual(['2025-05-03', '2025-05-23'])
    expect(days(['5/3/2025', '٢٣/٥/٢٠٢٥', '31/2/2025', 'bientôt'])).toEqual([
      '2025-03-05',
      '2025-05-23',
      undefined,
      undefined,
    ])
  })

  test('a text that only speaks of angles and ampersands is left as it is', () => {
    expect(plainText('R&D: 3 < 5 &amp; 7 > 6')).toBe('R&D: 3 < 5 &amp; 7 > 6')
    expect(plainText('<p>a &lt; b</p><ul><li>ج</li></ul>&#1604;')).toBe('a < b\nج\nل')
  })
})

describe('names of axes', () => {
  test.each([
    ['الاستدامة و الحفاظ على البيئه', 0],
    ['البيئة', 0],
    ['environnement', 0],
    ['المقابر', 1],
    ['تأهيل المقابر', 1],
    ['محور السير والجولان', 2],
    ['الصحة', null],
    ['', null],
  ])('%s finds its axis, or none', (name, index) => {
    expect(matchName(name, AXES)).toBe(index === null ? null : AXES[index]?.id)
  })

  test('a choice made by hand stands, unless its axis is gone', () => {
    const [first, , third] = AXES
    const chosen = { البييه: third?.id ?? null, المقابر: null, الصحه: entityOf(99) }
    expect(matchNames(['البيئة', 'المقابر', 'الصحة'], AXES, chosen)).toEqual({ ...chosen, الصحه: null })
    expect(first).toBeDefined()
  })
})

describe('the same file', () => {
  test.each([
    ['with names of rows', utf8(OFFICE_LIST)],
    ['without', utf8(FORM_ANSWERS)],
    ['of Decidim', utf8(DECIDIM_CSV)],
  ])('%s adds nothing when it is imported again', async (_, bytes) => {
    const desk = office()
    const wishes = await wishesFor(bytes)
    const { ops } = await desk.import(wishes)
    expect(ops.length).toBeGreaterThan(1)
    expect((await desk.import(wishes)).ops).toEqual([])
    expect((await desk.import(wishes, { alike: true, changed: true, withdrawn: true })).ops).toEqual([])
  })

  test('imported on two laptops that did not hear of each other is there once, and nothing is in conflict', async () => {
    const [one, other] = [office(1), office(2)]
    const wishes = await wishesFor(utf8(FORM_ANSWERS))
    const [mine, theirs] = [await one.import(wishes), await other.import(wishes)]
    one.state.write(theirs.ops)
    expect(one.proposals()).toHaveLength(3)
    expect(mine.ops.map(({ entity }) => entity)).toEqual(theirs.ops.map(({ entity }) => entity))
    expect(one.state.conflicts()).toEqual([])
  })

  test('in another programme is another list', async () => {
    const scope = { collectivity: COLLECTIVITY, programme: PROGRAMME }
    const elsewhere = { ...scope, programme: entityOf(3) }
    expect(await idOfRow(scope, 'a', '1')).not.toBe(await idOfRow(elsewhere, 'a', '1'))
    expect(await idOfRow(scope, 'a', '1')).not.toBe(await idOfRow(scope, 'b', '1'))
    expect(await idOfContent(scope, ['a'], 1)).not.toBe(await idOfContent(scope, ['a'], 2))
  })

  test('with anything at all in its cells makes only good operations, and the same ones again', {
    timeout: 180_000,
  }, async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('\u200B', '', 'constructor', '__proto__'),
    )
    const columns = { text: 0, title: 1, axis: 2, gender: 3, group: 4, date: 5, row: 6, status: 7, url: 8 }
    const header = Object.keys(columns)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 9, maxLength: 9 }), { minLength: 1, maxLength: 8 }),
        async (rows) => {
          const wishes = await wishesFor(utf8('id,text\n1,a'), { columns, table: { header, rows } })
          const desk = office()
          await desk.import(wishes)
          expect((await desk.import(wishes, { alike: true, changed: true, withdrawn: true })).ops).toEqual([])
        },
      ),
      { numRuns: 300 },
    )
  })

  test('whatever its rows, comes in whole and once', async () => {
    const row = fc.record({
      n: fc.integer({ min: 1, max: 30 }),
      text: fc.constantFrom('إنارة', 'ملعب', 'حديقة', 'bancs'),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 30 }),
        fc.boolean(),
        async (rows, isNamed) => {
          const table = { header: ['id', 'text'], rows: rows.map(({ n, text }) => [String(n), text]) }
          const columns = isNamed ? { row: 0, text: 1 } : { text: 1 }
          const wishes = await wishesFor(utf8('id,text\n1,a'), { table, columns })
          const desk = office()
          await desk.import(wishes)
          const expected = isNamed ? new Set(rows.map(({ n }) => n)).size : rows.length
          expect(desk.proposals()).toHaveLength(expected)
          expect((await desk.import(wishes, { alike: true, changed: true, withdrawn: true })).ops).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('two platforms that both count from one', () => {
  const exportOf = (host: string, text: string) =>
    utf8(`id;title/fr;body/fr;state;url\n41;;${text};;https://${host}/p/41`)
  const standingsOf = (plan: readonly PlannedRow[]) => plan.map(({ standing }) => standing)

  test('are told apart by the host in their links, whatever people call them', async () => {
    const desk = office()
    await desk.import(await wishesFor(exportOf('decidim.temara.ma', 'Un marché'), { source: 'Decidim' }))
    const other = await wishesFor(exportOf('Decidim.Region.ma', 'Un stade'), { source: 'Decidim' })
    expect(standingsOf(await desk.plan(other))).toEqual(['new'])
    await desk.import(other)
    expect(desk.proposals().map(({ source }) => source?.platform)).toEqual(
      expect.arrayContaining([
        { kind: 'decidim', host: 'decidim.temara.ma' },
        { kind: 'decidim', host: 'decidim.region.ma' },
      ]),
    )
  })

  test('and one of them under another name is the same platform still', async () => {
    const desk = office()
    const bytes = exportOf('decidim.temara.ma', 'Un marché')
    await desk.import(await wishesFor(bytes, { source: 'Decidim' }))
    expect(standingsOf(await desk.plan(await wishesFor(bytes, { source: 'منصة الجماعة' })))).toEqual([
      'known',
    ])
  })

  test('in one file do not swallow each other’s rows', async () => {
    const both = utf8(
      'id;body/fr;state;url\n41;Un marché;;https://a.ma/p/41\n41;Un stade;;https://b.ma/p/41\n41;Un marché;;https://a.ma/p/41',
    )
    expect(await office().plan(await wishesFor(both))).toMatchObject([
      { standing: 'new' },
      { standing: 'new' },
      { standing: 'left-out', flaw: 'repeated' },
    ])
  })

  test('without any link are told apart by the name of the list', async () => {
    const desk = office()
    await desk.import(await wishesFor(utf8(DECIDIM_JSON), { source: 'Decidim' }))
    const under = async (source: string) =>
      standingsOf(await desk.plan(await wishesFor(utf8(DECIDIM_JSON), { source })))
    expect(await under('DECIDIM')).toEqual(['known', 'known'])
    // The same words stay out, unless somebody wants them.
    expect(await under('منصة الجهة')).toEqual(['alike', 'alike'])
  })

  test('leave alone the ids of what came in before they were told apart', async () => {
    const desk = office()
    const scope = { collectivity: COLLECTIVITY, programme: PROGRAMME }
    const old = await idOfRow(scope, 'decidim', '41')
    const url = 'https://decidim.temara.ma/p/41'
    desk.write([
      {
        type: 'set',
        kind: 'proposal',
        entity: old,
        fields: {
          programme: PROGRAMME,
          text: 'Un marché',
          channel: 'digital',
          source: { name: 'Decidim', row: '41', url },
        },
      },
    ])
    const same = await desk.plan(await wishesFor(exportOf('decidim.temara.ma', 'Un marché')))
    expect(same).toMatchObject([{ standing: 'known', id: old }])
    const other = await desk.plan(await wishesFor(exportOf('decidim.region.ma', 'Un stade')))
    expect(standingsOf(other)).toEqual(['new'])
  })
})

describe('what is there already', () => {
  const list = (text: string, id = '1') => utf8(`id;text;axe\n${id};${text};البيئة`)

  test('in the same words from elsewhere is shown beside it, and comes in only when asked', async () => {
    const desk = office()
    desk.write([
      {
        type: 'set',
        kind: 'proposal',
        entity: entityOf(50),
        fields: { programme: PROGRAMME, text: 'إنارة الأزقة' },
      },
    ])
    const wishes = await wishesFor(list('إناره الأَزِقَّه'))
    expect(await desk.plan(wishes)).toMatchObject([{ standing: 'alike', here: { id: entityOf(50) } }])
    expect((await desk.import(wishes)).ops).toEqual([])
    expect((await desk.import(wishes, { ...TAKE_NEW, alike: true })).ops).toHaveLength(1)
  })

  test('and says something else in the file is offered as an update, which leaves axis and decision alone', async () => {
    const desk = office()
    await desk.import(await wishesFor(list('ملعب')))
    const [here] = desk.proposals()
    const decided = { axis: entityOf(12), decision: { verdict: 'accepted' } }
    desk.write([{ type: 'set', kind: 'proposal', entity: here?.id as EntityId, fields: decided }])
    const wishes = await wishesFor(list('ملعب القرب'))
    expect(countStandings(await desk.plan(wishes))).toMatchObject({ changed: 1, new: 0 })
    expect((await desk.import(wishes)).ops).toEqual([])
    const { undo } = await desk.import(wishes, { ...TAKE_NEW, changed: true })
    expect(desk.proposals()).toMatchObject([{ text: 'ملعب القرب', ...decided }])
    undo()
    expect(desk.proposals()).toMatchObject([{ text: 'ملعب', ...decided }])
  })

  test('is withdrawn by the undo, and brought back only when asked', async () => {
    const desk = office()
    const wishes = await wishesFor(utf8(FORM_ANSWERS))
    const { undo } = await desk.import(wishes)
    undo()
    expect(desk.proposals().map(({ withdrawn }) => withdrawn)).toEqual([true, true, true])
    expect(countStandings(await desk.plan(wishes))).toMatchObject({ withdrawn: 3, new: 0 })
    await desk.import(wishes, { ...TAKE_NEW, withdrawn: true })
    expect(desk.proposals().map(({ withdrawn }) => withdrawn)).toEqual([false, false, false])
  })

  test('under a number that another idea bears comes in without one', async () => {
    const desk = office()
    await desk.import(await wishesFor(list('ملعب'), { source: 'لائحة أولى' }))
    await desk.import(await wishesFor(list('حديقة'), { source: 'لائحة ثانية' }))
    expect(
      desk
        .proposals()
        .map(({ label }) => label)
        .toSorted(),
    ).toEqual(['WEB1', undefined])
  })
})

describe('participants of the channel', () => {
  test('are stated one by one: who states the women leaves what a colleague stated of the men', () => {
    const exact = (value: number) => ({ certainty: 'exact' as const, value })
    const line = (figures: object) => ({ channel: 'digital' as const, axis: null, ...figures })
    const programme = { id: PROGRAMME, declared: [line({ men: exact(40), total: exact(47) })] }
    expect(participantsChange(programme, 'digital', { women: exact(7) })).toEqual({
      draft: expect.objectContaining({
        fields: { declared: [line({ women: exact(7), men: exact(40), total: exact(47) })] },
      }),
      undo: expect.objectContaining({ fields: { declared: programme.declared } }),
    })
    expect(participantsChange(programme, 'digital', {})).toBeNull()
    expect(participantsChange(programme, 'digital', { men: exact(40) })).toBeNull()
  })

  test('replace what was declared for it, and nothing else', () => {
    const exact = (value: number) => ({ certainty: 'exact' as const, value })
    const declared = [
      { channel: 'in-person' as const, axis: null, total: exact(279) },
      { channel: 'digital' as const, axis: entityOf(11), proposals: exact(3) },
      { channel: 'digital' as const, axis: null, women: exact(1), proposals: exact(50) },
    ]
    expect(withParticipants({ declared }, 'digital', { women: exact(7), men: exact(39) })).toEqual([
      declared[0],
      declared[1],
      { channel: 'digital', axis: null, proposals: exact(50), women: exact(7), men: exact(39) },
    ])
    expect(withParticipants({}, 'digital', {})).toEqual([])
    const women = { channel: 'digital' as const, axis: null, women: exact(7) }
    expect(withParticipants({ declared: [women] }, 'digital', { women: null })).toEqual([])
  })
})
