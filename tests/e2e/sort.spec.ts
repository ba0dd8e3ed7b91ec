/** Sorting in the room with every verdict, and the summary that the hall is told at the end. */
import { expect, test } from '@playwright/test'
import { plan, Stage } from '../support/stage.ts'

const PROPOSALS = ['إنارة الأزقة', 'ترقيم المنازل', 'صيانة الحديقة', 'تنظيف السوق']

test('every verdict asks for what it needs, progress is told, and the summary adds it up', async () => {
  const stage = await Stage.open()
  const { workshops } = await plan(stage.office, { axes: ['البيئة'], workshops: ['ورشة الأحياء'] })
  const amina = await stage.tablet('facilitator', 'لوحة أمينة')
  const { page } = amina
  const progress = (done: number) =>
    page.getByText(amina.t('sort.progress.done', { done, total: PROPOSALS.length }), { exact: true })
  const confirm = (verdict: 'rejected' | 'clarify') =>
    amina.button('sort.reason.confirm', { verdict: amina.t(`common.verdict.${verdict}`) })

  await amina.open(`/workshops/${workshops[0]}/count`)
  await amina.count('female', 3)
  await amina.count('male', 1)
  await amina.tab('ideas')
  for (const text of PROPOSALS) await amina.propose(text)

  await test.step('a rejection is not saved before it has a reason', async () => {
    await amina.tab('sort')
    await expect(progress(0)).toBeVisible()
    await amina.button('sort.verdict.rejected').click()
    await expect(confirm('rejected')).toBeDisabled()
    await page.getByLabel(amina.t('sort.reason.own'), { exact: true }).fill('مبرمج في السنة المقبلة')
    await confirm('rejected').click()
    await expect(progress(1)).toBeVisible()
  })

  await test.step('a reason that is often given is one tap', async () => {
    await page.keyboard.press('c')
    await page.getByRole('radio', { name: amina.t('sort.reason.tooGeneral'), exact: true }).check()
    await confirm('clarify').click()
    await expect(progress(2)).toBeVisible()
  })

  await test.step('merging asks into which', async () => {
    await page.keyboard.press('m')
    await page.getByRole('dialog').getByRole('listitem').first().getByRole('button').click()
    await expect(progress(3)).toBeVisible()
  })

  await test.step('accepting is one key, taken back by one tap', async () => {
    await page.keyboard.press('a')
    await expect(progress(4)).toBeVisible()
    await page.getByRole('button', { name: amina.t('common.undo'), exact: true }).click()
    await expect(progress(3)).toBeVisible()
  })

  await test.step('the summary tells people, share of women and verdicts', async () => {
    await amina.tab('summary')
    const told = page.locator('main')
    for (const figure of ['4', '3', '1', '75']) {
      await expect(told.locator('.stat strong').filter({ hasText: figure }).first()).toBeVisible()
    }
    for (const verdict of ['rejected', 'clarify', 'merged', 'unsorted'] as const) {
      await expect(
        told.locator('.tag').filter({ hasText: amina.t(`common.verdict.${verdict}`) }),
      ).toContainText('1')
    }
  })

  await test.step('the office reads the same sorting, with its reasons', async () => {
    await amina.syncNow()
    await expect(async () => {
      const entries = await stage.office.pull()
      const sorted = entries.flatMap(({ op }) =>
        op.type === 'set' && op.fields['sorting'] ? [op.fields['sorting']] : [],
      )
      expect(sorted).toEqual(
        expect.arrayContaining([
          { verdict: 'rejected', reason: 'مبرمج في السنة المقبلة' },
          { verdict: 'clarify', reason: amina.t('sort.reason.tooGeneral') },
          expect.objectContaining({ verdict: 'merged' }),
        ]),
      )
    }).toPass({ timeout: 15_000 })
  })
  await stage.close()
})
