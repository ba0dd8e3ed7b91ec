/** What a screen asks the server for, and what became of the asking. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Result } from '../domain/result.ts'
import type { DoorFailure } from './services.ts'

export type Loaded<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: DoorFailure }
  | { readonly state: 'ready'; readonly value: Value }

/**
 * Asks when drawn, whenever `trigger` changes, and on `reload`; what was there stays in sight while
 * asking again.
 */
export function useLoaded<Value>(
  load: () => Promise<Result<Value, DoorFailure>>,
  trigger?: unknown,
): readonly [Loaded<Value>, () => Promise<void>] {
  const [loaded, setLoaded] = useState<Loaded<Value>>({ state: 'loading' })
  const lastAsked = useRef(0)
  const reload = useCallback(async () => {
    const asked = ++lastAsked.current
    const result = await load()
    // A slow answer must not replace that of a later question.
    if (asked !== lastAsked.current) return
    setLoaded(
      result.ok ? { state: 'ready', value: result.value } : { state: 'failed', failure: result.error },
    )
  }, [load])
  useEffect(() => {
    void reload()
    return () => {
      lastAsked.current += 1
    }
  }, [reload, trigger])
  return [loaded, reload]
}
