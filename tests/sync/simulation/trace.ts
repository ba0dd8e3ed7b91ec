/** What happened, step by step: the end of it for people, a sum over all of it for telling two runs apart. */

/** Enough to see how a violation came about; a whole world has some thousands of steps. */
const KEPT = 400

export class Trace {
  readonly #kept: string[] = []
  #next = 0
  #sum = 0x811c9dc5

  /** One step of the scheduler. */
  step(nowMs: number, realm: string, label: string): void {
    this.#line(`${nowMs.toFixed(1)} ${realm}: ${label}`)
  }

  /** Something worth reading between two steps. */
  note(text: string): void {
    this.#line(`    ${text}`)
  }

  /** The same for two runs that took the same steps. */
  get sum(): string {
    return (this.#sum >>> 0).toString(16).padStart(8, '0')
  }

  /** The last steps, oldest first. */
  tail(lines = KEPT): readonly string[] {
    return [...this.#kept.slice(this.#next), ...this.#kept.slice(0, this.#next)].slice(-lines)
  }

  #line(text: string): void {
    for (let index = 0; index < text.length; index += 1) {
      this.#sum = Math.imul(this.#sum ^ text.charCodeAt(index), 0x01000193)
    }
    this.#kept[this.#next] = text
    this.#next = (this.#next + 1) % KEPT
  }
}
