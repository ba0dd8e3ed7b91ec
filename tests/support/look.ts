/** What an eye finds at fault in a drawn screen: what is cut, what lies over something else, what is in no language or another. */
import type { Page } from 'playwright'
import { DOCUMENTS, STRINGS } from '../../src/i18n/every-language.ts'
import { LOCALES, type Locale } from '../../src/i18n/locale.ts'
import { unrolled } from './unrolled.ts'

/** All texts of a screen that stand in its own language: what is seen, and what is only heard. */
interface Drawn {
  readonly faults: readonly string[]
  readonly texts: readonly string[]
}

/** Faults of layout and of words, in sentences; none, if all is well. */
export async function faultsOf(
  page: Page,
  locale: Locale,
  spoken: ReadonlySet<string>,
): Promise<readonly string[]> {
  const { faults, texts } = await unrolled(page, () => page.evaluate(drawnNow))
  return [...faults, ...texts.flatMap((text) => faultOfWords(text, locale, spoken))]
}

const wordsIn = (strings: object): readonly string[] =>
  Object.values(strings).flatMap((value) => (typeof value === 'string' ? [value] : wordsIn(value as object)))

const KEY_OF_SCREEN = new RegExp(`^(${Object.keys(STRINGS.en).join('|')})(\\.[a-zA-Z_]+)+$`)
const WORDS: ReadonlyMap<Locale, ReadonlySet<string>> = new Map(
  LOCALES.map((locale) => [locale, new Set(wordsIn([STRINGS[locale], DOCUMENTS[locale]]))]),
)

/** True for what reads alike everywhere: numbers, codes, names of formats. */
const isOfNoLanguage = (text: string) => !/\p{L}{3}/u.test(text)

