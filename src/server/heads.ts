/** Tells those who listen that the queue has grown. */

export interface HeadListener {
  moved(seq: number): void
  /** The server stops. */
  ended(): void
}

export class Heads {
  readonly #listeners = new Set<HeadListener>()

  /** @returns stops listening */
  listen(listener: HeadListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  announce(seq: number): void {
    for (const listener of this.#listeners) listener.moved(seq)
  }

  close(): void {
    for (const listener of this.#listeners) listener.ended()
    this.#listeners.clear()
  }
}
