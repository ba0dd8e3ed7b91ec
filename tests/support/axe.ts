/** What axe finds on a screen, in sentences. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { unrolled } from './unrolled.ts'

/** WCAG 2.2 AA, and what axe's makers hold good beside it. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Outdoors nothing may be paler than 7:1, large letters neither. */
const IN_SUNLIGHT = {
  rules: { 'color-contrast-enhanced': { enabled: true } },
  checks: {
    'color-contrast-enhanced': {
      options: { contrastRatio: { normal: { expected: 7 }, large: { expected: 7 } } },
    },
  },
}

export async function violationsOn(page: Page): Promise<readonly string[]> {
  await page.evaluate(readArabicAsText)
  // Of what is scrolled out of sight axe measures no contrast.
  return await unrolled(page, () => violationsIn(page))
}

async function violationsIn(page: Page): Promise<readonly string[]> {
  // The screens have no frames of others: what serves those would open a page more for each look.
  const axe = new AxeBuilder({ page })
  if (await page.evaluate(() => document.documentElement.dataset['theme'] === 'sunlight'))
    axe.options(IN_SUNLIGHT)
  const { violations } = await axe.withTags(TAGS).setLegacyMode(true).analyze()
  return violations.map(({ id, help, nodes }) => {
    const where = nodes.map(({ target, any }) => `${target.join(' ')} (${any[0]?.message ?? ''})`)
    return `${id}: ${help} · ${nodes.length} × ${where.slice(0, 3).join(' · ')}`
  })
}

/**
 * Axe draws a text on a canvas and takes it for an icon if it comes out narrower than its letters side by side: true of
 * ligatures in icon fonts, and of every Arabic word, whose contrast it then never measures. Here all letters look alike.
 */
function readArabicAsText(): void {
  const opaque = {
    data: new Uint8ClampedArray(4).fill(255),
    width: 1,
    height: 1,
    colorSpace: 'srgb',
  } as ImageData
  CanvasRenderingContext2D.prototype.getImageData = () => opaque
}
