/** Hands: thumbs on glass, and fingers on a keyboard of any script. */
import { expect, type Page, test } from '@playwright/test'
import { SHORTCUTS } from '../../src/ui/shortcuts.ts'
import type { Tablet } from '../support/browser.ts'
import { type Plan, plan, Stage } from '../support/stage.ts'

const [HALL, SQUARE] = ['ورشة حي الوفاق', 'ورشة ساحة المسيرة']

test.describe('hands', () => {
  test.describe.configure({ mode: 'serial' })

  let stage: Stage
  let planned: Plan
  let amina: Tablet
  let page: Page

  test.beforeAll(async () => {
    stage = await Stage.open()
    planned = await plan(stage.office, { axes: ['الإنارة'], groups: ['الساكنة'], workshops: [HALL, SQUARE] })
    amina = await stage.tablet('facilitator', 'لوحة أمينة')
    page = amina.page
  })
  test.afterAll(() => stage.close())

  const open = (tab: 'count' | 'ideas' | 'sort') => amina.open(`/workshops/${planned.workshops[0]}/${tab}`)
  /** The keys come with a file of their own, after the first paint; `?` does nothing but show that they are there. */
  const keysAreThere = async () => {
    await expect(async () => {
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog')).toBeVisible({ timeout: 500 })
    }).toPass()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  /** A key of a keyboard in another script: its place is known, what it writes is not Latin. */
  const pressForeign = (key: string, code: string) =>
    page.evaluate((init) => document.body.dispatchEvent(new KeyboardEvent('keydown', init)), {
      key,
      code,
      bubbles: true,
      cancelable: true,
    })

  test.describe('on a keyboard', () => {
    test('? opens the sheet, which shows every shortcut of the table on keycaps', async () => {
      await open('count')
      await keysAreThere()
      await page.keyboard.press('?')
      const sheet = page.getByRole('dialog', { name: amina.t('settings.keys') })
      for (const { shortcuts } of SHORTCUTS) {
        for (const { word, keys } of shortcuts) {
          const line = sheet.locator('dl > div').filter({ hasText: amina.t(word) })
          await expect(line.locator('kbd').first(), word).toBeVisible()
          expect(await line.locator('kbd').count(), word).toBeGreaterThanOrEqual(keys.length)
        }
      }
      await page.keyboard.press('Escape')
      await expect(sheet).toBeHidden()
    })

    test('it is also opened from the settings', async () => {
      await amina.open('/settings')
      await amina.button('settings.keys').click()
      await expect(page.getByRole('dialog', { name: amina.t('settings.keys') })).toBeVisible()
      await page.keyboard.press('Escape')
    })

    test('figures count, minus takes away, Ctrl+Z undoes', async () => {
      await open('count')
      await keysAreThere()
      for (const key of ['1', '1', '2']) await page.keyboard.press(key)
      await amina.expectCount('female', 2)
      await amina.expectCount('male', 1)
      await page.keyboard.press('-')
      await page.keyboard.press('1')
      await amina.expectCount('female', 1)
      await page.keyboard.press('Control+z')
      await amina.expectCount('female', 2)
      await amina.expectCount('male', 1)
    })

    test('a key that is held down counts one person, not a crowd', async () => {
      await page.keyboard.down('2')
      for (let again = 0; again < 5; again += 1) await page.keyboard.down('2')
      await page.keyboard.up('2')
      await amina.expectCount('male', 2)
      await page.keyboard.press('1')
      await amina.expectCount('female', 3)
      await amina.expectCount('male', 2)
    })

    test('G and a letter go to the places, G and a figure to the parts of a workshop', async () => {
      for (const [keys, path] of [
        ['G 2', /\/ideas$/],
        ['G 3', /\/sort$/],
        ['G 4', /\/summary$/],
        ['G 1', /\/count$/],
        ['G I', /^http:\/\/[^/]+\/ideas$/],
        ['G P', /\/programme$/],
        ['G R', /\/report$/],
        ['G S', /\/sync$/],
        ['G O', /\/settings$/],
        ['G W', /^http:\/\/[^/]+\/$/],
      ] as const) {
        for (const key of keys.toLowerCase().split(' ')) await page.keyboard.press(key)
        await expect(page, keys).toHaveURL(path)
      }
    })

    test('N brings the cursor to a new proposal from anywhere in the workshop; letters there are letters', async () => {
      await open('count')
      await keysAreThere()
      await page.keyboard.press('n')
      await expect(page).toHaveURL(/\/ideas$/)
      await expect(page.locator('#idea-text')).toBeFocused()
      await page.keyboard.type('g1 a/c? -1 n')
      await expect(page.locator('#idea-text')).toHaveValue('g1 a/c? -1 n')
      await expect(page.getByRole('dialog')).toBeHidden()
      await expect(page).toHaveURL(/\/ideas$/)
      await page.keyboard.press('Control+Enter')
      await expect(page.getByText(amina.t('ideas.composer.saved', { label: 'B1' }))).toBeVisible()
      await expect(page.locator('#idea-text')).toHaveValue('')
    })

    test('Ctrl+Enter saves what is typed in a dialog', async () => {
      await open('count')
      await amina.button('count.type.female').click()
      await page.getByRole('dialog').getByRole('textbox').fill('7')
      await page.keyboard.press('Control+Enter')
      await expect(page.getByRole('dialog')).toBeHidden()
      await amina.expectCount('female', 10)
    })

    test('/ searches, and goes where one can when there is nothing to search here', async () => {
      await open('ideas')
      await keysAreThere()
      await page.keyboard.press('/')
      await expect(page.getByRole('searchbox')).toBeFocused()
      await amina.open('/settings')
      await keysAreThere()
      await page.keyboard.press('/')
      await expect(page).toHaveURL(/\/ideas$/)
      await expect(page.getByRole('searchbox')).toBeFocused()
    })

    test('on Arabic and Tifinagh keyboards the same places do the same', async () => {
      await open('count')
      await keysAreThere()
      await pressForeign('١', 'Digit1')
      await amina.expectCount('female', 11)
      await pressForeign('ل', 'KeyG')
      await pressForeign('٣', 'Digit3')
      await expect(page).toHaveURL(/\/sort$/)
      await expect(amina.button('sort.verdict.accepted')).toBeVisible()
      await pressForeign('ⴰ', 'KeyA')
      await expect(page.getByText(amina.t('sort.finished.title'))).toBeVisible()
      await page.keyboard.press('Control+z')
      await expect(amina.button('sort.verdict.accepted')).toBeVisible()
    })

    test('while a dialog is open, nothing under it is pressed', async () => {
      await open('count')
      await keysAreThere()
      await amina.button('workshop.actions.open').click()
      await page.keyboard.press('1')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
      await page.keyboard.press('2')
      await amina.expectCount('male', 3)
      await amina.expectCount('female', 11)
    })

    test('shortcuts of one key can be switched off, and stay so after a reload', async () => {
      await open('count')
      await expect(page.locator('[data-count=male]')).toHaveText(/\d/)
      const before = Number(await page.locator('[data-count=male]').textContent())
      await amina.count('male', 1)
      await amina.expectCount('male', before + 1)
      await amina.open('/settings')
      await amina.button('settings.keys').click()
      const single = page.getByRole('checkbox', { name: amina.t('keys.single') })
      await single.uncheck()
      await page.keyboard.press('Escape')
      await open('count')
      await amina.expectCount('male', before + 1)
      // Undoing shows that the keyboard is listened to; had the figure counted, it would undo only that.
      await expect(async () => {
        await page.keyboard.press('2')
        await page.keyboard.press('Control+z')
        await expect(page.locator('[data-count=male]')).toHaveText(String(before), { timeout: 5_000 })
      }).toPass()
      await amina.open('/settings')
      await amina.button('settings.keys').click()
      await single.check()
      await page.keyboard.press('Escape')
    })
  })

  test.describe('on glass', () => {
    test('each half of the screen counts wherever it is touched', async () => {
      await open('count')
      await expect(page.locator('[data-count=male]')).toHaveText(/\d/)
      for (const gender of ['female', 'male'] as const) {
        const before = Number(await page.locator(`[data-count=${gender}]`).textContent())
        const box = await page.locator(`.half-${gender}`).boundingBox()
        if (!box) throw new Error('the half is not there')
        // Corners are round.
        const [near, far] = [24, 24]
        await page.mouse.click(box.x + near, box.y + near)
        await page.mouse.click(box.x + box.width - far, box.y + box.height / 2)
        await page.mouse.click(box.x + box.width / 2, box.y + box.height - far)
        await amina.expectCount(gender, before + 3)
        expect(box.width * box.height).toBeGreaterThan(0.2 * 1280 * 800)
      }
    })

    test('a thumb that comes down twice neither zooms nor selects, and one that stays opens no menu', async () => {
      const half = page.locator('.half-female .half-add')
      await half.dblclick()
      expect(await page.evaluate(() => getSelection()?.toString())).toBe('')
      const looks = await page.locator('.count').evaluate((element) => {
        const { touchAction, userSelect } = getComputedStyle(element)
        return { touchAction, userSelect }
      })
      expect(looks).toEqual({ touchAction: 'manipulation', userSelect: 'none' })
      const isStopped = await half.evaluate(
        (element) =>
          !element.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true })),
      )
      expect(isStopped).toBe(true)
    })
  })
})

