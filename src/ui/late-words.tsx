/** Words that a screen brings along, so that the app's first file need not carry them. */
import { computed } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import type { LateStrings } from '../i18n/words.ts'
import { SessionContext, useSession } from './session.ts'

interface WithWordsProps {
  /** Arabic; every other language has all its words in the file that was loaded when it was chosen. */
  readonly arabic: LateStrings
  readonly children: ComponentChildren
}

/** Below it, `useWords` has these words, too. */
export function WithWords({ arabic, children }: WithWordsProps) {
  const session = useSession()
  const extended = useMemo(() => {
    const words = computed(() => {
      const now = session.words.value
      return now.locale === 'ar' ? now.with(arabic) : now
    })
    return { ...session, words }
  }, [session, arabic])
  return <SessionContext.Provider value={extended}>{children}</SessionContext.Provider>
}
