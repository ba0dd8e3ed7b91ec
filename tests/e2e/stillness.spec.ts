/** What stands on a screen stays where it is while the rest arrives: a finger is already on its way to it. */
import { expect, type Page, test } from '@playwright/test'
import type { Tablet } from '../support/browser.ts'
import { tablet as deviceOf } from '../support/devices.ts'
import { playCommittee, playScene, type Scene } from '../support/scene.ts'
import { Stage, today } from '../support/stage.ts'

const SIZES = {
  phone: { width: 390, height: 844 },
  tablet: { width: 800, height: 1280 },
}
/** The part of the screen that moved, times how far it did, in parts of the screen; web.dev calls this good. */
const STILL = 0.1

let stage: Stage
let scene: Scene
test.beforeAll(async () => {
  stage = await Stage.open()
  scene = await playScene(stage.office, await deviceOf(stage.office, 'facilitator', 'لوحة أمينة'), today())
  await playCommittee(stage.office, scene)
})
test.afterAll(() => stage.close())

for (const [name, viewport] of Object.entries(SIZES)) {
  for (const locale of ['ar', 'fr', 'zgh'] as const) {
    test(`on a new ${name} in ${locale}, the first steps push nothing away`, async () => {
      const tablet = await stage.tablet('facilitator', `${name} ${locale}`, { viewport, locale })
      await expectFirstSteps(tablet)
      await tablet.open('/')
      await expectFirstSteps(tablet)
      expect(await shiftOf(tablet.page)).toBeLessThan(STILL)
      const { top } = await placeOf(tablet.page, '.home')
      await tablet.button('help.welcome.next').click()
      await expect(tablet.page.locator('.news')).toContainText(
        tablet.t('help.welcome.step', { step: 2, all: 3 }),
      )
      expect((await placeOf(tablet.page, '.home')).top, 'nor does the next step').toBe(top)
    })
  }
}

for (const path of ['count', 'report'] as const) {
  test(`${path} does not move once it is seen`, async () => {
    const tablet = await stage.tablet('coordinator', path, { viewport: SIZES.phone })
    await tablet.open(path === 'report' ? '/report' : `/workshops/${scene.workshop}/count`)
    await expect(
      tablet.page.locator(path === 'report' ? '[aria-labelledby=report-milestones]' : '.half-add').first(),
    ).toBeVisible()
    expect(await shiftOf(tablet.page)).toBeLessThan(STILL)
  })
}

const expectFirstSteps = async ({ page }: Tablet) => {
  await expect(page.locator('.news')).toBeVisible()
  await expect(page.locator('.ws').first()).toBeVisible()
}

const placeOf = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => ({ top: element.getBoundingClientRect().top }))

/** How much has moved since the page was opened, without anybody’s doing. */
async function shiftOf(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    await document.fonts.ready
    await drawn()
    const shifts = await new Promise<readonly PerformanceEntry[]>((resolve) => {
      const watching = new PerformanceObserver((list) => resolve(list.getEntries()))
      watching.observe({ type: 'layout-shift', buffered: true })
      // Where nothing has moved, it is never called.
      void drawn()
        .then(drawn)
        .then(() => resolve(watching.takeRecords()))
    })
    return shifts
      .map(
        (entry) => entry as PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean },
      )
      .reduce((sum, { value, hadRecentInput }) => (hadRecentInput ? sum : sum + value), 0)
  })
}