/** Counts the browser's own locks: those that are held now. */
async function countLocks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const held = new Set<WakeLockSentinel>()
    const { request } = WakeLock.prototype
    WakeLock.prototype.request = async function (this: WakeLock, type?: WakeLockType) {
      const lock = await request.call(this, type)
      held.add(lock)
      lock.addEventListener('release', () => held.delete(lock))
      return lock
    }
    const drop = () => Promise.all([...held].map((lock) => lock.release()))
    Object.assign(globalThis, { heldLocks: () => held.size, dropLocks: drop })
  })
}

const heldLocks = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { heldLocks(): number }).heldLocks())

test('on a phone with many groups, the one that is counted for is in sight, in either direction', async () => {
  const stage = await Stage.open()
  const groups = ['الساكنة', 'الجمعيات', 'المنتخبون', 'إدارة المجلس', 'هيئة المساواة', 'التعاونيات']
  const { workshops } = await plan(stage.office, { groups, workshops: [HALL] })
  for (const locale of ['ar', 'fr'] as const) {
    const viewport = { width: 390, height: 844 }
    const amina = await stage.tablet('facilitator', `هاتف ${locale}`, { viewport, locale })
    await amina.open(`/workshops/${workshops[0]}/count`)
    const chosen = amina.page.locator('.tray .chip:has(:checked)')
    await expect(chosen).toBeInViewport({ ratio: 0.9 })
    await expect(amina.page.locator('.tray .chip').first()).not.toBeInViewport()
  }
  await stage.close()
})

