/** Hands that have only a keyboard: they go from stop to stop, and always see where they stand. */
import { expect, type Locator, type Page } from '@playwright/test'

/** More stops than any screen of the stories has. */
const MOST_STOPS = 120

export class Keys {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text)
  }

  /** Goes on with Tab, or back with Shift+Tab, until it stands on this; every stop on the way is marked for the eye. */
  async reach(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await expect(target).toBeVisible()
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await this.press(key)
      expect(await this.#page.evaluate(unseenStop), 'the focus is seen').toBeNull()
    }
    throw new Error(`no way by keyboard to ${target.toString()}`)
  }

  /** Goes there and presses it. */
  async use(target: Locator, key = 'Enter', way: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.reach(target, way)
    await this.press(key)
  }

  /** The screen of this heading is here, it names the window, and whoever listens has just heard it. */
  async expectScreen(heading: string): Promise<void> {
    const title = this.#page.getByRole('heading', { level: 1, name: heading, exact: true })
    await expect(title).toBeFocused()
    await expect.poll(() => this.#page.title()).toContain(heading)
  }
}

/** Runs in the page: what has the focus without a mark that an eye sees; null if it has one, or nothing has it. */
function unseenStop(): string | null {
  const here = document.activeElement
  if (!here || here === document.body) return null
  const marked = [here, here.closest('label')].flatMap((element) =>
    element ? [getComputedStyle(element), getComputedStyle(element, '::after')] : [],
  )
  const isMarked = marked.some(
    ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
  )
  return isMarked ? null : here.outerHTML.slice(0, 200)
}
