/** Tablets that send and send while something is done to the server, and what they were told. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Entry, Operation } from '../../src/domain/operation.ts'
import { type FieldDevice, seqsOf, writtenBy } from './devices.ts'

/** Nothing more is written while so much waits: a server that is away is waited for. */
const MAX_PENDING = 30
/** As many at a time as the test of everything at the end sends again. */
const BATCH = 500
/** Short: a tablet in a test has no battery. */
const RETRY_MS = 20

export class Load {
  /** The place of every operation that was acknowledged, by its id. */
  readonly #acknowledged = new Map<string, number>()
  readonly #written: ReadonlyMap<string, Operation[]>

  constructor(tablets: readonly FieldDevice[]) {
    this.#written = new Map(tablets.map((each) => [each.id, []]))
  }

  /** How many operations were acknowledged. */
  get acknowledged(): number {
    return this.#acknowledged.size
  }

  /** How many were written down on a tablet, acknowledged or not. */
  get written(): number {
    return [...this.#written.values()].reduce((sum, each) => sum + each.length, 0)
  }

  /** How many of them stand in the queue although the answer never came. */
  unanswered(entries: readonly Entry[]): number {
    const arrived = new Set(entries.map(({ op }) => op.id as string))
    const waiting = [...this.#written.values()].flat().filter(({ id }) => !this.#acknowledged.has(id))
    return waiting.filter(({ id }) => arrived.has(id)).length
  }

  /** How many were acknowledged and are not at the place that was told. */
  lost(entries: readonly Entry[]): number {
    const seqById = new Map(entries.map(({ op, seq }) => [op.id as string, seq]))
    return [...this.#acknowledged].filter(([id, seq]) => seqById.get(id) !== seq).length
  }

  /** All send, and send again what got no answer, until told to stop. */
  async keepSending(tablets: readonly FieldDevice[], signal: AbortSignal): Promise<void> {
    await Promise.all(tablets.map((each) => this.#keepSending(each, signal)))
  }

  /** All that was acknowledged is there, at the place that was told, once, and no place is empty. */
  async expectWhole(office: FieldDevice): Promise<void> {
    const entries = await office.pull()
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1))
    expect(this.#acknowledged.size).toBeGreaterThan(0)
    expect({ lost: this.lost(entries), doubled: doubledIn(entries) }).toEqual({ lost: 0, doubled: 0 })
  }

  /** Everything that was ever written goes through when it is sent once more, and nothing else is there. */
  async expectAllToArrive(tablets: readonly FieldDevice[], office: FieldDevice): Promise<void> {
    for (const each of tablets) {
      const written = this.#of(each)
      for (let from = 0; from < written.length; from += BATCH) {
        seqsOf(await each.push(...written.slice(from, from + BATCH)))
      }
    }
    const entries = await office.pull()
    for (const each of tablets) {
      const inOrder = [...writtenBy(entries, each)].sort((a, b) => a.n - b.n)
      expect(inOrder).toEqual(this.#of(each))
    }
  }

  async #keepSending(device: FieldDevice, signal: AbortSignal): Promise<void> {
    const written = this.#of(device)
    let pending = written.filter(({ id }) => !this.#acknowledged.has(id))
    while (!signal.aborted) {
      if (pending.length < MAX_PENDING) {
        const fresh = [device.count('female'), device.count('male'), device.propose('ماء صالح للشرب')]
        written.push(...fresh)
        pending.push(...fresh)
      }
      const verdicts = await device.push(...pending).catch(() => undefined)
      if (!verdicts) {
        await sleep(RETRY_MS)
        continue
      }
      for (const [index, seq] of seqsOf(verdicts).entries()) {
        this.#acknowledged.set(pending[index]?.id ?? '', seq)
      }
      pending = []
    }
  }

  #of(device: FieldDevice): Operation[] {
    return this.#written.get(device.id) ?? []
  }
}

/** How many places hold an operation that an earlier one holds already. */
export const doubledIn = (entries: readonly Entry[]): number =>
  entries.length - new Set(entries.map(({ op }) => op.id)).size
