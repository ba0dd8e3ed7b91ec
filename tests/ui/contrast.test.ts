/** What is written can be read: the contrast of every ink on every ground it meets, in each theme, by WCAG's formula. */
import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'

const STYLES = new URL('../../src/ui/styles/', import.meta.url)
/** WCAG 2.2 AA for text; AAA for whoever reads in full sun. */
const LEAST = { light: 4.5, dark: 4.5, sunlight: 7 } as const
type ThemeName = keyof typeof LEAST
/** Behind whatever sets no ground of its own. */
const GROUNDS = ['paper', 'surface', 'sunken']
/** Inks that are for one ground only, which their rules name. */
const BOUND = new Set(['brand-ink', 'rail-ink', 'scan-ink', 'paper', 'surface'])
/** Grounds of rules that leave the ink to the rules inside them, and what those inks are. */
const INKS_ON: Readonly<Record<string, readonly string[]>> = {
  rail: ['rail-ink'],
  'brand-wash': ['ink', 'brand'],
  'women-wash': ['ink', 'women'],
  'men-wash': ['ink', 'men'],
  'pending-wash': ['ink', 'pending'],
  'accepted-wash': ['accepted', 'ink'],
  'merged-wash': ['merged', 'ink'],
  'referred-wash': ['referred', 'ink'],
  'rejected-wash': ['rejected', 'ink'],
  sunken: ['ink', 'ink-soft'],
}

interface Pair {
  readonly ink: string
  readonly ground: string
}

const css = await Promise.all(
  (await readdir(STYLES))
    .filter((name) => name.endsWith('.css'))
    .map(async (name) => [name, await readFile(new URL(name, STYLES), 'utf8')] as const),
)
const tokens = css.find(([name]) => name === 'tokens.css')?.[1] ?? ''

/** What a theme's tokens are: its own over the light ones. */
function tokensOf(theme: ThemeName): ReadonlyMap<string, string> {
  const blocks = [/:root \{([^}]*)\}/, ...(theme === 'light' ? [] : [themeBlock(theme)])]
  return new Map(
    blocks.flatMap((block) =>
      [...(block.exec(tokens)?.[1] ?? '').matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(
        ([, name = '', colour = '']) => [name, colour] as const,
      ),
    ),
  )
}

const themeBlock = (theme: ThemeName) => new RegExp(`:root\\[data-theme="${theme}"\\] \\{([^}]*)\\}`)

/** Every pair that the rules make: both named in one rule, or an ink on whatever lies behind. */
function pairsOf(sheet: string): readonly Pair[] {
  const plain = sheet.replaceAll(/\/\*[\s\S]*?\*\//g, '')
  return [...plain.matchAll(/\{([^{}]*)\}/g)].flatMap(([, body = '']) => {
    const ink = /(?:^|[\s;])color: var\(--([\w-]+)\)/.exec(body)?.[1]
    const ground = /background(?:-color)?: var\(--([\w-]+)\)/.exec(body)?.[1]
    if (ink && ground) return [{ ink, ground }]
    if (ink && !BOUND.has(ink)) return GROUNDS.map((each) => ({ ink, ground: each }))
    if (ground) return (INKS_ON[ground] ?? []).map((each) => ({ ink: each, ground }))
    return []
  })
}

const pairs = new Map(
  css.flatMap(([, sheet]) => pairsOf(sheet)).map((pair) => [`${pair.ink} on ${pair.ground}`, pair]),
)

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [one, other].map(luminance).sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

describe.each(['light', 'dark', 'sunlight'] as const)('in the %s theme', (theme) => {
  const colours = tokensOf(theme)

  it(`every ink has ${LEAST[theme]} to 1 on every ground that it is used on`, () => {
    expect(pairs.size).toBeGreaterThan(40)
    const weak = [...pairs].flatMap(([name, { ink, ground }]) => {
      const [over, under] = [colours.get(ink), colours.get(ground)]
      const ratio = over && under ? contrast(over, under) : 0
      return ratio >= LEAST[theme] ? [] : [`${name}: ${ratio.toFixed(2)}`]
    })
    expect(weak).toEqual([])
  })
})

it.each(['light', 'dark', 'sunlight'] as const)(
  'in the %s theme a field to type in is seen to be one',
  (theme) => {
    const colours = tokensOf(theme)
    const ratios = GROUNDS.map((ground) =>
      contrast(colours.get('edge') ?? '#ffffff', colours.get(ground) ?? '#ffffff'),
    )
    // WCAG 2.2, 1.4.11.
    for (const ratio of ratios) expect(ratio).toBeGreaterThanOrEqual(3)
    const forms = css.find(([name]) => name === 'forms.css')?.[1] ?? ''
    expect(forms).toMatch(/\.input \{[^}]*border: 1\.5px solid var\(--edge\)/)
  },
)

it('no text is made paler than its ink by see-through letters, but what cannot be pressed, or is being dragged', () => {
  const pale = css.flatMap(([name, sheet]) =>
    [...sheet.matchAll(/([^{}]+)\{[^{}]*[\s;]opacity: 0?\.\d+/g)].map(
      ([, rule = '']) => `${name} ${rule.trim()}`,
    ),
  )
  expect(pale.filter((rule) => !/:disabled|\.icon|\.matrix-dragged/.test(rule))).toEqual([])
})

it('black on white has 21 to 1, as the formula’s own example says', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 1)
})
