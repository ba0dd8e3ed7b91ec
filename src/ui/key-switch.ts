/** Shortcuts of one key can be switched off: for whoever speaks to the device, each word would press several. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Services } from './services.ts'

const KEY = 'single-keys'

export interface KeySwitch {
  readonly isOn: ReadonlySignal<boolean>
  /** Resolves once it is as it was left. */
  readonly restored: Promise<void>
  /** Keeps it, then shows it. Rejects when it could not be kept; it holds all the same. */
  turn(isOn: boolean): Promise<void>
}

/** One for the life of the app: ask for it by `session.once`. */
export function createKeySwitch({ draft, saveDraft }: Pick<Services, 'draft' | 'saveDraft'>): KeySwitch {
  const isOn = signal(true)
  const restored = draft(KEY).then((kept) => {
    if (kept === false) isOn.value = false
  })
  return {
    isOn,
    restored,
    turn: async (next) => {
      try {
        await saveDraft(KEY, next)
      } finally {
        isOn.value = next
      }
    },
  }
}
