/** Tablets that send and send while something is done to the server, and what they were told. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Operation } from '../../src/domain/operation.ts'
import { type FieldDevice, seqsOf, writtenBy } from './devices.ts'

/** More in one push would be refused. */
const MAX_WRITTEN = 900
/** Short: a tablet in a test has no battery. */
const RETRY_MS = 20

export class Load {
  /** The place of every operation that was acknowledged, by its id. */
  readonly #acknowledged = new Map<string, number>()
  readonly #written: ReadonlyMap<string, Operation[]>

  constructor(tablets: readonly FieldDevice[]) {
    this.#written = new Map(tablets.map((each) => [each.id, []]))
  }

  /** All send, and send again what got no answer, until told to stop. */
  async keepSending(tablets: readonly FieldDevice[], signal: AbortSignal): Promise<void> {
    await Promise.all(tablets.map((each) => this.#keepSending(each, signal)))
  }

  /** All that was acknowledged is there, at the place that was told, once, and no place is empty. */
  async expectWhole(office: FieldDevice): Promise<void> {
    const entries = await office.pull()
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1))
    const seqById = new Map(entries.map(({ op, seq }) => [op.id as string, seq]))
    expect(seqById.size).toBe(entries.length)
    expect(this.#acknowledged.size).toBeGreaterThan(0)
    for (const [id, seq] of this.#acknowledged) expect(seqById.get(id)).toBe(seq)
  }

  /** Everything that was ever written goes through when it is sent once more, and nothing else is there. */
  async expectAllToArrive(tablets: readonly FieldDevice[], office: FieldDevice): Promise<void> {
    for (const each of tablets) seqsOf(await each.push(...this.#of(each)))
    const entries = await office.pull()
    for (const each of tablets) {
      const inOrder = [...writtenBy(entries, each)].sort((a, b) => a.n - b.n)
      expect(inOrder).toEqual(this.#of(each))
    }
  }

  async #keepSending(device: FieldDevice, signal: AbortSignal): Promise<void> {
    const written = this.#of(device)
    while (!signal.aborted) {
      if (written.length < MAX_WRITTEN) {
        written.push(device.count('female'), device.count('male'), device.propose('ماء صالح للشرب'))
      }
      const batch = written.filter(({ id }) => !this.#acknowledged.has(id))
      const verdicts = await device.push(...batch).catch(() => undefined)
      if (!verdicts) await sleep(RETRY_MS)
      for (const [index, seq] of seqsOf(verdicts ?? []).entries()) {
        this.#acknowledged.set(batch[index]?.id ?? '', seq)
      }
    }
  }

  #of(device: FieldDevice): Operation[] {
    return this.#written.get(device.id) ?? []
  }
}
