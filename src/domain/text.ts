/** What people write: how it is cleaned on the way in, and how it is compared when searched. */
import * as v from 'valibot'

/** Longest proposal, in UTF-16 code units: some three typed pages. */
export const MAX_TEXT = 10_000
/** Longest name, title or label. */
export const MAX_NAME = 500

// Control characters except line feed and tab: they print nothing and break documents made later.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g

// White space and the characters that only steer others would make a name that nobody can see, or tap.
export const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}]/u

/** True for text that may be stored: whole characters only, and nothing that cannot be seen or printed. */
export function isCleanText(text: string): boolean {
  return text.isWellFormed() && !CONTROL.test(text)
}

/**
 * A person's words as they are kept: NFC, line ends as line feeds, no control characters, no half
 * surrogate pairs, no white space around. The words themselves are not touched.
 */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').toWellFormed().replace(CONTROLS, '').normalize('NFC').trim()
}

/** Text of 1 to `max` code units that a screen can show. */
export const textSchema = (max: number) =>
  v.pipe(
    v.string(),
    v.maxLength(max, 'too-long'),
    v.check((text) => VISIBLE.test(text), 'empty'),
    v.check(isCleanText, 'unclean-text'),
  )

const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/\u0640|[\u064b-\u065f]|\u0670|[\u06d6-\u06ed]/g, ''], // tatweel and vowel signs
  [/[أإآٱ]/g, 'ا'],
  [/ى/g, 'ي'],
  [/ة/g, 'ه'],
  [/ؤ/g, 'و'],
  [/ئ/g, 'ي'],
  [/[ڭݣگ]/g, 'ك'], // Moroccan g: people type whichever their keyboard has
  [/ڨ/g, 'ق'],
  [/ڤ/g, 'ف'],
]

/**
 * Text as search compares it: Arabic spelling variants, vowel signs and tatweel folded together,
 * Latin accents and case dropped, Arabic-Indic digits as 0–9. For comparing only, never for showing.
 */
export function searchForm(text: string): string {
  // Arabic first, while أ is one character; the decomposition that frees Latin accents comes after.
  let folded = text.normalize('NFC')
  for (const [pattern, replacement] of FOLDS) folded = folded.replace(pattern, replacement)
  return folded
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
