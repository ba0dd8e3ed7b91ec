/**
 * What one device wrote and another brings: a part of a carried file. Whose work it is, its signature says, and
 * it is judged as if its author had sent it; who carried it changes nothing. Pure over its ports.
 */
import { type CarryFlaw, readCarryPart, signedText } from '../domain/carry.ts'
import type { EntityId } from '../domain/ids.ts'
import { ok, type Result } from '../domain/result.ts'
import { unreachable } from '../domain/unreachable.ts'
import type { CarryResponse } from '../domain/wire.ts'
import { refuse } from './enrolment.ts'
import type { Trouble } from './problem.ts'
import { isSignedBy } from './proof.ts'
import type { Registry } from './registry.ts'
import { deliver, judge, type SyncPorts } from './sync.ts'

export interface CarryingPorts extends SyncPorts {
  readonly registry: Pick<Registry, 'device'>
}

/** Nothing new of a device that was shut out enters by another's hand; the coordinator may still let it in. */
const SHUT_OUT = { reason: 'revoked', detail: 'carried after its author was revoked' } as const

/** Takes a carried part in; when it answers, the acknowledged is on disk. Twice is harmless. */
export async function takeCarried(
  { queue, registry, now }: CarryingPorts,
  collectivity: EntityId,
  text: string,
): Promise<Result<CarryResponse, Trouble>> {
  const read = readCarryPart(text)
  if (!read.ok) return unreadable(read.error)
  const { header, body, signature, operations } = read.value
  if (header.collectivity.id !== collectivity) return refuse('other-collectivity', header.collectivity.id)
  const author = await registry.device(collectivity, header.device)
  if (!author) return refuse('unknown-author', header.device)
  if (!isSignedBy(author.key, signedText(body), signature)) {
    return refuse('proof-failed', 'the signature is not by the key of its author')
  }
  const { device, rolesHeld, revoked } = author
  const delivery = {
    device,
    received: now().toISOString(),
    written: header.written,
    isCarried: true as const,
    ...(revoked && { held: SHUT_OUT }),
  }
  const judged = operations.map((op) => judge(op, device, rolesHeld))
  const verdicts = await deliver(queue, collectivity, delivery, judged)
  return verdicts.ok ? ok({ verdicts: [...verdicts.value] }) : verdicts
}

function unreadable(flaw: CarryFlaw): Result<never, Trouble> {
  switch (flaw) {
    case 'newer':
      return refuse('protocol-unsupported', 'the file is of a newer version')
    case 'not-a-carry-file':
    case 'cut':
    case 'altered':
      return refuse('malformed', `the file cannot be read: ${flaw}`)
    default:
      return unreachable(flaw)
  }
}
