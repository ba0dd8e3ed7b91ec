/** The report as people look at it, narrowed to a part, and the wall before the hall. */
import { expect, type Page, test } from '@playwright/test'
import type { Tablet } from '../support/browser.ts'
import { plan, Stage } from '../support/stage.ts'

test.describe('the report of a published programme', () => {
  test.describe.configure({ mode: 'serial' })

  let stage: Stage
  let office: Tablet

  test.beforeAll(async () => {
    stage = await Stage.open()
    office = await stage.tablet('coordinator', 'حاسوب المكتب')
    await office.open('/programme')
    await office.button('programme.start.loadExample').click()
    await office.expectSaid('programme.start.exampleLoaded')
  })
  test.beforeEach(async () => {
    await office.open('/report')
  })
  test.afterAll(async () => {
    await stage.close()
  })

  const stat = (name: string) => office.page.locator(`[data-stat=${name}] strong`)
  const panel = (name: Parameters<Tablet['t']>[0]) =>
    office.page
      .locator('section.panel')
      .filter({ has: office.page.getByRole('heading', { name: office.t(name), exact: true }) })
  const openTable = async (name: Parameters<Tablet['t']>[0]) => {
    await panel(name).getByText(office.t('report.table')).click()
    return panel(name).getByRole('row')
  }

  test('shows what Témara printed: 279 people, 40 % women, about 100 and 50 proposals, 85.75 million', async () => {
    await expect(stat('people')).toContainText('279')
    await expect(stat('share')).toContainText('40')
    await expect(stat('in-person')).toContainText('~')
    await expect(stat('in-person')).toContainText('100')
    await expect(stat('digital')).toContainText('50')
    const attendance = panel('report.attendance.title').getByRole('row')
    await expect(attendance.nth(1).getByRole('cell')).toContainText(['29', '44', '73'])
    await expect(attendance.nth(2).getByRole('cell')).toContainText(['77', '119', '196'])
    await expect(attendance.nth(3).getByRole('cell')).toContainText(['5', '5', '10'])
    await expect(attendance.nth(4).getByRole('cell')).toContainText(['111', '168', '279'])
    await expect(attendance.nth(5).getByRole('cell')).toContainText(['7', '39', '46'])
    const costs = await openTable('report.costs.title')
    await expect(costs.getByRole('cell').filter({ hasText: ',' })).toHaveText([
      '54,20',
      '15,20',
      '16,05',
      '0,30',
      '85,75',
    ])
    await expect(panel('report.projects.title').getByRole('row')).toHaveCount(12)
    await expect(panel('milestones.title')).toContainText('25 أبريل 2024')
  })

  test('says of every figure that it was declared', async () => {
    for (const name of ['people', 'share', 'in-person', 'digital']) {
      await expect(stat(name)).toContainText(office.t('common.figure.declared'))
    }
  })

  test('has behind every chart a table with the same figures, and a sentence for who cannot see it', async () => {
    const charts = office.page.locator('.chart')
    await expect(charts.first()).toBeVisible()
    for (const chart of await charts.all()) {
      await expect(chart.getByRole('img')).toHaveAccessibleName(/\p{L}+.*\d/u)
      await chart.getByText(office.t('report.table')).click()
      await expect(chart.getByRole('table')).toBeVisible()
    }
  })

  test('narrowed to a workshop, holds its figures only, and says what cannot be divided', async () => {
    const filters = office.page.getByRole('form', { name: office.t('report.filter.label') })
    await filters.getByLabel(office.t('report.filter.workshop')).selectOption({ index: 1 })
    await expect(stat('people')).toContainText('73')
    await expect(stat('digital')).toContainText('—')
    const note = office.page.getByRole('status').filter({ hasText: office.t('report.filter.title') })
    await expect(note).toContainText('ورشة')
    await expect(note).toContainText(office.t('common.channel.digital'))
    await office.button('report.filter.clear').click()
    await expect(note).toBeHidden()
    await expect(stat('people')).toContainText('279')
  })

  test('narrowed to a period, holds the workshops that begin in it', async () => {
    const filters = office.page.getByRole('form', { name: office.t('report.filter.label') })
    await filters.getByLabel(office.t('report.filter.from'), { exact: true }).fill('2024-05-01')
    await expect(stat('people')).toContainText('206')
    await filters.getByLabel(office.t('report.filter.to'), { exact: true }).fill('2024-05-20')
    await expect(stat('people')).toContainText('196')
    await filters.getByLabel(office.t('report.filter.to'), { exact: true }).fill('2024-04-01')
    await expect(office.page.getByText(office.t('report.filter.order'))).toBeVisible()
    await expect(stat('people')).toContainText('—')
  })

  test('narrowed, is printed as it stands on the screen, and the paper says of what it is', async () => {
    const filters = office.page.getByRole('form', { name: office.t('report.filter.label') })
    await filters.getByLabel(office.t('report.filter.workshop')).selectOption({ index: 2 })
    await filters.getByLabel(office.t('report.filter.from'), { exact: true }).fill('2024-05-01')
    await expect(stat('people')).toContainText('196')
    await office.link('report.print').click()
    const paper = office.page.locator('.paper')
    await expect(office.button('report.print')).toBeEnabled()
    await expect(paper).toContainText(office.t('report.filter.title'))
    await expect(paper).toContainText('ماي 2024')
    await expect(paper).toContainText(office.t('common.channel.digital'))
    await expect(paper.getByRole('row').filter({ hasText: '196' }).first()).toContainText('77')
    await expect(paper).not.toContainText('279')
    await office.page.reload()
    await expect(paper).toContainText(office.t('report.filter.title'))
    await office.open('/export/report/ar')
    await expect(paper).toContainText('279')
    await expect(paper).not.toContainText(office.t('report.filter.title'))
  })
})

