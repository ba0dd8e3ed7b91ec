import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { firstStepDue } from '../first-visit.ts'
import { useServices } from '../services.ts'

interface NewsProps {
  /** Of the first visit; undefined when it is over. */
  readonly step: number | undefined
}

/** What the app has to say for itself on the first screen: loaded only when there is something, after the rest is drawn. */
export function NewsLater() {
  const services = useServices()
  const [step, setStep] = useState<number>()
  const [News, setNews] = useState<ComponentType<NewsProps>>()
  useEffect(() => {
    void firstStepDue(services).then(setStep, () => undefined)
  }, [services])
  const isDue =
    step !== undefined || services.updateWaiting.value || services.installation.value === 'offered'
  useEffect(() => {
    if (!isDue) return
    // Offline before the app was laid by, there is no news: help and settings have all of it.
    void import('./news.tsx').then(
      (loaded) => setNews(() => loaded.News),
      () => undefined,
    )
  }, [isDue])
  return News ? <News step={step} /> : null
}
