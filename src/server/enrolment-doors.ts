/** The doors by which devices come in, and those by which a coordinator looks after them. */
import { isIP } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, Hono } from 'hono'
import * as v from 'valibot'
import { deviceIdSchema } from '../domain/ids.ts'
import { ROLES } from '../domain/kinds.ts'
import type { Result } from '../domain/result.ts'
import {
  enrolRequestSchema,
  forkRequestSchema,
  invitationRequestSchema,
  renameRequestSchema,
  unlockRequestSchema,
} from '../domain/wire.ts'
import { CHALLENGE, door, only, type Ports, readChecked, recognise } from './door.ts'
import { enrol, rename, revoke } from './enrolment.ts'
import { fork } from './forking.ts'
import { invite, openInvitations, withdraw } from './invitations.ts'
import { problem, type Trouble } from './problem.ts'
import { UNKNOWN_DEVICE } from './sync.ts'
import { enrolmentThrottle } from './throttle.ts'
import { unlock } from './unlocking.ts'

const FRESH = { 'cache-control': 'no-store' }

export function openEnrolmentDoors(app: Hono, ports: Ports): void {
  const { collectivity, registry, heads } = ports
  const throttle = enrolmentThrottle()

  /** Devices changed, and with them the queue. */
  function done(changed: Result<unknown, Trouble>): Response {
    if (!changed.ok) return problem(changed.error)
    heads.announce()
    return new Response(null, { status: 204 })
  }

  /** An answer for who tries too many codes. */
  async function slowed(c: Context): Promise<Response | undefined> {
    const seconds = await throttle.secondsToWait(addressOf(c))
    if (seconds === null) return undefined
    const detail = 'too many codes were tried'
    return problem({ type: 'too-many-requests', detail }, { 'retry-after': String(seconds) })
  }

  door(app, '/api/enrol', {
    async POST(c) {
      const request = await readChecked(c, enrolRequestSchema)
      if (!request.ok) return problem(request.error)
      const tooMany = await slowed(c)
      if (tooMany) return tooMany
      const enrolled = await enrol(ports, collectivity, request.value)
      if (!enrolled.ok) return problem(enrolled.error)
      heads.announce()
      return c.json(enrolled.value, 201, FRESH)
    },
  })

  door(app, '/api/unlock', {
    async POST(c) {
      // Also one that was shut out: what it holds behind its lock is waited for.
      const partner = await recognise(ports, c.req.header('authorization'))
      if (!partner.ok) return problem(partner.error, CHALLENGE)
      if (!partner.value.isKnown) return problem(UNKNOWN_DEVICE)
      const request = await readChecked(c, unlockRequestSchema)
      if (!request.ok) return problem(request.error)
      const tooMany = await slowed(c)
      if (tooMany) return tooMany
      const unlocked = await unlock(ports, collectivity, partner.value, request.value.code)
      if (unlocked.ok) return new Response(null, { status: 204 })
      return problem(unlocked.error, unlocked.error.type === 'revoked' ? CHALLENGE : {})
    },
  })

  door(app, '/api/fork', {
    POST: only(ports, ROLES, async (c, partner) => {
      const request = await readChecked(c, forkRequestSchema)
      if (!request.ok) return problem(request.error)
      const forked = await fork(ports, partner, request.value)
      if (!forked.ok) return problem(forked.error)
      heads.announce()
      return c.json(forked.value, 201, FRESH)
    }),
  })

  door(app, '/api/invitations', {
    POST: only(ports, ['coordinator'], async (c, { device }) => {
      const request = await readChecked(c, invitationRequestSchema)
      if (!request.ok) return problem(request.error)
      return c.json(await invite(ports, collectivity, request.value, device), 201, FRESH)
    }),
    GET: only(ports, ['coordinator'], async (c) =>
      c.json(await openInvitations(ports, collectivity), 200, FRESH),
    ),
  })

  door(app, '/api/invitations/:code', {
    DELETE: only(ports, ['coordinator'], async (c) => {
      const withdrawn = await withdraw(ports, collectivity, c.req.param('code') ?? '')
      if (!withdrawn.ok) return problem({ type: withdrawn.error, detail: 'no invitation has this code' })
      return new Response(null, { status: 204 })
    }),
  })

  door(app, '/api/devices', {
    GET: only(ports, ['coordinator'], async (c) => c.json(await registry.reports(collectivity), 200, FRESH)),
  })

  door(app, '/api/devices/:device', {
    PATCH: only(ports, ['coordinator'], async (c, { device: by }) => {
      const request = await readChecked(c, renameRequestSchema)
      if (!request.ok) return problem(request.error)
      const device = v.safeParse(deviceIdSchema, c.req.param('device'))
      if (!device.success) return problem({ type: 'not-found', detail: 'no such device' })
      return done(await rename(ports, collectivity, device.output, request.value.label, by))
    }),
    DELETE: only(ports, ['coordinator'], async (c, { device: by }) => {
      const device = v.safeParse(deviceIdSchema, c.req.param('device'))
      if (!device.success) return problem({ type: 'not-found', detail: 'no such device' })
      return done(await revoke(ports, collectivity, device.output, by))
    }),
  })
}

/** Who tries a code. Behind a proxy on this machine it is whom the proxy names last; others could name anybody. */
function addressOf(c: Context): string {
  const peer = getConnInfo(c).remote.address ?? 'unknown'
  const isLocal = peer === '::1' || /^(::ffff:)?127\./.test(peer)
  const named = isLocal ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return named !== undefined && isIP(named) !== 0 ? named : peer
}
