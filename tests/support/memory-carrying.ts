/** Carried files in memory, for tests of the engine alone. */
import { signal } from '@preact/signals-core'
import { readCarryPart } from '../../src/domain/carry.ts'
import { ok } from '../../src/domain/result.ts'
import type { ProblemType, SyncVerdict } from '../../src/domain/wire.ts'
import { type CarriedPart, type Carrying, fileKey, type Intake, partKey } from '../../src/store/carrying.ts'
import type { CarriedRecord } from '../../src/store/store.ts'

export class MemoryCarrying implements Carrying {
  readonly files = signal<readonly CarriedRecord[]>([])
  readonly waiting: CarriedPart[] = []
  readonly judged: { readonly part: CarriedPart; readonly verdicts: readonly SyncVerdict[] }[] = []
  readonly problems: { readonly problem: ProblemType; readonly isForGood: boolean }[] = []

  /** The parts of a file of its own wait to be sent. */
  bring(...parts: readonly string[]): void {
    const file = this.waiting.length + 1
    for (const [index, text] of parts.entries()) {
      const part = readCarryPart(text)
      const ids = part.ok ? part.value.operations.map(({ id }) => id) : []
      this.waiting.push({ file, index, text, ids })
    }
  }

  take(): ReturnType<Carrying['take']> {
    return Promise.resolve(ok<Intake>('known'))
  }

  next(skipped: ReadonlySet<string>): Promise<CarriedPart | undefined> {
    const isSkipped = ({ file, index }: CarriedPart) =>
      skipped.has(fileKey(file)) || skipped.has(partKey(file, index))
    return Promise.resolve(this.waiting.find((part) => !isSkipped(part)))
  }

  settle(part: CarriedPart, verdicts: readonly SyncVerdict[]): Promise<void> {
    this.judged.push({ part, verdicts })
    if (verdicts.every(({ verdict }) => verdict !== 'later')) this.#leave(part)
    return Promise.resolve()
  }

  refuse(part: CarriedPart, problem: ProblemType, isForGood: boolean): Promise<void> {
    this.problems.push({ problem, isForGood })
    if (isForGood) this.#leave(part)
    return Promise.resolve()
  }

  reopen(): Promise<boolean> {
    return Promise.resolve(false)
  }

  #leave(part: CarriedPart): void {
    this.waiting.splice(this.waiting.indexOf(part), 1)
  }
}
