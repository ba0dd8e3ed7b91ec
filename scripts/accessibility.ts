/**
 * `npm run accessibility`: axe on every screen in every language and theme, some minutes; `npm test` does a part of it.
 * Narrowed by `-- --locale fr --theme sunlight --screen home,count`. Exits with 1 on anything found.
 */
import { type Browser, chromium as browsers } from 'playwright'
import type { Locale } from '../src/i18n/locale.ts'
import { violationsOn } from '../tests/support/axe.ts'
import { chromium } from '../tests/support/chromium.ts'
import { Gallery } from '../tests/support/gallery.ts'
import { eachOf, narrowed } from './narrow.ts'

const { locales, themes, screens } = narrowed()

/** One language; each screen is opened once and looked at in each theme. @returns how much was found */
async function walk(browser: Browser, gallery: Gallery, locale: Locale): Promise<number> {
  const visitor = await gallery.visitor(browser)
  let found = 0
  for (const screen of screens) {
    await visitor.wear(themes[0] ?? 'light')
    const page = await visitor.see(screen, locale)
    for (const theme of themes) {
      await visitor.wear(theme, page)
      for (const violation of await violationsOn(page)) {
        found += 1
        console.log(`${locale} ${theme} ${screen.name}: ${violation}`)
      }
    }
  }
  await visitor.leave()
  return found
}

async function main(): Promise<void> {
  const begun = Date.now()
  const gallery = await Gallery.open()
  const browser = await browsers.launch(chromium)
  try {
    const counts = await eachOf(locales, (locale) => walk(browser, gallery, locale))
    const found = counts.reduce((sum, count) => sum + count, 0)
    const looks = locales.length * themes.length * screens.length
    const minutes = Math.round((Date.now() - begun) / 60_000)
    console.log(`accessibility: ${looks} looks, ${found} violations, ${minutes} min`)
    if (found > 0) process.exitCode = 1
  } finally {
    await browser.close()
    await gallery.close()
  }
}

await main()