test('the screen stays on while an open workshop is on it, and no longer', async () => {
  const stage = await Stage.open()
  const { workshops } = await plan(stage.office, { workshops: [HALL] })
  const amina = await stage.tablet('coordinator', 'لوحة أمينة')
  const { page } = amina
  await countLocks(page)
  const held = () => expect.poll(() => heldLocks(page))

  await test.step('it is held on every part of the workshop, once', async () => {
    await amina.open(`/workshops/${workshops[0]}/count`)
    await held().toBe(1)
    for (const tab of ['ideas', 'sort', 'summary'] as const) {
      await amina.tab(tab)
      await expect(page).toHaveURL(new RegExp(`/${tab}$`))
      await held().toBe(1)
    }
  })

  // A page of Chromium without a head stays "visible" whatever is done: another tab in front, a window made small, a
  // frozen page. So what the browser does is done to it here: it says "hidden", and lets the lock go for good.
  await test.step('the browser drops it when another tab is looked at, and it is taken again on the return, not before', async () => {
    const turn = (state: 'hidden' | 'visible') =>
      page.evaluate(async (visibilityState) => {
        Object.defineProperty(document, 'visibilityState', { value: visibilityState, configurable: true })
        if (visibilityState === 'hidden')
          await (globalThis as unknown as { dropLocks(): Promise<void> }).dropLocks()
        document.dispatchEvent(new Event('visibilitychange'))
      }, state)
    await turn('hidden')
    await held().toBe(0)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await held().toBe(0)
    await turn('visible')
    await held().toBe(1)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await held().toBe(1)
    await page.evaluate(() => Reflect.deleteProperty(document, 'visibilityState'))
  })

  await test.step('leaving the workshop lets the screen go dark', async () => {
    await amina.link('common.back').click()
    await held().toBe(0)
  })

  await test.step('so does ending it', async () => {
    await amina.open(`/workshops/${workshops[0]}/count`)
    await held().toBe(1)
    await amina.closeWorkshop()
    await held().toBe(0)
  })
  await stage.close()
})
