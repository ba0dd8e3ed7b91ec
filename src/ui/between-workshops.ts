/** Is this a moment for the app's own matters? Never while people are counted, nor just after. */
import type { Workshop } from '../domain/kinds.ts'
import { openWorkshops } from '../domain/programme.ts'
import { useNow } from './clock.ts'
import { useReading } from './reading.ts'
import { useServices } from './services.ts'

/** A workshop that nobody opened on paper, or its break, is over by then. */
const QUIET_MS = 2 * 60 * 60_000

export type Moment =
  | { readonly state: 'open'; readonly workshop: Workshop }
  | { readonly state: 'lately' }
  | { readonly state: 'quiet' }

export function useMoment(): Moment {
  const { captured } = useServices()
  const now = useNow()
  const [workshop] = useReading(['workshop'], openWorkshops, [])
  if (workshop) return { state: 'open', workshop }
  const isLately = captured.value !== null && isNear(captured.value, now)
  return { state: isLately ? 'lately' : 'quiet' }
}

/** Either way: a clock that was set back says "in the future". */
const isNear = (at: string, now: Date): boolean => Math.abs(now.getTime() - Date.parse(at)) < QUIET_MS
