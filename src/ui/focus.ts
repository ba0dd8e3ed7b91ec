/** Where the keyboard and a screen reader stand: at a new screen's heading, and never nowhere. */
import { useRouter } from '@tanstack/react-router'
import { useEffect, useLayoutEffect } from 'preact/hooks'
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
 * After each navigation the focus goes to the new screen's heading, which is read out; a screen that put it into
 * a field of its own keeps it there. Between the tabs of one workshop it stays on the tabs.
 */
export function useFocusAfterNavigation(): void {
  const router = useRouter()
  useEffect(() => {
    let isFromTabs = false
    const stopBefore = router.subscribe('onBeforeNavigate', () => {
      isFromTabs = document.activeElement?.closest('.tabs') != null
    })
    const stopAfter = router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
      if (!fromLocation || !pathChanged || hasOwnFocus()) return
      const tab = isFromTabs ? document.querySelector<HTMLElement>('.tabs [aria-current="page"]') : null
      if (tab) tab.focus({ preventScroll: true })
      else focusHeading()
    })
    return () => {
      stopBefore()
      stopAfter()
    }
  }, [router])
}

const hasOwnFocus = (): boolean => document.activeElement?.closest(`#${CONTENT_ID}, dialog`) != null
