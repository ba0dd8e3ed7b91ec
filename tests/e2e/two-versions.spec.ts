/** Two versions of the app over one database: each says in words what to do, and nothing is lost. */
import { expect, type Page, test } from '@playwright/test'
import { start as ar } from '../../src/i18n/words/ar/start.ts'
import { start as en } from '../../src/i18n/words/en/start.ts'
import { start as fr } from '../../src/i18n/words/fr/start.ts'
import { Tablet } from '../support/browser.ts'
import { plan, Stage } from '../support/stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

/** Stands for another version of the app: a page of the house opens the database by that version's number. */
const openAs = (page: Page, version: number) =>
  page.evaluate(
    (number) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('warsha', number)
        opening.addEventListener('success', () => {
          // Held open, and whoever asks for it is not heard: as a tab that the browser froze.
          Object.assign(window, { held: opening.result })
          resolve()
        })
        opening.addEventListener('error', () => reject(new Error(String(opening.error))))
      }),
    version,
  )

const NEWER = 1_000

test('an old app that meets a newer database says so, in its tab and at its next start, and leaves everything as it is', async () => {
  const { workshops } = await plan(stage.office, { workshops: ['ورشة حي الوفاق'] })
  const amina = await stage.tablet('facilitator', 'لوحة أمينة')
  await stage.switchOff()
  await amina.open(`/workshops/${workshops[0]}`)
  await amina.count('female', 2)
  await amina.expectCount('female', 2)

  const newer = await amina.newTab('/manifest.webmanifest')
  await openAs(newer, NEWER)
  await expect(amina.page.getByRole('alert').getByText(amina.t('shell.superseded.hint'))).toBeVisible()
  await amina.button('shell.superseded.reload').click()
  // No newer app is here yet: the old one does not touch what it does not know.
  for (const words of [ar, fr, en]) {
    await expect(amina.page.getByText(words.superseded)).toBeVisible()
    await expect(amina.page.getByRole('button', { name: words.reload })).toBeVisible()
  }
  expect(await amina.waiting(newer)).toBe(2)
  await amina.page.getByRole('button', { name: ar.reload }).click()
  await expect(amina.page.getByText(ar.superseded)).toBeVisible()
  await stage.switchOn()
})

test('a new app that an older one keeps waiting says which tab to close, and opens by itself once it is', async () => {
  const tablet = await Tablet.open(stage.url)
  await tablet.open('/manifest.webmanifest')
  await openAs(tablet.page, 1)
  const page = await tablet.newTab('/')
  for (const words of [ar, fr, en]) await expect(page.getByText(words.blocked)).toBeVisible()
  await tablet.page.close()
  await expect(page.getByRole('button', { name: tablet.t('enrol.submit'), exact: true })).toBeVisible()
  await tablet.close()
})
