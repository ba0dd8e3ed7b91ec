/** The life of the app: a first visit that explains itself, the help, installing it, and what it says in which language. */
import { expect, type Locator, test } from '@playwright/test'
import { ROLES } from '../../src/domain/kinds.ts'
import { createWords } from '../../src/i18n/every-language.ts'
import { DRAFT_NOTE, LANGUAGE_NAMES, LOCALES } from '../../src/i18n/locale.ts'
import type { Tablet } from '../support/browser.ts'
import { newEntity } from '../support/devices.ts'
import { plan, Stage } from '../support/stage.ts'

const PHONE = { width: 390, height: 844 }
const THREE_HOURS_MS = 3 * 60 * 60_000

test.describe('a first visit', () => {
  let stage: Stage

  test.beforeEach(async () => {
    stage = await Stage.open()
  })
  test.afterEach(() => stage.close())

  const steps = (tablet: Tablet): Locator =>
    tablet.page.getByRole('region', { name: tablet.t('help.welcome.label') })

  test('explains itself in three short steps, once, and goes on where it was after a reload', async () => {
    await plan(stage.office, { workshops: ['ورشة حي الوفاق'] })
    const amina = await stage.tablet('facilitator', 'لوحة أمينة')
    await expect(steps(amina)).toContainText(amina.t('help.welcome.who.title', { label: 'لوحة أمينة' }))
    await expect(steps(amina)).toContainText(amina.t('common.role.facilitator'))
    await amina.button('help.welcome.next').click()
    await expect(steps(amina)).toContainText(amina.t('help.welcome.what.facilitator'))
    await amina.page.reload()
    await expect(steps(amina)).toContainText(amina.t('help.welcome.what.facilitator'))
    await amina.button('help.welcome.next').click()
    await expect(steps(amina)).toContainText(amina.t('help.welcome.safe.title'))
    await amina.button('help.welcome.done').click()
    await expect(steps(amina)).toBeHidden()
    await amina.page.reload()
    await expect(amina.link('home.card.continueThis', { title: 'ورشة حي الوفاق' })).toBeVisible()
    await expect(steps(amina)).toBeHidden()
  })

  test('can be skipped, and is found again in the help', async () => {
    const office = await stage.tablet('coordinator', 'حاسوب المكتب')
    await expect(steps(office)).toBeVisible()
    await office.button('help.welcome.skip').click()
    await expect(steps(office)).toBeHidden()
    await office.page.reload()
    await expect(office.link('home.empty.start')).toBeVisible()
    await expect(steps(office)).toBeHidden()
    await office.open('/settings')
    await office.page
      .locator('.office')
      .getByRole('link', { name: office.t('shell.rail.help') })
      .click()
    await expect(office.page.getByText(office.t('help.welcome.what.coordinator'))).toBeVisible()
  })
})

