/** Amounts written out in words, as budgets are in the acts that adopt them. */
import { CENTIMES_PER_DIRHAM } from './money.ts'
import { arabicAmount } from './money-words-ar.ts'
import { frenchAmount } from './money-words-fr.ts'
import { unreachable } from './unreachable.ts'

/** The languages in which an administrative act is written. */
export type ActLanguage = 'ar' | 'fr'

/** @param centimes whole and not negative; up to `Number.MAX_SAFE_INTEGER` */
export function amountInWords(centimes: number, language: ActLanguage): string {
  const dirhams = Math.floor(centimes / CENTIMES_PER_DIRHAM)
  const rest = centimes % CENTIMES_PER_DIRHAM
  switch (language) {
    case 'ar':
      return arabicAmount(dirhams, rest)
    case 'fr':
      return frenchAmount(dirhams, rest)
    default:
      return unreachable(language)
  }
}

/** Not an amount, or one that no budget can hold. */
const AMOUNT = /^\d{1,13}(?:[.,]\d{1,2})?$/

/**
 * Centimes from dirhams as people type them: digits, grouped by spaces or not, with two decimals at
 * most after a comma or a point. Arabic digits count as digits. Undefined when it is no amount.
 */
export function centimesFrom(typed: string): number | undefined {
  const text = typed.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replace(/\s/gu, '')
  if (!AMOUNT.test(text)) return undefined
  const [dirhams = '', cents = ''] = text.split(/[.,]/)
  return Number(dirhams) * CENTIMES_PER_DIRHAM + Number(cents.padEnd(2, '0'))
}

/** What `centimesFrom` reads back: for the field in which an amount is edited. */
export function typedFrom(centimes: number): string {
  const dirhams = String(Math.floor(centimes / CENTIMES_PER_DIRHAM))
  const rest = centimes % CENTIMES_PER_DIRHAM
  return rest === 0 ? dirhams : `${dirhams},${String(rest).padStart(2, '0')}`
}
