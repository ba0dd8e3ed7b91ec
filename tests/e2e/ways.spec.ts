/** Ways from screen to screen, in a real browser's history. */
import { expect, test } from '@playwright/test'
import type { Tablet } from '../support/browser.ts'
import { plan, Stage } from '../support/stage.ts'

const HALL = 'ورشة حي الوفاق'

test.describe('ways', () => {
  test.describe.configure({ mode: 'serial' })

  let stage: Stage
  let office: Tablet
  let hall: string

  test.beforeAll(async () => {
    stage = await Stage.open()
    const { workshops } = await plan(stage.office, { workshops: [HALL] })
    hall = `/workshops/${workshops[0]}`
    office = await stage.tablet('coordinator', 'حاسوب المكتب')
  })
  test.afterAll(() => stage.close())

  const heading = (key: Parameters<Tablet['t']>[0]) =>
    office.page.getByRole('heading', { level: 1, name: office.t(key), exact: true })
  const expectPath = (path: string) => expect(office.page).toHaveURL(stage.url + path)
  /** Presses what saves, with nothing changed. */
  const leaveForm = () => office.button('common.save').click()

  test('a form goes back to where it was opened from, and to the programme where nobody was before', async () => {
    await office.open(`${hall}/summary`)
    await office.button('workshop.actions.open').click()
    await office.link('workshop.actions.edit').click()
    await expectPath(`${hall}/edit`)
    await leaveForm()
    await expectPath(`${hall}/summary`)
    await office.page.goto('about:blank')
    await office.open(`${hall}/edit`)
    await leaveForm()
    await expectPath('/programme')
  })

  test('tabs of a workshop take each other’s place: “back” leads out of the workshop at once', async () => {
    await office.open('/')
    await office.page.getByRole('link', { name: HALL, exact: true }).click()
    for (const name of ['ideas', 'sort', 'summary'] as const) {
      await office.tab(name)
      await expectPath(`${hall}/${name}`)
      await expect(office.page.locator('.tabs [aria-current=page]')).toHaveText(
        office.t(`workshop.tabs.${name}`),
      )
    }
    await office.page.goBack()
    await expectPath('/')
    await expect(heading('home.title.text')).toBeFocused()
    await office.page.goForward()
    await expectPath(`${hall}/summary`)
  })

  test('a screen whose file cannot be had says so, everything else works, and one press gets it later', async () => {
    await office.page.evaluate(async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name)
        const files = (await cache.keys()).filter(({ url }) => /\/assets\/settings-/.test(url))
        await Promise.all(files.map((file) => cache.delete(file)))
      }
    })
    const devtools = await office.context.newCDPSession(office.page)
    await devtools.send('Network.clearBrowserCache')
    await office.open('/')
    await expect(heading('home.title.text')).toBeVisible()
    await stage.switchOff()
    await office.link('shell.rail.settings').click()
    await expect(office.page.getByText(office.t('shell.mishap.title'))).toBeVisible()
    await office.link('shell.rail.ideas').click()
    await expect(heading('ideas.all.title')).toBeVisible()
    await office.link('shell.rail.settings').click()
    await expect(office.page.getByText(office.t('shell.mishap.title'))).toBeVisible()
    await stage.switchOn()
    await office.button('common.retry').click()
    await expect(heading('settings.title')).toBeVisible()
  })
})
