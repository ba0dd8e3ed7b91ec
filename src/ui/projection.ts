/** What a window needs to stand before a hall: the whole screen. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'

/**
 * The whole screen, when asked for; browsers give it only to a press. `onLeave` is told when a person ends it
 * without this button, that is, by Escape.
 */
export function useFullScreen(onLeave: () => void) {
  const [isFull, setFull] = useState(false)
  const isOurs = useRef(false)
  useEffect(() => {
    const follow = () => {
      const now = document.fullscreenElement !== null
      setFull(now)
      if (!now && !isOurs.current) onLeave()
      isOurs.current = false
    }
    document.addEventListener('fullscreenchange', follow)
    return () => document.removeEventListener('fullscreenchange', follow)
  }, [onLeave])
  const toggle = useCallback(async () => {
    isOurs.current = true
    const change = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen()
    await change.catch(() => {
      isOurs.current = false
    })
  }, [])
  return { isFull, toggle, isPossible: document.fullscreenEnabled }
}
