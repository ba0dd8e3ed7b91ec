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
 * surrogate pairs, no white space around, and steering only themselves. The words themselves are not touched.
 */
export function cleanText(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').toWellFormed().replace(CONTROLS, '')
  return closedText(plain).normalize('NFC').trim()
}

// What begins a part with a direction of its own (LRI, RLI, FSI), and what ends it (PDI).
const ISOLATES = /[\u2066-\u2069]/g
const ISOLATE_END = '\u2069'

/**
 * A text that ends each part with a direction of its own that it begins, and no other: one end too many would let
 * what follows in it turn the words around the text, whatever fences it off, elements of a page included.
 */
function closedText(text: string): string {
  let open = 0
  const closed = text.replace(ISOLATES, (mark) => {
    if (mark !== ISOLATE_END) open += 1
    else if (open === 0) return ''
    else open -= 1
    return mark
  })
  return closed + ISOLATE_END.repeat(open)
}

/** Embeddings, overrides, isolates: what people paste with a name, or put there on purpose. */
const STEERS = /[\u202a-\u202e\u2066-\u2069]/

/** A name beside other words: fenced where it would turn them, and as it is where it would not. */
export const besides = (name: string): string => (STEERS.test(name) ? fenced(name) : name)

/** A text that may stand within a sentence, in a direction of its own, and turns nothing around it. */
export const fenced = (text: string): string => `\u2068${closedText(text)}${ISOLATE_END}`

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
