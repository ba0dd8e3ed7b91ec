/** Moving by file: what one tablet could not send, another one takes in, counts, and sends on. */
import { readFileSync } from 'node:fs'
import { type Download, expect, type Locator, test } from '@playwright/test'
import type { Tablet } from '../support/browser.ts'
import { plan, Stage } from '../support/stage.ts'

const SAID = 'إحداث ملعب للقرب بحي الوفاق'

test.describe('moving by file', () => {
  test.describe.configure({ mode: 'serial' })

  let stage: Stage
  let workshop: string
  /** In the hall, with no network: station B. */
  let amina: Tablet
  /** Takes her file along: station C. */
  let brahim: Tablet
  let carried: string

  test.beforeAll(async () => {
    stage = await Stage.open()
    const { workshops } = await plan(stage.office, { workshops: ['ورشة حي الوفاق'] })
    workshop = `/workshops/${workshops[0]}`
    amina = await stage.tablet('facilitator', 'لوحة أمينة')
    brahim = await stage.tablet('facilitator', 'لوحة إبراهيم')
    for (const tablet of [amina, brahim]) {
      await tablet.open(`${workshop}/count`)
      await tablet.expectCount('female', 0)
    }
    await stage.switchOff()
  })
  test.afterAll(() => stage.close())

  const section = (tablet: Tablet): Locator =>
    tablet.page.getByRole('region', { name: tablet.t('sync.carry.title'), exact: true })
  const cardOfB = (tablet: Tablet): Locator => section(tablet).locator('li[data-station=B]')
  const takeIn = async (tablet: Tablet, text: string) => {
    const file = { name: 'warsha-B.txt', mimeType: 'text/plain', buffer: Buffer.from(text) }
    await section(tablet).locator('input[type=file]').setInputFiles(file)
  }
  const downloadOf = async (tablet: Tablet, act: () => Promise<void>): Promise<Download> => {
    const downloading = tablet.page.waitForEvent('download')
    await act()
    return downloading
  }
  const textOf = async (file: Download): Promise<string> => readFileSync(await file.path(), 'utf8')
  /** The operations in a file, as they stand there. */
  const linesOf = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .slice(1, -1)
      .map((line) => JSON.parse(line) as { readonly id: string })
  const queuedOfAmina = async () => {
    const ids = new Set(linesOf(carried).map(({ id }) => id))
    return (await stage.office.pull()).filter(({ op }) => ids.has(op.id))
  }

  test('without a network, what waits goes into a file with one press', async () => {
    await amina.open(`${workshop}/count`)
    await amina.count('female', 3)
    await amina.expectCount('female', 3)
    await amina.tab('ideas')
    await amina.propose(SAID)
    await amina.open('/sync')
    const file = await downloadOf(amina, () => amina.button('sync.carry.write').click())
    expect(file.suggestedFilename()).toMatch(/^warsha-B-\d{4}-\d\d-\d\d-\d{4}\.txt$/)
    await amina.expectSaid('sync.carry.saved', { name: file.suggestedFilename() })
    carried = await textOf(file)
    expect(linesOf(carried)).toMatchObject([
      { type: 'tally', gender: 'female' },
      { type: 'tally', gender: 'female' },
      { type: 'tally', gender: 'female' },
      { kind: 'proposal', fields: { text: SAID, label: 'B1' } },
    ])
    expect(await amina.waiting()).toBe(4)
  })

  test('a file that was changed, cut, or is something else is refused in so many words', async () => {
    await brahim.open('/sync')
    await takeIn(brahim, carried.replace(SAID, 'إحداث مسبح'))
    await brahim.expectSaid('sync.carry.failure.forged')
    await takeIn(brahim, carried.slice(0, -100))
    await brahim.expectSaid('sync.carry.failure.cut')
    await takeIn(brahim, 'صور من الورشة')
    await brahim.expectSaid('sync.carry.failure.not-a-carry-file')
    await expect(cardOfB(brahim)).toHaveCount(0)
    await brahim.open(`${workshop}/count`)
    await brahim.expectCount('female', 0)
  })

  test('another tablet takes it in, still without a network, and counts both together', async () => {
    await brahim.count('female', 2)
    await brahim.expectCount('female', 2)
    await brahim.open('/sync')
    await takeIn(brahim, carried)
    await brahim.expectSaid('sync.carry.taken', { count: 4, station: 'B' })
    await expect(cardOfB(brahim)).toContainText(brahim.t('sync.carry.from', { station: 'B', count: 4 }))
    await expect(cardOfB(brahim)).toContainText(brahim.t('sync.carry.waiting'))
    await takeIn(brahim, carried)
    await brahim.expectSaid('sync.carry.known')
    await expect(cardOfB(brahim)).toHaveCount(1)
    await brahim.open(`${workshop}/count`)
    await brahim.expectCount('female', 5)
    await brahim.tab('ideas')
    await expect(brahim.page.getByText(SAID)).toBeVisible()
  })

  test('asked whether everything arrived, that tablet names both: its own and what it carries', async () => {
    await brahim.open(`${workshop}/summary`)
    await brahim.button('workshop.actions.open').click()
    await brahim.button('workshop.actions.close').click()
    const arrival = brahim.page.getByRole('region', { name: brahim.t('summary.arrival.title') })
    await expect(arrival).toContainText(brahim.t('summary.arrival.waiting', { count: 7 }))
    // The menu offers the same until it has closed.
    await expect(brahim.page.getByRole('dialog')).toBeHidden()
    await brahim.button('workshop.actions.reopen').click()
    await expect(arrival).toBeHidden()
  })

  test('a browser that was killed meanwhile still has it', async () => {
    await brahim.kill()
    await brahim.start()
    await brahim.open(`${workshop}/count`)
    await brahim.expectCount('female', 5)
  })

  test('once that tablet has a network, the server has everything, under its author’s name, once', async () => {
    await amina.context.setOffline(true)
    await stage.switchOn()
    await brahim.syncNow()
    await expect(cardOfB(brahim)).toHaveAttribute('data-state', 'delivered')
    const queued = await queuedOfAmina()
    expect(queued.map(({ op }) => op)).toEqual(linesOf(carried))
    const tallies = (await stage.office.pull()).filter(({ op }) => op.type === 'tally')
    expect(tallies).toHaveLength(5)
    await brahim.open(`${workshop}/count`)
    await brahim.expectCount('female', 5)
    // She has heard nothing yet, and everything is still with her.
    expect(await amina.waiting()).toBe(4)
  })

  test('its author hears it from the server, and nothing is there twice', async () => {
    await amina.context.setOffline(false)
    await amina.syncNow()
    await expect.poll(() => amina.waiting()).toBe(0)
    await amina.open(`${workshop}/count`)
    await amina.expectCount('female', 5)
    expect(await queuedOfAmina()).toHaveLength(4)
    await amina.open('/sync')
    await takeIn(amina, carried)
    await amina.expectSaid('sync.carry.arrived')
  })

  test('where the device can share, the file goes to another app', async () => {
    await amina.context.setOffline(true)
    await amina.open(`${workshop}/count`)
    await amina.count('male', 1)
    await amina.expectCount('male', 1)
    await amina.page.addInitScript(() => {
      Object.assign(navigator, {
        canShare: () => true,
        share: async ({ files }: { files: readonly File[] }) => {
          const [file] = files
          sessionStorage.setItem('shared', `${file?.name} ${file?.type}\n${await file?.text()}`)
        },
      })
    })
    await amina.open('/sync')
    await amina.button('sync.carry.write').click()
    await amina.expectSaid('sync.carry.shared')
    const shared = await amina.page.evaluate(() => sessionStorage.getItem('shared'))
    const [name, ...lines] = (shared ?? '').split('\n')
    expect(name).toMatch(/^warsha-B-[\d-]+\.txt text\/plain$/)
    expect(linesOf(lines.join('\n'))).toMatchObject([{ type: 'tally', gender: 'male' }])
  })

  test('a full disk is said loudly, with the file that saves what was saved', async () => {
    const tab = await amina.newTab(`${workshop}/count`)
    await tab.evaluate(() => {
      IDBObjectStore.prototype.add = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    await tab.getByRole('button', { name: amina.t('count.add.female'), exact: true }).click()
    const alert = tab.getByRole('alert').filter({ hasText: amina.t('common.commitFailure.quota') })
    await expect(alert).toBeVisible()
    await expect(tab.locator('[data-count=female]')).toHaveText('5')
    const downloading = tab.waitForEvent('download')
    await alert.getByText(amina.t('sync.carry.write')).click()
    expect(linesOf(await textOf(await downloading))).toMatchObject([{ type: 'tally', gender: 'male' }])
    await tab.close()
  })

  test('closing the workshop leaves what was not sent in a file, and says where', async () => {
    await amina.open(`${workshop}/summary`)
    const file = await downloadOf(amina, async () => {
      await amina.button('workshop.actions.open').click()
      await amina.button('workshop.actions.close').click()
    })
    await amina.expectSaid('workshop.status.closedWithFile', { name: file.suggestedFilename() })
    const text = await textOf(file)
    expect(linesOf(text)).toMatchObject([
      { type: 'tally', gender: 'male' },
      { kind: 'workshop', fields: { status: 'closed' } },
    ])
    await brahim.open('/sync')
    await takeIn(brahim, text)
    await brahim.expectSaid('sync.carry.taken', { count: 2, station: 'B' })
    await expect(cardOfB(brahim).first()).toHaveAttribute('data-state', 'delivered')
    await brahim.open(`${workshop}/count`)
    await brahim.expectCount('male', 1)
  })
})
