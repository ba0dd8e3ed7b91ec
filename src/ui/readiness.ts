/** What the browser tells of itself, asked again while a screen shows it. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import { type Readiness, useServices } from './services.ts'

/** Undefined until the browser has answered for the first time; with it, a way to ask at once. */
export function useReadiness(now: Date): readonly [Readiness | undefined, () => void] {
  const { readiness, onReadinessChange } = useServices()
  const [facts, setFacts] = useState<Readiness | undefined>()
  const ask = useCallback(() => void readiness().then(setFacts), [readiness])
  useEffect(ask, [ask, now])
  useEffect(() => onReadinessChange(ask), [onReadinessChange, ask])
  return [facts, ask]
}