test.describe('the report of workshops of which one told only how many came', () => {
  let stage: Stage
  let office: Tablet
  let square: string

  test.beforeAll(async () => {
    stage = await Stage.open()
    const { workshops } = await plan(stage.office, { workshops: ['القاعة', 'الساحة'] })
    const [hall, other] = workshops
    if (!hall || !other) throw new Error('two workshops were planned')
    square = other
    await stage.office.push(
      stage.office.set('workshop', hall, {
        declared: { women: { certainty: 'exact', value: 10 }, men: { certainty: 'exact', value: 30 } },
      }),
      stage.office.set('workshop', other, {
        declared: {
          total: { certainty: 'exact', value: 60 },
          proposals: { certainty: 'approximate', value: 20 },
          accepted: { certainty: 'exact', value: 12 },
        },
      }),
    )
    office = await stage.tablet('coordinator', 'حاسوب المكتب')
  })
  test.afterAll(async () => {
    await stage.close()
  })

  test('says that there were at least so many women, and their share among those whose gender is told', async () => {
    await office.open('/report')
    await expect(office.page.locator('[data-stat=people] strong')).toContainText('100')
    await expect(office.page.locator('[data-stat=share] strong')).toHaveText(/25/)
    const sum = office.page.getByRole('row').filter({ hasText: office.t('report.attendance.inPerson') })
    await expect(sum.getByRole('cell').nth(0)).toContainText(`≥${office.t('figure.sign.atLeast')} 10`)
    await expect(sum.getByRole('cell').nth(1)).toContainText(`≥${office.t('figure.sign.atLeast')} 30`)
    await expect(sum.getByRole('cell').nth(2)).not.toContainText('≥')
    await expect(office.page.getByText(office.t('report.legend'))).toContainText('≥')
  })

  test('prints minutes that tell what the workshop declares', async () => {
    await office.open(`/workshops/${square}/summary`)
    await office.link('exports.item.minutes.title').click()
    const facts = office.page.locator('.paper-facts > div')
    const mark = office.t('common.figure.declared')
    await expect(facts.filter({ hasText: /^المقترحات/ })).toContainText(`~20 (${mark})`)
    await expect(facts.filter({ hasText: /^الاقتراحات المقبولة/ })).toContainText(`12 (${mark})`)
  })
})

