/** People at their tablets: real Chromium with a profile on disk, driven in the field's verbs. */
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { type BrowserContext, chromium as browsers, expect, type Locator, type Page } from '@playwright/test'
import type { Gender } from '../../src/domain/kinds.ts'
import { createWords } from '../../src/i18n/every-language.ts'
import { LANGUAGE_NAMES, type Locale } from '../../src/i18n/locale.ts'
import { type Values, type WordKey } from '../../src/i18n/words.ts'
import type { AckedRun, OwnRecord } from '../../src/store/rows.ts'
import { chromium } from './chromium.ts'
import { freshDataDir } from './server.ts'

export interface TabletOptions {
  readonly locale?: Locale
  readonly viewport?: { readonly width: number; readonly height: number }
}

const TABLET = { width: 1280, height: 800 }

/** One person's browser. It can be killed and opened again on the same profile. */
export class Tablet {
  readonly #profile: string
  readonly #url: string
  readonly #options: Required<TabletOptions>
  #context: BrowserContext | undefined
  #page: Page | undefined
  /** Requests to anybody else, and what the content security policy stopped: both are faults of the app. */
  readonly #stray: string[] = []

  private constructor(url: string, options: TabletOptions, profile = freshDataDir()) {
    this.#profile = profile
    this.#url = url
    this.#options = { locale: 'ar', viewport: TABLET, ...options }
  }

  static async open(url: string, options: TabletOptions = {}): Promise<Tablet> {
    const tablet = new Tablet(url, options)
    await tablet.start()
    return tablet
  }

