/** What an attacker who got something past every check still could not do in the browser, tried in the built app. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { plan, Stage } from '../support/stage.ts'

const HALL = 'ورشة حي الوفاق'

let stage: Stage
/** Somebody else's server: hears who asks it, and frames whom it is told to. */
let foreign: Server
let elsewhere: string
const heard: string[] = []
test.beforeAll(async () => {
  stage = await Stage.open()
  foreign = createServer((request, answer) => {
    heard.push(request.url ?? '')
    const frame = new URL(request.url ?? '/', 'http://x').searchParams.get('frame')
    answer.setHeader('content-type', 'text/html')
    answer.end(frame === null ? 'elsewhere' : `<iframe src="${frame}"></iframe>`)
  })
  foreign.listen(0, '127.0.0.1')
  await once(foreign, 'listening')
  elsewhere = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`
})
test.afterAll(async () => {
  await stage.close()
  foreign.closeAllConnections()
  foreign.close()
})

test('no text becomes a script: neither inline, nor by eval, nor through the page’s own doors', async ({
  page,
}) => {
  await page.goto(stage.url)
  await expect(page.locator('main')).toBeVisible()
  const attempts = await page.evaluate(async () => {
    // In a task of the page itself: what a debugger runs is spared the policy.
    await new Promise((resolve) => setTimeout(resolve))
    const attempt = (act: () => unknown): string => {
      try {
        act()
        return 'done'
      } catch (error) {
        return error instanceof Error ? error.name : 'stopped'
      }
    }
    const bad = "document.documentElement.dataset.hacked = 'yes'"
    const div = document.createElement('div')
    document.body.append(div)
    const script = document.createElement('script')
    const frame = document.createElement('iframe')
    const trusted = window as unknown as {
      readonly trustedTypes: { createPolicy(name: string, rules: object): unknown }
    }
    return {
      // oxlint-disable-next-line no-eval -- what is tested is that this does nothing
      eval: attempt(() => window.eval(bad)),
      // oxlint-disable-next-line no-new-func, no-implied-eval -- as above
      function: attempt(() => new Function(bad)()),
      innerHTML: attempt(() => (div.innerHTML = `<img src="x" onerror="${bad}">`)),
      insert: attempt(() => div.insertAdjacentHTML('beforeend', `<svg onload="${bad}"></svg>`)),
      write: attempt(() => document.write(`<script>${bad}</script>`)),
      src: attempt(() => (script.src = '/sw.js')),
      text: attempt(() => (script.text = bad)),
      srcdoc: attempt(() => (frame.srcdoc = `<script>parent.${bad}</script>`)),
      worker: attempt(() => new Worker('/sw.js')),
      policy: attempt(() => trusted.trustedTypes.createPolicy('another', {})),
      again: attempt(() => trusted.trustedTypes.createPolicy('warsha', {})),
    }
  })
  expect(attempts.eval).toMatch(/EvalError|TypeError/)
  expect(attempts.function).toMatch(/EvalError|TypeError/)
  expect(attempts).toEqual({
    eval: attempts.eval,
    function: attempts.function,
    innerHTML: 'TypeError',
    insert: 'TypeError',
    write: 'TypeError',
    src: 'TypeError',
    text: 'TypeError',
    srcdoc: 'TypeError',
    worker: 'TypeError',
    policy: 'TypeError',
    again: 'TypeError',
  })
  // What needs no text of the page's: an inline script as nodes, a link that is a script.
  const stopped = await page.evaluate(async () => {
    const stoppedAs: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      stoppedAs.push(effectiveDirective)
    })
    const bad = "document.documentElement.dataset.hacked = 'yes'"
    const script = document.createElement('script')
    script.append(bad)
    document.body.append(script)
    const link = document.createElement('a')
    // oxlint-disable-next-line no-script-url -- what is tested is that this does nothing
    link.href = `javascript:${bad}`
    document.body.append(link)
    link.click()
    await new Promise((resolve) => setTimeout(resolve, 500))
    return stoppedAs
  })
  expect(stopped.length).toBeGreaterThanOrEqual(2)
  expect(await page.evaluate(() => document.documentElement.dataset['hacked'])).toBeUndefined()
})

test('nothing leaves for anybody else: by fetch, picture, form, frame, socket, beacon or style', async ({
  page,
}) => {
  await page.goto(stage.url)
  await expect(page.locator('main')).toBeVisible()
  heard.length = 0
  const stopped = await page.evaluate(async (away) => {
    const directives = new Set<string>()
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      directives.add(effectiveDirective)
    })
    const add = (tag: string, fields: object) =>
      document.body.append(Object.assign(document.createElement(tag), fields))
    await fetch(`${away}/fetch`).catch(() => undefined)
    navigator.sendBeacon(`${away}/beacon`, 'x')
    add('img', { src: `${away}/img` })
    add('link', { rel: 'stylesheet', href: `${away}/style` })
    add('link', { rel: 'prefetch', href: `${away}/prefetch` })
    add('iframe', { src: `${away}/frame` })
    add('video', { src: `${away}/video`, autoplay: true })
    try {
      new WebSocket(`${away.replace('http', 'ws')}/socket`)
      new EventSource(`${away}/events`)
    } catch {
      // Some browsers throw at once.
    }
    const form = document.createElement('form')
    Object.assign(form, { action: `${away}/form`, method: 'post' })
    document.body.append(form)
    form.submit()
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    return [...directives]
  }, elsewhere)
  expect(stopped).toEqual(
    expect.arrayContaining(['connect-src', 'img-src', 'style-src-elem', 'frame-src', 'form-action']),
  )
  expect(heard).toEqual([])
  expect(new URL(page.url()).origin).toBe(new URL(stage.url).origin)
})

test('nobody puts the app into a frame, and it is alone in its process', async ({ page }) => {
  await page.goto(`${elsewhere}/?frame=${encodeURIComponent(stage.url)}`)
  const frame = page.frameLocator('iframe')
  await expect(frame.locator('html')).toBeAttached()
  await expect(frame.locator('#app')).toHaveCount(0)
  await page.goto(stage.url)
  expect(await page.evaluate(() => [crossOriginIsolated, window.opener === null])).toEqual([true, true])
})

test('the browser gives the app its wake lock and full screen, and nothing else of the device', async ({
  page,
}) => {
  await page.goto(stage.url)
  const allowed = await page.evaluate(() => {
    const { featurePolicy } = document as Document & {
      readonly featurePolicy: { allowsFeature(name: string): boolean }
    }
    const asked = [
      'screen-wake-lock',
      'fullscreen',
      'clipboard-write',
      'camera',
      'microphone',
      'geolocation',
      'display-capture',
      'payment',
      'usb',
      'serial',
      'hid',
      'midi',
      'clipboard-read',
      'accelerometer',
    ]
    return asked.filter((name) => featurePolicy.allowsFeature(name))
  })
  expect(allowed.sort()).toEqual(['clipboard-write', 'fullscreen', 'screen-wake-lock'])
  const refused = await page.evaluate(
    () =>
      new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? 'denied' : 'other'),
        )
      }),
  )
  expect(refused).toBe('denied')
})

test('a facilitator’s and a coordinator’s walk asks nobody else; nothing secret lies open; a shut-out device gets nothing', async () => {
  const { workshops } = await plan(stage.office, { workshops: [HALL] })
  const coordinator = await stage.tablet('coordinator', 'حاسوب المكتب')
  const amina = await stage.tablet('facilitator', 'لوحة أمينة')
  const asked: string[] = []
  for (const { context } of [coordinator, amina]) {
    context.on('request', (request) => asked.push(request.url()))
  }
  const hall = `/workshops/${workshops[0]}`
  const everywhere = ['/', '/ideas', '/sort', '/programme', '/projects', '/report', '/sync', '/settings']
  for (const path of [...everywhere, '/import', '/export', '/export/report/ar', '/devices']) {
    await coordinator.open(path)
    await expect(coordinator.page.locator('main')).toBeVisible()
  }
  for (const path of [...everywhere, `${hall}/count`, `${hall}/ideas`, `${hall}/sort`, `${hall}/summary`]) {
    await amina.open(path)
    await expect(amina.page.locator('main')).toBeVisible()
  }
  const own = new URL(stage.url).origin
  // The page's, the worker's, the pictures', the fonts': all of one house.
  expect(asked.filter((url) => !['blob:', 'data:'].includes(new URL(url).protocol))).not.toHaveLength(0)
  expect(
    asked.filter((url) => new URL(url).origin !== own && !['blob:', 'data:'].includes(new URL(url).protocol)),
  ).toEqual([])
  // Nor do the files that a browser reads by itself name anybody: page, styles, manifest, icons.
  const named = await amina.page.evaluate(async () => {
    const found: string[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        if (!/\.(html|css|svg|webmanifest)$/.test(new URL(request.url).pathname)) continue
        const text = (await (await cache.match(request))?.text()) ?? ''
        for (const [url] of text.matchAll(/(?:https?:)?\/\/[\w-]+\.[^\s"')]+/g)) found.push(url)
      }
    }
    return found
  })
  expect(named.filter((url) => !url.includes('//www.w3.org/'))).toEqual([])

  const token = await amina.token()
  expect(token.length).toBeGreaterThan(20)
  const open = await amina.page.evaluate(async () => ({
    local: JSON.stringify(localStorage),
    session: JSON.stringify(sessionStorage),
    cookie: document.cookie,
    address: location.href,
    cached: (await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys())))
      .flat()
      .map(({ url }) => url)
      .join(' '),
  }))
  const text = JSON.stringify(open)
  expect(text).not.toContain(token)
  expect(open.cookie).toBe('')
  expect(open.cached).not.toContain('/api/')

  // They joined by a link with a code in it: no address that a "back" could show has it still.
  for (const tablet of [amina, coordinator]) {
    const session = await tablet.context.newCDPSession(tablet.page)
    const { entries } = await session.send('Page.getNavigationHistory')
    expect(entries.map(({ url }) => url).filter((url) => url.includes('#'))).toEqual([])
  }

  const devices = await stage.office.get<readonly { device: string; label: string }[]>('/api/devices')
  const hers = devices.find(({ label }) => label === 'لوحة أمينة')?.device ?? ''
  expect((await stage.office.ask('DELETE', `/api/devices/${hers}`)).status).toBe(204)
  const headers = { authorization: `Bearer ${token}` }
  for (const path of ['/api/pages/0', '/api/feed', '/api/events', '/api/devices', '/api/quarantine']) {
    expect((await fetch(stage.url + path, { headers })).status, path).toBe(401)
  }
  await amina.open('/')
  await amina.expectPill('pill.state.stuck', { count: 0 })
})
