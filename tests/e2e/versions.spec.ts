/** A new version of the app comes out while people work: between workshops, by agreement, and under nobody's hands. */
import { expect, type Page, test } from '@playwright/test'
import type { EntityId } from '../../src/domain/ids.ts'
import { Tablet } from '../support/browser.ts'
import { newEntity } from '../support/devices.ts'
import { BUILD, buildVersion, Front } from '../support/front.ts'
import { plan, Stage } from '../support/stage.ts'

const NEWER = '99.0.0'
const THREE_HOURS_MS = 3 * 60 * 60_000

test.describe('an update of the app', () => {
  test.describe.configure({ mode: 'serial' })

  let stage: Stage
  let front: Front
  let workshop: EntityId
  let amina: Tablet
  /** Another tab of the same tablet, which nobody asks about the update. */
  let otherTab: Page

  test.beforeAll(async () => {
    stage = await Stage.open()
    front = await Front.before(stage.url, BUILD)
    const { workshops } = await plan(stage.office, { workshops: ['ورشة حي الوفاق'] })
    workshop = workshops[0] ?? newEntity()
    amina = await Tablet.open(front.url)
    await amina.join((await stage.office.invite('facilitator')).code, 'لوحة أمينة')
    otherTab = await amina.newTab('/')
    front.update(await buildVersion(NEWER))
  })
  test.afterAll(async () => {
    await amina.close()
    await front.close()
    await stage.close()
  })

  const apply = () => amina.button('settings.update.apply')
  const goTo = (page: Page, word: 'shell.rail.report' | 'shell.rail.programme' | 'shell.rail.settings') =>
    page.getByRole('link', { name: amina.t(word), exact: true }).click()
  const expectScreen = (page: Page, word: 'report.title' | 'programme.title' | 'settings.title') =>
    expect(page.getByRole('heading', { level: 1, name: amina.t(word), exact: true })).toBeVisible()

  test('is not offered while a workshop is open: the settings say which, and lead there', async () => {
    await amina.open(`/workshops/${workshop}`)
    await amina.count('female', 2)
    await amina.expectCount('female', 2)
    await amina.open('/settings')
    await expect(amina.page.getByText(amina.t('settings.update.waiting'))).toBeVisible()
    await expect(
      amina.page.getByText(amina.t('settings.update.open', { title: 'ورشة حي الوفاق' })),
    ).toBeVisible()
    await expect(apply()).toBeHidden()
    await amina.open('/')
    await expect(amina.page.getByText('ورشة حي الوفاق').first()).toBeVisible()
    await expect(apply()).toBeHidden()
    await amina.open('/settings')
    await amina.link('settings.update.toWorkshop').click()
    await expect(amina.page).toHaveURL(new RegExp(`${workshop}/summary`))
  })

  test('leaves an open tab as it is: screens that it has not loaded yet still open', async () => {
    await goTo(otherTab, 'shell.rail.report')
    await expectScreen(otherTab, 'report.title')
  })

  test('is not offered just after a workshop either, but when nothing was captured for two hours', async () => {
    await stage.office.push(stage.office.set('workshop', workshop, { status: 'closed' }))
    await amina.open('/settings')
    await expect(amina.page.getByText(amina.t('settings.update.lately'))).toBeVisible()
    await expect(apply()).toBeHidden()
    await amina.page.clock.setFixedTime(Date.now() + THREE_HOURS_MS)
    await amina.page.reload()
    await expect(apply()).toBeVisible()
  })

  test('is offered on the first screen, too, once the first steps are done', async () => {
    await amina.open('/')
    await amina.button('help.welcome.skip').click()
    await expect(apply()).toBeVisible()
    await amina.open('/settings')
  })

  test('starts when the person says so, and loses nothing', async () => {
    await expect(amina.page.getByText(amina.t('settings.about.version', { version: NEWER }))).toBeHidden()
    await apply().click()
    await expect(amina.page.getByText(amina.t('settings.about.version', { version: NEWER }))).toBeVisible()
    await amina.open(`/workshops/${workshop}/count`)
    await amina.expectCount('female', 2)
  })

  test('leaves the tab that nobody asked at the old version, screens not yet loaded and all, until it agrees, too', async () => {
    // The server has none of the old files any more, nor has the browser outside of what the app laid by.
    const devTools = await amina.context.newCDPSession(otherTab)
    await devTools.send('Network.clearBrowserCache')
    await goTo(otherTab, 'shell.rail.programme')
    await expectScreen(otherTab, 'programme.title')
    await goTo(otherTab, 'shell.rail.settings')
    await expectScreen(otherTab, 'settings.title')
    await expect(otherTab.getByText(amina.t('settings.about.version', { version: NEWER }))).toBeHidden()
    await otherTab.clock.setFixedTime(Date.now() + THREE_HOURS_MS)
    await expect(otherTab.getByText(amina.t('settings.update.waiting'))).toBeVisible()
  })
})
