/**
 * Tokens prove themselves: device, collectivity and role under an HMAC. A device enrolled after a
 * backup was made is therefore known again after it is restored. What the queue says of a device wins.
 */
import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'
import { type DeviceId, deviceIdSchema, type EntityId, entityIdSchema } from '../domain/ids.ts'
import { type Role, roleSchema } from '../domain/kinds.ts'

interface Bearer {
  readonly collectivity: EntityId
  readonly device: DeviceId
  readonly role: Role
}

export interface Tokens {
  make(bearer: Bearer): string
  /** Undefined for whatever this server's key did not make. */
  read(token: string): Bearer | undefined
}

const VERSION = 'w1'
const bearerSchema = v.object({ collectivity: entityIdSchema, device: deviceIdSchema, role: roleSchema })

export function keyedTokens(bytes: Uint8Array): Tokens {
  const key = createSecretKey(bytes)
  const macOf = (claim: string): Buffer => createHmac('sha256', key).update(claim).digest()
  return {
    make({ collectivity, device, role }) {
      const claim = [VERSION, collectivity, device, role].join('.')
      return `${claim}.${macOf(claim).toString('base64url')}`
    },
    read(token) {
      const [version, collectivity, device, role, mac, ...rest] = token.split('.')
      if (version !== VERSION || mac === undefined || rest.length > 0) return undefined
      const given = Buffer.from(mac, 'base64url')
      const made = macOf([version, collectivity, device, role].join('.'))
      if (given.length !== made.length || !timingSafeEqual(given, made)) return undefined
      const bearer = v.safeParse(bearerSchema, { collectivity, device, role })
      return bearer.success ? bearer.output : undefined
    },
  }
}
