/** Where the keyboard and a screen reader stand: at a new screen's heading, and never nowhere. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { useLocationProperty } from 'wouter-preact/use-browser-location'
import { useWords } from './words.ts'

/** What the skip link leads to: the part of a screen that is not the same on every screen. */
export const CONTENT_ID = 'content'

/** Names the window after the screen, as tabs, histories and screen readers tell it. */
export function useWindowTitle(title: string): void {
  const { t } = useWords()
  const app = t('common.app')
  useLayoutEffect(() => {
    document.title = title === app ? app : `${title} · ${app}`
  }, [title, app])
}

/** Focus for who has none, since what had it is gone: the screen's heading. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
}

export const focusContent = (): void => document.getElementById(CONTENT_ID)?.focus()

/**
 * When another screen takes the place of one, the focus goes to its heading, which is read out; a screen that put it into
 * a field of its own keeps it there. Between the tabs of one workshop it stays on the tabs.
 */
export function useFocusAfterChange(place: string): void {
  const last = useRef(place)
  const isFromTabs = useRef(false)
  // Looked at while the screen before is still there.
  if (last.current !== place) isFromTabs.current = document.activeElement?.closest('.tabs') != null
  useLayoutEffect(() => {
    if (last.current === place) return
    last.current = place
    if (hasOwnFocus()) return
    const tab = isFromTabs.current ? document.querySelector<HTMLElement>('.tabs [aria-current="page"]') : null
    if (tab) tab.focus({ preventScroll: true })
    else focusHeading()
  }, [place])
}

/** Brings what the address names behind its "#" into sight; `visit` is another one each time that somebody goes there. */
export function useSightOfFragment(visit: object): void {
  const fragment = useLocationProperty(() => location.hash.slice(1))
  useEffect(() => {
    if (fragment !== '') document.getElementById(fragment)?.scrollIntoView()
  }, [visit, fragment])
}

const hasOwnFocus = (): boolean => document.activeElement?.closest(`#${CONTENT_ID}, dialog`) != null
