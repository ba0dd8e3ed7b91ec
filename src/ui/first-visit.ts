/** How far a new device is in its first steps: kept, so that a reload goes on where it was. */
import type { Services } from './services.ts'

const KEY = 'first-steps'

/** A step that cannot be kept is no reason to hold up a device that has just joined. */
export const beginFirstSteps = ({ saveDraft }: Pick<Services, 'saveDraft'>): Promise<void> =>
  saveDraft(KEY, 0).catch(() => undefined)

/** Undefined when they were seen, skipped, or never due. */
export async function firstStepDue({ draft }: Pick<Services, 'draft'>): Promise<number | undefined> {
  const kept = await draft(KEY)
  return typeof kept === 'number' ? kept : undefined
}

export const keepFirstStep = ({ saveDraft }: Pick<Services, 'saveDraft'>, step: number): Promise<void> =>
  saveDraft(KEY, step).catch(() => undefined)

export const endFirstSteps = ({ dropDraft }: Pick<Services, 'dropDraft'>): Promise<void> =>
  dropDraft(KEY).catch(() => undefined)
