/** Ideas from elsewhere come in by the wizard: looked at first, once only, on two laptops, and out again by one tap. */
import { expect, type Page, test } from '@playwright/test'
import { writeXlsx } from 'hucre/xlsx'
import { bomb, DECIDIM_CSV, FORM_ANSWERS, OFFICE_LIST, utf8, windows1256 } from '../imports/files.ts'
import type { Tablet } from '../support/browser.ts'
import { plan, Stage } from '../support/stage.ts'

const AXES = ['الاستدامة والحفاظ على البيئة', 'تأهيل المقابر', 'تنظيم السير والجولان']
const GROUPS = ['الجمعيات']

/** Many rows for one file, as a platform with a whole town on it gives them. */
const THOUSANDS = 5_000

async function choose(tablet: Tablet, name: string, bytes: Uint8Array): Promise<void> {
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }
  await tablet.page.locator('input[type=file]').setInputFiles(file)
}

async function chooseAnew(tablet: Tablet, name: string, bytes: Uint8Array): Promise<void> {
  await tablet.open('/import')
  await choose(tablet, name, bytes)
}

const rows = (page: Page, standing?: string) =>
  page.locator(standing === undefined ? '[data-standing]' : `[data-standing=${standing}]`)

/** Imports what is offered, and waits until it is told what came in. */
async function importIdeas(tablet: Tablet, count: number): Promise<void> {
  await tablet.button('import.write.button', { count }).click()
  await expect(tablet.page.getByText(tablet.t('import.done.taken', { count }), { exact: true })).toBeVisible({
    timeout: 60_000,
  })
}

async function expectIdeas(tablet: Tablet, count: number): Promise<void> {
  await tablet.open('/ideas')
  await expect(tablet.page.getByText(tablet.t('common.proposals', { count }), { exact: true })).toBeVisible({
    timeout: 30_000,
  })
}

