/** The app itself: the files that the build leaves in dist. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import { problem } from './problem.ts'

/** Names under /assets carry a hash of the content: they may be kept for ever. */
const FOR_EVER = 'public, max-age=31536000, immutable'
/** All others are asked for each time, or a new version would never arrive. */
const ASK_EACH_TIME = 'no-cache'

export const NOT_BUILT = 'the app is not built yet: npm run build'

/** @param dist folder of the build, absolute */
export function serveApp(app: Hono, dist: string): void {
  const index = join(dist, 'index.html')
  if (!existsSync(index)) {
    app.get('*', () => problem({ type: 'not-found', detail: NOT_BUILT }))
    return
  }
  const file = serveStatic({ root: dist, precompressed: true })
  const shell = serveStatic({ root: dist, path: 'index.html', precompressed: true })

  app.use('*', async (c, next) => {
    await next()
    if (c.res.status === 416) c.res = problem({ type: 'malformed', detail: 'the file has no such range' })
  })
  app.use('/assets/*', async (c, next) => {
    await next()
    if (c.res.ok) c.res.headers.set('cache-control', FOR_EVER)
  })
  app.get('/assets/*', file)
  // Never the shell: a browser would keep a page of HTML under a script's name, for ever.
  app.get('/assets/*', () => problem({ type: 'not-found', detail: 'no such asset' }))

  app.get('*', async (c, next) => {
    await next()
    c.res.headers.set('cache-control', ASK_EACH_TIME)
  })
  app.get('*', file)
  app.get('*', (c, next) => (/\.\w+$/.test(c.req.path) ? next() : shell(c, next)))
}
