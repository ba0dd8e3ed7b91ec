/**
 * The server as the protocol describes it, in memory: one queue, exactly once, verdicts, pages. Tests of the
 * tablet's side run against it where a real server would only add time; the real one has tests of its own.
 */
import { readCarryPart } from '../../src/domain/carry.ts'
import type { DeviceId, OperationId } from '../../src/domain/ids.ts'
import { type Entry, type Operation, parseOperation } from '../../src/domain/operation.ts'
import { fail, ok, type Result } from '../../src/domain/result.ts'
import {
  type Cursor,
  type EnrolResponse,
  type Healed,
  PAGE_SIZE,
  type Run,
  type SyncRequest,
  type SyncResponse,
  type SyncVerdict,
} from '../../src/domain/wire.ts'
import type { Identity } from '../../src/store/store.ts'
import type { DoorFailure } from '../../src/sync/doors.ts'
import type { CarryOutcome, ExchangeOutcome, Network, PageOutcome } from '../../src/sync/ports.ts'
import { entityOf } from './operations.ts'

export class ModelServer implements Network {
  readonly queue: Entry[] = []
  readonly rejected: Operation[] = []
  /** Devices that began as a copy, and of which. */
  readonly forks = new Map<DeviceId, DeviceId>()
  /** Devices that this server does not know until they introduce themselves. */
  readonly unknown = new Set<DeviceId>()
  readonly #chain: string[] = [chainAfter('', 'genesis')]
  readonly #seqs = new Map<OperationId, number>()
  /** Says no to what a test wants refused. */
  refuses: (op: Operation) => boolean = () => false
  /** Puts off what a test wants put off. */
  putsOff: (op: Operation) => boolean = () => false

  /** Takes an operation into the queue, as if another tablet had sent it. */
  append(op: Operation): number {
    const known = this.#seqs.get(op.id)
    if (known !== undefined) return known
    const seq = this.queue.length + 1
    this.queue.push({ seq, received: '2024-05-15T12:00:00.000Z', op })
    this.#chain.push(chainAfter(this.#chain[seq - 1] ?? '', op.id))
    this.#seqs.set(op.id, seq)
    return seq
  }

  cursorAt(seq: number): Cursor {
    return { seq, chain: this.#chain[seq] ?? '' }
  }

  answer(request: SyncRequest): ExchangeOutcome {
    const from = request.cursor?.seq ?? 0
    if (request.cursor && this.#chain[from] !== request.cursor.chain) {
      return { type: 'problem', problem: 'diverged' }
    }
    if (request.push.some(({ device }) => this.unknown.has(device))) {
      return { type: 'problem', problem: 'unknown-device' }
    }
    if (request.push.some((op) => this.#isForked(op))) return { type: 'problem', problem: 'forked' }
    const verdicts = request.push.map((op) => this.#judge(op))
    const pull = this.queue.slice(from, from + request.pull)
    const response: SyncResponse = {
      protocol: 1,
      nonce: request.nonce,
      serverTime: '2024-05-15T12:00:00.000Z',
      head: this.queue.length,
      verdicts,
      pull,
      cursor: this.cursorAt(from + pull.length),
      more: from + pull.length < this.queue.length,
    }
    // What travels is JSON: nothing is shared between the two ends.
    return { type: 'answered', response: structuredClone(response) }
  }

  exchange(request: SyncRequest, _token: string, _signal: AbortSignal): Promise<ExchangeOutcome> {
    return Promise.resolve(this.answer(structuredClone(request)))
  }

  page(page: number, _token: string, _signal: AbortSignal): Promise<PageOutcome> {
    const end = (page + 1) * PAGE_SIZE
    if (end > this.queue.length) return Promise.resolve({ type: 'problem', problem: 'not-found' })
    const entries = structuredClone(this.queue.slice(page * PAGE_SIZE, end))
    return Promise.resolve({ type: 'page', page: { page, chain: this.cursorAt(end).chain, entries } })
  }

  /** As the door takes it: judged as its author's, whoever brings it. The signature is the real server's to check. */
  carry(part: string, _token: string, _signal: AbortSignal): Promise<CarryOutcome> {
    const read = readCarryPart(part)
    if (!read.ok) return Promise.resolve({ type: 'problem', problem: 'malformed' })
    const operations = read.value.operations as readonly Operation[]
    if (operations.some((op) => this.#isForked(op))) {
      return Promise.resolve({ type: 'problem', problem: 'forked' })
    }
    return Promise.resolve({ type: 'judged', verdicts: operations.map((op) => this.#judge(op)) })
  }

  /** Gives a copy of `from` a name of its own, the same however often it asks. */
  fork(from: DeviceId, { device }: Pick<Identity, 'device'>): Promise<Result<EnrolResponse, DoorFailure>> {
    this.forks.set(device, from)
    const station = `Z${String.fromCharCode(64 + [...this.forks.keys()].indexOf(device) + 1)}`
    const collectivity = { id: entityOf(1_000), name: 'Témara' }
    return Promise.resolve(
      ok({ token: `token of ${device}`, device, station, role: 'coordinator', collectivity }),
    )
  }

  /** A backup that ends with `seq` is put back. */
  restore(seq: number): void {
    for (const { op } of this.queue.splice(seq)) this.#seqs.delete(op.id)
    this.#chain.splice(seq + 1)
  }

  common(places: readonly Cursor[]): Promise<Result<Cursor | null, DoorFailure>> {
    const held = places.filter(({ seq, chain }) => this.#chain[seq] === chain)
    return Promise.resolve(ok(held.toSorted((a, b) => b.seq - a.seq)[0] ?? null))
  }

  heal({ from, entries, to }: Run): Promise<Result<Healed, DoorFailure>> {
    const end = entries.reduce(
      (chain, { op }) => chainAfter(chain, op.id),
      from?.chain ?? this.#chain[0] ?? '',
    )
    if (end !== to.chain) return Promise.resolve(fail('unproven'))
    const before = this.queue.length
    for (const { op } of entries) this.append(structuredClone(op))
    return Promise.resolve(ok({ taken: this.queue.length - before }))
  }

  introduce(
    { device }: Pick<Identity, 'device'>,
    station: string,
  ): Promise<Result<EnrolResponse, DoorFailure>> {
    this.unknown.delete(device)
    const collectivity = { id: entityOf(1_000), name: 'Témara' }
    return Promise.resolve(ok({ token: 'token', device, station, role: 'coordinator', collectivity }))
  }

  /** True when another operation stands under its author's counter. */
  #isForked({ id, device, n }: Operation): boolean {
    const isOther = (each: Entry) => each.op.device === device && each.op.n === n && each.op.id !== id
    return !this.#seqs.has(id) && this.queue.some(isOther)
  }

  #judge(op: Operation): SyncVerdict {
    if (this.putsOff(op)) return { id: op.id, verdict: 'later', reason: 'newer' }
    const parsed = parseOperation(op)
    if (!parsed.ok || this.refuses(op)) {
      this.rejected.push(op)
      return { id: op.id, verdict: 'rejected', reason: 'invalid', detail: 'refused' }
    }
    return { id: op.id, verdict: 'acked', seq: this.append(parsed.value) }
  }
}

/** Sixteen bytes that depend on all that came before; not secret, which only a real server's must be. */
function chainAfter(before: string, content: string): string {
  let hash = 0x811c9dc5
  let chain = ''
  for (let round = 0; round < 4; round += 1) {
    for (const character of `${round}${before}${content}`) {
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
    }
    chain += hash.toString(16).padStart(8, '0')
  }
  return chain
}
