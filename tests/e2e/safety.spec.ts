/** What people write is shown as text and never runs, nothing leaves the server's house, and the app installs. */
import { type ConsoleMessage, expect, type Page, test } from '@playwright/test'
import type { EntityId } from '../../src/domain/ids.ts'
import type { Tablet } from '../support/browser.ts'
import { newEntity } from '../support/devices.ts'
import { plan, Stage } from '../support/stage.ts'

const IMAGE = '<img src=x onerror=alert(1)>'
const SCRIPT = '<script>alert(2)</script>'
const LINK = '"><a href=javascript:alert(3)>x</a>'

test.describe('safety', () => {
  test.describe.configure({ mode: 'serial' })

  let stage: Stage
  let workshop: EntityId
  let proposal: EntityId
  let office: Tablet
  const alarms: string[] = []
  const origins = new Set<string>()

  test.beforeAll(async () => {
    stage = await Stage.open()
    const { programme, axes, groups, workshops } = await plan(stage.office, {
      axes: [SCRIPT],
      groups: [IMAGE],
      workshops: [IMAGE],
    })
    workshop = workshops[0] ?? newEntity()
    proposal = newEntity()
    const { office: wire } = stage
    const fields = { programme, workshop, axis: axes[0], label: 'A1' }
    const speaker = { gender: 'female', group: groups[0] }
    const sorting = { verdict: 'referred', authority: LINK, reason: SCRIPT }
    await wire.push(
      wire.set('programme', programme, { title: LINK }),
      wire.set('workshop', workshop, { place: SCRIPT, agenda: LINK }),
      wire.set('proposal', proposal, { ...fields, speaker, sorting, text: IMAGE }),
      wire.set('proposal', newEntity(), { ...fields, text: SCRIPT, label: 'A2' }),
    )
    office = await stage.tablet('coordinator', SCRIPT)
    await watch(office, alarms, origins)
  })
  test.afterAll(() => stage.close())

  test('markup in proposals, titles, places, reasons and names of devices is shown as the text it is', async () => {
    const { page } = office
    const at = `/workshops/${workshop}`
    const screens: readonly (readonly [path: string, shown: readonly string[]])[] = [
      ['/', [IMAGE, SCRIPT, LINK]],
      ['/ideas', [IMAGE, SCRIPT, LINK]],
      ['/sort', [IMAGE, SCRIPT, LINK]],
      ['/programme', [IMAGE, SCRIPT, LINK]],
      ['/report', [IMAGE, LINK]],
      ['/sync', [SCRIPT, LINK]],
      ['/devices', [SCRIPT, LINK]],
      ['/settings', [LINK]],
      [`${at}/count`, [IMAGE, SCRIPT]],
      [`${at}/ideas`, [IMAGE, SCRIPT]],
      [`${at}/sort`, [IMAGE, SCRIPT]],
      [`${at}/summary`, [IMAGE, LINK]],
      [`${at}/edit`, [LINK]],
      [`/proposals/${proposal}`, [IMAGE, SCRIPT, LINK]],
    ]
    for (const [path, shown] of screens) {
      await test.step(path, async () => {
        await office.open(path)
        for (const text of shown)
          await expect(page.getByText(text).filter({ visible: true }).first()).toBeVisible()
        await expectInert(page)
      })
    }
  })

  test('the same typed at the screen is saved and shown as text, also where it is said, sought and merged', async () => {
    const { page } = office
    await office.open(`/workshops/${workshop}/ideas`)
    await office.propose(`${IMAGE} ${LINK}`)
    await office.field('proposals.search.label').fill('onerror')
    await expect(page.getByRole('article')).toHaveCount(2)
    await page.getByRole('article').getByRole('link', { name: LINK }).click()
    await expect(office.field('proposal.text.label')).toHaveValue(`${IMAGE} ${LINK}`)
    await office.button('sort.verdict.merged').click()
    await page.getByRole('dialog').getByRole('button').filter({ hasText: SCRIPT }).first().click()
    await expect(page.getByRole('listitem').filter({ hasText: IMAGE }).first()).toBeVisible()
    await expectInert(page)
    await office.open('/programme')
    await office.link('programme.workshops.editOne', { title: IMAGE }).click()
    await office.field('workshopForm.name').fill(`${SCRIPT}${IMAGE}`)
    await office.button('common.save').click()
    await office.expectSaid('workshopForm.saved')
    await office.open('/')
    await expect(page.getByRole('link', { name: `${SCRIPT}${IMAGE}`, exact: true })).toBeVisible()
    await office.open('/devices')
    await office.button('devices.list.renameOne', { label: SCRIPT }).click()
    await office.field('devices.list.newName').fill(IMAGE)
    await office.button('common.save').click()
    await office.expectSaid('devices.list.renamed')
    await expect(page.getByRole('listitem').filter({ hasText: IMAGE })).toBeVisible()
    await expectInert(page)
  })

  test('the language changes at once, words and direction and all, without loading the page anew', async () => {
    const { page } = office
    await office.open('/settings')
    await page.evaluate(() => Object.assign(window, { isSamePage: true }))
    const choices = [
      ['English', 'en', 'ltr', 'Settings'],
      ['Français', 'fr', 'ltr', 'Réglages'],
      ['العربية', 'ar', 'rtl', office.t('settings.title')],
    ] as const
    for (const [name, lang, dir, title] of choices) {
      await page.getByRole('radio', { name, exact: true }).check()
      await expect(page.locator('html')).toHaveAttribute('lang', lang)
      await expect(page.locator('html')).toHaveAttribute('dir', dir)
      await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible()
    }
    expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true)
    await page.getByRole('radio', { name: 'Français', exact: true }).check()
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
    await page.getByRole('radio', { name: 'العربية', exact: true }).check()
  })

  test('the browser would install it: manifest, icons of the sizes they claim, and a service worker in charge', async () => {
    const { page } = office
    await office.open('/')
    const href = await page.locator('link[rel=manifest]').getAttribute('href')
    const manifest = await json(new URL(href ?? '', stage.url))
    expect(manifest).toMatchObject({ start_url: '/', display: 'standalone', dir: 'rtl', lang: 'ar' })
    const icons = manifest.icons.filter(({ type }) => type === 'image/png')
    expect(icons.map(({ purpose }) => purpose)).toContain('maskable')
    for (const { src, sizes } of icons) expect(await sizeOfPng(new URL(src, stage.url)), src).toBe(sizes)
    expect(icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']))
    const controller = await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)
    expect(controller).toBe(`${stage.url}/sw.js`)
    const devTools = await office.context.newCDPSession(page)
    const { installabilityErrors } = await devTools.send('Page.getInstallabilityErrors')
    expect(installabilityErrors).toEqual([])
  })

  test('in all this no script ran, no rule of the page was broken, and nobody else was asked for anything', () => {
    expect(alarms).toEqual([])
    expect([...origins]).toEqual([stage.url])
  })
})

