/** Tabs of one browser share the database; this is how they hear that it changed. */

export interface Tabs {
  /** Tells the other tabs. What changed they read from the database. */
  announce(): void
  close(): void
}

/** Calls back when another tab wrote, and when this one comes back from where messages may have been missed. */
export function listenToTabs(name: string, onChange: () => void): Tabs {
  const channel = new BroadcastChannel(name)
  const listening = new AbortController()
  const { signal } = listening
  channel.addEventListener('message', onChange, { signal })
  if (typeof document !== 'undefined') {
    const onVisible = () => document.visibilityState === 'visible' && onChange()
    document.addEventListener('visibilitychange', onVisible, { signal })
    addEventListener('pageshow', onChange, { signal })
  }
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none: it never leaves the origin
    announce: () => channel.postMessage('changed'),
    close: () => {
      listening.abort()
      channel.close()
    },
  }
}
