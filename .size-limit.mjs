/**
 * What a person waits for on a bad line, gzip'd. The first paint's files are followed from the build's own manifest:
 * a list of names went on passing while the bundler found new ones.
 */
import { readFileSync } from 'node:fs'

/** @type {Record<string, { file: string, imports?: string[] }>} */
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))

/** Scripts of the build by their sources, and all that these import at once. */
function scriptsFrom(sources, found = new Set()) {
  for (const source of sources) {
    const { file, imports = [] } = manifest[source]
    if (found.has(file)) continue
    found.add(file)
    scriptsFrom(imports, found)
  }
  return [...found].map((file) => `dist/${file}`)
}

const OFFICE = 'dist/assets/{deck,xlsx,spreadsheet}-*.js'

export default [
  {
    name: 'JavaScript for the first paint of home',
    path: scriptsFrom(['index.html', 'src/ui/screens/home.tsx']),
    limit: '121 kB',
    gzip: true,
  },
  {
    name: 'service worker, with the engine and the store that send when no tab is open',
    path: 'dist/sw.js',
    limit: '36 kB',
    gzip: true,
  },
  { name: 'styles', path: 'dist/assets/*.css', limit: '22 kB', gzip: true },
  {
    name: 'everything precached for the field, fonts included',
    path: ['dist/**/*.{html,js,css,svg,png,woff2,webmanifest}', '!dist/sw.js', `!${OFFICE}`],
    limit: '575 kB',
    gzip: true,
  },
  {
    name: 'what reads and makes decks and workbooks, laid by in an office only',
    path: OFFICE,
    limit: '185 kB',
    gzip: true,
  },
]
