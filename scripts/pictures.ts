/**
 * `npm run pictures`: every screen in every language and size, as a person sees it, into pictures/,
 * with a contact sheet for each language and size. For looking at, not for comparing by machine.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type Browser, chromium as browsers, type Page } from 'playwright'
import type { EntityId } from '../src/domain/ids.ts'
import { createWords } from '../src/i18n/every-language.ts'
import { LANGUAGE_NAMES, LOCALES, type Locale } from '../src/i18n/locale.ts'
import { chromium } from '../tests/support/chromium.ts'
import { codeOf, coordinator, tablet } from '../tests/support/devices.ts'
import { disagree, playCommittee, playScene, type Scene } from '../tests/support/scene.ts'
import { type RunningServer, startServer } from '../tests/support/server.ts'

const OUT = new URL('../pictures/', import.meta.url).pathname
const DOCS = new URL('../docs/', import.meta.url).pathname
/** What a platform gives: Arabic, Darija in both scripts, French. */
const CONSULTATION = {
  name: 'consultation.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Proposition;Axe;Sexe',
      'بغينا الضو فالزنقة، راه مظلمة بالليل;تنظيم السير والجولان بالجماعة;Femme',
      'Réparer l’éclairage derrière le marché;البيئة;Homme',
      'bghina signalisation 9dam lmadrasa;;Femme',
    ].join('\r\n'),
  ),
}
const SIZES = [
  [1280, 800],
  [800, 1280],
  [390, 844],
] as const

const screensOf = ({
  workshop,
  proposal,
  project,
}: Stage): readonly (readonly [name: string, path: string])[] => [
  ['home', '/'],
  ['count', `/workshops/${workshop}/count`],
  ['ideas', `/workshops/${workshop}/ideas`],
  ['sort', `/workshops/${workshop}/sort`],
  ['summary', `/workshops/${workshop}/summary`],
  ['all-ideas', '/ideas'],
  ['import', '/import'],
  ['proposal', `/proposals/${proposal}`],
  ['programme', '/programme'],
  ['workshop-form', `/workshops/${workshop}/edit`],
  ['projects', '/projects'],
  ['project', `/projects/${project}`],
  ['report', '/report'],
  ['export', '/export'],
  ['paper-report', '/export/report/ar'],
  ['paper-minutes', `/export/minutes/${workshop}/ar`],
  ['wall', `/wall/${workshop}`],
  ['sync', '/sync'],
  ['devices', '/devices'],
  ['settings', '/settings'],
  ['missing', '/nowhere'],
]

async function main(): Promise<void> {
  for (const folder of [OUT, DOCS]) mkdirSync(folder, { recursive: true })
  const server = await startServer()
  const browser = await browsers.launch(chromium)
  try {
    const scene = await prepare(server)
    await illustrate(browser, server, scene)
    await scene.disagree()
    for (const locale of LOCALES) await walk(browser, server, scene, locale)
    console.log(`pictures: look at pictures/sheet-*.png`)
  } finally {
    await browser.close()
    await server.stop()
  }
}

interface Stage extends Scene {
  readonly project: EntityId
  disagree(): Promise<void>
  invite(): Promise<string>
}

async function prepare(server: RunningServer): Promise<Stage> {
  const office = await coordinator(server)
  const field = await tablet(office, 'facilitator', 'لوحة أمينة')
  const today = new Date().toISOString().slice(0, 10)
  const scene = await playScene(office, field, today)
  return {
    ...scene,
    project: await playCommittee(office, scene),
    disagree: () => disagree(office, scene),
    invite: async () => codeOf((await office.invite('coordinator')).link),
  }
}

/** The README's pictures: the tablet in the hall, everything sent. */
async function illustrate(browser: Browser, server: RunningServer, stage: Stage): Promise<void> {
  const page = await joined(browser, server, stage, 'ar')
  await page.setViewportSize({ width: 1280, height: 800 })
  for (const name of ['count', 'ideas'] as const) {
    const path = screensOf(stage).find(([screen]) => screen === name)?.[1]
    await page.goto(`${server.url}${path}`)
    await page.getByText(createWords('ar').t('common.saved')).waitFor({ state: 'detached' })
    await page.waitForTimeout(500)
    await page.screenshot({ path: `${DOCS}${name}.png` })
  }
  await page.context().close()
}

/** A coordinator's browser that has joined and taken the programme in. */
async function joined(browser: Browser, server: RunningServer, stage: Stage, locale: Locale): Promise<Page> {
  const context = await browser.newContext({ locale: 'ar-MA', timezoneId: 'Africa/Casablanca' })
  const page = await context.newPage()
  const { t } = createWords(locale)
  await page.goto(`${server.url}/enrol#${await stage.invite()}`)
  await page.getByRole('radio', { name: LANGUAGE_NAMES[locale] }).check()
  await shoot(page, locale, 'enrol')
  await page.locator('input[name=label]').fill(LANGUAGE_NAMES[locale])
  await page.getByRole('button', { name: t('enrol.submit'), exact: true }).click()
  await page.getByTestId('sync-pill').waitFor()
  await page.goto(server.url)
  await page.getByRole('link', { name: 'ورشة حي المغرب العربي' }).first().waitFor()
  return page
}

async function walk(browser: Browser, server: RunningServer, stage: Stage, locale: Locale): Promise<void> {
  const page = await joined(browser, server, stage, locale)
  const { t } = createWords(locale)
  for (const [name, path] of screensOf(stage)) {
    await page.goto(server.url + path)
    await page.locator('h1, h2').first().waitFor()
    if (name === 'devices') await page.getByRole('button', { name: t('devices.invite.submit') }).click()
    if (name === 'import') await page.locator('input[type=file]').setInputFiles(CONSULTATION)
    // The wall fades its ideas in.
    await page.waitForTimeout(name === 'wall' ? 1500 : 300)
    await shoot(page, locale, name)
  }
  await page.context().close()
  for (const [width] of SIZES)
    await sheet(browser, locale, width, ['enrol', ...screensOf(stage).map(([name]) => name)])
}

const fileOf = (locale: Locale, name: string, width: number): string => `${OUT}${locale}-${width}-${name}.png`

async function shoot(page: Page, locale: Locale, name: string): Promise<void> {
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height })
    await page.waitForTimeout(120)
    await page.screenshot({ path: fileOf(locale, name, width) })
    const [wider, higher] = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement
      return [scrollWidth - innerWidth, scrollHeight - innerHeight] as const
    })
    if (wider > 0) console.log(`${locale} ${width} ${name}: ${wider} px wider than the screen`)
    if (higher > 0)
      console.log(`${locale} ${width} ${name}: the window scrolls by ${higher} px, not the page in it`)
  }
}

/** All screens of one language and size on one page. */
async function sheet(
  browser: Browser,
  locale: Locale,
  width: number,
  names: readonly string[],
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } })
  const cell = width > 1000 ? 400 : 260
  const images = names.map((name) => {
    const data = readFileSync(fileOf(locale, name, width)).toString('base64')
    return `<figure style="margin:6px;width:${cell}px;display:inline-block;vertical-align:top"><img style="width:100%;border:1px solid" src="data:image/png;base64,${data}"><figcaption>${name}</figcaption></figure>`
  })
  await page.setContent(`<body style="font:14px sans-serif;margin:4px">${images.join('')}</body>`)
  writeFileSync(`${OUT}sheet-${locale}-${width}.png`, await page.screenshot({ fullPage: true }))
  await page.close()
}

await main()
