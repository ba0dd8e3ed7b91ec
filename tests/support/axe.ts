/** What axe finds on a screen, in sentences. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'

/** WCAG 2.2 AA, and what axe's makers hold good beside it. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export async function violationsOn(page: Page): Promise<readonly string[]> {
  // The screens have no frames of others: what serves those would open a page more for each look.
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode(true).analyze()
  return violations.map(({ id, help, nodes }) => {
    const where = nodes.map(({ target, any }) => `${target.join(' ')} (${any[0]?.message ?? ''})`)
    return `${id}: ${help} · ${nodes.length} × ${where.slice(0, 3).join(' · ')}`
  })
}
