/**
 * One spelling for words that people write in many ways: the consonants of an Arabic word, whether it is
 * written in Arabic letters or, as Darija often is, in Latin ones (3 = ع, 7 = ح, 9 = ق, 2 = ء, 5 = خ).
 * For comparing only. Expects words in `searchForm`.
 */

/** Emphatic and plain letters are one: Latin spelling seldom tells them apart, and hurried Arabic neither. */
const ARABIC: Readonly<Record<string, string>> = {
  ب: 'b',
  پ: 'b',
  ت: 't',
  ط: 't',
  ث: 't',
  ج: 'j',
  چ: 'j',
  ح: 'h',
  ه: 'h',
  خ: 'x',
  د: 'd',
  ض: 'd',
  ذ: 'd',
  ظ: 'd',
  ر: 'r',
  ز: 'z',
  س: 's',
  ص: 's',
  ش: 'c',
  ع: '3',
  غ: 'g',
  ف: 'f',
  ق: 'k',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ا: 'a',
  و: 'w',
  ي: 'y',
}

/** Longest first. */
const LATIN: readonly (readonly [RegExp, string])[] = [
  [/tch|ch|sh/g, 'C'],
  [/kh|5/g, 'X'],
  [/gh|8/g, 'G'], // capitals: taken, so that no later line takes them for the letter
  [/th|6/g, 't'],
  [/dh/g, 'd'],
  [/ph|v/g, 'f'],
  [/p/g, 'b'],
  [/[kq9]/g, 'k'],
  [/g(?=[ei])/g, 'j'],
  [/g/g, 'k'], // as searchForm has it for گ and ڭ
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/7/g, 'h'],
  [/2/g, ''],
  [/oi/g, 'wa'],
  [/ou|[ou]/g, 'w'],
  [/ay|ei|ai/g, 'y'],
  [/i/g, 'y'],
  [/e/g, ''], // the short vowel that Arabic letters leave out
  [/x/g, 'ks'],
]

/** Below this, a word's consonants say too little (دار and دور, حي and حوض): its long vowels stay. */
const FEWEST_CONSONANTS = 3

/** A word in Arabic letters, without its affixes, as its consonants. */
export function arabicKey(stem: string): string {
  return keyFrom(stem.replace(/\D/gu, (letter) => ARABIC[letter] ?? ''))
}

/** A Darija word in Latin letters, without its affixes, as the consonants it has in Arabic letters. */
export function latinKey(stem: string): string {
  let sounds = stem
  for (const [pattern, sound] of LATIN) sounds = sounds.replace(pattern, sound)
  return keyFrom(sounds.toLowerCase().replace(/(?<=[^awy].*[^awy].*)a$/, ''))
}

function keyFrom(sounds: string): string {
  const consonants = once(sounds.replace(/[awy]/g, ''))
  return consonants.length >= FEWEST_CONSONANTS ? consonants : once(sounds)
}

/** Doubled letters are written once in Arabic, and as people like in Latin letters. */
const once = (letters: string): string => letters.replace(/(.)\1+/g, '$1')
