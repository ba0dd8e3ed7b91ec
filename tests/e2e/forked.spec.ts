/** A tablet’s profile is copied to a second one: both go on, and nobody has to notice. */
import { expect, test } from '@playwright/test'
import type { Tablet } from '../support/browser.ts'
import { plan, Stage } from '../support/stage.ts'

let stage: Stage
let copy: Tablet | undefined
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(async () => {
  await copy?.close()
  await stage.close()
})

test('a copied profile counts on under a station of its own, and every tap is counted once', async () => {
  const { workshops } = await plan(stage.office, { workshops: ['ورشة حي الوفاق'] })
  const amina = await stage.tablet('facilitator', 'لوحة أمينة')
  const path = `/workshops/${workshops[0]}`
  await amina.open(path)
  await amina.count('female', 2)
  await amina.expectCount('female', 2)
  await expect.poll(() => amina.waiting()).toBe(0)
  await stage.switchOff()
  await amina.count('female', 3)
  await amina.expectCount('female', 5)

  await amina.close()
  copy = amina.clone()
  for (const tablet of [amina, copy]) {
    await tablet.start()
    await tablet.open(path)
    await tablet.expectCount('female', 5)
  }
  await amina.count('female', 4)
  await amina.expectCount('female', 9)
  await copy.count('male', 6)
  await copy.expectCount('male', 6)
  expect([await amina.waiting(), await copy.waiting()]).toEqual([7, 9])

  await stage.switchOn()
  for (const tablet of [amina, copy, amina]) {
    await tablet.syncNow()
    await expect.poll(() => tablet.waiting()).toBe(0)
  }
  for (const tablet of [amina, copy]) {
    await tablet.open(path)
    await tablet.expectCount('female', 9)
    await tablet.expectCount('male', 6)
  }
  const tallies = (await stage.office.pull()).filter(({ op }) => op.type === 'tally')
  expect(tallies).toHaveLength(15)
  expect(new Set(tallies.map(({ op }) => op.id)).size).toBe(15)
  expect(new Set(tallies.map(({ op }) => op.device)).size).toBe(2)

  const coordinator = await stage.tablet('coordinator', 'المكتب')
  await coordinator.open('/devices')
  const copyLine = coordinator.page.locator('.line', { hasText: /نسخة من \P{L}*B/u })
  await expect(copyLine).toBeVisible()
  await coordinator.page.locator('[data-station="B"]').getByRole('button', { name: /سحب/ }).click()
  await expect(coordinator.page.getByRole('dialog')).toContainText('تحتفظ نسخ هذا الجهاز بولوجها')
})
