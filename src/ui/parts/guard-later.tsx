import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'

interface GuardLaterProps {
  readonly programme: EntityId
}

/** The guard's count where it must not delay the first paint: it is loaded once the rest is there. */
export function GuardLater({ programme }: GuardLaterProps) {
  const [Count, setCount] = useState<ComponentType<GuardLaterProps>>()
  useEffect(() => {
    let isWanted = true
    // Offline before the app was laid by, there is no count: the programme's own page has it.
    void import('./guard-count.tsx').then(
      ({ GuardCount }) => isWanted && setCount(() => GuardCount),
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [])
  return Count ? <Count programme={programme} /> : null
}