test.describe('the import of ideas', () => {
  let stage: Stage

  test.beforeEach(async () => {
    stage = await Stage.open()
    await plan(stage.office, { axes: AXES, groups: GROUPS, workshops: ['ورشة حي الوفاق'] })
  })
  test.afterEach(() => stage.close())

  test('shows an old Arabic list as it will be, takes it in, and leads to its ideas', async () => {
    const office = await stage.tablet('coordinator', 'حاسوب نقطة الارتكاز')
    const { page } = office
    await office.open('/ideas')
    await office.link('imported.open.button').click()
    await choose(office, 'لائحة (1).csv', windows1256(OFFICE_LIST))

    await expect(office.field('import.file.encoding').locator('option:checked')).toHaveText('Windows-1256')
    await expect(office.field('import.source.label')).toHaveValue('لائحة')
    await expect(rows(page, 'new')).toHaveCount(3)
    await expect(rows(page, 'new').first()).toContainText(AXES[1] ?? '')
    await expect(rows(page).nth(2)).toContainText('=1+1')
    await expect(rows(page, 'left-out')).toContainText(office.t('import.flaw.empty'))
    await expect(page.locator('[data-left-out]')).toContainText('الهاتف')

    await importIdeas(office, 3)
    await office.link('import.done.ideas').click()
    await expect(page).toHaveURL(/channel=digital/)
    await expect(page.getByRole('article')).toHaveCount(3)
    await page.getByRole('article').filter({ hasText: 'تشوير' }).getByRole('link').click()
    await expect(page.getByRole('region', { name: office.t('imported.origin.title') })).toContainText('لائحة')
  })

  test('of the same file on two laptops without a network adds it once, and nothing is in conflict', async () => {
    const one = await stage.tablet('coordinator', 'حاسوب نقطة الارتكاز')
    const other = await stage.tablet('committee', 'حاسوب اللجنة')
    for (const laptop of [one, other]) {
      await laptop.open('/ideas')
      await expect(laptop.link('imported.open.button')).toBeVisible()
    }
    await stage.switchOff()
    for (const laptop of [one, other]) {
      await chooseAnew(laptop, 'reponses.csv', utf8(FORM_ANSWERS))
      await importIdeas(laptop, 3)
    }
    await stage.switchOn()
    for (const laptop of [one, other]) await laptop.syncNow()
    for (const laptop of [one, other]) {
      await expect.poll(() => laptop.waiting(), { timeout: 30_000 }).toBe(0)
      await expectIdeas(laptop, 3)
      await laptop.open('/sync')
      await expect(laptop.page.getByText(laptop.t('sync.conflicts.title'))).toHaveCount(0)
    }

    await test.step('and chosen once more, it has nothing new', async () => {
      await chooseAnew(other, 'reponses (2).csv', utf8(FORM_ANSWERS))
      await expect(rows(other.page, 'known')).toHaveCount(3)
      await expect(other.page.getByText(other.t('import.write.nothing'))).toBeVisible()
    })
  })

  test('undone on one laptop leaves what another brought in, and what somebody has worked on', async () => {
    const one = await stage.tablet('coordinator', 'حاسوب نقطة الارتكاز')
    const other = await stage.tablet('committee', 'حاسوب اللجنة')
    const list = (...texts: readonly string[]) =>
      utf8(['id,proposition', ...texts.map((text, index) => `${index + 1},${text}`)].join('\n'))
    for (const laptop of [one, other]) {
      await laptop.open('/ideas')
      await expect(laptop.link('imported.open.button')).toBeVisible()
    }
    await stage.switchOff()
    await chooseAnew(one, 'liste.csv', list('Un stade', 'Un marché', 'Un square', 'Un banc'))
    await importIdeas(one, 4)
    await chooseAnew(other, 'liste.csv', list('Un stade', 'Un marché'))
    await importIdeas(other, 2)
    await stage.switchOn()
    for (const laptop of [one, other, one]) {
      await laptop.syncNow()
      await expect.poll(() => laptop.waiting(), { timeout: 30_000 }).toBe(0)
    }
    await expectIdeas(one, 4)
    await one.page.getByRole('article').getByRole('link', { name: 'Un square' }).click()
    const decide = one.page.getByRole('group', { name: one.t('sort.decide.decision'), exact: true })
    await decide.getByRole('button', { name: one.t('sort.verdict.accepted') }).click()
    await expect.poll(() => one.waiting()).toBe(0)

    await one.open('/import')
    await one.button('import.done.undo').click()
    await one.expectSaid('import.done.left', { count: 3 })
    await one.open('/ideas')
    for (const text of ['Un stade', 'Un marché', 'Un square']) {
      await expect(one.page.getByRole('article').getByText(text, { exact: true })).toBeVisible()
    }
    await expect(one.page.getByRole('article').getByText('Un banc', { exact: true })).toHaveCount(0)
  })

  test('whose desk stays open writes only the figures typed there, over what a colleague stated since', async () => {
    const one = await stage.tablet('coordinator', 'حاسوب نقطة الارتكاز')
    const other = await stage.tablet('coordinator', 'حاسوب ثان')
    await chooseAnew(one, 'a.csv', utf8('id,proposition\n1,Un stade'))
    await one.field('import.participants.women').fill('7')

    await chooseAnew(other, 'b.csv', utf8('id,proposition\n2,Un marché'))
    await other.field('import.participants.men').fill('40')
    await other.field('import.participants.women').fill('5')
    await importIdeas(other, 1)
    await other.syncNow()
    await expect.poll(() => other.waiting(), { timeout: 30_000 }).toBe(0)

    const beside = await one.newTab('/sync')
    await beside.getByRole('button', { name: one.t('sync.now') }).click()
    await expect(one.field('import.participants.men')).toHaveValue('40', { timeout: 30_000 })
    await expect(one.field('import.participants.women')).toHaveValue('7')
    await importIdeas(one, 1)
    await expect(one.page.getByText(one.t('import.done.participants'))).toBeVisible()

    await chooseAnew(one, 'c.csv', utf8('id,proposition\n3,Un square'))
    await expect(one.field('import.participants.women')).toHaveValue('7')
    await expect(one.field('import.participants.men')).toHaveValue('40')
    await expect(one.field('import.participants.total')).toHaveValue('')
  })

  test('shows what is here already, updates only when asked, and is undone by one tap', async () => {
    const office = await stage.tablet('committee', 'حاسوب اللجنة')
    const { page } = office
    const list = (text: string) => utf8(`id,proposition\n1,${text}\n2,Planter des arbres`)
    await chooseAnew(office, 'liste.csv', list('Un terrain de sport'))
    await importIdeas(office, 2)
    await chooseAnew(office, 'liste.csv', list('Un terrain de sport et ses vestiaires'))
    await expect(rows(page, 'changed')).toContainText(
      office.t('import.rows.here', { text: 'Un terrain de sport' }).slice(0, 10),
    )
    await expect(page.getByText(office.t('import.write.nothing'))).toBeVisible()
    await page.getByRole('checkbox', { name: office.t('import.take.changed', { count: 1 }) }).check()
    await office.button('import.write.button', { count: 1 }).click()
    await expect(page.getByText(office.t('import.done.updated', { count: 1 }), { exact: true })).toBeVisible()
    await office.button('import.done.undo').click()
    await office.expectSaid('import.done.undone')
    await office.open('/ideas')
    await expect(page.getByRole('article').getByText('Un terrain de sport', { exact: true })).toBeVisible()

    await test.step('an import that was looked at first can still be undone', async () => {
      const kept = (title: 'import.done.last' | 'import.done.earlier') =>
        page.getByRole('region', { name: office.t(title), exact: true })
      await office.open('/import')
      // Of the two imports of the list, the one that was not undone.
      await expect(kept('import.done.last')).toContainText(office.t('import.done.taken', { count: 2 }))
      await expect(kept('import.done.earlier')).toHaveCount(0)
      await choose(office, 'bancs.csv', utf8('id,proposition\n1,Des bancs'))
      await importIdeas(office, 1)
      await office.link('import.done.ideas').click()
      await expect(page.getByRole('article').getByText('Des bancs')).toBeVisible()
      await office.open('/import')
      await expect(kept('import.done.earlier')).toContainText('liste')
      await expect(kept('import.done.last')).toContainText('bancs')
      await kept('import.done.last')
        .getByRole('button', { name: office.t('import.done.undo') })
        .click()
      await office.expectSaid('import.done.undone')
      await office.open('/ideas')
      await expect(page.getByRole('article').first()).toBeVisible()
      await expect(page.getByRole('article').getByText('Des bancs')).toHaveCount(0)
    })

    await test.step('the same words from another source are shown, and stay out', async () => {
      await chooseAnew(office, 'ailleurs.csv', utf8('id,proposition\n9,PLANTER des arbres'))
      await expect(rows(page, 'alike')).toContainText('Planter des arbres')
      await expect(page.getByText(office.t('import.write.nothing'))).toBeVisible()
    })
  })

  test('reads workbooks and Decidim, remembers columns, and declares who took part', async () => {
    const office = await stage.tablet('coordinator', 'حاسوب نقطة الارتكاز')
    const { page } = office
    const sheet = (row: readonly string[]) =>
      writeXlsx({ sheets: [{ name: 'المقترحات', rows: [['أ', 'ب', 'ج'], [...row]] }] })
    const words = ['نريد إنارة كل الأزقة خلف السوق الأسبوعي', 'السير والجولان', 'x'] as const
    await chooseAnew(office, 'a.xlsx', await sheet(words))
    // No word names these columns: the longest texts are the ideas, the rest is chosen by hand.
    await expect(rows(page, 'new').first()).toBeVisible()
    await page.getByRole('checkbox', { name: office.t('import.file.headed') }).check()
    await office.field('import.field.axis').selectOption({ label: 'ب' })
    await expect(rows(page, 'new')).toContainText(AXES[2] ?? '')
    await page.getByRole('radio', { name: office.t('common.channel.paper'), exact: true }).check()
    await importIdeas(office, 1)
    await chooseAnew(office, 'b.xlsx', await sheet(['صيانة الحديقة العمومية', 'البيئة', 'y']))
    await page.getByRole('checkbox', { name: office.t('import.file.headed') }).check()
    await expect(office.field('import.field.axis').locator('option:checked')).toHaveText('ب')
    await expect(
      page.getByRole('radio', { name: office.t('common.channel.paper'), exact: true }),
    ).toBeChecked()

    await chooseAnew(office, 'open_data.csv', utf8(DECIDIM_CSV))
    await expect(office.field('import.source.label')).toHaveValue('Decidim')
    await office.field('import.participants.women').fill('٧')
    await office.field('import.participants.men').fill('39')
    await office.field('import.participants.total').fill('50')
    await page
      .getByLabel(
        office.t('import.participants.sureness', { label: office.t('import.participants.total') }),
        { exact: true },
      )
      .selectOption({ label: office.t('import.participants.approximate') })
    await expect(page.getByText(office.t('import.participants.sum', { sum: 46, total: 50 }))).toBeVisible()
    await office.field('import.participants.total').fill('46')
    await importIdeas(office, 2)
    await expect(page.getByText(office.t('import.done.participants'))).toBeVisible()
    await office.open('/report')
    const digital = page.getByRole('row').filter({ hasText: office.t('report.attendance.digital') })
    await expect(digital.first()).toContainText('46')
    await expect(digital.first()).toContainText('7')
  })

  test('says of a file that it cannot read why, and lets another be chosen', async () => {
    const office = await stage.tablet('committee', 'حاسوب اللجنة')
    const refusal = office.page.getByRole('alert').filter({ hasText: office.t('import.failure.kept') })
    await chooseAnew(office, 'bilan.pdf', utf8('%PDF-1.7'))
    await expect(refusal).toContainText(office.t('import.failure.not-a-table'))
    await choose(office, 'vide.csv', utf8(''))
    await expect(refusal).toContainText(office.t('import.failure.empty'))
    await choose(office, 'bombe.xlsx', bomb(101, 101 * 1_024 * 1_024))
    await expect(refusal).toContainText(office.t('import.failure.unpacks-too-large'))
    const records = Array.from({ length: 5_000 }, (_, index) => ({ text: 'ملعب', [`c${index}`]: 'x' }))
    await choose(office, 'large.json', utf8(JSON.stringify(records)))
    await expect(refusal).toContainText(office.t('import.failure.too-wide'))
    await choose(office, 'liste.csv', utf8(OFFICE_LIST))
    await expect(rows(office.page, 'new')).toHaveCount(3)
  })

  test('loses nothing where reading a file breaks off in the middle', async () => {
    const office = await stage.tablet('committee', 'حاسوب اللجنة')
    await chooseAnew(office, 'liste.csv', utf8('id,proposition\n1,Un stade'))
    await importIdeas(office, 1)
    await office.open('/import')
    // As a browser does that has no memory left for a text of this length.
    await office.page.evaluate(() => {
      TextDecoder.prototype.decode = () => {
        throw new RangeError('Invalid string length')
      }
    })
    await choose(office, 'suite.csv', utf8('id,proposition\n2,Un marché'))
    const refusal = office.page.getByRole('alert').filter({ hasText: office.t('import.failure.kept') })
    await expect(refusal).toContainText(office.t('import.failure.unexpected'))
    await expectIdeas(office, 1)
    await chooseAnew(office, 'suite.csv', utf8('id,proposition\n2,Un marché'))
    await expect(rows(office.page, 'new')).toHaveCount(1)
  })

  test('is not for facilitators', async () => {
    const amina = await stage.tablet('facilitator', 'لوحة أمينة')
    await amina.open('/ideas')
    await expect(amina.link('ideas.all.sort')).toBeVisible()
    await expect(amina.link('imported.open.button')).toHaveCount(0)
    await amina.open('/import')
    await expect(amina.page.getByText(amina.t('import.forbidden.title'))).toBeVisible()
  })

  test(`of ${THOUSANDS} rows tells how far it is, and all of them are there`, async () => {
    const office = await stage.tablet('coordinator', 'حاسوب نقطة الارتكاز')
    const body = Array.from(
      { length: THOUSANDS },
      (_, index) => `${index + 1};اقتراح رقم ${index + 1};البيئة`,
    )
    await chooseAnew(office, 'كبير.csv', utf8(['رقم;الاقتراح;المحور', ...body].join('\n')))
    await expect(office.button('import.write.button', { count: THOUSANDS })).toBeEnabled({ timeout: 60_000 })
    await office.button('import.write.button', { count: THOUSANDS }).click()
    await expect(office.page.getByRole('img')).toBeVisible()
    await expect(
      office.page.getByText(office.t('import.done.taken', { count: THOUSANDS }), { exact: true }),
    ).toBeVisible({ timeout: 60_000 })
    await expectIdeas(office, THOUSANDS)
  })
})
