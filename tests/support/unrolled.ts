/** A screen looked at in a window as high as it is long, so that nothing is scrolled out of sight. */
import type { Page } from 'playwright'

/** Gives the window its own size back after the look. */
export async function unrolled<Found>(page: Page, look: () => Promise<Found>): Promise<Found> {
  const before = page.viewportSize()
  if (!before) throw new Error('a page without a size')
  // A higher window may let the screen draw more, so that it is asked again.
  for (let { height } = before; ; ) {
    const hidden = await page.evaluate(async () => {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      const main = document.querySelector('main')
      return main ? main.scrollHeight - main.clientHeight : 0
    })
    if (hidden <= 0) break
    height += hidden
    await page.setViewportSize({ width: before.width, height })
  }
  try {
    return await look()
  } finally {
    await page.setViewportSize(before)
  }
}
