/** How tabs learn that rows were changed which they hold in memory. */
import type { Database } from './database.ts'

/** Own rows or carried files changed or left: other tabs read them all again. Inside a transaction that writes `meta`. */
export async function nextSettlement(db: Database): Promise<number> {
  const settlements = ((await db.fact('settlements')) ?? 0) + 1
  await db.keepFact('settlements', settlements)
  return settlements
}
