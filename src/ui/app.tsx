/** The whole of the screens, given the services that `main.tsx` wires. */
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks'
import { Router } from 'wouter-preact'
import { manifestAddress } from '../i18n/manifest-address.ts'
import { facesReady } from './faces.ts'
import { createKeySwitch } from './key-switch.ts'
import { LockGate } from './lock-gate.tsx'
import { countingSteps } from './navigation.tsx'
import { loadNews } from './parts/news-later.tsx'
import { type Services, ServicesContext } from './services.ts'
import { createSession, SessionContext, useSession } from './session.ts'
import { Shell } from './shell.tsx'
import { Guarded } from './stand-in.tsx'
import './styles.ts'

interface AppProps {
  readonly services: Services
}

export function App({ services }: AppProps) {
  const session = useMemo(() => createSession(services), [services])
  const [isRestored, setRestored] = useState(false)
  // Nothing is drawn before language, theme and letters are there: a flash of others reads as a fault.
  useEffect(() => {
    const restored = Promise.allSettled([
      session.restore(),
      session.theming.restore(),
      session.once(createKeySwitch).restored,
    ])
    void restored.then(async () => {
      // Begun before anything is drawn: on a slow line the first steps come with the first screen, not long after it.
      if (session.firstVisit.step.peek() !== undefined && location.pathname === '/')
        loadNews().catch(() => undefined)
      await facesReady(session.words.peek().locale)
      setRestored(true)
    })
  }, [session])
  if (!isRestored) return null
  return (
    <ServicesContext.Provider value={services}>
      <SessionContext.Provider value={session}>
        <DocumentLanguage />
        <LockGate>
          <Router aroundNav={countingSteps}>
            <Guarded>
              <Shell />
            </Guarded>
          </Router>
        </LockGate>
      </SessionContext.Provider>
    </ServicesContext.Provider>
  )
}

/** Tells the browser the language and direction, for fonts, hyphens, screen readers and mirrored layout. */
function DocumentLanguage() {
  const { locale, direction } = useSession().words.value
  useLayoutEffect(() => {
    document.documentElement.lang = locale
    document.documentElement.dir = direction
    // What is installed from here on speaks the chosen language on the home screen, too.
    document.querySelector('link[rel=manifest]')?.setAttribute('href', manifestAddress(locale))
  }, [locale, direction])
  return null
}
