/** What happened, step by step: the end of it for people, a sum over all of it for telling two runs apart. */

/** Enough to see how a violation came about; a whole world has some thousands of steps. */
const KEPT = 400

/** A step, or a text between two steps. */
type Line = readonly [nowMs: number, realm: string, label: string] | string

export class Trace {
  readonly #kept: Line[] = []
  #next = 0
  #sum = 0x811c9dc5

  /** One step of the scheduler. */
  step(nowMs: number, realm: string, label: string): void {
    this.#add(label)
    this.#sum = Math.imul(this.#sum ^ Math.floor(nowMs * 1_000), 0x01000193)
    this.#keep([nowMs, realm, label])
  }

  /** Something worth reading between two steps. */
  note(text: string): void {
    this.#add(text)
    this.#keep(text)
  }

  /** The same for two runs that took the same steps. */
  get sum(): string {
    return (this.#sum >>> 0).toString(16).padStart(8, '0')
  }

  /** The last steps, oldest first. */
  tail(lines = KEPT): readonly string[] {
    const inOrder = [...this.#kept.slice(this.#next), ...this.#kept.slice(0, this.#next)].slice(-lines)
    return inOrder.map((line) => {
      if (typeof line === 'string') return `    ${line}`
      const [nowMs, realm, label] = line
      return `${nowMs.toFixed(1)} ${realm}: ${label}`
    })
  }

  #keep(line: Line): void {
    this.#kept[this.#next] = line
    this.#next = (this.#next + 1) % KEPT
  }

  #add(text: string): void {
    for (let index = 0; index < text.length; index += 1) {
      this.#sum = Math.imul(this.#sum ^ text.charCodeAt(index), 0x01000193)
    }
  }
}
