/**
 * What a person waits for on a bad line, gzip'd. The first paint's files are those that the page names, and all that
 * home's screen imports by the build's own manifest: a list of names went on passing while the bundler found new ones.
 */
import { readFileSync } from 'node:fs'

/** @type {Record<string, { file: string, imports?: string[] }>} */
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))
const page = readFileSync('dist/index.html', 'utf8')

/** Files of a source of the build, and of all that it imports at once. */
function filesOf(source, found = new Set()) {
  const { file, imports = [] } = manifest[source]
  if (found.has(file)) return found
  found.add(file)
  for (const imported of imports) filesOf(imported, found)
  return found
}

const named = Array.from(page.matchAll(/"\/(assets\/[^"]+\.js)"/g), ([, file]) => file)
const FIRST_PAINT = [...new Set([...named, ...filesOf('src/ui/screens/home.tsx')])].map((file) => `dist/${file}`)

const OFFICE = 'dist/assets/{deck,xlsx,spreadsheet}-*.js'

export default [
  {
    name: 'JavaScript for the first paint of home',
    path: FIRST_PAINT,
    limit: '90 kB',
    gzip: true,
  },
  {
    name: 'service worker, with the engine and the store that send when no tab is open',
    path: 'dist/sw.js',
    limit: '35 kB',
    gzip: true,
  },
  { name: 'styles', path: 'dist/assets/*.css', limit: '19 kB', gzip: true },
  {
    name: 'everything precached for the field, fonts included',
    path: ['dist/**/*.{html,js,css,svg,png,woff2,webmanifest}', '!dist/sw.js', `!${OFFICE}`],
    limit: '500 kB',
    gzip: true,
  },
  {
    name: 'what reads and makes decks and workbooks, laid by in an office only',
    path: OFFICE,
    limit: '185 kB',
    gzip: true,
  },
]
