/** Before the field and after it: is the tablet ready, has everything arrived, and what a browser's tidying lost. */
import { expect, type Locator, test } from '@playwright/test'
import type { WordKey } from '../../src/i18n/words.ts'
import type { Tablet } from '../support/browser.ts'
import { plan, Stage } from '../support/stage.ts'

const AMINA = 'لوحة أمينة'

test.describe('readiness and arrival', () => {
  test.describe.configure({ mode: 'serial' })

  let stage: Stage
  let workshop: string
  let office: Tablet
  let amina: Tablet

  test.beforeAll(async () => {
    stage = await Stage.open()
    const { workshops } = await plan(stage.office, { workshops: ['ورشة حي الوفاق'] })
    workshop = `/workshops/${workshops[0]}`
    office = await stage.tablet('coordinator', 'حاسوب نقطة الارتكاز')
    amina = await stage.tablet('facilitator', AMINA)
  })
  test.afterAll(() => stage.close())

  const card = (tablet: Tablet): Locator =>
    tablet.page.getByRole('region', { name: tablet.t('home.ready.title') })
  const arrival = (tablet: Tablet): Locator =>
    tablet.page.getByRole('region', { name: tablet.t('summary.arrival.title') })
  /** A line that is ticked, or one that warns. */
  const ticked = (within: Locator, text: string) => within.locator('.checklist-done', { hasText: text })
  const warned = (within: Locator, text: string) =>
    within.locator('.checklist-line:not(.checklist-done)', { hasText: text })

  test('one card says that the tablet is ready: app, data, storage, space, clock, and nothing that waits', async () => {
    await amina.open('/')
    const lines: readonly WordKey[] = [
      'home.ready.cached',
      'home.ready.data',
      'home.ready.space',
      'home.ready.clock',
      'home.ready.nothing',
    ]
    for (const line of lines) await expect(ticked(card(amina), amina.t(line))).toBeVisible()
    const protection = ticked(card(amina), amina.t('home.ready.protected'))
    await expect(protection.or(amina.button('home.ready.protect'))).toBeVisible()
  })

  test('a storage that the browser may empty is said, and the browser is asked to keep it', async () => {
    await amina.page.addInitScript(() => {
      let isGranted = false
      navigator.storage.persisted = () => Promise.resolve(isGranted)
      navigator.storage.persist = () => {
        isGranted = sessionStorage.getItem('may') === 'yes'
        return Promise.resolve(isGranted)
      }
    })
    await amina.page.reload()
    await expect(warned(card(amina), amina.t('home.ready.unprotected'))).toBeVisible()
    await amina.button('home.ready.protect').click()
    await amina.expectSaid('home.ready.refused')
    await amina.page.evaluate(() => sessionStorage.setItem('may', 'yes'))
    await amina.button('home.ready.protect').click()
    await expect(ticked(card(amina), amina.t('home.ready.protected'))).toBeVisible()
  })

  test('a slow clock, an empty battery and a full disk are warned of, with what to do', async () => {
    const page = await amina.newTab('/')
    await page.addInitScript(() => {
      const now = Date.now.bind(Date)
      Date.now = () => now() - 2 * 3_600_000
      const battery = { level: 0.2, charging: false }
      Object.assign(navigator, { getBattery: () => Promise.resolve(battery) })
      navigator.storage.estimate = () => Promise.resolve({ quota: 90_000_000, usage: 40_000_000 })
    })
    await page.reload()
    const within = page.getByRole('region', { name: amina.t('home.ready.title') })
    await expect(warned(within, amina.t('home.ready.clockBehind', { span: 'ساعتان' }))).toBeVisible()
    await expect(warned(within, amina.t('home.ready.batteryLow'))).toContainText('20')
    await expect(warned(within, amina.t('home.ready.lowSpace'))).toContainText('50')
    await page.close()
  })

  test('without the server the card says what waits, and a closed workshop that not everything has arrived', async () => {
    await stage.switchOff()
    await amina.open(`${workshop}/count`)
    await amina.count('female', 2)
    await amina.expectCount('female', 2)
    await amina.open('/')
    await expect(warned(card(amina), amina.t('home.ready.unsent', { count: 2 }))).toBeVisible()
    await expect(warned(card(amina), amina.t('home.ready.clockUnknown'))).toBeVisible()

    await amina.open(`${workshop}/summary`)
    await expect(arrival(amina)).toBeHidden()
    await amina.button('workshop.actions.open').click()
    await amina.button('workshop.actions.close').click()
    await expect(warned(arrival(amina), amina.t('summary.arrival.waiting', { count: 3 }))).toBeVisible()
    await expect(arrival(amina)).toContainText(amina.t('summary.arrival.own', { arrived: 0, written: 3 }))
  })

  test('with the server back everything of the workshop has arrived, which the coordinator sees by device', async () => {
    await stage.switchOn()
    await amina.button('sync.now').click()
    await expect(ticked(arrival(amina), amina.t('summary.arrival.all'))).toBeVisible()
    await expect(arrival(amina)).toContainText(amina.t('summary.arrival.own', { arrived: 3, written: 3 }))

    const counted = office.t('devices.list.count', { arrived: 3, written: 3 })
    await office.open('/devices')
    await expect(office.page.locator('li[data-station=C]')).toContainText(counted)
    await expect(office.page.getByText(office.t('devices.list.allArrived'))).toBeVisible()
    await office.syncNow()
    await office.open(`${workshop}/summary`)
    await expect(arrival(office).locator('li[data-station=C]')).toContainText(counted)
  })

  test('a browser that emptied the storage says what had arrived and what had not, and joins again', async () => {
    await stage.switchOff()
    await amina.open(`${workshop}/ideas`)
    await amina.propose('مقترح لم يصل')
    await expect.poll(() => amina.waiting()).toBe(1)
    await expect(amina.page.locator('html')).toHaveAttribute('data-offline', 'ready')
    await amina.page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.deleteDatabase('warsha')
          request.addEventListener('success', resolve)
          request.addEventListener('error', reject)
        }),
    )
    await amina.page.reload()
    const lost = amina.page.getByRole('alert').filter({ hasText: amina.t('enrol.lost.title') })
    await expect(lost).toContainText(amina.t('enrol.lost.arrived', { count: 3 }))
    await expect(lost).toContainText(amina.t('enrol.lost.missing', { count: 1 }))

    await stage.switchOn()
    const { code } = await stage.office.invite('facilitator')
    await amina.join(code, AMINA)
    await amina.open(`${workshop}/count`)
    await amina.expectCount('female', 2)
    await amina.open('/enrol')
    await expect(amina.page.getByText(amina.t('enrol.lost.title'))).toBeHidden()
  })
})