function faultOfWords(drawn: string, locale: Locale, spoken: ReadonlySet<string>): readonly string[] {
  const text = drawn.replaceAll('\u00a0', ' ')
  if (KEY_OF_SCREEN.test(text)) return [`a key instead of words: ${text}`]
  if (/\{\{\w*\}\}|undefined|\[object|NaN/.test(text)) return [`a hole that nothing fills: ${text}`]
  if (WORDS.get(locale)?.has(text) || spoken.has(text) || isOfNoLanguage(text)) return []
  const other = LOCALES.find((each) => each !== locale && WORDS.get(each)?.has(text))
  return other ? [`words of ${other}: ${text}`] : []
}

/** Runs in the page, and so stands alone. */
function drawnNow(): Drawn {
  const dialogs = [...document.querySelectorAll('dialog[open]')]
  const root = dialogs.at(-1) ?? document.body
  const faults: string[] = []

  const nameOf = (element: Element) => {
    const classes = element.getAttribute('class')?.trim().replaceAll(/\s+/g, '.') ?? ''
    const words = (element.textContent ?? '').trim().slice(0, 40)
    return `${element.tagName.toLowerCase()}${classes && `.${classes}`} “${words}”`
  }
  const isSeen = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    !element.closest('.sr-only')

  // Wider than the window.
  const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement
  if (scrollWidth > clientWidth) faults.push(`the window is ${scrollWidth - clientWidth} px too wide`)
  if (scrollHeight > clientHeight + 1) {
    faults.push(`the window scrolls by ${scrollHeight - clientHeight} px, not the page in it`)
  }

  // Cut. What is meant to be scrolled sideways can be by keyboard, too: it takes the focus, or what is in it does.
  const isScroller = (element: Element) => element.matches('.table-scroll[tabindex="0"], .tray .chips')
  const TINY = 1
  for (const element of [...root.querySelectorAll<HTMLElement>('*')].filter(isSeen)) {
    const { overflowX, overflowY, textOverflow } = getComputedStyle(element)
    const wider = element.scrollWidth - element.clientWidth
    if (
      element.clientWidth > 1 &&
      wider > TINY &&
      overflowX !== 'visible' &&
      !isScroller(element) &&
      !element.matches('input, textarea, select')
    ) {
      faults.push(`${nameOf(element)} is cut by ${wider} px (${overflowX}, ${textOverflow})`)
    }
    const higher = element.scrollHeight - element.clientHeight
    const isClipped = overflowY === 'hidden' || overflowY === 'clip'
    // Letters reach out of tight lines by a few pixels without being cut.
    if (isClipped && element.clientHeight > 1 && higher > 4) {
      faults.push(`${nameOf(element)} is cut by ${higher} px below`)
    }
  }

  // The part of an element that its scrolling ancestors leave to see.
  const seenRect = (element: Element) => {
    let { left, top, right, bottom } = element.getBoundingClientRect()
    for (let above = element.parentElement; above; above = above.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(above)
      if (overflowX === 'visible' && overflowY === 'visible') continue
      const box = above.getBoundingClientRect()
      left = Math.max(left, box.left)
      right = Math.min(right, box.right)
      top = Math.max(top, box.top)
      bottom = Math.min(bottom, box.bottom)
    }
    return { left, top, right, bottom }
  }

  // Words torn apart: a line ends inside them, at no hyphen.
  for (const holder of [
    ...root.querySelectorAll<HTMLElement>(
      'td, th, .button, .chip, .tag, h1, h2, h3, strong, p, dt, label, legend',
    ),
  ].filter(isSeen)) {
    // A file's name or a link may be; and where a browser hyphenates, it does not tear.
    const { hyphens, overflowWrap } = getComputedStyle(holder)
    if (hyphens === 'auto' || overflowWrap === 'anywhere') continue
    const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement || !isSeen(node.parentElement)) continue
      for (const word of (node.textContent ?? '').matchAll(/[\p{L}\p{M}\d]{3,}/gu)) {
        const range = document.createRange()
        range.setStart(node, word.index)
        range.setEnd(node, word.index + word[0].length)
        const [first, ...rest] = range.getClientRects()
        if (first && rest.some(({ top }) => Math.abs(top - first.top) > first.height / 2))
          faults.push(`${nameOf(holder)}: “${word[0]}” is torn apart`)
      }
    }
  }

  // Words that reach out of what they stand in.
  const CONTROLS = 'button, a[href], label:has(input), input:not(.sr-only), select, textarea, summary'
  const controls = [...root.querySelectorAll<HTMLElement>(CONTROLS)].filter(isSeen)
  for (const control of controls.filter((each) =>
    each.matches('button, .button, label, .tabs a, .rail a, .pill'),
  )) {
    const box = control.getBoundingClientRect()
    const walker = document.createTreeWalker(control, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement || !isSeen(node.parentElement) || node.textContent?.trim() === '') continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const rect of range.getClientRects()) {
        const out = Math.max(
          box.left - rect.left,
          rect.right - box.right,
          box.top - rect.top,
          rect.bottom - box.bottom,
        )
        if (rect.width > 0 && out > 3) {
          faults.push(`${nameOf(control)}: words reach ${Math.round(out)} px out of it`)
          break
        }
      }
    }
  }

  // Controls that lie over each other. What floats over the page on purpose is above it, not in its way; a half of
  // the counting screen is the ground that its two small tools stand on.
  const layerOf = (element: Element) => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const { position } = getComputedStyle(at)
      if (position === 'fixed' || position === 'sticky') return at
    }
    return null
  }
  const placed = controls
    .filter((each) => !each.matches('label input, .half-add'))
    .map((element) => ({ element, rect: seenRect(element), layer: layerOf(element) }))
    .filter(({ rect }) => rect.right - rect.left > 1 && rect.bottom - rect.top > 1)
  placed.forEach((one, index) => {
    for (const other of placed.slice(index + 1)) {
      if (one.layer !== other.layer) continue
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue
      const across = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left)
      const down = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top)
      if (across > 2 && down > 2) faults.push(`${nameOf(one.element)} and ${nameOf(other.element)} overlap`)
    }
  })

  // Every text that is not marked as being in another language.
  const language = document.documentElement.lang
  const isOurs = (element: Element) => (element.closest('[lang]')?.getAttribute('lang') ?? '') === language
  const texts = [document.title]
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (parent && isOurs(parent) && !parent.closest('script, style'))
      texts.push(node.textContent?.trim() ?? '')
  }
  for (const element of [...root.querySelectorAll('[aria-label], [placeholder], [title]')].filter(isOurs)) {
    for (const attribute of ['aria-label', 'placeholder', 'title']) {
      const text = element.getAttribute(attribute)
      if (text) texts.push(text.trim())
    }
  }
  return { faults: [...new Set(faults)], texts: [...new Set(texts)].filter((text) => text !== '') }
}
