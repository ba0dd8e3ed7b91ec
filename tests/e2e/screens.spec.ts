/** Every screen in every language: no word is missing or of another language, nothing is cut. */
import { expect, test } from '@playwright/test'
import { LANGUAGE_NAMES, LOCALES } from '../../src/i18n/locale.ts'
import { Gallery, type Visitor } from '../support/gallery.ts'
import { faultsOf } from '../support/look.ts'
import { SCREENS } from '../support/screens.ts'

const TABLET = { width: 1280, height: 800 }
const STANDING = { width: 800, height: 1280 }
const PHONE = { width: 390, height: 844 }
/** In one language on all of them, in the others where words have the least room: for the sake of the hour. */
const ALL = { 'on a tablet': TABLET, standing: STANDING, 'on a phone': PHONE }
const NARROWEST = { 'on a phone': PHONE }

// A record of every step of every screen would take longer than the steps.
test.use({ trace: 'off' })

test.describe('every screen in every language', () => {
  test.describe.configure({ mode: 'serial' })
  test.setTimeout(900_000)

  let gallery: Gallery
  let visitor: Visitor
  let spoken: ReadonlySet<string>

  test.beforeAll(async ({ browser }) => {
    gallery = await Gallery.open()
    visitor = await gallery.visitor(browser)
    spoken = await gallery.spoken()
  })
  test.afterAll(async () => {
    await visitor.leave()
    await gallery.close()
  })

  test('whoever walks sees a key, a foreign word, a hole, what is cut, too wide, out of its button, over another', async () => {
    const screen = SCREENS.find(({ name }) => name === 'settings')
    if (!screen) throw new Error('no settings')
    const page = await visitor.see(screen, 'ar')
    await page.evaluate(() => {
      const plant = (tag: string, text: string, style = '', name = '') => {
        const planted = Object.assign(document.createElement(tag), { textContent: text, className: name })
        planted.style.cssText = `display: block; color: inherit; ${style}`
        document.querySelector('.office')?.append(planted)
      }
      plant('p', 'settings.title')
      plant('p', 'Réglages')
      plant('p', '{{count}}')
      plant(
        'p',
        'مقطوع من آخره ولا يقرأ',
        'inline-size: 3rem; overflow: hidden; white-space: nowrap',
        'planted-cut',
      )
      plant('p', 'سطر وسطر وسطر', 'block-size: 1rem; inline-size: 2rem; overflow-y: hidden', 'planted-below')
      plant('button', 'أطول من زره بكثير', 'inline-size: 3rem; white-space: nowrap', 'planted-out')
      plant('button', 'فوقه', 'margin-block-start: -4rem', 'planted-over')
      plant('h2', 'مستحيلة', 'inline-size: 1.5rem; overflow-wrap: break-word', 'planted-torn')
      plant('p', 'واسع', 'inline-size: 200vw')
    })
    const found = (await faultsOf(page, 'ar', spoken)).join('\n')
    for (const fault of [
      'a key instead of words: settings.title',
      'words of fr: Réglages',
      'a hole that nothing fills: {{count}}',
      /planted-cut “.*” is cut by/,
      /planted-below “.*” is cut by \d+ px below/,
      /planted-out “.*”: words reach/,
      /planted-torn “.*” is torn apart/,
      /planted-out “.*” and button\.planted-over “.*” overlap/,
      /main\.page-body “.*” is cut by \d+ px/,
    ]) {
      expect(found).toMatch(fault)
    }
  })

  test('on a tablet standing, on a phone and before a hall, the counts of the wall stand in their boxes', async () => {
    const screen = SCREENS.find(({ name }) => name === 'wall')
    if (!screen) throw new Error('no wall')
    const page = await visitor.see(screen, 'ar')
    for (const size of [STANDING, PHONE, { width: 1920, height: 1080 }]) {
      await visitor.resize(size, page)
      const reachOut = await page.locator('.wall-count > *').evaluateAll((words) =>
        words.flatMap((word) => {
          const { top = 0, bottom = 0 } = word.parentElement?.getBoundingClientRect() ?? {}
          const inside = word.getBoundingClientRect()
          return inside.top < top || inside.bottom > bottom ? [word.textContent] : []
        }),
      )
      expect(reachOut, `${size.width} × ${size.height}`).toEqual([])
    }
  })

  for (const locale of LOCALES) {
    test(`${LANGUAGE_NAMES[locale]}: every word is there and nothing is cut`, async () => {
      for (const screen of SCREENS) {
        await test.step(screen.name, async () => {
          await visitor.resize(TABLET)
          const page = await visitor.see(screen, locale)
          for (const [name, size] of Object.entries(locale === 'ar' ? ALL : NARROWEST)) {
            await visitor.resize(size, page)
            expect.soft(await faultsOf(page, locale, spoken), `${screen.name} ${name}`).toEqual([])
          }
        })
      }
    })
  }
})
