/** What axe finds: every screen in Arabic, and the five that most people see in every theme. All of it: `npm run accessibility`. */
import { expect, test } from '@playwright/test'
import { LOCALES } from '../../src/i18n/locale.ts'
import { violationsOn } from '../support/axe.ts'
import { Gallery, type Visitor } from '../support/gallery.ts'
import { MAIN, SCREENS } from '../support/screens.ts'

const [ARABIC] = LOCALES

// A record of every step of every screen would take longer than the steps.
test.use({ trace: 'off' })

test.describe('WCAG 2.2 AA', () => {
  test.describe.configure({ mode: 'serial' })
  test.setTimeout(900_000)

  let gallery: Gallery
  let visitor: Visitor

  test.beforeAll(async ({ browser }) => {
    gallery = await Gallery.open()
    visitor = await gallery.visitor(browser)
  })
  test.afterAll(async () => {
    await visitor.leave()
    await gallery.close()
  })

  test('axe sees what is wrong: a picture without words, words that are too pale', async () => {
    const page = await visitor.see(screenOf('home'), ARABIC)
    await page.evaluate(() => {
      const main = document.querySelector('main')
      main?.append(Object.assign(new Image(), { src: '/icon.svg' }))
      main?.append(Object.assign(document.createElement('p'), { textContent: 'باهت', id: 'pale' }))
      const pale = document.getElementById('pale')
      if (pale) pale.style.color = '#dddddd'
    })
    const found = (await violationsOn(page)).join('\n')
    expect(found).toContain('image-alt')
    expect(found).toContain('color-contrast')
  })

  test('what is good enough indoors is too pale in sunlight, in large letters, too', async () => {
    const page = await visitor.see(screenOf('home'), ARABIC)
    await page.evaluate(() => {
      for (const size of [16, 40]) {
        const text = Object.assign(document.createElement('p'), { textContent: 'متوسط', id: `grey-${size}` })
        text.style.cssText = `color: #666666; background: #ffffff; font-size: ${size}px`
        document.querySelector('main')?.append(text)
      }
    })
    expect(await violationsOn(page)).toEqual([])
    await visitor.wear('sunlight', page)
    const found = (await violationsOn(page)).join('\n')
    expect(found).toContain('#grey-16')
    expect(found).toContain('#grey-40')
    await visitor.wear('light', page)
  })

  test('axe finds nothing on any screen in Arabic, nor on the main five in dark and in sunlight', async () => {
    for (const screen of SCREENS) {
      await test.step(screen.name, async () => {
        const page = await visitor.see(screen, ARABIC)
        expect.soft(await violationsOn(page), screen.name).toEqual([])
        if (!MAIN.some((name) => name === screen.name)) return
        for (const theme of ['dark', 'sunlight'] as const) {
          await visitor.wear(theme, page)
          expect.soft(await violationsOn(page), `${screen.name}, ${theme}`).toEqual([])
        }
        await visitor.wear('light', page)
      })
    }
  })
})

function screenOf(name: string) {
  const found = SCREENS.find((screen) => screen.name === name)
  if (!found) throw new Error(`no screen ${name}`)
  return found
}
