/**
 * Cold starts, the server switched off: from the navigation to the frame that paints a list, on a processor a quarter
 * as fast. Warsha's list of ideas, and by turns the least that a page can be: one that its own service worker answers,
 * and that reads fifty of as many rows by raw IndexedDB. Each start is a new browser on the same profile.
 */

import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DeviceId } from '../../src/domain/ids.ts'
import { CPU_THROTTLING, freshProfile, join, openBrowser, startApp } from './app.ts'
import type { Row } from './figures.ts'
import { OPERATIONS, stamped, workload } from './workload.ts'

const ROUNDS = 7
const BARE_DEVICE = '018f7a3e-0000-7000-8000-000000000002' as DeviceId

export async function coldStartRow(): Promise<Row> {
  const profile = freshProfile()
  const app = await startApp(workload())
  const bare = await serveBare()
  const first = await openBrowser(profile)
  const page = await first.newPage()
  await join(page, app, 'facilitator')
  await page.goto(bare.url)
  await page.locator('html[data-offline=ready]').waitFor({ state: 'attached', timeout: 60_000 })
  await first.close()
  await app.server.stop()
  bare.server.close()
  bare.server.closeAllConnections()
  const [warsha, raw]: [number[], number[]] = [[], []]
  for (let round = 0; round <= ROUNDS; round += 1) {
    const own = await painted(profile, `${app.server.url}/ideas`, '.proposals .card')
    const plain = await painted(profile, bare.url, 'li')
    // After the first, code of both is in the browser's cache of compiled scripts.
    if (round === 0) continue
    warsha.push(own)
    raw.push(plain)
  }
  return {
    work: `cold start, server off, ${OPERATIONS} stored, CPU ${CPU_THROTTLING} times slower, list painted (${ROUNDS} pairs)`,
    unit: 'ms',
    warsha,
    raw,
    aim: { ratio: 1.8 },
  }
}

/** Milliseconds from the navigation to the frame that shows what `selector` finds. */
async function painted(profile: string, url: string, selector: string): Promise<number> {
  const context = await openBrowser(profile)
  try {
    const page = context.pages()[0] ?? (await context.newPage())
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_THROTTLING })
    await page.addInitScript((wanted) => {
      const look = () => {
        if (!document.querySelector(wanted)) return requestAnimationFrame(look)
        // Between this frame's drawing and the next task it is on the screen.
        return setTimeout(() => Object.assign(globalThis, { paintedMs: performance.now() }))
      }
      requestAnimationFrame(look)
    }, selector)
    await page.goto(url)
    const ms = await page.waitForFunction(() => (globalThis as { paintedMs?: number }).paintedMs, null, {
      timeout: 60_000,
    })
    return (await ms.jsonValue()) ?? 0
  } finally {
    await context.close()
  }
}

async function serveBare(): Promise<{ readonly url: string; readonly server: Server }> {
  const ops = stamped(workload().work, BARE_DEVICE, 1)
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/': ['text/html', BARE_PAGE],
    '/worker.js': ['text/javascript', BARE_WORKER],
    '/rows.json': ['application/json', JSON.stringify(ops)],
  }
  const server = createServer((request, response) => {
    const [type, text] = files[request.url ?? ''] ?? ['text/plain', 'nothing here']
    response.setHeader('content-type', `${type}; charset=utf-8`)
    response.end(text)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server }
}

const BARE_WORKER = `
addEventListener('install', (event) => event.waitUntil(caches.open('bare').then((cache) => cache.add('/'))))
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.respondWith(caches.match('/'))
})
`

/** The first visit lays the rows by; every other only reads. */
const BARE_PAGE = `<!doctype html>
<html lang="ar" dir="rtl">
<meta charset="utf-8">
<title>bare</title>
<body>
<ul></ul>
<script type="module">
const opening = indexedDB.open('bare', 1)
opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { keyPath: 'n' })
opening.onsuccess = () => {
  const db = opening.result
  const request = db.transaction('rows').objectStore('rows').getAll(null, 50)
  request.onsuccess = async () => {
    document.querySelector('ul').append(...request.result.map(({ fields, count }) => {
      const item = document.createElement('li')
      item.textContent = fields?.text ?? String(count ?? '')
      return item
    }))
    if (request.result.length > 0) return
    const rows = await (await fetch('/rows.json')).json()
    const transaction = db.transaction('rows', 'readwrite')
    for (const row of rows) transaction.objectStore('rows').put(row)
    await new Promise((resolve) => { transaction.oncomplete = resolve })
    await navigator.serviceWorker.register('/worker.js')
    await navigator.serviceWorker.ready
    document.documentElement.dataset.offline = 'ready'
  }
}
</script>
`