test.describe('the help', () => {
  let stage: Stage

  test.beforeAll(async () => {
    stage = await Stage.open()
    await plan(stage.office, { workshops: ['ورشة حي الوفاق'] })
  })
  test.afterAll(() => stage.close())

  test('opens without a network, for one’s own role and for every other', async () => {
    const amina = await stage.tablet('facilitator', 'لوحة أمينة')
    await amina.context.setOffline(true)
    await amina.page.reload()
    await amina.link('shell.rail.help').click()
    const heading = (key: 'sort' | 'invite' | 'decide' | 'read') =>
      amina.page.getByRole('heading', { name: amina.t(`help.topic.${key}.title`), exact: true })
    await expect(heading('sort')).toBeVisible()
    await expect(heading('invite')).toBeHidden()
    for (const [role, topic] of [
      ['coordinator', 'invite'],
      ['committee', 'decide'],
      ['observer', 'read'],
    ] as const) {
      await amina.page.getByRole('radio', { name: amina.t(`common.role.${role}`) }).check()
      await expect(heading(topic)).toBeVisible()
      await expect(heading('sort')).toBeHidden()
    }
    await amina.context.setOffline(false)
  })

  test('is searched as one types, whatever the spelling, and says what to do when nothing is found', async () => {
    const amina = await stage.tablet('facilitator', 'لوحة رشيد')
    await amina.open('/help')
    const articles = amina.page.locator('article')
    await amina.field('help.search').fill('السري')
    await expect(articles).toHaveCount(1)
    await expect(articles).toContainText(amina.t('help.topic.pin.title'))
    await amina.field('help.search').fill('قطار')
    await expect(articles).toHaveCount(0)
    await expect(amina.page.getByText(amina.t('help.nothing'))).toBeVisible()
  })

  for (const locale of LOCALES)
    test(`speaks ${locale}, names buttons as they are, and fits a phone`, async () => {
      const phone = await stage.tablet('facilitator', 'هاتف', { locale, viewport: PHONE })
      await phone.open('/help')
      for (const role of ROLES) {
        await phone.page.getByRole('radio', { name: phone.t(`common.role.${role}`) }).check()
        const articles = phone.page.locator('article')
        expect(await articles.count()).toBeGreaterThan(10)
        await expect(articles.locator('svg')).toHaveCount(await articles.count())
        await expect(phone.page.locator('.page-body')).not.toContainText(/\{\{|help\.|undefined/)
      }
      await expect(phone.page.locator('#noNetwork')).toContainText(phone.t('sync.carry.write'))
      const wider = await phone.page.evaluate(() => {
        const { scrollWidth } = document.documentElement
        return scrollWidth - innerWidth
      })
      expect(wider).toBe(0)
    })
})

test.describe('installing', () => {
  let stage: Stage

  test.beforeEach(async () => {
    stage = await Stage.open()
  })
  test.afterEach(() => stage.close())

  /** The browser is willing to install, as it tells a page some time after it was opened. */
  const offer = (tablet: Tablet) =>
    tablet.page.evaluate(() => {
      const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
        prompt: () => {
          document.documentElement.dataset['prompted'] = 'yes'
          return Promise.resolve({ outcome: 'accepted' })
        },
      })
      dispatchEvent(event)
      return event.defaultPrevented
    })

  /** The browser may become willing by itself at any moment: here it is when the test says so. */
  const leaveAsking = (tablet: Tablet) =>
    tablet.page.addInitScript(() =>
      addEventListener('beforeinstallprompt', (event) => event.isTrusted && event.stopImmediatePropagation()),
    )

  test('is explained in the settings, offered there when the browser is willing, and done once', async () => {
    const office = await stage.tablet('coordinator', 'حاسوب المكتب')
    await leaveAsking(office)
    await office.open('/settings')
    await expect(office.page.getByText(office.t('help.install.byHand'))).toBeVisible()
    expect(await offer(office), 'the browser does not ask by itself').toBe(true)
    await office.button('help.install.button').click()
    await expect(office.page.locator('html')).toHaveAttribute('data-prompted', 'yes')
    await office.page.evaluate(() => dispatchEvent(new Event('appinstalled')))
    await expect(office.page.getByText(office.t('help.install.done'))).toBeVisible()
  })

  test('is offered on the first screen after the first workshop, not during one, and not again after “not now”', async () => {
    const { workshops } = await plan(stage.office, { workshops: ['ورشة حي الوفاق'] })
    const workshop = workshops[0] ?? newEntity()
    const amina = await stage.tablet('facilitator', 'لوحة أمينة')
    await leaveAsking(amina)
    await amina.button('help.welcome.skip').click()
    const offered = amina.page.locator('.news').getByRole('button', { name: amina.t('help.install.button') })
    await amina.open(`/workshops/${workshop}/count`)
    await amina.count('female', 1)
    await amina.expectCount('female', 1)
    await amina.open('/')
    await amina.link('home.card.continueThis', { title: 'ورشة حي الوفاق' }).waitFor()
    await offer(amina)
    await expect(offered).toBeHidden()
    await stage.office.push(stage.office.set('workshop', workshop, { status: 'closed' }))
    await amina.syncNow()
    await amina.page.clock.setFixedTime(Date.now() + THREE_HOURS_MS)
    await amina.open('/')
    await amina.link('shell.rail.help').waitFor()
    await expect(offered).toBeHidden()
    await offer(amina)
    await expect(offered).toBeVisible()
    await amina.button('help.install.later').click()
    await expect(offered).toBeHidden()
    await amina.page.reload()
    await amina.link('shell.rail.help').waitFor()
    await offer(amina)
    await expect(amina.page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(offered).toBeHidden()
  })
})

test.describe('the language of a device', () => {
  let stage: Stage

  test.beforeAll(async () => {
    stage = await Stage.open()
    await plan(stage.office, { workshops: ['ورشة حي الوفاق'] })
  })
  test.afterAll(() => stage.close())

  test('is that of what its home screen shows, and Tamazight is said to be a draft wherever it is chosen', async () => {
    const office = await stage.tablet('coordinator', 'حاسوب المكتب')
    const { page } = office
    const draft = page.getByRole('note')
    const manifest = async () => {
      const href = (await page.locator('link[rel=manifest]').getAttribute('href')) ?? ''
      const answer = await fetch(stage.url + href)
      expect(answer.headers.get('content-type')).toContain('manifest+json')
      return (await answer.json()) as { readonly id: string; readonly lang: string; readonly name: string }
    }
    for (const locale of LOCALES) {
      await office.open('/settings')
      await page.getByRole('radio', { name: LANGUAGE_NAMES[locale], exact: true }).check()
      await expect(page.locator('html')).toHaveAttribute('lang', locale)
      const name = createWords(locale).t('common.app')
      expect(await manifest()).toMatchObject({ id: '/', lang: locale, name })
      await expect(page).toHaveTitle(new RegExp(`${name}$`))
      await expect(draft).toHaveCount(locale === 'zgh' ? 1 : 0)
    }
    await office.open('/export')
    await page.getByRole('radio', { name: LANGUAGE_NAMES.zgh, exact: true }).check()
    for (const [, text] of DRAFT_NOTE) await expect(draft).toContainText(text)
    await page.getByRole('radio', { name: LANGUAGE_NAMES.fr, exact: true }).check()
    await expect(draft).toBeHidden()
  })
})
