/** What a window needs to stand before a hall for hours: the whole screen, and a device that does not fall asleep. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'

/** Keeps the screen on while the page is in sight. Without it, where a browser cannot, the device's own setting holds. */
export function useWakefulScreen(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    let isOver = false
    const take = async () => {
      if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return
      // Refused on a low battery: the person sees that at once, and nothing here can help.
      const taken = await navigator.wakeLock.request('screen').catch(() => undefined)
      if (isOver) await taken?.release()
      else lock = taken
    }
    // The browser drops it whenever the page is hidden.
    const again = () => void take()
    document.addEventListener('visibilitychange', again)
    void take()
    return () => {
      isOver = true
      document.removeEventListener('visibilitychange', again)
      void lock?.release()
    }
  }, [])
}

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
