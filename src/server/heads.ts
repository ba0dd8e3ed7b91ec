/** Tells those who listen that the queue has grown. */
import type { DeviceId } from '../domain/ids.ts'

export interface HeadListener {
  moved(): void
  /** The server stops, or the device listens too often. */
  ended(): void
}

/** More than a browser shows at once; lines that broke without a word are among them. */
const MAX_PER_DEVICE = 16

export class Heads {
  readonly #listeners = new Map<HeadListener, DeviceId>()

  /**
   * A device that listens too often loses its oldest line: each costs a look at every move.
   * @returns stops listening
   */
  listen(device: DeviceId, listener: HeadListener): () => void {
    const own = [...this.#listeners].filter(([, owner]) => owner === device)
    if (own.length >= MAX_PER_DEVICE) own[0]?.[0].ended()
    this.#listeners.set(listener, device)
    return () => this.#listeners.delete(listener)
  }

  announce(): void {
    for (const listener of this.#listeners.keys()) listener.moved()
  }

  close(): void {
    for (const listener of this.#listeners.keys()) listener.ended()
    this.#listeners.clear()
  }
}
