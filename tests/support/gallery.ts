/** Two servers and the people who look at every screen: one house that has just begun, one in the middle of its work. */
import type { Browser, BrowserContext, Page } from 'playwright'
import { createWords } from '../../src/i18n/every-language.ts'
import { LANGUAGE_NAMES, LOCALES, type Locale } from '../../src/i18n/locale.ts'
import type { Theme } from '../../src/ui/theme.ts'
import { codeOf, coordinator, type FieldDevice, tablet } from './devices.ts'
import { disagree, playCommittee, playScene } from './scene.ts'
import { CONSULTATION_HEAD, type Onlooker, type Places, type ScreenState } from './screens.ts'
import { type RunningServer, startServer } from './server.ts'
import { today } from './stage.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

export class Gallery {
  readonly #servers: readonly RunningServer[]
  readonly #offices: Readonly<Record<'beginner' | 'coordinator', FieldDevice>>
  readonly places: Places

  private constructor(
    servers: readonly RunningServer[],
    offices: Readonly<Record<'beginner' | 'coordinator', FieldDevice>>,
    places: Places,
  ) {
    this.#servers = servers
    this.#offices = offices
    this.places = places
  }

  static async open(): Promise<Gallery> {
    const [bare, busy] = await Promise.all([startServer(), startServer()])
    const [beginner, office] = await Promise.all([coordinator(bare), coordinator(busy)])
    const field = await tablet(office, 'facilitator', 'لوحة أمينة')
    const scene = await playScene(office, field, today())
    const project = await playCommittee(office, scene)
    await disagree(office, scene)
    return new Gallery([bare, busy], { beginner, coordinator: office }, { ...scene, project })
  }

  /** Someone who looks at the screens, each time in another language, theme and size. */
  async visitor(browser: Browser): Promise<Visitor> {
    const context = await browser.newContext({
      locale: 'ar-MA',
      timezoneId: 'Africa/Casablanca',
      reducedMotion: 'reduce',
    })
    return new Visitor(this, context)
  }

  officeOf(onlooker: Onlooker): FieldDevice {
    return this.#offices[onlooker === 'beginner' || onlooker === 'holder' ? 'beginner' : 'coordinator']
  }

  /** What people wrote, which is in whatever language they speak. */
  async spoken(): Promise<ReadonlySet<string>> {
    const entries = await this.#offices.coordinator.pull()
    const written = entries.flatMap(({ op }) => (op.type === 'set' ? textsIn(op.fields) : []))
    return new Set([...written, ...CONSULTATION_HEAD])
  }

  async close(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.stop()))
  }
}

const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : []

interface Seat {
  readonly page: Page
  readonly url: string
  locale: Locale
}

/** One browser with a page for each onlooker: a newcomer's, a beginner's, a coordinator's. */
export class Visitor {
  readonly #gallery: Gallery
  readonly #context: BrowserContext
  readonly #others: BrowserContext[] = []
  readonly #seats = new Map<Onlooker, Seat>()
  #theme: Theme = 'light'
  #size: Size = { width: 1280, height: 800 }

  constructor(gallery: Gallery, context: BrowserContext) {
    this.#gallery = gallery
    this.#context = context
  }

  /** Opens a screen and brings it into its state. @returns the page, for looking at */
  async see(screen: ScreenState, locale: Locale): Promise<Page> {
    const seat = await this.#seat(screen.onlooker)
    const { page, url } = seat
    await this.resize(this.#size, page)
    if (seat.locale !== locale) await this.#speak(seat, screen.onlooker, locale)
    const path = screen.path(this.#gallery.places, locale)
    // The same address with another fragment would be no new visit.
    await page.goto('about:blank')
    await page.goto(url + path)
    await page.locator('h1').first().waitFor()
    await screen.arrange?.({ page, locale, t: createWords(locale).t })
    await page
      .locator(screen.settled ?? 'h1')
      .first()
      .waitFor()
    await this.wear(this.#theme, page)
    return page
  }

  /** Bright or dark: the tokens look for it on the document. */
  async wear(theme: Theme, page?: Page): Promise<void> {
    this.#theme = theme
    await page?.evaluate((chosen) => {
      document.documentElement.dataset['theme'] = chosen
    }, theme)
  }

  async resize(size: Size, page?: Page): Promise<void> {
    this.#size = size
    if (!page) return
    await page.setViewportSize(size)
    // Drawn at this size: the order to be as large comes before the drawing.
    await page.evaluate(async (width) => {
      const next = () => new Promise(requestAnimationFrame)
      const isDrawn = () => innerWidth === width
      while (!isDrawn()) await next()
      await next()
      await next()
    }, size.width)
  }

  async leave(): Promise<void> {
    for (const context of [this.#context, ...this.#others]) await context.close()
  }

  async #seat(onlooker: Onlooker): Promise<Seat> {
    const known = this.#seats.get(onlooker)
    if (known && onlooker !== 'holder') return known
    await known?.page.context().close()
    const office = this.#gallery.officeOf(onlooker)
    // A newcomer's page must not find the coordinator's enrolment: each has a browser of their own.
    const context =
      onlooker === 'coordinator'
        ? this.#context
        : await this.#context.browser()?.newContext({ locale: 'ar-MA', timezoneId: 'Africa/Casablanca' })
    if (!context) throw new Error('the browser is gone')
    // Several walks at once on a busy machine: each waits for the others.
    context.setDefaultTimeout(120_000)
    this.#others.push(context)
    const page = await context.newPage()
    const seat: Seat = { page, url: office.url, locale: LOCALES[0] }
    if (onlooker !== 'newcomer') await join(page, office)
    if (onlooker === 'coordinator') await skipFirstSteps(page, office)
    this.#seats.set(onlooker, seat)
    return seat
  }

  async #speak(seat: Seat, onlooker: Onlooker, locale: Locale): Promise<void> {
    await seat.page.goto(seat.url + (onlooker === 'newcomer' ? '/enrol' : '/settings'))
    await seat.page.getByRole('radio', { name: LANGUAGE_NAMES[locale], exact: true }).check()
    await seat.page.locator(`html[lang=${locale}]`).waitFor()
    seat.locale = locale
  }
}

/** Joins as a coordinator, in Arabic. */
async function join(page: Page, office: FieldDevice): Promise<void> {
  await page.goto(`${office.url}/enrol#${codeOf((await office.invite('coordinator')).link)}`)
  await page.locator('input[name=label]').fill('حاسوب نقطة الارتكاز')
  await page.getByRole('button', { name: createWords('ar').t('enrol.submit'), exact: true }).click()
  await page.getByTestId('sync-pill').waitFor()
  await page.locator('html[data-offline=ready]').waitFor()
  await page.goto(`${office.url}/sync`)
  await page.getByRole('heading', { name: createWords('ar').t('sync.allSent') }).waitFor()
}

/** A beginner's first screen shows them; a coordinator in the middle of the work has them behind. */
async function skipFirstSteps(page: Page, office: FieldDevice): Promise<void> {
  await page.goto(office.url)
  await page.getByRole('button', { name: createWords('ar').t('help.welcome.skip'), exact: true }).click()
  await page.locator('.news').waitFor({ state: 'detached' })
}
