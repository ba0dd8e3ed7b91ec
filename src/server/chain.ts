/**
 * The keyed chain over the queue: each place has 16 bytes that only this server's secret can make and
 * that depend on everything before. A cursor that does not fit shows a queue that is not the same any more.
 */
import { createHmac, createSecretKey, hash } from 'node:crypto'
import { canonicalJson } from '../domain/canonical.ts'
import { contentOf, type Operation } from '../domain/operation.ts'

interface Link {
  /** `contentHash` of the operation. */
  readonly hash: string
  readonly device: string
  readonly n: number
  /** Server time, ISO 8601 UTC. */
  readonly received: string
}

/** The chain of one collectivity. */
export interface Chain {
  /** The value before the first operation. */
  readonly start: string
  /** The value after one more operation. */
  next(previous: string, link: Link): string
}

export interface Chains {
  of(collectivity: string): Chain
}

const CHAIN_BYTES = 16

/** A key for each collectivity: what a run of one proves, it proves nowhere else. */
export const keyedChains = (key: Uint8Array): Chains => ({
  of: (collectivity) => keyedChain(createHmac('sha256', key).update(collectivity).digest()),
})

function keyedChain(secret: Uint8Array): Chain {
  // Made once: from raw bytes every seal would make it anew, at five times the cost.
  const key = createSecretKey(secret)
  const seal = (...parts: readonly Uint8Array[]): string => {
    // Every part is led by its length: no two different lists of parts give the same bytes.
    const bytes = Buffer.concat(parts.flatMap((part) => [length(part), part]))
    return createHmac('sha256', key).update(bytes).digest().subarray(0, CHAIN_BYTES).toString('hex')
  }
  return {
    start: seal(utf8('start')),
    next: (previous, { hash: content, device, n, received }) =>
      seal(hex(previous), hex(content), utf8(device), utf8(String(n)), utf8(received)),
  }
}

/** SHA-256, in hex, over the RFC 8785 form of what the author said: neither device nor `n`, so that stamping anew keeps it. */
export const contentHash = (op: Operation): string => sha256(canonicalJson(contentOf(op)))

export const sha256 = (text: string): string => hash('sha256', text)

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8')
const hex = (text: string): Buffer => Buffer.from(text, 'hex')

function length(part: Uint8Array): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(part.length)
  return bytes
}
