/** What the app says is seen, heard and within reach wherever a person is, also while a dialog covers the rest. */
import { expect, type Page, test } from '@playwright/test'
import { plan, Stage } from '../support/stage.ts'

const HALL = 'ورشة حي الوفاق'

/** From now on the disk takes nothing more. */
const fillDisk = (page: Page) =>
  page.evaluate(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })

/** Whom a thumb would hit in the middle of an element. */
const isInReach = (page: Page, selector: string) =>
  page.evaluate((wanted) => {
    const target = document.querySelector(wanted)
    const { x, y, width, height } = target?.getBoundingClientRect() ?? new DOMRect()
    const hit = document.elementFromPoint(x + width / 2, y + height / 2)
    return target !== null && target.contains(hit)
  }, selector)

test('a failure said while a dialog is open is seen over it, heard in it, and answered with thumb or keys', async () => {
  const stage = await Stage.open()
  const { workshops } = await plan(stage.office, { workshops: [HALL] })
  const amina = await stage.tablet('facilitator', 'لوحة أمينة')
  const { page } = amina
  const dialog = page.getByRole('dialog')
  const failure = amina.t('common.commitFailure.quota')
  const typeCount = async (people: string) => {
    await amina.button('count.type.female').click()
    await dialog.getByRole('textbox').fill(people)
    await page.keyboard.press('Enter')
  }

  await test.step('a number that the full disk did not take stays typed, and the sentence is part of the dialog', async () => {
    await amina.open(`/workshops/${workshops[0]}/count`)
    await fillDisk(page)
    await typeCount('27')
    // By role: what stands behind a modal dialog is in nobody's ear.
    await expect(dialog.getByRole('alert').filter({ hasText: failure })).toBeVisible()
    await expect(page.getByText(failure)).toHaveCount(1)
    await expect(dialog.getByRole('textbox')).toHaveValue('27')
    expect(await isInReach(page, '.notice button')).toBe(true)
    expect(await isInReach(page, '.notice span')).toBe(true)
  })

  await test.step('its words are no veil: a tap on them leaves the dialog open', async () => {
    await page.locator('.notice span').click()
    await expect(dialog.getByRole('textbox')).toHaveValue('27')
  })

  await test.step('its buttons are reached by Tab, and closing it leaves the dialog as it was', async () => {
    const close = dialog.locator('.notice').getByRole('button', { name: amina.t('common.close') })
    for (let keys = 0; keys < 20 && !(await close.evaluate((it) => it === document.activeElement)); keys += 1)
      await page.keyboard.press('Tab')
    await expect(close).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByText(failure)).toHaveCount(0)
    await expect(dialog.getByRole('textbox')).toHaveValue('27')
  })

  await test.step('what is still being said when the dialog goes stands on the screen then', async () => {
    await page.keyboard.press('Escape')
    await typeCount('28')
    await expect(dialog.getByRole('alert').filter({ hasText: failure })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(page.getByRole('alert').filter({ hasText: failure })).toBeVisible()
    expect(await isInReach(page, '.notice button')).toBe(true)
  })

  await test.step('and what was being said when one opens goes along into it', async () => {
    await amina.button('count.type.male').click()
    await expect(dialog.getByRole('alert').filter({ hasText: failure })).toBeVisible()
    await expect(page.getByText(failure)).toHaveCount(1)
  })
  await stage.close()
})
