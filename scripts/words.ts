/** Fails on words that no screen uses, and on words that a screen asks for and a language lacks. */
import { glob, readFile } from 'node:fs/promises'
import { DOCUMENTS, STRINGS } from '../src/i18n/every-language.ts'
import { LOCALES, type Locale } from '../src/i18n/locale.ts'

const PLURAL = /_(zero|one|two|few|many|other)$/

function keysOf(strings: object, prefix = ''): string[] {
  return Object.entries(strings).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [`${prefix}${name}`.replace(PLURAL, '')]
      : keysOf(value as object, `${prefix}${name}.`),
  )
}

/** Words of screens, and those of documents, which are loaded apart. */
const stringsOf = (locale: Locale) => ({ ...STRINGS[locale], documents: DOCUMENTS[locale] })

const known = new Set(keysOf(stringsOf('en')))
const screens = Object.keys(stringsOf('en')).join('|')
// A key in quotes, or a template whose holes stand for one step or a part of one.
const asked = new RegExp(`(['"\`])((?:${screens})\\.[\\w.\${}-]+)\\1`, 'g')

const used = new Set<string>()
const problems: string[] = []
for await (const path of glob('src/{ui/**/*.{ts,tsx},exports/*.ts,main.tsx}')) {
  for (const [, quote, text = ''] of (await readFile(path, 'utf8')).matchAll(asked)) {
    const pattern = new RegExp(
      `^${text
        .replace(/\$\{[^}]*\}/g, '\0')
        .replaceAll('.', '\\.')
        .replaceAll('\0', '[^.]+')}$`,
    )
    const found =
      quote === '`' ? [...known].filter((key) => pattern.test(key)) : known.has(text) ? [text] : []
    if (found.length === 0) problems.push(`${path} asks for ${text}, which is nowhere`)
    for (const key of found) used.add(key)
  }
}
for (const key of known) if (!used.has(key)) problems.push(`${key} is never used`)
for (const locale of LOCALES) {
  const here = new Set(keysOf(stringsOf(locale)))
  for (const key of known) if (!here.has(key)) problems.push(`${key} is missing in ${locale}`)
  for (const key of here) if (!known.has(key)) problems.push(`${key} is in ${locale} only`)
}

for (const problem of problems) console.error(problem)
console.log(`words: ${known.size} keys in ${LOCALES.length} languages, ${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1
