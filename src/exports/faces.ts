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

/** The parts of a deck. Its writer gives one face to every script; people's Arabic, a complex script (cs), keeps ours. */
export function withArabicFace(parts: Unzipped): Unzipped {
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) =>
      SLIDE.test(name)
        ? [name, strToU8(strFromU8(part).replaceAll(COMPLEX_FACE, `$1"${ARABIC_AND_LATIN}"`))]
        : [name, part],
    ),
  )
}

const SLIDE = /^ppt\/slides\/slide\d+\.xml$/
const COMPLEX_FACE = /(<a:cs typeface=)"[^"]*"/g
