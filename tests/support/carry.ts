/** Files to be carried, written as a tablet writes them: for tests that need no tablet for it. */
import { type CarryAuthor, carryBodies, partText, signedText } from '../../src/domain/carry.ts'
import type { Operation } from '../../src/domain/operation.ts'
import { signed } from '../../src/sync/proof.ts'
import type { Identity } from './devices.ts'

/** The parts of a file, signed by `signer`, whoever it is. */
export function carryParts(
  author: Pick<CarryAuthor, 'collectivity' | 'device' | 'station'> & Partial<CarryAuthor>,
  operations: readonly Operation[],
  signer: Identity,
): Promise<readonly string[]> {
  const whole = { at: '2024-05-15T10:30:00.000+01:00', written: operations.length, ...author }
  const bodies = carryBodies(whole, operations)
  return Promise.all(
    bodies.map(async (body) => partText({ body, signature: await signed(signer, signedText(body)) })),
  )
}
