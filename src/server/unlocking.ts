/** A tablet whose PIN was forgotten: a new invitation by the coordinator opens its screen. */
import type { EntityId } from '../domain/ids.ts'
import { ok, type Result } from '../domain/result.ts'
import { type EnrolmentPorts, refuse } from './enrolment.ts'
import { isOpen, lookupOf } from './invitations.ts'
import type { Trouble } from './problem.ts'
import type { Partner } from './sync.ts'

interface Locked extends Pick<Partner, 'device' | 'role'> {
  readonly isRevoked: boolean
}

/**
 * Uses an invitation up for opening a screen. Never by a code that this device has shown before, which may be on
 * a slip of paper beside it; nor by one for another role, which would open the coordinator's laptop to the field.
 * A device that was shut out is told `revoked` where all else is good: this invitation, not used up, lets it in again.
 */
export function unlock(
  { registry, keys, now }: Pick<EnrolmentPorts, 'registry' | 'keys' | 'now'>,
  collectivity: EntityId,
  { device, role, isRevoked }: Locked,
  code: string,
): Promise<Result<undefined, Trouble>> {
  return registry.transaction(collectivity, async (tx) => {
    const invitation = await tx.invitation(lookupOf(keys, code))
    if (!invitation) return refuse('code-unknown', 'no invitation has this code')
    if (!isOpen(invitation, now().toISOString()) || invitation.usedBy.includes(device)) {
      return refuse('code-expired', 'this invitation is used up, withdrawn or too old')
    }
    if (invitation.role !== role) return refuse('forbidden', 'this invitation is for another role')
    if (isRevoked) return refuse('revoked', 'come in again by this code')
    await tx.noteUse(invitation.id, device)
    return ok(undefined)
  })
}
