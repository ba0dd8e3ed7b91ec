import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/**
 * For a form that opens somewhere below what was tapped: its first field is where typing goes on, and comes
 * into sight. Only when nothing else has the focus, since the button that opened it is mostly gone.
 */
export function useBeginHere(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const isLost =
      document.activeElement === document.body || document.activeElement instanceof HTMLButtonElement
    if (isLost) form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus()
  }, [])
  return form
}
