/** The whole of the screens, given the services that `main.tsx` wires. */
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks'
import { LockGate } from './lock-gate.tsx'
import type { AppRouter } from './router.tsx'
import { type Services, ServicesContext } from './services.ts'
import { createSession, SessionContext, useSession } from './session.ts'
import { restoreTheme } from './theme.ts'
import './styles.ts'

interface AppProps {
  readonly services: Services
  readonly router: AppRouter
}

export function App({ services, router }: AppProps) {
  const session = useMemo(() => createSession(services), [services])
  const [isRestored, setRestored] = useState(false)
  // Nothing is drawn before language and theme are known: a flash of others reads as a fault.
  useEffect(() => {
    void Promise.allSettled([session.restore(), restoreTheme(services)]).then(() => setRestored(true))
  }, [session, services])
  if (!isRestored) return null
  return (
    <ServicesContext.Provider value={services}>
      <SessionContext.Provider value={session}>
        <DocumentLanguage />
        <LockGate>
          <RouterProvider router={router} />
        </LockGate>
      </SessionContext.Provider>
    </ServicesContext.Provider>
  )
}

/** Tells the browser the language and direction, for fonts, hyphens, screen readers and mirrored layout. */
function DocumentLanguage() {
  const { locale, direction, t } = useSession().words.value
  useLayoutEffect(() => {
    document.documentElement.lang = locale
    document.documentElement.dir = direction
    document.title = t('common.app')
  }, [locale, direction, t])
  return null
}
