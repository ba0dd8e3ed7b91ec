/** Light: as the device has it, until somebody chooses; and never another for a blink. */
import { expect, type Page, test } from '@playwright/test'
import type { Tablet } from '../support/browser.ts'
import { plan, Stage } from '../support/stage.ts'

test.describe('the theme', () => {
  test.describe.configure({ mode: 'serial' })

  let stage: Stage
  let amina: Tablet
  let page: Page
  let workshop: string

  test.beforeAll(async () => {
    stage = await Stage.open()
    const { workshops } = await plan(stage.office, { axes: ['الإنارة'], workshops: ['ورشة حي الوفاق'] })
    workshop = workshops[0] ?? ''
    amina = await stage.tablet('facilitator', 'لوحة أمينة')
    page = amina.page
  })
  test.afterAll(() => stage.close())

  const theme = () => page.locator('html').getAttribute('data-theme')
  const choose = async (key: 'system' | 'light' | 'dark' | 'sunlight') => {
    await amina.open('/settings')
    await page.getByRole('radio', { name: amina.t(`settings.theme.${key}`), exact: true }).check()
  }
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const barColour = () => page.locator('meta[name=theme-color]').getAttribute('content')

  test('follows the device, also when it turns dark at sunset, and the browser’s bar with it', async () => {
    await amina.open('/settings')
    await expect(page.getByRole('radio', { name: amina.t('settings.theme.system') })).toBeChecked()
    await expect.poll(theme).toBe('light')
    await expect.poll(barColour).toBe('#0d5f50')
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(theme).toBe('dark')
    await expect.poll(barColour).toBe('#0b3d34')
  })

  test('that was chosen stays whatever the device does, and after a reload', async () => {
    await choose('sunlight')
    await expect.poll(theme).toBe('sunlight')
    await page.emulateMedia({ colorScheme: 'light' })
    await page.reload()
    await expect(page.getByRole('radio', { name: amina.t('settings.theme.sunlight') })).toBeChecked()
    expect(await theme()).toBe('sunlight')
  })

  test('is right from the first paint: no other is on the document at any time', async () => {
    await page.addInitScript(() => {
      const seen: string[] = []
      new MutationObserver(() => {
        const { theme } = document.documentElement?.dataset ?? {}
        if (document.body && theme !== seen.at(-1)) seen.push(theme ?? 'none')
      }).observe(document, { attributes: true, childList: true, subtree: true })
      Object.assign(globalThis, { themesSeen: seen })
    })
    const seen = () =>
      page.evaluate(() => (globalThis as unknown as { themesSeen: readonly string[] }).themesSeen)
    await choose('dark')
    await expect.poll(theme).toBe('dark')
    await page.reload()
    await expect(page.getByTestId('sync-pill')).toBeVisible()
    expect(await seen()).toEqual(['dark'])
    expect(await ground()).toBe('rgb(16, 24, 22)')
    await choose('system')
    await expect.poll(theme).toBe('light')
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.reload()
    await expect(page.getByTestId('sync-pill')).toBeVisible()
    expect(await seen()).toEqual(['dark'])
  })

  test('for full sun frames both halves in their own pure colour, which no wash behind them tells apart', async () => {
    await choose('sunlight')
    await expect.poll(theme).toBe('sunlight')
    await amina.open(`/workshops/${workshop}/count`)
    const frame = await page.locator('.half-female').evaluate((half) => {
      const { borderTopWidth, borderTopColor, color } = getComputedStyle(half)
      return { borderTopWidth, isPure: borderTopColor === color }
    })
    expect(frame).toEqual({ borderTopWidth: '4px', isPure: true })
    await choose('system')
  })

  test('leaves what is chosen to be seen where the device has colours of its own', async () => {
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
    await amina.open('/settings')
    const looks = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).backgroundColor)
    expect(await looks('.chip:has(:checked)')).not.toBe(await looks('.chip:not(:has(:checked))'))
    expect(await looks('.rail a[aria-current=page]')).not.toBe(await looks('.rail a:not([aria-current])'))
    await page.emulateMedia({ forcedColors: null })
  })

  test('moves nothing for who asked for less motion', async () => {
    await amina.open(`/wall/${workshop}`)
    const moving = page.locator('.wall-axis').first()
    const duration = () => moving.evaluate((element) => getComputedStyle(element).animationDuration)
    await expect.poll(duration).toBe('1.2s')
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await expect.poll(duration).toBe('0.001s')
  })

  test('turns all at once for who asked for less motion, however deep a word stands', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' })
    await amina.open('/settings')
    const word = page.locator('.chip span').first()
    await word.waitFor()
    const inks = await word.evaluate((element) => {
      const ink = () => getComputedStyle(element).color
      const wear = (theme: string) => {
        document.documentElement.dataset['theme'] = theme
        return ink()
      }
      return { light: ink(), dark: wear('dark'), lightAgain: wear('light') }
    })
    expect(inks.dark).not.toBe(inks.light)
    expect(inks.lightAgain).toBe(inks.light)
  })
})
