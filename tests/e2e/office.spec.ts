/** The office before any workshop: the example, programmes, axes, groups, and the plan of workshops. */
import { expect, type Locator, test } from '@playwright/test'
import { Tablet } from '../support/browser.ts'
import { codeOf } from '../support/devices.ts'
import { type RunningServer, startServer } from '../support/server.ts'

const EXAMPLE = 'برنامج عمل الانفتاح لجماعة تمارة 2025–2026'
const OWN = 'برنامج انفتاح جماعة الصخيرات'
const [ROADS, LIGHT, GREEN] = ['الطرق والأزقة', 'الإنارة العمومية', 'المساحات الخضراء'] as const
const WORKSHOP = 'ورشة حي الوفاق'

test.describe('at the office', () => {
  test.describe.configure({ mode: 'serial' })

  let server: RunningServer
  let office: Tablet

  test.beforeAll(async () => {
    server = await startServer()
    office = await Tablet.open(server.url)
    await office.join(codeOf(server.link), 'حاسوب نقطة الارتكاز')
  })
  test.afterAll(async () => {
    await office.close()
    await server.stop()
  })

  const region = (key: Parameters<Tablet['t']>[0]) =>
    office.page.getByRole('region', { name: office.t(key), exact: true })
  /** The Arabic half of a name that is asked for in two languages. */
  const name = (key: Parameters<Tablet['t']>[0]) =>
    office.page.getByLabel(office.t('programme.names.ar', { label: office.t(key) }), { exact: true })
  const choice = () =>
    office.page.getByRole('combobox', { name: office.t('shell.programme.choose'), exact: true })

  test('the example shows what Témara published, and says that it was declared', async () => {
    const { page } = office
    await office.open('/programme')
    await office.button('programme.start.loadExample').click()
    await office.expectSaid('programme.start.exampleLoaded')
    await office.open('/report')
    const stat = (stat: string) => page.locator(`[data-stat=${stat}] strong`)
    await expect(stat('people')).toContainText('279')
    await expect(stat('people')).toContainText(office.t('common.figure.declared'))
    await expect(stat('in-person')).toContainText('~')
    await expect(stat('in-person')).toContainText('100')
    await expect(stat('digital')).toContainText('50')
    const attendance = region('report.attendance.title').first()
    const row = (key: Parameters<Tablet['t']>[0]) =>
      attendance.getByRole('row').filter({ hasText: office.t(key) })
    await expect(row('report.attendance.inPerson').getByRole('cell')).toContainText(['111', '168', '279'])
    await expect(row('report.attendance.digital').getByRole('cell')).toContainText(['46'])
    await expect(region('report.projects.title').first()).toContainText('85,75')
  })

  test('the example is marked as one on every page', async () => {
    const { page } = office
    await office.open('/')
    await page.getByRole('article').getByRole('link').first().click()
    const workshop = new URL(page.url()).pathname.replace('/count', '')
    await office.tab('ideas')
    await office.propose('اقتراح في المثال')
    await page.getByRole('article').getByRole('link').click()
    await expect(page).toHaveURL(/proposals/)
    const proposal = new URL(page.url()).pathname
    const workshopPages = ['count', 'ideas', 'sort', 'summary', 'edit'].map((tab) => `${workshop}/${tab}`)
    await office.open('/projects')
    await page.getByRole('rowheader').getByRole('link').first().click()
    await expect(page).toHaveURL(/projects\//)
    const project = new URL(page.url()).pathname
    const others = [
      project,
      '/projects',
      '/',
      '/ideas',
      '/sort',
      '/programme',
      '/report',
      '/sync',
      '/settings',
      '/devices',
    ]
    for (const path of [...others, '/workshops/new', ...workshopPages, proposal]) {
      await test.step(path, async () => {
        await office.open(path)
        const mark = page.getByRole('banner').getByText(office.t('shell.programme.example'), { exact: true })
        await expect(mark).toBeVisible()
      })
    }
  })

  test('the example is removed at once, and comes back by undo or from what was removed', async () => {
    const remove = office.button('programme.all.removeOne', { title: EXAMPLE })
    const heading = office.page.getByRole('heading', { name: EXAMPLE })
    await office.open('/programme')
    await remove.click()
    await expect(office.page.getByRole('heading', { name: office.t('programme.start.title') })).toBeVisible()
    await office.button('common.undo').click()
    await expect(heading).toBeVisible()
    await remove.click()
    await expect(heading).toBeHidden()
    await office.page.reload()
    await office.button('programme.all.restoreOne', { title: EXAMPLE }).click()
    await office.expectSaid('programme.all.restored', { title: EXAMPLE })
    await expect(heading).toBeVisible()
  })

  test('a second programme is made beside it, and the one chosen stays chosen after a reload', async () => {
    await office.open('/programme')
    await office.button('programme.all.new').click()
    await name('programme.form.name').fill(OWN)
    await office.button('programme.form.create').click()
    await office.expectSaid('programme.form.created')
    await expect(choice().locator('option:checked')).toHaveText(OWN)
    await choice().selectOption({ label: EXAMPLE })
    await expect(office.page.getByRole('heading', { name: EXAMPLE })).toBeVisible()
    await office.page.reload()
    await expect(choice().locator('option:checked')).toHaveText(EXAMPLE)
    await office.button('programme.all.chooseOne', { title: OWN }).click()
    await expect(office.page.getByRole('heading', { name: OWN })).toBeVisible()
    await office.page.reload()
    await expect(choice().locator('option:checked')).toHaveText(OWN)
  })

  const inUse = (list: Locator) => list.locator('ol').getByRole('listitem').locator('strong')

  test('axes are added, renamed and shortened, put in order by keyboard, retired and restored', async () => {
    const { page } = office
    const axes = region('programme.axes.title')
    const first = axes
      .getByRole('form', { name: office.t('programme.axes.new') })
      .getByRole('textbox')
      .first()
    for (const axis of [ROADS, 'الاناره', GREEN]) {
      await first.fill(axis)
      await first.press('Enter')
      await office.expectSaid('programme.list.added', { name: axis })
      await expect(first).toHaveValue('')
      await expect(first).toBeFocused()
    }
    await office.button('programme.list.editOne', { name: 'الاناره' }).click()
    await name('programme.list.name').fill(LIGHT)
    await name('programme.list.shortName').fill('الإنارة')
    await axes.getByRole('button', { name: office.t('common.save') }).click()
    await office.expectSaid('programme.list.saved', { name: LIGHT })
    await expect(axes.getByRole('listitem').filter({ hasText: LIGHT })).toContainText('الإنارة')

    await office.button('programme.list.upOne', { name: GREEN }).focus()
    await page.keyboard.press('Enter')
    await expect(inUse(axes)).toHaveText([ROADS, GREEN, LIGHT])
    await expect(office.button('programme.list.upOne', { name: GREEN })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(inUse(axes)).toHaveText([GREEN, ROADS, LIGHT])
    await expect(office.button('programme.list.downOne', { name: GREEN })).toBeFocused()
    await page.keyboard.press('Alt+ArrowDown')
    await expect(inUse(axes)).toHaveText([ROADS, GREEN, LIGHT])

    await office.button('programme.list.retireOne', { name: GREEN }).click()
    await expect(inUse(axes)).toHaveText([ROADS, LIGHT])
    await office.button('programme.list.restoreOne', { name: GREEN }).click()
    await expect(inUse(axes)).toHaveText([ROADS, GREEN, LIGHT])
  })

  test('the usual participant groups are there at once, and can be changed', async () => {
    const groups = region('programme.groups.title')
    await expect(inUse(groups)).toHaveCount(6)
    const form = groups.getByRole('form', { name: office.t('programme.groups.new') })
    await form.getByRole('textbox').first().fill('التلاميذ')
    await form.getByRole('button', { name: office.t('common.add') }).click()
    await expect(inUse(groups)).toHaveCount(7)
    await office.button('programme.list.editOne', { name: 'الساكنة' }).click()
    await name('programme.list.name').fill('ساكنة الأحياء')
    await groups
      .locator('.line-form')
      .getByRole('button', { name: office.t('common.save') })
      .click()
    await office.button('programme.list.retireOne', { name: 'هيئة المساواة' }).click()
    await expect(inUse(groups)).toHaveText([
      'ساكنة الأحياء',
      'الجمعيات',
      'المنتخبون',
      'إدارة المجلس',
      'فئات أخرى',
      'التلاميذ',
    ])
  })

  test('a workshop is planned, changed, cancelled and reinstated', async () => {
    const { page } = office
    const section = (key: Parameters<Tablet['t']>[0]) =>
      page
        .locator('section')
        .filter({ has: page.getByRole('heading', { name: office.t(key), exact: true }) })
        .getByRole('article')
        .filter({ hasText: WORKSHOP })
    const edit = async () => {
      await office.open('/programme')
      await office.link('programme.workshops.editOne', { title: WORKSHOP }).click()
    }
    await office.open('/')
    await office.link('home.plan.button').click()
    await office.button('workshopForm.create').click()
    await expect(
      page.getByRole('alert').filter({ hasText: office.t('workshopForm.nameError') }),
    ).toBeVisible()
    await office.field('workshopForm.name').fill(WORKSHOP)
    await page.getByRole('radio', { name: office.t('common.workshopType.consultation'), exact: true }).check()
    await office.field('workshopForm.neighbourhood').fill('حي الوفاق')
    await office.field('workshopForm.place').fill('دار الشباب')
    await office.field('workshopForm.date.label').fill('2099-05-15')
    await office.field('workshopForm.time').fill('17:30')
    await office.field('workshopForm.agenda').fill('تقديم المحاور ثم جمع الاقتراحات')
    await office.button('workshopForm.create').click()
    await office.expectSaid('workshopForm.created')
    await expect(section('home.section.upcoming')).toContainText('دار الشباب')
    await expect(section('home.section.upcoming')).toContainText('17:30')

    await edit()
    await expect(office.field('workshopForm.agenda')).toHaveValue('تقديم المحاور ثم جمع الاقتراحات')
    await office.field('workshopForm.place').fill('المركز السوسيو ثقافي')
    await office.button('common.save').click()
    await office.expectSaid('workshopForm.saved')
    await office.open('/')
    await expect(section('home.section.upcoming')).toContainText('المركز السوسيو ثقافي')

    await edit()
    await office.button('workshopForm.cancelWorkshop').click()
    await office.expectSaid('workshopForm.cancelled')
    await office.open('/')
    await expect(section('home.section.cancelled')).toBeVisible()
    await edit()
    await office.button('workshopForm.reinstate').click()
    await office.expectSaid('workshopForm.reinstated')
    await office.open('/')
    await expect(section('home.section.upcoming')).toBeVisible()

    await section('home.section.upcoming').getByRole('link').first().click()
    await office.tab('ideas')
    const axes = page.getByRole('group', { name: office.t('ideas.axis.label') }).getByRole('radio')
    await expect(axes).toHaveCount(3)
    await expect(axes.nth(2)).toHaveAccessibleName('الإنارة')
  })
})