test.describe('the wall', () => {
  test.describe.configure({ mode: 'serial' })

  const AXES = ['الاستدامة والحفاظ على البيئة', 'تنظيم السير والجولان'] as const
  const GROUP = 'الجمعيات'
  let stage: Stage
  let amina: Tablet
  let wall: Page

  test.beforeAll(async () => {
    stage = await Stage.open()
    const { workshops } = await plan(stage.office, {
      axes: AXES,
      groups: [GROUP],
      workshops: ['ورشة حي المغرب العربي'],
    })
    amina = await stage.tablet('facilitator', 'لوحة أمينة')
    await amina.open(`/workshops/${workshops[0]}/count`)
    await expect(amina.button('count.add.female')).toBeVisible()
    await stage.switchOff()
  })
  test.afterAll(async () => {
    await stage.close()
  })

  const figure = (name: string) => wall.locator(`[data-wall=${name}]`)

  test('opens from the workshop’s menu in a window of its own, without a network', async () => {
    await amina.button('workshop.actions.open').click()
    const opened = amina.context.waitForEvent('page')
    await amina.link('wall.open').click()
    wall = await opened
    await expect(wall.getByRole('heading', { level: 1 })).toHaveText('ورشة حي المغرب العربي')
    await expect(wall.getByText(amina.t('wall.first'))).toBeVisible()
    await expect(wall.getByRole('navigation')).toHaveCount(0)
    await amina.button('common.close').click()
  })

  test('counts along with the tablet that captures', async () => {
    await amina.count('female', 3)
    await amina.count('male', 1)
    await expect(figure('women')).toHaveText('3')
    await expect(figure('men')).toHaveText('1')
    await expect(figure('total')).toHaveText('4')
    await expect(wall.getByText('75', { exact: false })).toBeVisible()
  })

  test('shows the newest proposals and fills their axes, but not who said them and where', async () => {
    await amina.tab('ideas')
    await amina.propose('صيانة المساحات الخضراء', [AXES[0], amina.t('common.gender.female'), GROUP])
    await amina.propose('تشوير أفقي وعمودي أمام المدارس', [AXES[0], amina.t('common.gender.male')])
    await expect(wall.getByRole('listitem')).toHaveText([
      'تشوير أفقي وعمودي أمام المدارس',
      'صيانة المساحات الخضراء',
    ])
    await expect(wall.locator('.wall-axis').first()).toContainText('2')
    await expect(wall.locator('.wall-axis').last()).toContainText('0')
    for (const said of [amina.t('common.gender.female'), GROUP, 'B1', 'لوحة أمينة']) {
      await expect(wall.locator('body')).not.toContainText(said)
    }
  })

  test('is there again after a reload, dark when it was made so, while the tablet stays light', async () => {
    await wall.getByRole('button', { name: amina.t('wall.dark') }).click()
    await expect(wall.locator('html')).toHaveAttribute('data-theme', 'dark')
    await wall.reload()
    await expect(wall.locator('html')).toHaveAttribute('data-theme', 'dark')
    await expect(figure('total')).toHaveText('4')
    await amina.page.reload()
    await expect(amina.page.locator('html')).toHaveAttribute('data-theme', 'light')
  })

  test('takes the whole screen, and is left with Escape', async () => {
    await wall.bringToFront()
    await wall.getByRole('button', { name: amina.t('wall.full') }).click()
    await expect.poll(() => wall.evaluate(() => document.fullscreenElement !== null)).toBe(true)
    await wall.getByRole('button', { name: amina.t('wall.full') }).click()
    await expect.poll(() => wall.evaluate(() => document.fullscreenElement !== null)).toBe(false)
    await wall.keyboard.press('Escape')
    await expect(wall).toHaveURL(/\/count$/)
    await expect(wall.locator('html')).toHaveAttribute('data-theme', 'light')
  })
})
