/**
 * Background Sync: what an open tab could not send is left to the browser, which wakes the service worker once
 * there is a network. Only some browsers have it, and nothing relies on it.
 */
import { computed, effect } from '@preact/signals-core'
import type { Store } from '../store/store.ts'
import type { Engine } from './engine.ts'
import { hasWaiting } from './waiting.ts'

/** Under this name the worker is asked to send what waits. */
export const OUTBOX_TAG = 'warsha-outbox'

export interface BackgroundPorts {
  readonly store: Pick<Store, 'own' | 'carrying'>
  readonly engine: Pick<Engine, 'status'>
  /** Asks the browser to wake the worker under this name; asking again changes nothing. */
  register(tag: string): Promise<void>
}

/**
 * Asks whenever something waits that this tab failed to send, or may not come to send: it was hidden, and a
 * hidden tab may be ended without a word. Not at every save: the worker would exchange side by side with the tab.
 */
export function leaveToWorker({ store, engine, register }: BackgroundPorts, signal: AbortSignal): void {
  const ask = () => {
    // A browser that forbids it in its settings: the next open tab sends.
    if (hasWaiting(store)) register(OUTBOX_TAG).catch(() => {})
  }
  const isStuck = computed(() => engine.status.value.phase === 'waiting-to-retry' && hasWaiting(store))
  const stop = effect(() => {
    if (isStuck.value) ask()
  })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && ask(), {
    signal,
  })
  signal.addEventListener('abort', stop, { once: true })
}
