/** A tablet is put away with work on it: the browser wakes the service worker, which sends it. */
import { expect, test } from '@playwright/test'
import { OUTBOX_TAG } from '../../src/sync/background.ts'
import { Background } from '../support/background.ts'
import { plan, Stage } from '../support/stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

const talliesInQueue = async () => (await stage.office.pull()).filter(({ op }) => op.type === 'tally')

test('what was counted offline arrives, once, though every tab was closed; and the app shows it at its next start', async () => {
  const { workshops } = await plan(stage.office, { workshops: ['ورشة حي الوفاق'] })
  const amina = await stage.tablet('facilitator', 'لوحة أمينة')
  const path = `/workshops/${workshops[0]}`
  await amina.open(path)
  const tags = () =>
    amina.page.evaluate(async () => {
      const registration = (await navigator.serviceWorker.ready) as Registration
      return registration.sync.getTags()
    })
  expect(await tags()).toEqual([])

  await stage.switchOff()
  await amina.count('female', 3)
  await amina.expectCount('female', 3)
  await expect.poll(tags).toEqual([OUTBOX_TAG])

  const background = await Background.of(amina.context, stage.url)
  await amina.page.close()
  // Woken in vain: there is a network, but no server yet.
  await background.sync(OUTBOX_TAG)
  await stage.switchOn()
  expect(await talliesInQueue()).toEqual([])
  await background.sync(OUTBOX_TAG)
  await expect.poll(async () => (await talliesInQueue()).length).toBe(3)
  // A page of the house, but not the app: it only looks.
  const bystander = await amina.newTab('/healthz')
  await expect.poll(() => amina.waiting(bystander)).toBe(0)
  // Woken again, as by a browser that did not hear the end of it.
  await background.sync(OUTBOX_TAG)
  const tallies = await talliesInQueue()
  expect(tallies).toHaveLength(3)
  expect(new Set(tallies.map(({ op }) => op.id)).size).toBe(3)

  await stage.switchOff()
  const page = await amina.newTab(path)
  await expect(page.locator('[data-count=female]')).toHaveText('3')
  await expect(page.getByTestId('sync-pill')).toContainText(amina.t('pill.state.offline'))
  await stage.switchOn()
})

interface Registration extends ServiceWorkerRegistration {
  readonly sync: { getTags(): Promise<string[]> }
}
