/** Counters for whoever runs the server, in Prometheus' text format. They start at zero with the process. */
import type { SyncVerdict } from '../domain/wire.ts'

export class Metrics {
  #pushes = 0
  readonly #operations = { acked: 0, rejected: 0, later: 0 }
  readonly #requests = new Map<number, number>()

  countRequest(status: number): void {
    this.#requests.set(status, (this.#requests.get(status) ?? 0) + 1)
  }

  countPush(verdicts: readonly SyncVerdict[]): void {
    if (verdicts.length === 0) return
    this.#pushes += 1
    for (const { verdict } of verdicts) this.#operations[verdict] += 1
  }

  /** @param head the last seq of the queue */
  text(head: number): string {
    const requests = [...this.#requests].sort(([a], [b]) => a - b)
    return [
      '# HELP warsha_head Last place in the queue.',
      '# TYPE warsha_head gauge',
      `warsha_head ${head}`,
      '# HELP warsha_pushes_total Exchanges that brought operations.',
      '# TYPE warsha_pushes_total counter',
      `warsha_pushes_total ${this.#pushes}`,
      '# HELP warsha_operations_total Operations brought, by verdict; one brought again counts again.',
      '# TYPE warsha_operations_total counter',
      ...Object.entries(this.#operations).map(([verdict, count]) => {
        return `warsha_operations_total{verdict="${verdict}"} ${count}`
      }),
      '# HELP warsha_requests_total Requests answered, by status.',
      '# TYPE warsha_requests_total counter',
      ...requests.map(([status, count]) => `warsha_requests_total{status="${status}"} ${count}`),
      '',
    ].join('\n')
  }
}
