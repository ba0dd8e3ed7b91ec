/** What is under the app's roof beside the doors of the exchange: its files, its headers, its health. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveApp } from '../../src/server/statics.ts'
import { coordinator, type FieldDevice } from '../support/devices.ts'
import { freshDataDir, type RunningServer, startServer } from '../support/server.ts'

describe('the built app', () => {
  const dist = freshDataDir()
  mkdirSync(join(dist, 'assets'))
  const files = {
    'index.html': '<!doctype html><title>Warsha</title>',
    'sw.js': 'self.skipWaiting()',
    'assets/app-1a2b3c4d.js': 'app()',
    'assets/app-1a2b3c4d.js.br': 'brotli',
    '../beside.txt': 'not of the app',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dist, name), text)
  const app = new Hono()
  serveApp(app, dist)
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await app.request(path, { headers })
    return {
      status: response.status,
      cache: response.headers.get('cache-control'),
      text: await response.text(),
    }
  }

  test('has one shell for every screen, asked for each time', async () => {
    for (const path of ['/', '/index.html', '/workshops/1', '/enrol']) {
      expect(await get(path)).toEqual({ status: 200, cache: 'no-cache', text: files['index.html'] })
    }
  })

  test('has a service worker that is never kept, and assets that are kept for ever', async () => {
    expect((await get('/sw.js')).cache).toBe('no-cache')
    expect(await get('/assets/app-1a2b3c4d.js')).toMatchObject({ status: 200, text: 'app()' })
    expect((await get('/assets/app-1a2b3c4d.js')).cache).toContain('immutable')
    expect((await get('/assets/app-1a2b3c4d.js', { 'accept-encoding': 'br' })).text).toBe('brotli')
  })

  test('answers for a piece beyond a file’s end with a problem', async () => {
    for (const path of ['/', '/sw.js', '/assets/app-1a2b3c4d.js']) {
      const { status, text } = await get(path, { range: 'bytes=99999999-' })
      expect([path, status, text]).toEqual([path, 400, expect.stringContaining('"type":"malformed"')])
    }
  })

  test('answers for a missing file with a problem, never with the shell, and not for keeping', async () => {
    for (const path of [
      '/assets/gone-1a2b3c4d.js',
      '/assets/',
      '/favicon.ico',
      '/assets/../../beside.txt',
      '/%2e%2e/beside.txt',
      '/..%2fbeside.txt',
    ]) {
      const { status, cache, text } = await get(path)
      expect([path, status, text.includes('<title>'), text.includes('not of')]).toEqual([
        path,
        404,
        false,
        false,
      ])
      expect(cache).not.toContain('immutable')
    }
  })
})

describe('a running server', () => {
  let server: RunningServer
  let office: FieldDevice
  beforeAll(async () => {
    server = await startServer()
    office = await coordinator(server)
  })
  afterAll(() => server.stop())

  test('forbids browsers whatever the app does not need, on every answer', async () => {
    for (const path of ['/', '/api/feed', '/api/nothing', '/healthz', '/assets/none.js']) {
      const { headers } = await fetch(`${server.url}${path}`)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self'")
      expect(policy).not.toContain('unsafe')
      expect(policy).toContain("require-trusted-types-for 'script'")
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('permissions-policy')).toContain('camera=()')
      expect(headers.get('permissions-policy')).toContain('screen-wake-lock=(self)')
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
  })

  test('tells who runs it whether it lives, whether it is ready, and what it has done', async () => {
    await office.push(office.count(), { ...office.count(), count: 0 })
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    const head = (await office.pull()).length
    expect(await (await fetch(`${server.url}/readyz`)).json()).toMatchObject({ ready: true, head })
    const metrics = await (await fetch(`${server.url}/metrics`)).text()
    expect(metrics).toContain(`\nwarsha_head ${head}\n`)
    expect(metrics).toContain('\nwarsha_pushes_total 1\n')
    expect(metrics).toContain('\nwarsha_operations_total{verdict="acked"} 1\n')
    expect(metrics).toContain('\nwarsha_operations_total{verdict="rejected"} 1\n')
    expect(metrics).toMatch(/\nwarsha_requests_total\{status="201"\} 1\n/)
  })
})