  /** Copies the profile of a closed tablet, as a technician does who sets up a second one the quick way. */
  clone(): Tablet {
    const profile = freshDataDir()
    cpSync(this.#profile, profile, { recursive: true })
    return new Tablet(this.#url, this.#options, profile)
  }

  get page(): Page {
    if (!this.#page) throw new Error('this tablet is not open')
    return this.#page
  }

  /** The whole browser: its network, and what a developer would see of it. */
  get context(): BrowserContext {
    if (!this.#context) throw new Error('this tablet is not open')
    return this.#context
  }

  /** Words as the screen has them. */
  t(key: WordKey, values?: Values): string {
    return createWords(this.#options.locale).t(key, values)
  }

  button(key: WordKey, values?: Values): Locator {
    return this.page.getByRole('button', { name: this.t(key, values), exact: true })
  }

  link(key: WordKey, values?: Values): Locator {
    return this.page.getByRole('link', { name: this.t(key, values), exact: true })
  }

  /** What a label of these words belongs to. */
  field(key: WordKey, values?: Values): Locator {
    return this.page.getByLabel(this.t(key, values), { exact: true })
  }

  /** Waits for a sentence at the edge of the screen. */
  async expectSaid(key: WordKey, values?: Values): Promise<void> {
    const said = this.page.locator('.notice').filter({ hasText: this.t(key, values) })
    await expect(said.filter({ visible: true })).not.toHaveCount(0)
  }

  /** Waits for what the pill says, which is in sight on every screen. */
  async expectPill(key: WordKey, values?: Values): Promise<void> {
    await expect(this.page.getByTestId('sync-pill')).toContainText(this.t(key, values))
  }

  async start(): Promise<void> {
    this.#context = await browsers.launchPersistentContext(this.#profile, {
      ...chromium,
      viewport: this.#options.viewport,
      locale: 'ar-MA',
      timezoneId: 'Africa/Casablanca',
    })
    this.#context.on('request', (request) => {
      if (isForeign(request.url(), this.#url)) this.#stray.push(request.url())
    })
    this.#context.on('console', (message) => {
      if (/content security policy|trusted ?type|permissions.policy/i.test(message.text())) {
        this.#stray.push(message.text())
      }
    })
    this.#page = this.#context.pages()[0] ?? (await this.#context.newPage())
  }

  /** Ends the browser's processes as a dying tablet does: nothing is written any more. */
  async kill(): Promise<void> {
    const context = this.#context
    if (!context) return
    const closed = new Promise((resolve) => context.once('close', resolve))
    for (const pid of processesOf(this.#profile)) process.kill(pid, 'SIGKILL')
    await closed
    await context.close()
  }

  async close(): Promise<void> {
    await this.#context?.close()
    expect(this.#stray, 'no request to anybody else, nothing that the security policy stops').toEqual([])
  }

  /** Another tab of the same browser. */
  async newTab(path: string): Promise<Page> {
    const page = await this.context.newPage()
    await page.goto(this.#url + path)
    return page
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.#url + path)
  }

  /** Joins by an invitation's code and waits until the app would open without the server. */
  async join(code: string, label: string): Promise<void> {
    await this.open(`/enrol#${code}`)
    if (this.#options.locale !== 'ar') await this.#chooseLanguage()
    await this.introduce(label)
    await expect(this.page.getByTestId('sync-pill')).toBeVisible()
    await expect(this.page.locator('html')).toHaveAttribute('data-offline', 'ready')
  }

  /** Gives the device its name and asks to be let in, with whatever code is there. */
  async introduce(label: string): Promise<void> {
    await this.page.locator('input[name=label]').fill(label)
    await this.button('enrol.submit').click()
  }

  async #chooseLanguage(): Promise<void> {
    await this.page.getByRole('radio', { name: LANGUAGE_NAMES[this.#options.locale] }).check()
    await expect(this.page.locator('html')).toHaveAttribute('lang', this.#options.locale)
  }

  /** One tap a person; each is waited for, as a thumb waits for the number to turn. */
  async count(gender: Gender, people: number): Promise<void> {
    for (let tap = 0; tap < people; tap += 1) await this.button(`count.add.${gender}`).click()
  }

  async expectCount(gender: Gender, people: number): Promise<void> {
    await expect(this.page.locator(`[data-count=${gender}]`)).toHaveText(String(people))
  }

  /** Goes to one of the workshop's tabs. */
  async tab(name: 'count' | 'ideas' | 'sort' | 'summary'): Promise<void> {
    await this.page
      .getByRole('navigation', { name: this.t('workshop.tabs.label') })
      .getByText(this.t(`workshop.tabs.${name}`))
      .click()
  }

  /** Ends the workshop that is on the screen. */
  async closeWorkshop(): Promise<void> {
    await this.button('workshop.actions.open').click()
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: this.t('workshop.actions.close'), exact: true })
      .click()
    await expect(this.page.getByText(this.t('workshop.banner.closed'))).toBeVisible()
  }

  async propose(text: string, choices: readonly string[] = []): Promise<void> {
    const composer = this.page.getByRole('form', { name: this.t('ideas.composer.title') })
    await composer.getByRole('textbox').fill(text)
    for (const choice of choices) await composer.getByRole('radio', { name: choice, exact: true }).check()
    await this.button('ideas.composer.save').click()
    await expect(this.page.locator('#idea-text')).toHaveValue('')
  }

  /** The rows of one table of its database, as they are on its disk; read by any page of the house. */
  async rows(table: 'own' | 'meta' | 'kept' | 'drafts', page = this.page): Promise<readonly unknown[]> {
    return await page.evaluate(async (name) => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result))
          request.addEventListener('error', () => reject(new Error(`${name} cannot be read`)))
        })
      const database = await done(indexedDB.open('warsha'))
      const rows: unknown[] = await done(database.transaction(name).objectStore(name).getAll())
      database.close()
      return rows
    }, table)
  }

  /** How many of its operations wait for the server. */
  async waiting(page = this.page): Promise<number> {
    const own = (await this.rows('own', page)) as readonly OwnRecord[]
    const facts = (await this.rows('meta', page)) as readonly {
      readonly key: string
      readonly value: unknown
    }[]
    const acks = facts.find(({ key }) => key === 'acks')?.value as readonly AckedRun[] | undefined
    const isAcked = (n: number) => acks?.some(({ from, to }) => from <= n && n <= to) ?? false
    return own.filter(({ n, state }) => state.type === 'pending' && !isAcked(n)).length
  }

  /** The token that it shows to the server. */
  async token(): Promise<string> {
    const rows = (await this.rows('meta')) as readonly { key: string; value: { token: string } }[]
    return rows.find(({ key }) => key === 'enrolment')?.value.token ?? ''
  }

  async syncNow(): Promise<void> {
    await this.open('/sync')
    await this.button('sync.now').click()
  }
}

function processesOf(profile: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => commandLine(pid).includes(`--user-data-dir=${profile}`))
    .map(Number)
}

/** Empty for a process that has ended in the meantime. */
function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

/** True for an address that is neither the app's own server nor made by the page itself. */
function isForeign(address: string, own: string): boolean {
  const { protocol, origin } = new URL(address)
  return protocol.startsWith('http') && origin !== new URL(own).origin
}
