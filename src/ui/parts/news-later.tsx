import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'

/** Fails offline, before the app was laid by. */
export const loadNews = () => import('./news.tsx')

/**
 * What the app has to say for itself on the first screen: loaded only when there is something, after the rest is drawn.
 * The first steps are known to be due before, and find their room kept: the workshops below them do not move.
 */
export function NewsLater() {
  const { updateWaiting, installation } = useServices()
  const isFirstVisit = useSession().firstVisit.step.value !== undefined
  const [News, setNews] = useState<ComponentType>()
  const isDue = isFirstVisit || updateWaiting.value || installation.value === 'offered'
  useEffect(() => {
    if (!isDue) return
    // Offline before the app was laid by, there is no news: help and settings have all of it.
    void loadNews().then(
      (loaded) => setNews(() => loaded.News),
      () => undefined,
    )
  }, [isDue])
  const news = News && <News />
  return isFirstVisit ? <div class="news-room">{news}</div> : news
}
