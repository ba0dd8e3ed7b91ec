/** Amounts in French words, in the spelling of administrative acts: hyphens below a hundred, "et" before "un" and "onze". */

const UNITS = [
  'zéro',
  'un',
  'deux',
  'trois',
  'quatre',
  'cinq',
  'six',
  'sept',
  'huit',
  'neuf',
  'dix',
  'onze',
  'douze',
  'treize',
  'quatorze',
  'quinze',
  'seize',
  'dix-sept',
  'dix-huit',
  'dix-neuf',
] as const
/** Seventy and ninety have no name of their own: they are counted on from sixty and eighty. */
const TENS = [
  '',
  '',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'soixante',
  'quatre-vingt',
  'quatre-vingt',
] as const

/** Nouns, unlike "mille": they take an s, and "de" before what they count. Largest first. */
const NOUNS = [
  { value: 1_000_000_000_000, name: 'billion' },
  { value: 1_000_000_000, name: 'milliard' },
  { value: 1_000_000, name: 'million' },
] as const
const SMALLEST_NOUN = 1_000_000

/** Dirhams and centimes (0 to 99) in words. */
export function frenchAmount(dirhams: number, centimes: number): string {
  if (centimes === 0) return counted(dirhams, 'dirham')
  if (dirhams === 0) return counted(centimes, 'centime')
  return `${counted(dirhams, 'dirham')} et ${counted(centimes, 'centime')}`
}

function counted(number: number, noun: string): string {
  const of = number > 0 && number % SMALLEST_NOUN === 0 ? 'de ' : ''
  return `${inWords(number)} ${of}${noun}${number < 2 ? '' : 's'}`
}

function inWords(number: number): string {
  const parts: string[] = []
  let rest = number
  for (const { value, name } of NOUNS) {
    const group = Math.floor(rest / value)
    if (group > 0) parts.push(underThousand(group, true), group > 1 ? `${name}s` : name)
    rest %= value
  }
  const thousands = Math.floor(rest / 1000)
  // One thousand is "mille" alone, and before "mille" neither "cents" nor "vingts" keeps its s.
  if (thousands > 1) parts.push(underThousand(thousands, false))
  if (thousands > 0) parts.push('mille')
  const below = rest % 1000
  if (below > 0 || parts.length === 0) parts.push(underThousand(below, true))
  return parts.join(' ')
}

/** 0 to 999. `isLast`: no numeral follows, so that multiplied "cent" and "vingt" take their s. */
function underThousand(number: number, isLast: boolean): string {
  const hundreds = Math.floor(number / 100)
  const below = number % 100
  if (hundreds === 0) return underHundred(below, isLast)
  const hundred = hundreds === 1 ? 'cent' : `${UNITS[hundreds]} cent`
  if (below === 0) return hundreds > 1 && isLast ? `${hundred}s` : hundred
  return `${hundred} ${underHundred(below, isLast)}`
}

function underHundred(number: number, isLast: boolean): string {
  const unit = UNITS[number]
  if (unit !== undefined) return unit
  const decade = Math.floor(number / 10)
  const tens = TENS[decade] ?? ''
  if (number === 80) return isLast ? `${tens}s` : tens
  const below = decade === 7 || decade === 9 ? (number % 10) + 10 : number % 10
  if (below === 0) return tens
  const isJoinedByEt = (below === 1 || below === 11) && decade < 8
  return isJoinedByEt ? `${tens} et ${UNITS[below]}` : `${tens}-${UNITS[below]}`
}
