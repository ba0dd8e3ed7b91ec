/** What a person meets of the server itself, without the app: in their language, and what to do. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { STRINGS } from '../../src/i18n/every-language.ts'
import { LOCALES } from '../../src/i18n/locale.ts'
import { server } from '../../src/i18n/words/ar/server.ts'
import { createApp } from '../../src/server/app.ts'
import { freshDataDir, type RunningServer, startServer } from '../support/server.ts'

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

describe('an error of the server', () => {
  let running: RunningServer

  beforeAll(async () => {
    running = await startServer({ dataDir: freshDataDir() })
  })
  afterAll(() => running.stop())

  const page = async (path: string, language: string) => {
    const response = await fetch(running.url + path, { headers: { ...BROWSER, 'accept-language': language } })
    return { response, text: await response.text() }
  }

  test('is a page for who goes there, in every language, the browser’s own first', async () => {
    for (const locale of LOCALES) {
      const { response, text } = await page('/nowhere.png', `${locale}-MA,${locale};q=0.9,de;q=0.5`)
      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(response.headers.get('content-language')).toBe(locale)
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(text.indexOf(`<section lang="${locale}"`)).toBe(text.indexOf('<section'))
      for (const other of LOCALES) expect(text).toContain(STRINGS[other].shell.missing.hint)
    }
  })

  test('is in Arabic for a browser that wants none of our languages', async () => {
    expect((await page('/api/nothing', 'de')).response.headers.get('content-language')).toBe('ar')
  })

  test('stays a problem for a program, with its title in the language that it asks for', async () => {
    const titleIn = async (language: string) => {
      const response = await fetch(`${running.url}/api/devices`, { headers: { 'accept-language': language } })
      expect(response.headers.get('content-type')).toBe('application/problem+json')
      return (await response.json()) as { readonly type: string; readonly title: string }
    }
    for (const locale of ['ar', 'fr', 'zgh'] as const) {
      expect(await titleIn(`en;q=0.5, ${locale}`)).toMatchObject({
        type: 'unauthorized',
        title: STRINGS[locale].common.problem.unauthorized,
      })
    }
    expect((await titleIn('en')).title).toBe('A valid token is needed')
    expect((await titleIn('*')).title).toBe('A valid token is needed')
  })
})

test('an app that is not built, and a database that is away, say so to a person', async () => {
  const app = createApp({
    dist: freshDataDir(),
    metrics: { countRequest: () => undefined },
    isUnavailable: () => true,
    log: () => undefined,
  } as unknown as Parameters<typeof createApp>[0])
  const notBuilt = await app.request('/', { headers: BROWSER })
  expect(notBuilt.status).toBe(404)
  expect(await notBuilt.text()).toContain(server.notBuilt)
  // Without any of its ports, every door fails as it does when the database is away.
  const away = await app.request('/api/devices', { headers: { ...BROWSER, authorization: 'Bearer x' } })
  expect(away.status).toBe(503)
  expect(await away.text()).toContain(STRINGS.ar.common.problem.unavailable)
})
