/** A device that does not fall asleep while it is worked with, or looked at by a hall. */
import { useEffect } from 'preact/hooks'

/**
 * Keeps the screen on while the page is in sight, and `isWanted`. Where a browser cannot, the device's own setting
 * holds.
 */
export function useWakefulScreen(isWanted = true): void {
  useEffect(() => {
    if (!isWanted || !('wakeLock' in navigator)) return undefined
    let lock: WakeLockSentinel | undefined
    let isOver = false
    const take = async () => {
      if (document.visibilityState !== 'visible' || lock?.released === false) return
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
  }, [isWanted])
}