/** Notes every dialog, broken rule and error of the browser's pages, and whom they ask. */
async function watch(tablet: Tablet, alarms: string[], origins: Set<string>): Promise<void> {
  const { context, page } = tablet
  page.on('dialog', (dialog) => {
    alarms.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => alarms.push(`error: ${error.message}`))
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') alarms.push(`console: ${message.text()}`)
  })
  await context.exposeBinding('ruleWasBroken', (_, rule: string) => {
    alarms.push(`policy: ${rule}`)
  })
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const tell = (window as unknown as { ruleWasBroken(rule: string): void }).ruleWasBroken
      tell(`${violatedDirective} ${blockedURI}`)
    })
  })
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol !== 'data:' && protocol !== 'blob:') origins.add(origin)
  })
}

/** Nothing that was written became part of the page. */
async function expectInert(page: Page): Promise<void> {
  await expect(page.locator('img, #app script, a[href^=javascript]')).toHaveCount(0)
}

interface Manifest {
  readonly icons: readonly {
    readonly src: string
    readonly sizes: string
    readonly type: string
    readonly purpose: string
  }[]
}

async function json(url: URL): Promise<Manifest> {
  const answer = await fetch(url)
  expect(answer.headers.get('content-type')).toContain('manifest+json')
  return (await answer.json()) as Manifest
}

/** Width and height as the header of the picture says (PNG, IHDR). */
async function sizeOfPng(url: URL): Promise<string> {
  const bytes = new DataView(await (await fetch(url)).arrayBuffer())
  expect(bytes.getUint32(0)).toBe(0x89_50_4e_47)
  return `${bytes.getUint32(16)}x${bytes.getUint32(20)}`
}
