/** How work survives a database that the browser closes underneath it. */
import { isQuotaExceeded } from './database.ts'

interface Reopenable {
  /** True once it was closed on purpose: it is not opened again. */
  isOver(): boolean
  isOpen(): boolean
  open(): Promise<unknown>
}

/** More than two closings within one piece of work is no accident any more. */
const REOPENINGS = 2

/** Does the work, which is all or nothing; where the database was closed meanwhile, opens it and does the work again. */
export async function reopening<T>(database: Reopenable, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (!database.isOpen() && !database.isOver()) await database.open()
      return await work()
    } catch (error) {
      if (attempt > REOPENINGS || !isClosedUnderneath(error) || database.isOver()) throw error
    }
  }
}

const CLOSED = new Set(['InvalidStateError', 'AbortError'])

function isClosedUnderneath(error: unknown): boolean {
  return error instanceof Error && CLOSED.has(error.name) && !isQuotaExceeded(error)
}
