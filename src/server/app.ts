/** All doors under one roof: headers on every answer, a problem for every failure. */
import { type Context, Hono } from 'hono'
import { routePath } from 'hono/route'
import type { Ports } from './door.ts'
import { openEnrolmentDoors } from './enrolment-doors.ts'
import { openHealDoors } from './heal-doors.ts'
import { openHealthDoors } from './health-doors.ts'
import { problem } from './problem.ts'
import { openQueueDoors } from './queue-doors.ts'
import { spoken } from './spoken.ts'
import { serveApp } from './statics.ts'

export interface AppPorts extends Ports {
  /** Folder of the built app, absolute. */
  readonly dist: string
  /** True for a failure of the database that may pass by itself. */
  isUnavailable(error: unknown): boolean
  /** Tells whoever runs the server; never given a secret, nor anybody's words. */
  log(line: string): void
}

export function createApp(ports: AppPorts): Hono {
  const app = new Hono()
  app.use('*', async (c, next) => {
    await next()
    const said = await spoken(c)
    if (said) c.res = said
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.res.headers.set(name, value)
    ports.metrics.countRequest(c.res.status)
  })
  openQueueDoors(app, ports)
  openEnrolmentDoors(app, ports)
  openHealDoors(app, ports)
  openHealthDoors(app, ports)
  for (const path of ['/api', '/api/*']) {
    app.all(path, () => problem({ type: 'not-found', detail: 'no such door' }))
  }
  serveApp(app, ports.dist)
  app.notFound((c) => notFound(c))
  app.onError((error, c) => failed(ports, error, c))
  return app
}

const notFound = (c: Context): Response =>
  c.req.method === 'GET' || c.req.method === 'HEAD'
    ? problem({ type: 'not-found', detail: 'no such page' })
    : problem({ type: 'not-allowed', detail: 'pages are only read' }, { allow: 'GET' })

/** Retry-After for a database that is busy or full. */
const RETRY_SECONDS = 10

function failed({ isUnavailable, log }: AppPorts, error: Error, c: Context): Response {
  // The route's pattern, not the path, which may hold a code; frames, not the message, which may hold somebody's words.
  const code = 'code' in error ? ` ${String(error.code)}` : ''
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? []
  log([`${c.req.method} ${routePath(c)} failed: ${error.name}${code}`, ...frames].join('\n'))
  return isUnavailable(error)
    ? problem(
        { type: 'unavailable', detail: 'the database cannot be used now' },
        { 'retry-after': String(RETRY_SECONDS) },
      )
    : problem({ type: 'internal', detail: 'it is in the server’s log' })
}

/** What a browser would let a page do, and this one never does. */
const UNUSED_FEATURES = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

/** What an attacker who got a text past every check still could not do in a browser. */
const SECURITY_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    // Where a browser has Trusted Types, no text becomes a script by any way but the policy `warsha`, which
    // lets one address through: the service worker's.
    "require-trusted-types-for 'script'",
    'trusted-types warsha',
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': [
    ...['screen-wake-lock', 'fullscreen', 'clipboard-write'].map((used) => `${used}=(self)`),
    ...UNUSED_FEATURES.map((unused) => `${unused}=()`),
  ].join(', '),
}
