/** Ways from screen to screen, in a real browser's history. */
import { expect, test } from '@playwright/test'
import { Tablet } from '../support/browser.ts'
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

  test('who presses for where they are need not come back from it', async () => {
    await office.open('/sync')
    await office.link('shell.rail.settings').click()
    await expect(heading('settings.title')).toBeVisible()
    const steps = await office.page.evaluate(() => history.length)
    for (let presses = 0; presses < 3; presses += 1) await office.link('shell.rail.settings').click()
    expect(await office.page.evaluate(() => history.length)).toBe(steps)
    await office.page.goBack()
    await expectPath('/sync')
  })

  test('a screen that fails takes only itself down, its cause is told, and one press tries again', async () => {
    const failures: string[] = []
    office.page.on('pageerror', ({ message }) => failures.push(message))
    await office.open('/')
    await office.page.evaluate(() => {
      const own = globalThis.URLSearchParams
      function planted() {
        throw new Error('planted')
      }
      Object.assign(globalThis, {
        URLSearchParams: planted,
        mend: () => Object.assign(globalThis, { URLSearchParams: own }),
      })
    })
    await office.link('shell.rail.ideas').click()
    await expect(office.page.getByText(office.t('shell.mishap.title'))).toBeVisible()
    await expect(heading('common.app')).toBeFocused()
    expect(failures).toEqual(['planted'])
    await office.link('shell.rail.programme').click()
    await expect(heading('programme.title')).toBeVisible()
    await office.link('shell.rail.ideas').click()
    await expect(office.page.getByText(office.t('shell.mishap.title'))).toBeVisible()
    await office.page.evaluate(() => (globalThis as unknown as { mend(): void }).mend())
    await office.button('common.retry').click()
    await expect(heading('ideas.all.title')).toBeFocused()
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
    await expect(heading('common.app')).toBeFocused()
    await office.link('shell.rail.ideas').click()
    await expect(heading('ideas.all.title')).toBeVisible()
    await office.link('shell.rail.settings').click()
    await expect(office.page.getByText(office.t('shell.mishap.title'))).toBeVisible()
    await stage.switchOn()
    await office.button('common.retry').click()
    await expect(heading('settings.title')).toBeVisible()
  })
})

test('a new device that cannot load the screen for joining says so, and one press gets it', async () => {
  const stage = await Stage.open()
  const amina = await Tablet.open(stage.url)
  await amina.context.route('**/assets/enrol-*.js', (route) => route.abort())
  await amina.open('/')
  await expect(amina.page.getByText(amina.t('shell.mishap.title'))).toBeVisible()
  await amina.context.unroute('**/assets/enrol-*.js')
  await amina.button('common.retry').click()
  await expect(amina.page.getByRole('heading', { name: amina.t('enrol.title') })).toBeVisible()
  await amina.close()
  await stage.close()
})
