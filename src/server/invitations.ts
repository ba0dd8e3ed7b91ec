/**
 * Invitations: short codes that let devices in. A code is made from the invitation's id and the
 * server's secret and found by an HMAC, so that the database alone, or a backup of it, reveals none.
 */
import { createHmac } from 'node:crypto'
import type { EntityId } from '../domain/ids.ts'
import { type DeviceId, UUID_RANDOM_BYTES, uuidv7 } from '../domain/ids.ts'
import type { Role } from '../domain/kinds.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import { cleanCode, type Invitation } from '../domain/wire.ts'
import type { Registry, StoredInvitation } from './registry.ts'
import type { Keys } from './secret.ts'

export interface InvitationPorts {
  readonly registry: Registry
  readonly keys: Pick<Keys, 'code' | 'lookup'>
  readonly publicUrl: string
  now(): Date
  randomBytes(length: number): Uint8Array
}

export interface InvitationRequest {
  readonly role: Role
  readonly uses: number
  readonly hours: number
}

/** Crockford's alphabet: no I, L, O, U, which people confuse. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 8 × 5 bits: ten open codes and 600 tries a minute give a stranger one chance in 40,000 in three days. */
const CODE_LENGTH = 8
const HOUR_MS = 3_600_000

export async function invite(
  ports: InvitationPorts,
  collectivity: EntityId,
  { role, uses, hours }: InvitationRequest,
  by: DeviceId | null,
): Promise<Invitation> {
  const now = ports.now().getTime()
  const id = uuidv7(now, ports.randomBytes(UUID_RANDOM_BYTES))
  const invitation = {
    id,
    lookup: lookupOf(ports.keys, codeOf(ports.keys, id)),
    role,
    uses,
    expires: new Date(now + hours * HOUR_MS).toISOString(),
    by,
    withdrawn: false,
  }
  await ports.registry.transaction(collectivity, (tx) => tx.saveInvitation(invitation))
  return shown(ports, { ...invitation, usedBy: [] })
}

/** Those that would still let someone in. */
export async function openInvitations(
  ports: InvitationPorts,
  collectivity: EntityId,
): Promise<readonly Invitation[]> {
  const now = ports.now().toISOString()
  const all = await ports.registry.transaction(collectivity, (tx) => tx.invitations())
  return all.filter((each) => isOpen(each, now)).map((each) => shown(ports, each))
}

export function withdraw(
  { registry, keys }: InvitationPorts,
  collectivity: EntityId,
  code: string,
): Promise<Result<undefined, 'code-unknown'>> {
  return registry.transaction(collectivity, async (tx) => {
    const found = await tx.invitation(lookupOf(keys, code))
    if (!found) return fail('code-unknown')
    await tx.saveInvitation({ ...found, withdrawn: true })
    return ok(undefined)
  })
}

export const isOpen = (invitation: StoredInvitation, now: string): boolean =>
  !invitation.withdrawn && invitation.expires > now && invitation.usedBy.length < invitation.uses

/** By what the database finds the invitation of a code, however it was typed. */
export const lookupOf = (keys: Pick<Keys, 'lookup'>, code: string): string =>
  createHmac('sha256', keys.lookup).update(cleanCode(code)).digest('hex')

function codeOf(keys: Pick<Keys, 'code'>, id: string): string {
  const mac = createHmac('sha256', keys.code).update(id).digest()
  return Array.from({ length: CODE_LENGTH }, (_, place) => ALPHABET.charAt((mac[place] ?? 0) % 32)).join('')
}

function shown({ keys, publicUrl }: InvitationPorts, invitation: StoredInvitation): Invitation {
  const { id, role, expires, uses, usedBy } = invitation
  const code = codeOf(keys, id)
  // In the fragment, which browsers do not send: no log on the way holds the code.
  return { code, link: `${publicUrl}/enrol#${code}`, role, expires, usesLeft: uses - usedBy.length }
}
