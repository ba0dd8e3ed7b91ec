/** What somebody meets who has just come in: no programme yet, or a first look at the example on a phone. */
import { expect, test } from '@playwright/test'
import { Stage } from '../support/stage.ts'

const PHONE = { width: 390, height: 844 }
const ABOUT_A_PROGRAMME = [
  '/',
  '/ideas',
  '/sort',
  '/import',
  '/projects',
  '/report',
  '/export',
  '/workshops/new',
]

test.describe('a first look', () => {
  let stage: Stage

  test.beforeEach(async () => {
    stage = await Stage.open()
  })
  test.afterEach(() => stage.close())

  test('while there is no programme, every screen leads the coordinator to where one is set up', async () => {
    const office = await stage.tablet('coordinator', 'حاسوب المكتب')
    for (const path of ABOUT_A_PROGRAMME) {
      await office.open(path)
      await expect(office.link('home.empty.start'), path).toHaveAttribute('href', '/programme')
    }
  })

  test('and tells the committee for whom it waits', async () => {
    const committee = await stage.tablet('committee', 'لوحة اللجنة')
    for (const path of ['/ideas', '/projects', '/report']) {
      await committee.open(path)
      await expect(committee.page.getByText(committee.t('home.empty.wait')), path).toBeVisible()
      await expect(committee.link('home.empty.start')).toHaveCount(0)
    }
  })

  test('on a phone, the page scrolls and not the window, and nothing is wider than the screen', async () => {
    const phone = await stage.tablet('coordinator', 'هاتف نقطة الارتكاز', { viewport: PHONE })
    await phone.open('/programme')
    await phone.button('programme.start.loadExample').click()
    await phone.expectSaid('programme.start.exampleLoaded')
    for (const path of ['/', '/programme', '/projects', '/report', '/export']) {
      await phone.open(path)
      await expect(phone.page.locator('.page-body section').first(), path).toBeVisible()
      const excess = await phone.page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement
        return { wider: scrollWidth - innerWidth, higher: scrollHeight - innerHeight }
      })
      expect(excess, path).toEqual({ wider: 0, higher: 0 })
    }
  })

  test('a screen opened by its address says words, never the key of a word', async () => {
    const office = await stage.tablet('coordinator', 'حاسوب المكتب')
    await office.open('/programme')
    await office.button('programme.start.loadExample').click()
    await office.expectSaid('programme.start.exampleLoaded')
    await office.open('/projects')
    const project = await office.page.locator('tr[data-project] a').first().getAttribute('href')
    await office.open('/export')
    const minutes = await office.page.locator('[data-export=minutes] a').getAttribute('href')
    for (const path of [...ABOUT_A_PROGRAMME, '/programme', project, minutes, '/export/report/ar']) {
      await office.open(path ?? '/')
      await expect(office.page.locator('.page-body').getByText(/\S/).first(), path ?? '').toBeVisible()
      await expect(office.page.locator('body')).not.toContainText(
        /\b[a-z]+[A-Za-z]*\.[a-z][A-Za-z]+(\.[a-z]|\b)/,
      )
    }
  })

  test('on a phone, a project’s title stands in the matrix as wide as the screen, above its figures', async () => {
    const phone = await stage.tablet('coordinator', 'هاتف نقطة الارتكاز', { viewport: PHONE })
    await phone.open('/programme')
    await phone.button('programme.start.loadExample').click()
    await phone.expectSaid('programme.start.exampleLoaded')
    await phone.open('/projects')
    const row = phone.page.locator('tr[data-project]').first()
    const title = await row.getByRole('rowheader').boundingBox()
    expect(title?.width).toBeGreaterThan(280)
    await expect(row.getByRole('cell').nth(1)).toContainText('24')
    await expect(row.getByRole('cell').nth(2)).toContainText('1,50')
  })
})
