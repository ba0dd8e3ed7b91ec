/** Several people on the same things: conflicts, tabs, networks that lie, and what the server refuses. */
import { expect, test } from '@playwright/test'
import type { EntityId } from '../../src/domain/ids.ts'
import type { Tablet } from '../support/browser.ts'
import { newEntity } from '../support/devices.ts'
import { forge } from '../support/forge.ts'
import { plan, Stage } from '../support/stage.ts'

const [AMINA, BRAHIM] = ['لوحة أمينة', 'لوحة إبراهيم'] as const
const SAID = 'تشوير أمام المدارس'
const [HERS, HIS] = ['تشوير أفقي وعمودي أمام المدارس', 'تشوير أمام المدارس ومنع الشاحنات'] as const

test.describe('together', () => {
  test.describe.configure({ mode: 'serial' })

  let stage: Stage
  let workshop: string
  let proposal: EntityId
  let office: Tablet
  let amina: Tablet
  let brahim: Tablet

  test.beforeAll(async () => {
    stage = await Stage.open()
    const { programme, workshops } = await plan(stage.office, { workshops: ['ورشة حي الوفاق'] })
    proposal = newEntity()
    const fields = { programme, workshop: workshops[0], text: SAID, label: 'A1' }
    await stage.office.push(stage.office.set('proposal', proposal, fields))
    workshop = `/workshops/${workshops[0]}`
    office = await stage.tablet('coordinator', 'حاسوب نقطة الارتكاز')
    amina = await stage.tablet('facilitator', AMINA)
    brahim = await stage.tablet('facilitator', BRAHIM)
  })
  test.afterAll(() => stage.close())

  test('two people change one text unseen: all are shown both, and one choice settles it for all', async () => {
    const everybody = [office, amina, brahim]
    for (const tablet of everybody) {
      await tablet.open(`/proposals/${proposal}`)
      await expect(tablet.field('proposal.text.label')).toHaveValue(SAID)
    }
    await stage.switchOff()
    const change = async (tablet: Tablet, text: string) => {
      await tablet.field('proposal.text.label').fill(text)
      await tablet.button('proposal.text.save').click()
      await tablet.expectSaid('proposal.text.saved')
    }
    await change(amina, HERS)
    await change(brahim, HIS)
    await stage.switchOn()
    await amina.syncNow()
    await brahim.syncNow()
    await office.syncNow()
    for (const tablet of everybody) {
      await tablet.expectPill('pill.state.attention', { count: 1 })
      const conflict = tablet.page.getByRole('listitem').filter({ hasText: SAID.slice(0, 5) })
      for (const [text, author] of [
        [HERS, AMINA],
        [HIS, BRAHIM],
      ] as const) {
        await expect(conflict).toContainText(text)
        await expect(conflict).toContainText(author)
        await expect(tablet.button('sync.conflicts.keepValue', { value: text })).toBeVisible()
      }
      await expect(conflict.getByText(tablet.t('sync.conflicts.shown'))).toHaveCount(1)
    }
    await office.button('sync.conflicts.keepValue', { value: HERS }).click()
    await office.expectSaid('sync.conflicts.settled')
    for (const tablet of everybody) {
      await expect(tablet.page.getByText(tablet.t('sync.attention.none'))).toBeVisible()
      await tablet.open(`/proposals/${proposal}`)
      await expect(tablet.field('proposal.text.label')).toHaveValue(HERS)
    }
  })

  test('two tabs of one browser show the same count at once, with no server between them', async () => {
    await amina.open(`${workshop}/count`)
    await stage.switchOff()
    const other = await amina.newTab(`${workshop}/count`)
    const shown = (gender: string) => other.locator(`[data-count=${gender}]`)
    await amina.count('female', 2)
    await expect(shown('female')).toHaveText('2')
    await other.getByRole('button', { name: amina.t('count.add.male'), exact: true }).click()
    await expect(shown('male')).toHaveText('1')
    await amina.expectCount('male', 1)
    await other.close()
    await stage.switchOn()
    await amina.syncNow()
    await expect(amina.page.getByRole('heading', { name: amina.t('sync.allSent') })).toBeVisible()
  })

  test('a captive portal’s friendly page is no receipt: all waits, the pill says so, and it goes out later', async () => {
    await amina.open(`${workshop}/count`)
    await amina.expectCount('female', 2)
    let answered = 0
    await amina.context.route('**/api/**', async (route) => {
      answered += 1
      await route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Bienvenue au Wi-Fi</h1>' })
    })
    await amina.count('female', 3)
    await amina.expectPill('pill.state.offlineWaiting', { count: 3 })
    await amina.syncNow()
    const before = answered
    await amina.button('sync.now').click()
    await expect.poll(() => answered).toBeGreaterThan(before)
    await amina.expectPill('pill.state.offlineWaiting', { count: 3 })
    await amina.context.unroute('**/api/**')
    await amina.button('sync.now').click()
    await expect(amina.page.getByRole('heading', { name: amina.t('sync.allSent') })).toBeVisible()
    await office.open(`${workshop}/count`)
    await office.expectCount('female', 5)
  })

  test('a disk that fails in the middle of an exchange ends that exchange, and not the next', async () => {
    await amina.open('/sync')
    const failures: string[] = []
    amina.page.on('pageerror', ({ message }) => failures.push(message))
    await amina.page.evaluate(() => {
      const { put } = IDBObjectStore.prototype
      IDBObjectStore.prototype.put = () => {
        throw new Error('planted')
      }
      Object.assign(globalThis, { mendDisk: () => (IDBObjectStore.prototype.put = put) })
    })
    await amina.button('sync.now').click()
    await expect.poll(() => failures).toContain('planted')
    await amina.page.evaluate(() => (globalThis as unknown as { mendDisk(): void }).mendDisk())
    const exchanged = amina.page.waitForResponse('**/api/sync')
    await amina.button('sync.now').click()
    expect((await exchanged).ok()).toBe(true)
    expect(new Set(failures)).toEqual(new Set(['planted']))
  })

  test('what the server refuses is kept with its reason, and holds nothing back that comes after it', async () => {
    await stage.switchOff()
    await brahim.open(`${workshop}/count`)
    // No screen offers a facilitator to decide for the committee.
    const fields = { decision: { verdict: 'accepted' } }
    await forge(brahim, { kind: 'proposal', entity: proposal, fields })
    await brahim.page.reload()
    await brahim.count('male', 2)
    await brahim.expectPill('pill.state.offlineWaiting', { count: 3 })
    await stage.switchOn()
    await brahim.syncNow()
    await brahim.expectPill('pill.state.attention', { count: 1 })
    const attention = brahim.page.getByRole('region', {
      name: brahim.t('sync.attention.title'),
      exact: true,
    })
    await expect(attention).toContainText(brahim.t('sync.attention.rejected', { count: 1 }))
    const refused = attention.getByRole('listitem')
    await expect(refused).toContainText(brahim.t('common.rejection.forbidden'))
    await expect(refused).toContainText(brahim.t('common.verdict.accepted'))
    await office.open(`${workshop}/count`)
    await office.expectCount('male', 3)
    await office.open('/sync')
    const setAside = office.page.getByRole('region', {
      name: office.t('sync.quarantine.title'),
      exact: true,
    })
    await expect(setAside).toContainText(office.t('common.rejection.forbidden'))
    await expect(setAside).toContainText(BRAHIM)
    await office.open(`/proposals/${proposal}`)
    await expect(office.page.getByText(office.t('common.verdict.accepted'), { exact: true })).toHaveCount(1)
  })
})
