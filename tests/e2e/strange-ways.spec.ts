/** Strange ways into the app: addresses that nobody made, words that no tab of ours says, windows of other people. */
import { expect, type Page, test } from '@playwright/test'
import type { Tablet } from '../support/browser.ts'
import { newEntity } from '../support/devices.ts'
import { plan, Stage } from '../support/stage.ts'

const [HALL, SAID] = ['ورشة حي الوفاق', 'إنارة الزنقة خلف السوق'] as const

test.describe('strange ways', () => {
  test.describe.configure({ mode: 'serial' })

  let stage: Stage
  let office: Tablet
  let page: Page
  let hall: string
  let proposal: string
  const failures: string[] = []

  test.beforeAll(async () => {
    stage = await Stage.open()
    const { programme, workshops } = await plan(stage.office, { workshops: [HALL] })
    hall = `/workshops/${workshops[0]}`
    const idea = newEntity()
    proposal = idea
    await stage.office.push(
      stage.office.set('proposal', idea, { programme, workshop: workshops[0], text: SAID, label: 'A1' }),
    )
    office = await stage.tablet('coordinator', 'حاسوب المكتب')
    page = office.page
    page.on('pageerror', ({ message }) => failures.push(message))
    page.on('dialog', (dialog) => {
      failures.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
  })
  test.afterAll(() => stage.close())

  /** A heading, the way home, and no screen that failed. */
  const expectGoesOn = async (path: string) => {
    await expect.soft(page.getByRole('heading', { level: 1 }).first(), path).toBeVisible()
    await expect.soft(page.getByText(office.t('shell.mishap.title')), path).toHaveCount(0)
    expect.soft(failures.splice(0), path).toEqual([])
  }

  const NO_IDS = [
    '__proto__',
    '%00',
    '%2F..%2F..',
    'x'.repeat(3_000),
    '%3Cimg%20src=x%20onerror=alert(1)%3E',
    'javascript:alert(1)',
  ]
  const PLACES: readonly ((id: string) => string)[] = [
    (id) => `/workshops/${id}`,
    (id) => `/workshops/${id}/count`,
    (id) => `/workshops/${id}/ideas`,
    (id) => `/workshops/${id}/summary`,
    (id) => `/workshops/${id}/edit`,
    (id) => `/proposals/${id}`,
    (id) => `/projects/${id}`,
    (id) => `/wall/${id}`,
    (id) => `/export/report/${id}`,
    (id) => `/export/minutes/${id}/ar`,
    (id) => `/${id}`,
  ]
  for (const id of NO_IDS) {
    test(`an address with ${id.slice(0, 40)} in the place of an id says that nothing is there, and leads home`, async () => {
      for (const place of PLACES) {
        await office.open(place(id))
        await expectGoesOn(place(id))
      }
      await office.open(`/proposals/${id}`)
      await office.link('shell.missing.home').or(office.link('common.back')).first().click()
      await expectGoesOn('home')
    })
  }

  test('an address that cannot even be decoded does so, too', async () => {
    for (const path of [
      '/workshops/%E0%A4%A/count',
      '/proposals/%',
      '/%ff',
      '/%c0%ae%c0%ae/',
      '//evil.example/%2e%2e',
    ]) {
      await page.goto(stage.url + path)
      await expectGoesOn(path)
    }
    expect(new URL(page.url()).origin).toBe(stage.url)
  })

  test('what stands behind the question mark is believed only where it makes sense', async () => {
    const queries = [
      'channel=__proto__',
      'channel[]=digital',
      'channel=%7B%22a%22:1%7D',
      'workshop=%5B%5D&from=9999-99-99&to=%00',
      'workshop=__proto__&from=2024-02-31&to=2020-01-01',
      '__proto__[x]=1&constructor=2',
      '%',
      '%ff=%ff',
      `channel=${'9'.repeat(400)}`,
      `a=${'%22'.repeat(2_000)}`,
    ]
    for (const query of queries) {
      for (const path of ['/ideas', '/export/report/ar']) {
        await office.open(`${path}?${query}`)
        await expectGoesOn(`${path}?${query.slice(0, 50)}`)
      }
    }
    await office.open('/ideas?channel=__proto__')
    await expect(page.getByText(SAID)).toBeVisible()
  })

  test('a code that is none is looked at when somebody asks for it, and what is here stays', async () => {
    for (const hash of [
      '<script>alert(1)</script>',
      '%00',
      '__proto__',
      'x'.repeat(5_000),
      '%E0%A4%A',
      'javascript:alert(1)',
    ]) {
      await office.open('/settings')
      await office.open(`/enrol#${hash}`)
      await expectGoesOn(`/enrol#${hash.slice(0, 30)}`)
      await office.button('enrol.submit').click()
      await expect(page.getByText(office.t('enrol.code.error'))).toBeVisible()
    }
    await office.open('/ideas')
    await expect(page.getByText(SAID)).toBeVisible()
  })

  test('words that no tab of ours says change nothing and stop nothing', async () => {
    await office.open(`${hall}/count`)
    await office.count('female', 2)
    const other = await office.newTab('/settings')
    await other.evaluate(async () => {
      const junk: readonly unknown[] = [
        null,
        undefined,
        0,
        'changed',
        'SKIP_WAITING',
        {},
        { type: 'SKIP_WAITING' },
        { type: 'CACHE_UPDATED', meta: 1, payload: null },
        { type: 'WINDOW_READY' },
        { type: 'LAY_BY_OFFICE' },
        { type: 'LAY_BY_OFFICE', port: 1 },
        { __proto__: { type: 'x' } },
        Array.from({ length: 1_000 }, () => ({ device: 'x' })),
        new Error('x'),
        new Map([['a', 1]]),
        new Uint8Array(10),
      ]
      const names = ['warsha', 'warsha.lock', 'workbox', 'lock', 'changed']
      const channels = names.map((name) => new BroadcastChannel(name))
      const registration = await navigator.serviceWorker.ready
      for (const each of junk) {
        for (const channel of channels) {
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- it has none: it never leaves the origin
          channel.postMessage(each)
        }
        registration.active?.postMessage(each)
        window.postMessage(each, '*')
      }
      for (const channel of channels) channel.close()
    })
    await page.evaluate(() => {
      for (const each of [null, { type: 'SKIP_WAITING' }, 'x']) window.postMessage(each, '*')
    })
    await office.count('female', 1)
    await office.expectCount('female', 3)
    await other.close()
    await page.reload()
    await office.expectCount('female', 3)
    await expectGoesOn('count')
  })

  test('a window that another page opened has no way back to it, nor the other to ours', async () => {
    const stranger = await office.context.newPage()
    await stranger.goto('data:text/html,<button>x</button>')
    const opening = office.context.waitForEvent('page')
    await stranger.evaluate((url) => {
      Object.assign(globalThis, { opened: window.open(url) })
    }, stage.url)
    const opened = await opening
    await expect(opened.getByRole('heading', { name: office.t('home.title.text') })).toBeVisible()
    expect(await opened.evaluate(() => window.opener === null)).toBe(true)
    const seen = await stranger.evaluate(() => {
      const { opened: ours } = globalThis as unknown as { opened: Window }
      ours.postMessage({ type: 'SKIP_WAITING' }, '*')
      return ours.closed
    })
    expect(seen).toBe(true)
    await opened.close()
    await stranger.close()
  })

  test('a link that was made from somebody’s words is a web address, or none at all', async () => {
    const bad = [
      'javascript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      ' javascript:alert(1)',
      'java\tscript:alert(1)',
      'http:\\\\x',
    ]
    const { office: wire } = stage
    for (const url of bad) {
      const source = { name: 'منصة', url }
      const [verdict] = await wire.push(wire.set('proposal', newEntity(), { text: 'x', source }))
      expect(verdict?.verdict).toBe('rejected')
    }
    await office.open(`/proposals/${proposal}`)
    await expect(page.locator('a[href]')).not.toHaveCount(0)
    for (const href of await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).protocol)))
      expect(href).toMatch(/^https?:$/)
  })
})
