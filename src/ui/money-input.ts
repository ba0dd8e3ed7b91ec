/** Amounts as people type them: dirhams, with a comma or a point, and spaces wherever they like. */
import { searchForm } from '../domain/text.ts'

const CENTIMES_PER_DIRHAM = 100
// More than any commune spends; a slip of the finger must not become a safe integer no more.
const AMOUNT = /^\d{1,12}([.,٫]\d{1,2})?$/

/** Null: nothing typed. Undefined: no amount. */
export function centimesFrom(text: string): number | null | undefined {
  const typed = searchForm(text).replace(/\s/g, '')
  if (typed === '') return null
  if (!AMOUNT.test(typed)) return undefined
  return Math.round(Number(typed.replace(/[,٫]/, '.')) * CENTIMES_PER_DIRHAM)
}

/** As the field shows it again: no grouping, so that it can be typed on. */
export const dirhamsOf = (centimes: number): string => String(centimes / CENTIMES_PER_DIRHAM)
