/** The frame around every screen: the rail (or bottom bar), the page, and what is being said. */
import { type ErrorComponentProps, Link, Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense } from 'preact/compat'
import type { WordKey } from '../i18n/words.ts'
import { useReadyAhead } from './ahead.ts'
import { Icon, type IconName } from './icons.tsx'
import { Button, ButtonLink } from './parts/button.tsx'
import { EmptyState } from './parts/empty.tsx'
import { Notices } from './parts/notices.tsx'
import { Page } from './parts/page.tsx'
import { useServices } from './services.ts'
import { useWords } from './words.ts'

const EnrolScreen = lazy(async () => ({ default: (await import('./screens/enrol.tsx')).EnrolScreen }))

export function Shell() {
  const { t } = useWords()
  const services = useServices()
  const isEnrolled = services.enrolment.value !== undefined
  return (
    <>
      {services.isSuperseded.value && (
        <div class="superseded" role="alert">
          <span>{t('shell.superseded.hint')}</span>
          <Button onClick={services.applyUpdate}>{t('shell.superseded.reload')}</Button>
        </div>
      )}
      {isEnrolled ? (
        <div class="frame">
          <Rail />
          <div class="frame-page">
            <Outlet />
          </div>
        </div>
      ) : (
        <Suspense fallback={null}>
          <EnrolScreen />
        </Suspense>
      )}
      <Notices />
    </>
  )
}

interface Place {
  readonly to: '/' | '/ideas' | '/programme' | '/report' | '/sync' | '/help' | '/settings'
  readonly icon: IconName
  readonly word: WordKey
  /** Where else one is still in this place. */
  readonly within: RegExp
  /** Where the rail is short, on phones above all, it is reached from the settings alone. */
  readonly isSpare?: true
}

const WORK: readonly Place[] = [
  { to: '/', icon: 'home', word: 'shell.rail.workshops', within: /^\/(workshops\/.*)?$/ },
  { to: '/ideas', icon: 'idea', word: 'shell.rail.ideas', within: /^\/(ideas|import|sort|proposals\/.*)$/ },
  { to: '/programme', icon: 'plan', word: 'shell.rail.programme', within: /^\/(programme|projects(\/.*)?)$/ },
  { to: '/report', icon: 'chart', word: 'shell.rail.report', within: /^\/(report|export(\/.*)?)$/ },
]
const KEEPING: readonly Place[] = [
  { to: '/sync', icon: 'sync', word: 'shell.rail.sync', within: /^\/sync$/ },
  { to: '/help', icon: 'help', word: 'shell.rail.help', within: /^\/help$/, isSpare: true },
  { to: '/settings', icon: 'gear', word: 'shell.rail.settings', within: /^\/(settings|devices)$/ },
]

function Rail() {
  const { t } = useWords()
  useReadyAhead()
  return (
    <nav class="rail" aria-label={t('shell.rail.label')}>
      <div class="rail-mark" aria-hidden="true">
        {t('common.app')}
      </div>
      {WORK.map((place) => (
        <RailLink key={place.to} place={place} />
      ))}
      <div class="rail-gap" />
      {KEEPING.map((place) => (
        <RailLink key={place.to} place={place} />
      ))}
    </nav>
  )
}

function RailLink({ place: { to, icon, word, within, isSpare } }: { readonly place: Place }) {
  const { t } = useWords()
  const isHere = useLocation({ select: ({ pathname }) => within.test(pathname) })
  return (
    // The router's own "current" is by address alone; a workshop's pages belong to the workshops, too.
    <Link to={to} activeProps={{}} class={isSpare && 'rail-spare'} aria-current={isHere ? 'page' : undefined}>
      <Icon name={icon} />
      {t(word)}
    </Link>
  )
}

/** An address that leads nowhere: an old link, a thing that was removed. */
export function Missing() {
  const { t } = useWords()
  return (
    <Page title={t('common.app')}>
      <EmptyState icon="search" title={t('shell.missing.title')} hint={t('shell.missing.hint')}>
        <ButtonLink to="/" kind="primary">
          {t('shell.missing.home')}
        </ButtonLink>
      </EmptyState>
    </Page>
  )
}

/** A screen failed. What was saved is in the log; only the drawing broke. */
export function Mishap({ reset }: ErrorComponentProps) {
  const { t } = useWords()
  return (
    <Page title={t('common.app')}>
      <EmptyState icon="warning" title={t('shell.mishap.title')} hint={t('shell.mishap.hint')}>
        <Button kind="primary" onClick={() => reset()}>
          {t('common.retry')}
        </Button>
      </EmptyState>
    </Page>
  )
}
