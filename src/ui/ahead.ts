/** What is opened next is got ready while nothing else is to do: a tap on a cheap tablet then only has to draw. */
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'preact/hooks'
import { createIdlePause } from './idle.ts'
import { useProgramme, useSession } from './session.ts'

/** The heavy ones among the places of the rail. */
const SCREENS = ['/ideas', '/report'] as const

export function useReadyAhead(): void {
  const router = useRouter()
  const session = useSession()
  const programme = useProgramme()?.id
  useEffect(() => {
    let isCurrent = true
    const getReady = async () => {
      const pause = createIdlePause()
      for (const to of SCREENS) {
        await pause()
        if (!isCurrent) return
        await router.preloadRoute({ to })
      }
      const { createReportReadings } = await import('./report-readings.ts')
      await pause()
      // Reading it is all: the signal keeps what it read until something changes.
      if (isCurrent && programme) void session.once(createReportReadings)(programme).peek()
    }
    // A file that cannot be had now is asked for again when it is needed, and its absence told there.
    getReady().catch(() => undefined)
    return () => {
      isCurrent = false
    }
  }, [router, session, programme])
}
