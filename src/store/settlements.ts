/** How tabs learn that rows were changed which they hold in memory. */
import type { Transaction } from './database.ts'

/** Own rows or carried files changed or left: other tabs read them all again. Inside a transaction that writes `meta`. */
export async function nextSettlement(tx: Transaction): Promise<number> {
  const settlements = ((await tx.fact('settlements')) ?? 0) + 1
  await tx.keepFact('settlements', settlements)
  return settlements
}
