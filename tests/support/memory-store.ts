/** What the engine needs of a store, without a database: for tests of the engine alone. */
import { signal } from '@preact/signals-core'
import type { DeviceId, OperationId } from '../../src/domain/ids.ts'
import type { Entry, Operation } from '../../src/domain/operation.ts'
import { ok, type Result } from '../../src/domain/result.ts'
import type { Cursor, EnrolResponse, Page, Run, SyncVerdict } from '../../src/domain/wire.ts'
import type { Enrolment, Identity } from '../../src/store/store.ts'
import type { SyncStore } from '../../src/sync/ports.ts'
import { MemoryCarrying } from './memory-carrying.ts'
import { author, deviceOf, entityOf } from './operations.ts'

// Made beforehand: a clock turned by hand does not wait for it.
const KEYS = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
  'sign',
  'verify',
])

export class MemoryStore implements SyncStore {
  readonly #author = author(1, { count: 0 })
  readonly enrolment = signal<Enrolment | undefined>({
    token: 'token',
    device: this.#author.device,
    station: 'B',
    role: 'facilitator',
    collectivity: { id: entityOf(1_000), name: 'Témara' },
    tokenState: 'valid',
  })
  #forks = 0
  readonly cursor = signal<Cursor | null>(null)
  readonly lastExchange = signal<string | null>(null)
  readonly carrying = new MemoryCarrying()
  readonly pending: Operation[] = []
  readonly acked: Operation[] = []
  readonly rejected: Operation[] = []
  readonly entries: Entry[] = []
  readonly remembered: Cursor[] = []
  readonly kept: Run[] = []

  /** Writes this many operations down. */
  save(count: number): readonly Operation[] {
    const ops = Array.from({ length: count }, () => this.#author.tally(entityOf(1), 'female'))
    this.pending.push(...ops)
    return ops
  }

  outbox(
    limit: number,
    _maxBytes: number,
    skipped?: ReadonlySet<OperationId>,
  ): Promise<readonly Operation[]> {
    return Promise.resolve(this.pending.filter(({ id }) => !skipped?.has(id)).slice(0, limit))
  }

  written(): Promise<number> {
    return Promise.resolve(this.pending.length + this.acked.length + this.rejected.length)
  }

  settle(verdicts: readonly SyncVerdict[], exchangedAt: string): Promise<void> {
    for (const verdict of verdicts) {
      if (verdict.verdict !== 'later') {
        this.#leave(verdict.id, verdict.verdict === 'acked' ? this.acked : this.rejected)
      }
    }
    this.lastExchange.value = exchangedAt
    return Promise.resolve()
  }

  take(from: Cursor | null, entries: readonly Entry[], to: Cursor): Promise<boolean> {
    if (this.cursor.peek()?.seq !== from?.seq) return Promise.resolve(false)
    this.entries.push(...entries)
    for (const { op } of entries) this.#leave(op.id, this.acked)
    this.cursor.value = to
    if (entries.length > 0) this.remembered.push(to)
    return Promise.resolve(true)
  }

  async takePages(pages: readonly Page[]): Promise<boolean> {
    for (const { entries, chain } of pages) {
      const from = this.cursor.peek()
      const fresh = entries.filter(({ seq }) => seq > (from?.seq ?? 0))
      if (!(await this.take(from, fresh, { seq: fresh.at(-1)?.seq ?? 0, chain }))) return false
    }
    return true
  }

  beginEnrolment(): Promise<Identity> {
    return Promise.resolve({ device: this.#author.device, keys: KEYS })
  }

  finishEnrolment(response: EnrolResponse): Promise<Result<void, 'other-collectivity'>> {
    this.enrolment.value = { ...response, tokenState: 'valid' }
    return Promise.resolve(ok(undefined))
  }

  places(): Promise<readonly Cursor[]> {
    return Promise.resolve(this.remembered.toReversed())
  }

  runAfter(from: Cursor | null): Promise<Run | undefined> {
    const start = from?.seq ?? 0
    const to = this.remembered.find(({ seq }) => seq > start)
    return Promise.resolve(to && { from, entries: this.entries.slice(start, to.seq), to })
  }

  keptRuns(): Promise<readonly Run[]> {
    return Promise.resolve(this.kept)
  }

  async rewind(_from: Cursor, to: Cursor | null): Promise<boolean> {
    for (let run = await this.runAfter(to); run; run = await this.runAfter(run.to)) this.kept.push(run)
    this.entries.splice(to?.seq ?? 0)
    const past = this.remembered.findIndex(({ seq }) => seq > (to?.seq ?? 0))
    if (past >= 0) this.remembered.splice(past)
    this.cursor.value = to
    return true
  }

  refresh(): Promise<void> {
    return Promise.resolve()
  }

  refuseToken(): Promise<void> {
    const enrolment = this.enrolment.peek()
    if (enrolment) this.enrolment.value = { ...enrolment, tokenState: 'refused' }
    return Promise.resolve()
  }

  beginFork(device: DeviceId): Promise<Identity | undefined> {
    if (this.enrolment.peek()?.device !== device) return Promise.resolve(undefined)
    return Promise.resolve({ device: deviceOf(99 + this.#forks), keys: KEYS })
  }

  finishFork(response: EnrolResponse): Promise<void> {
    this.enrolment.value = { ...response, tokenState: 'valid' }
    const { device } = response
    this.#forks += 1
    this.pending.splice(
      0,
      Number.POSITIVE_INFINITY,
      ...this.pending.map((op, i) => ({ ...op, device, n: i + 1 })),
    )
    return Promise.resolve()
  }

  /** A new code was typed. */
  renewToken(): void {
    const enrolment = this.enrolment.peek()
    if (enrolment) this.enrolment.value = { ...enrolment, token: 'new token', tokenState: 'valid' }
  }

  #leave(id: string, to: Operation[]): void {
    const at = this.pending.findIndex((op) => op.id === id)
    if (at >= 0) to.push(...this.pending.splice(at, 1))
  }
}
