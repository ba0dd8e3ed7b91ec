/** What a walk over all screens is narrowed to: `-- --locale zgh --theme dark --size 390 --screen home,count`. */
import { parseArgs } from 'node:util'
import { LOCALES } from '../src/i18n/locale.ts'
import { THEMES } from '../src/ui/theme.ts'
import type { Size } from '../tests/support/gallery.ts'
import { SCREENS } from '../tests/support/screens.ts'

/** A tablet lying and standing, a phone, a projector. */
const SIZES: readonly Size[] = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
  { width: 390, height: 844 },
  { width: 1920, height: 1080 },
]

/** What was asked for, of all there is; sizes are named by their width. Throws on what does not exist. */
export function narrowed() {
  const { values } = parseArgs({
    options: {
      locale: { type: 'string' },
      theme: { type: 'string' },
      size: { type: 'string' },
      screen: { type: 'string' },
    },
  })
  return {
    locales: chosen(values.locale, LOCALES, (locale) => locale),
    themes: chosen(values.theme, THEMES, (theme) => theme),
    sizes: chosen(values.size, SIZES, ({ width }) => String(width)),
    screens: chosen(values.screen, SCREENS, ({ name }) => name),
  }
}

function chosen<T>(asked: string | undefined, all: readonly T[], nameOf: (each: T) => string): readonly T[] {
  if (asked === undefined) return all
  return asked.split(',').map((name) => {
    const found = all.find((each) => nameOf(each) === name)
    if (found === undefined) throw new Error(`${name}: one of ${all.map(nameOf).join(', ')}`)
    return found
  })
}

/** Two walks at once: more of them starve each other on two cores, and a page then seems never to be drawn. */
const AT_ONCE = 2

/** Walks all of them, and gives back what each walk found, in their order. */
export async function eachOf<T, Found>(
  all: readonly T[],
  walk: (each: T) => Promise<Found>,
): Promise<readonly Found[]> {
  const found: Found[] = []
  const waiting = [...all.entries()]
  const walker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) found[next[0]] = await walk(next[1])
  }
  await Promise.all(Array.from({ length: AT_ONCE }, walker))
  return found
}
