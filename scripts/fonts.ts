/**
 * `npm run fonts`: cuts the app's fonts down to the letters of its languages, into src/ui/fonts, which is
 * committed. Run it again when a language needs another letter; `tests/ui/fonts.test.ts` says when.
 * Of the fonts as published, half is for languages and signs that no programme here is written in, and
 * each kilobyte is waited for in the field. A letter left out is drawn by the device's own font.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import subsetFont from 'subset-font'

const FROM = new URL('../node_modules/@fontsource/', import.meta.url)
const TO = new URL('../src/ui/fonts/', import.meta.url)

/** As in the tokens; 700 is drawn by 600. */
const WEIGHTS = [400, 500, 600]

/** First and last code point. */
type Range = readonly [first: number, last: number]

const ARABIC: readonly Range[] = [
  [0x060c, 0x060c], // ،
  [0x061b, 0x061b], // ؛
  [0x061f, 0x061f], // ؟
  [0x0621, 0x0655], // letters and vowel signs
  [0x0660, 0x066c], // Eastern digits, which people may type
  [0x0670, 0x0671],
  [0x067e, 0x067e], // پ
  [0x0686, 0x0686], // چ
  [0x0698, 0x0698], // ژ
  [0x06a4, 0x06a5], // ڤ ڥ
  [0x06a8, 0x06a9], // ڨ ک
  [0x06ad, 0x06af], // ڭ گ
  [0x06cc, 0x06cc],
  [0x06d5, 0x06d5],
  [0x0763, 0x0763], // ݣ
  [0x200c, 0x200f], // joiners and marks of direction
]
const LATIN: readonly Range[] = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x152, 0x153], // Œ œ
  [0x2009, 0x2009],
  [0x2010, 0x2026],
  [0x202f, 0x202f], // the narrow space of French numbers
  [0x2032, 0x203a],
  [0x20ac, 0x20ac],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
]
/** What stands between Arabic words: an Arabic screen without a Latin name asks for no Latin letters. */
const FIGURES: readonly Range[] = [
  [0x20, 0x40], // digits, and the signs around them
  [0x5b, 0x5f],
  [0x7b, 0x7e], // ~ of figures that are about right
  [0xa0, 0xa0],
  [0xab, 0xab], // «
  [0xb1, 0xb1],
  [0xb7, 0xb7],
  [0xbb, 0xbb], // »
  [0x2009, 0x2009],
  [0x2013, 0x2014],
  [0x2026, 0x2026],
  [0x202f, 0x202f],
  [0x2039, 0x203a],
  [0x2212, 0x2212],
]
const TIFINAGH: readonly Range[] = [
  [0x2d30, 0x2d67],
  [0x2d6f, 0x2d6f],
]

const lettersOf = (ranges: readonly Range[]): string =>
  ranges
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i))
    .map((point) => String.fromCodePoint(point))
    .join('')

/** Without the hints for coarse screens, which tablets do not read: a quarter of each file. Its types do not know that yet. */
const CUT: Parameters<typeof subsetFont>[2] & { readonly noHinting: boolean } = {
  targetFormat: 'woff2',
  noHinting: true,
}

async function cut(source: string, name: string, ranges: readonly Range[]): Promise<void> {
  const whole = await readFile(new URL(source, FROM))
  const part = await subsetFont(whole, lettersOf(ranges), CUT)
  await writeFile(new URL(`${name}.woff2`, TO), part)
  console.log(`fonts: ${name}.woff2, ${part.length} of ${whole.length} bytes`)
}

await mkdir(TO, { recursive: true })
for (const weight of WEIGHTS) {
  const plex = (script: string) =>
    `ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-${script}-${weight}-normal.woff2`
  await cut(plex('arabic'), `plex-arabic-${weight}`, ARABIC)
  await cut(plex('latin'), `plex-latin-${weight}`, LATIN)
  await cut(plex('latin'), `plex-figures-${weight}`, FIGURES)
}
await cut('noto-sans-tifinagh/files/noto-sans-tifinagh-tifinagh-400-normal.woff2', 'tifinagh', TIFINAGH)
