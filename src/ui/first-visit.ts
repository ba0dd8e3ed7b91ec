/** How far a new device is in its first steps: kept, so that a reload goes on where it was. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Services } from './services.ts'

const KEY = 'first-steps'

export interface FirstVisit {
  /** From 0; undefined when they were seen, skipped, or never due. */
  readonly step: ReadonlySignal<number | undefined>
  /** Kept before it is shown. A step that cannot be kept is no reason to hold up a device that has just joined. */
  goTo(step: number): Promise<void>
  end(): Promise<void>
  /** Reads how far an earlier start came: before anything is drawn, so that there is room for it from the beginning. */
  restore(): Promise<void>
}

export function createFirstVisit({
  draft,
  saveDraft,
  dropDraft,
}: Pick<Services, 'draft' | 'saveDraft' | 'dropDraft'>): FirstVisit {
  const step = signal<number | undefined>(undefined)
  return {
    step,
    goTo: async (next) => {
      await saveDraft(KEY, next).catch(() => undefined)
      step.value = next
    },
    end: async () => {
      await dropDraft(KEY).catch(() => undefined)
      step.value = undefined
    },
    restore: async () => {
      step.value = await draft<number>(KEY)
    },
  }
}
