/** Moving by file: writing what this tablet could not send, and reading what another one wrote. Needs no network. */

import * as v from 'valibot'
import {
  type CarryFlaw,
  type CarryPart,
  carryBodies,
  partText,
  readCarryFile,
  signedText,
  soundOperations,
} from '../domain/carry.ts'
import type { EntityId } from '../domain/ids.ts'
import { localizedSchema } from '../domain/kinds.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import type { Intake } from '../store/carrying.ts'
import { isOnTop } from '../store/rows.ts'
import type { Identity, Store } from '../store/store.ts'

export interface CarryFilePorts {
  readonly store: Pick<
    Store,
    'live' | 'enrolment' | 'own' | 'written' | 'refresh' | 'beginEnrolment' | 'carrying'
  >
  now(): Date
  /** ECDSA P-256 over SHA-256 with the device's own key, base64url. */
  sign(identity: Identity, text: string): Promise<string>
  /** True when the signature over the text is by the private half of this public key (raw, base64url). */
  isSignedBy(key: string, text: string, signature: string): Promise<boolean>
}

/** What was taken in, of which station, and how much of it there was. */
export interface TakenIn {
  readonly intake: Intake
  readonly station: string
  readonly count: number
}

/** Why a file was not taken in. `forged`: its signature is not by the tablet that it names. */
export type IntakeFailure = CarryFlaw | 'forged' | 'other-collectivity' | 'not-enrolled' | 'quota' | 'storage'

/**
 * Everything of this tablet that the server has not judged, and what it has acknowledged but the queue has not shown.
 * Undefined when there is nothing, or the tablet never joined. Only reads: it works on a full disk as well.
 */
export async function writeCarryFile({ store, now, sign }: CarryFilePorts): Promise<string | undefined> {
  const enrolment = store.enrolment.peek()
  if (!enrolment) return undefined
  await store.refresh()
  const identity = await store.beginEnrolment()
  const operations = store.own
    .peek()
    .filter(isOnTop)
    .map(({ op }) => op)
    // Acknowledged under a name that was given up: the server has it, and this name cannot vouch for it.
    .filter(({ device }) => device === identity.device)
  if (operations.length === 0) return undefined
  const { collectivity, station } = enrolment
  const name = v.safeParse(localizedSchema, collectivity.name)
  const bodies = carryBodies(
    {
      collectivity: { id: collectivity.id, name: name.success ? name.output : null },
      device: identity.device,
      station,
      at: now().toISOString(),
      written: await store.written(),
    },
    operations,
  )
  const parts: string[] = []
  for (const body of bodies) {
    parts.push(partText({ body, signature: await sign(identity, signedText(body)) }))
  }
  return parts.join('')
}

/** Takes a file in, if it is whole and, as far as that can be told here, by the tablet that it names. */
export async function takeCarryFile(
  ports: CarryFilePorts,
  text: string,
): Promise<Result<TakenIn, IntakeFailure>> {
  const { store, now } = ports
  const enrolment = store.enrolment.peek()
  if (!enrolment) return fail('not-enrolled')
  const read = readCarryFile(text)
  if (!read.ok) return read
  const parts = read.value
  const [first] = parts
  if (!first) return fail('not-a-carry-file')
  if (first.header.collectivity.id !== enrolment.collectivity.id) return fail('other-collectivity')
  const author = store.live.state.get('device', first.header.device as string as EntityId)
  const isProven = author?.key !== undefined
  if (isProven && !(await areSignedBy(ports, author.key, parts))) return fail('forged')
  // What is new of a device that was shut out, the server will hold back for the coordinator.
  const isTrusted = isProven && author.revoked !== true
  const sound = isTrusted ? parts.flatMap((part) => soundOperations(part, author.role)) : []
  const taken = await store.carrying.take({
    header: first.header,
    parts: parts.map((part) => ({ text: partText(part), ids: part.operations.map(({ id }) => id) })),
    isProven,
    sound,
    taken: now().toISOString(),
  })
  if (!taken.ok) return fail(taken.error.reason)
  const count = parts.reduce((sum, { operations }) => sum + operations.length, 0)
  return ok({ intake: taken.value, station: first.header.station, count })
}

async function areSignedBy(
  { isSignedBy }: CarryFilePorts,
  key: string,
  parts: readonly CarryPart[],
): Promise<boolean> {
  for (const { body, signature } of parts) {
    if (!(await isSignedBy(key, signedText(body), signature))) return false
  }
  return true
}
