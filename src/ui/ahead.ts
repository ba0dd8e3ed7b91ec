/** What is opened next is got ready while nothing else is to do: a tap on a cheap tablet then only has to draw. */
import { useEffect } from 'preact/hooks'
import { createIdlePause } from './idle.ts'
import { loadScreen } from './router.tsx'
import { useProgramme, useSession } from './session.ts'
import { useMayWrite } from './write.ts'

/** The heavy ones among the places of the rail. */
const SCREENS = ['/ideas', '/report'] as const

export function useReadyAhead(): void {
  const session = useSession()
  const programme = useProgramme()?.id
  // Whoever decides looks at the report, and at what is alike; on a tablet of the field, people are being counted.
  const decides = useMayWrite()('proposal', 'decision')
  useEffect(() => {
    let isCurrent = true
    const getReady = async () => {
      const pause = createIdlePause()
      for (const path of SCREENS) {
        await pause()
        if (!isCurrent) return
        await loadScreen(path)
      }
      if (!decides) return
      const { createReportReadings } = await import('./report-readings.ts')
      await pause()
      if (!isCurrent || !programme) return
      // Reading it is all: the signal keeps what it read until something changes.
      void session.once(createReportReadings)(programme).peek()
      const { createSimilarFinder } = await import('./similar.ts')
      await session.once(createSimilarFinder).prepare(programme)
    }
    // A file that cannot be had now is asked for again when it is needed, and its absence told there.
    getReady().catch(() => undefined)
    return () => {
      isCurrent = false
    }
  }, [session, programme, decides])
}
