/**
 * `npm run stories`: the README's two picture stories, a facilitator's evening in Arabic and a committee's week in
 * French, told by the app itself, into docs/. Small WebP, so that the repository stays light.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { type Browser, chromium as browsers, type Page } from 'playwright'
import type { EntityId } from '../src/domain/ids.ts'
import type { Role } from '../src/domain/kinds.ts'
import { createWords } from '../src/i18n/every-language.ts'
import { LANGUAGE_NAMES, type Locale } from '../src/i18n/locale.ts'
import { chromium } from '../tests/support/chromium.ts'
import { codeOf, coordinator, type FieldDevice, tablet } from '../tests/support/devices.ts'
import { playCommittee, playScene, type Scene } from '../tests/support/scene.ts'
import { type RunningServer, startServer } from '../tests/support/server.ts'

const DOCS = new URL('../docs/', import.meta.url).pathname
const SIZE = { width: 1120, height: 700 }
/** A README loads all of them at once. */
const MOST_BYTES = 60_000

type Frame = readonly [name: string, path: string]

const evening = ({ workshop }: Scene): readonly Frame[] => [
  ['invite', '/devices'],
  ['count', `/workshops/${workshop}/count`],
  ['write', `/workshops/${workshop}/ideas`],
  ['sort', `/workshops/${workshop}/sort`],
  ['arrive', `/workshops/${workshop}/summary`],
]
const week = (project: EntityId): readonly Frame[] => [
  ['sort', '/sort'],
  ['project', `/projects/${project}`],
  ['report', '/report'],
  ['documents', '/export'],
]

async function main(): Promise<void> {
  mkdirSync(DOCS, { recursive: true })
  const server = await startServer()
  const browser = await browsers.launch(chromium)
  try {
    const office = await coordinator(server)
    const field = await tablet(office, 'facilitator', 'لوحة أمينة')
    const scene = await playScene(office, field, new Date().toISOString().slice(0, 10))
    await tell(browser, server, office, 'coordinator', 'ar', evening(scene))
    const project = await playCommittee(office, scene)
    await tell(browser, server, office, 'committee', 'fr', week(project))
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** One story, on a device of its own. */
async function tell(
  browser: Browser,
  server: RunningServer,
  office: FieldDevice,
  role: Role,
  locale: Locale,
  frames: readonly Frame[],
): Promise<void> {
  const { t } = createWords(locale)
  const context = await browser.newContext({
    viewport: SIZE,
    locale: 'ar-MA',
    timezoneId: 'Africa/Casablanca',
  })
  const page = await context.newPage()
  await page.goto(`${server.url}/enrol#${codeOf((await office.invite(role)).link)}`)
  await page.getByRole('radio', { name: LANGUAGE_NAMES[locale] }).check()
  await page.locator(`html[lang=${locale}]`).waitFor()
  await page.locator('input[name=label]').fill(t(`common.role.${role}`))
  await page.getByRole('button', { name: t('enrol.submit'), exact: true }).click()
  await page.getByTestId('sync-pill').waitFor()
  await page.goto(server.url)
  await page.getByRole('link', { name: 'ورشة حي المغرب العربي' }).first().waitFor()
  for (const [index, [name, path]] of frames.entries()) {
    await page.goto(server.url + path)
    await page.locator('h1, h2').first().waitFor()
    if (name === 'invite') await page.getByRole('button', { name: t('devices.invite.submit') }).click()
    if (name === 'invite') await page.locator('.qr, svg[role=img], canvas').first().waitFor()
    // The sign has settled, and what comes after the first paint is there.
    await page.waitForTimeout(1_500)
    const bytes = await webp(page, await page.screenshot())
    const file = `story-${locale}-${index + 1}-${name}.webp`
    if (bytes.length > MOST_BYTES)
      throw new Error(`${file} has ${bytes.length} bytes, more than ${MOST_BYTES}`)
    writeFileSync(DOCS + file, bytes)
    console.log(`stories: docs/${file}, ${Math.round(bytes.length / 1_000)} kB`)
  }
  await context.close()
}

/** Chromium itself turns the picture into WebP, in an empty page whose rules do not forbid it. */
async function webp(page: Page, png: Buffer): Promise<Buffer> {
  const studio = await page.context().newPage()
  const url = await studio.evaluate(async (data) => {
    const image = new Image()
    image.src = `data:image/png;base64,${data}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.width
    canvas.height = image.height
    canvas.getContext('2d')?.drawImage(image, 0, 0)
    return canvas.toDataURL('image/webp', 0.8)
  }, png.toString('base64'))
  await studio.close()
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
}

await main()
