/**
 * `npm run pictures`: every screen in every language, theme and size, as a person sees it, into pictures/, with a
 * contact sheets of a dozen for each language, theme and size. For looking at, not for comparing by machine.
 * Narrowed by `-- --locale zgh --theme dark --size 390 --screen home,count`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type Browser, chromium as browsers } from 'playwright'
import type { Locale } from '../src/i18n/locale.ts'
import type { Theme } from '../src/ui/theme.ts'
import { chromium } from '../tests/support/chromium.ts'
import { Gallery, type Size } from '../tests/support/gallery.ts'
import type { ScreenState } from '../tests/support/screens.ts'
import { eachOf, narrowed } from './narrow.ts'

const OUT = new URL('../pictures/', import.meta.url).pathname
const DOCS = new URL('../docs/', import.meta.url).pathname
/** The README's: on a tablet, in Arabic, by day. */
const OF_README: ReadonlySet<string> = new Set(['count', 'ideas'])

const { locales, themes, sizes, screens } = narrowed()

interface Look {
  readonly locale: Locale
  readonly theme: Theme
  readonly size: Size
}

/** A dozen large pictures on a busy machine: with the usual half minute, one slow sheet ended the whole run. */
const SHEET_MS = 300_000
/** As many on a contact sheet as an eye still makes out on one screen. */
const A_DOZEN = 12
const sheetOf = ({ locale, theme, size }: Look, place: number) =>
  `${OUT}sheet-${locale}-${theme}-${size.width}-${place}.png`
const fileOf = (look: Look, screen: ScreenState) =>
  `${OUT}${look.locale}-${look.theme}-${look.size.width}-${screen.name}.png`

async function main(): Promise<void> {
  const begun = Date.now()
  for (const folder of [OUT, DOCS]) mkdirSync(folder, { recursive: true })
  const gallery = await Gallery.open()
  const browser = await browsers.launch(chromium)
  try {
    await eachOf(locales, (locale) => walk(browser, gallery, locale))
    for (const locale of locales) {
      for (const theme of themes) for (const size of sizes) await sheets(browser, { locale, theme, size })
    }
    const taken = locales.length * themes.length * sizes.length * screens.length
    const minutes = Math.round((Date.now() - begun) / 60_000)
    console.log(`pictures: ${taken} in ${minutes} min; look at pictures/sheet-*.png`)
  } finally {
    await browser.close()
    await gallery.close()
  }
}

/** One language: each screen is opened once, and changes theme and size before the camera. */
async function walk(browser: Browser, gallery: Gallery, locale: Locale): Promise<void> {
  const visitor = await gallery.visitor(browser)
  for (const screen of screens) {
    const page = await visitor.see(screen, locale)
    for (const size of sizes) {
      await visitor.resize(size, page)
      for (const theme of themes) {
        const look = { locale, theme, size }
        await visitor.wear(theme, page)
        const file = fileOf(look, screen)
        await page.screenshot({ path: file, animations: 'disabled' })
        const isOfReadme = locale === 'ar' && theme === 'light' && size.width === 1280
        if (isOfReadme && OF_README.has(screen.name)) {
          writeFileSync(`${DOCS}${screen.name}.png`, readFileSync(file))
        }
      }
    }
  }
  await visitor.leave()
}

/** All screens of one language, theme and size, a dozen on a page. */
async function sheets(browser: Browser, look: Look): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 400 } })
  const cell = look.size.width > look.size.height ? 380 : 250
  for (let from = 0; from < screens.length; from += A_DOZEN) {
    const images = screens.slice(from, from + A_DOZEN).map((screen) => {
      const data = readFileSync(fileOf(look, screen)).toString('base64')
      return `<figure style="margin:4px;width:${cell}px;display:inline-block;vertical-align:top"><img style="width:100%;border:1px solid" src="data:image/png;base64,${data}"><figcaption>${screen.name}</figcaption></figure>`
    })
    await page.setContent(`<body style="font:14px sans-serif;margin:4px">${images.join('')}</body>`)
    writeFileSync(
      sheetOf(look, from / A_DOZEN + 1),
      await page.screenshot({ fullPage: true, timeout: SHEET_MS }),
    )
  }
  await page.close()
}

await main()
