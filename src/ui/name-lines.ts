/** Lists of names as one text, a line each. */

import type { LocalizedName } from '../domain/fields.ts'
import { MAX_NAME } from '../domain/text.ts'
import { nameIn } from '../i18n/format.ts'
import type { Locale } from '../i18n/locale.ts'

const MOST_LINES = 100

export const linesOf = (names: readonly LocalizedName[] | undefined, locale: Locale): string =>
  (names ?? []).map((name) => nameIn(name, locale)).join('\n')

/**
 * The names that the lines make; a line that says what a name said before keeps that name, other languages
 * and all. Null: none. Undefined: too many of them, or too long a one.
 */
export function namesFrom(
  text: string,
  before: readonly LocalizedName[] | undefined,
  locale: Locale,
): LocalizedName[] | null | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length === 0) return null
  if (lines.length > MOST_LINES || lines.some((line) => line.length > MAX_NAME)) return undefined
  return lines.map((line) => before?.find((name) => nameIn(name, locale) === line) ?? line)
}
