/** The faces that documents ask for. A computer without one shows its own for that script: the formats name no second one. */
import { strFromU8, strToU8, type Unzipped } from 'fflate'
import type { Locale } from '../i18n/locale.ts'

/** Where it is missing, Windows shows Tifinagh in Ebrima. */
const TIFINAGH = 'Noto Sans Tifinagh'
const ARABIC_AND_LATIN = 'IBM Plex Sans Arabic'
/** Every office has it; its Arabic is good. */
const EVERYWHERE = 'Arial'

export const slideFace = (locale: Locale): string => (locale === 'zgh' ? TIFINAGH : ARABIC_AND_LATIN)

export const sheetFace = (locale: Locale): string => (locale === 'zgh' ? TIFINAGH : EVERYWHERE)

/**
 * The parts of a deck, mended where its writer falls short: it gives one face to every script, of which people's
 * Arabic, a complex script (cs), keeps ours; and it leaves in what no XML may hold, for which the whole would not open.
 */
export function mendedDeck(parts: Unzipped): Unzipped {
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, XML.test(name) ? mended(name, part) : part]),
  )
}

function mended(name: string, part: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const xml = strFromU8(part).replaceAll(NO_LETTERS, '')
  return strToU8(SLIDE.test(name) ? xml.replaceAll(COMPLEX_FACE, `$1"${ARABIC_AND_LATIN}"`) : xml)
}

const XML = /\.(?:xml|rels)$/
/** Control characters are not stored in the first place. */
const NO_LETTERS = /[\ufffe\uffff]/g
const SLIDE = /^ppt\/slides\/slide\d+\.xml$/
const COMPLEX_FACE = /(<a:cs typeface=)"[^"]*"/g
