/** The built app on a real server, for what is measured through its screens. */
import { setTimeout } from 'node:timers/promises'
import { type BrowserContext, chromium as browsers, type Page } from 'playwright'
import type { Role } from '../../src/domain/kinds.ts'
import { createWords } from '../../src/i18n/every-language.ts'
import { chromium } from '../support/chromium.ts'
import { freshFolder } from '../support/cleanup.ts'
import { codeOf, coordinator, type FieldDevice } from '../support/devices.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { fill } from './bench-server.ts'
import type { Workload } from './workload.ts'

/** A 150-euro tablet beside a desk's computer. */
export const CPU_THROTTLING = 4
/** Catching up with fifty thousand operations on a loaded machine. */
const PATIENCE_MS = 240_000
const LOOK_MS = 250

export const { t } = createWords('ar')

export interface AppServer {
  readonly server: RunningServer
  readonly office: FieldDevice
}

export async function startApp(work: Workload): Promise<AppServer> {
  const server = await startServer()
  const office = await coordinator(server)
  await fill(office, work)
  return { server, office }
}

export const freshProfile = (): string => freshFolder('bench-profile')

export const openBrowser = (profile: string): Promise<BrowserContext> =>
  browsers.launchPersistentContext(profile, {
    ...chromium,
    locale: 'ar-MA',
    timezoneId: 'Africa/Casablanca',
    viewport: { width: 1280, height: 800 },
  })

/** Joins, takes everything in, and waits until the app would open without the server, from its snapshot. */
export async function join(page: Page, { server, office }: AppServer, role: Role): Promise<void> {
  await page.goto(`${server.url}/enrol#${codeOf((await office.invite(role)).link)}`)
  await page.locator('input[name=label]').fill('لوحة')
  await page.getByRole('button', { name: t('enrol.submit'), exact: true }).click()
  await page.locator('html[data-offline=ready]').waitFor({ state: 'attached', timeout: PATIENCE_MS })
  const { entries } = await office.pull().then((pulled) => ({ entries: pulled.length }))
  const until = performance.now() + PATIENCE_MS
  // Asked over and over from here: a page's own waiting takes a promise for an answer.
  while (!(await page.evaluate(isLevel, entries))) {
    if (performance.now() > until) throw new Error('the tablet is not level, or left no snapshot')
    await setTimeout(LOOK_MS)
  }
}

/** True when the tablet's database holds the queue up to there, and a snapshot of nearly as much. */
async function isLevel(head: number): Promise<boolean> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(new Error('the database does not answer')))
    })
  const database = await done(indexedDB.open('warsha'))
  const meta = database.transaction('meta').objectStore('meta')
  const [cursor, snapshot] = (await Promise.all([done(meta.get('cursor')), done(meta.get('snapshot'))])) as {
    readonly value: { readonly seq: number }
  }[]
  database.close()
  return (cursor?.value.seq ?? 0) >= head && (snapshot?.value.seq ?? 0) > head - 2_048
}
