/** Every letter that Warsha ships is in a font that it ships: a tablet may have no other. */
import { readFile } from 'node:fs/promises'
import { Face, Blob as FontBlob } from 'harfbuzzjs'
import subsetFont from 'subset-font'
import { expect, it } from 'vitest'
import { DOCUMENTS, STRINGS } from '../../src/i18n/every-language.ts'
import { LANGUAGE_NAMES, LOCALES } from '../../src/i18n/locale.ts'

const STYLES = new URL('../../src/ui/styles/', import.meta.url)

/** One `@font-face`: where its file is, and which characters a browser takes from it. */
interface FontFace {
  readonly file: string
  readonly weight: string
  readonly points: ReadonlySet<number>
}

const faces = await facesIn(await readFile(new URL('fonts.css', STYLES), 'utf8'))

async function facesIn(css: string): Promise<readonly FontFace[]> {
  return [...css.matchAll(/@font-face \{([^}]*)\}/g)].map(([, body = '']) => ({
    file: /url\("([^"]+)"\)/.exec(body)?.[1] ?? '',
    weight: /font-weight: ([^;]+);/.exec(body)?.[1] ?? '',
    points: new Set(
      [...body.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].flatMap(([, first = '', last = first]) => {
        const start = Number.parseInt(first, 16)
        return Array.from({ length: Number.parseInt(last, 16) - start + 1 }, (_, i) => start + i)
      }),
    ),
  }))
}

/** Characters that the file itself has. */
async function pointsOf({ file, points }: FontFace): Promise<ReadonlySet<number>> {
  const letters = [...points].map((point) => String.fromCodePoint(point)).join('')
  const plain = await subsetFont(await readFile(new URL(file, STYLES)), letters, { targetFormat: 'truetype' })
  return new Set(new Face(new FontBlob(new Uint8Array(plain).buffer)).collectUnicodes())
}

const written = (strings: unknown): string =>
  typeof strings === 'string'
    ? strings
    : Object.values(strings as object)
        .map(written)
        .join('')

/** Marks that only steer the direction of writing, and line breaks: nothing is drawn for them. */
const UNDRAWN = /[\u200c-\u200f\u2066-\u2069\n]/

it.each(faces)('$file, weight $weight, has every letter that the styles promise of it', async (face) => {
  const own = await pointsOf(face)
  // A font may lack a place in the middle of its block; no letter of a language is one.
  const missing = [...face.points].filter(
    (point) => !own.has(point) && /[\p{L}\p{N}]/u.test(String.fromCodePoint(point)),
  )
  expect(missing.map((point) => String.fromCodePoint(point))).toEqual([])
})

/** Of the signs that no file of the published family has, those which every device's own font does. */
const LEFT_TO_THE_DEVICE = new Set(['≥'])

/** Characters of a text that no font of ours draws. */
async function lostIn(text: string): Promise<readonly string[]> {
  const fonts = await Promise.all(faces.map(pointsOf))
  const isDrawn = (point: number) => fonts.some((points) => points.has(point))
  return [...new Set(Array.from(text))].filter(
    (character) =>
      !UNDRAWN.test(character) &&
      !LEFT_TO_THE_DEVICE.has(character) &&
      !isDrawn(character.codePointAt(0) ?? 0),
  )
}

it.each(LOCALES)('every character of the words of %s is in a font', async (locale) => {
  const words = { ...STRINGS[locale], documents: DOCUMENTS[locale], names: LANGUAGE_NAMES }
  expect(await lostIn(written(words))).toEqual([])
})

it('Arabic words without a Latin name need no Latin letters', () => {
  const points = (name: string) => faces.find(({ file }) => file.includes(name))?.points ?? new Set<number>()
  const [figures, latin] = [points('plex-figures'), points('plex-latin')]
  const signs = Array.from(written({ ...STRINGS.ar, documents: DOCUMENTS.ar })).filter(
    (character) => latin.has(character.codePointAt(0) ?? 0) && !/\p{L}/u.test(character),
  )
  expect(signs.length).toBeGreaterThan(0)
  expect([...new Set(signs)].filter((character) => !figures.has(character.codePointAt(0) ?? 0))).toEqual([])
})

it('the letters of Moroccan names, and of a published programme, are in a font', async () => {
  const temara = await readFile(new URL('../../src/domain/temara.json', import.meta.url), 'utf8')
  expect(await lostIn(`ݣ ڭ ڨ ڤ ڥ پ چ گ لا الله ${temara}`)).toEqual([])
})
