import { useEffect, useState } from 'preact/hooks'
import { useServices } from './services.ts'

/** "3 minutes ago" need not be truer than this. */
const PERIOD_MS = 20_000

/** Tablet time, told again every so often, for what is said relative to now. */
export function useNow(): Date {
  const { now } = useServices()
  const [time, setTime] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), PERIOD_MS)
    return () => clearInterval(timer)
  }, [now])
  return time
}
