/** The frame around every screen: the rail (or bottom bar), the page, and what is being said. */
import { type ErrorComponentProps, Link, Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense } from 'preact/compat'
import type { WordKey } from '../i18n/words.ts'
import { useReadyAhead } from './ahead.ts'
import { CONTENT_ID, focusContent, useFocusAfterNavigation } from './focus.ts'
import { Icon, type IconName } from './icons.tsx'
import { createIdlePause } from './idle.ts'
import { Button, ButtonLink } from './parts/button.tsx'
import { EmptyState } from './parts/empty.tsx'
import { Notices } from './parts/notices.tsx'
import { Page } from './parts/page.tsx'
import { useServices } from './services.ts'
import { shortcut } from './shortcut.ts'
import type { ShortcutId } from './shortcuts.ts'
import { useWords } from './words.ts'

const Keyboard = lazy(async () => {
  // Nobody presses a key before there is something to see.
  await createIdlePause()()
  // A file that cannot be had takes the shortcuts with it, and nothing else.
  const loaded = await import('./keyboard.tsx').catch(() => undefined)
  return { default: loaded?.Keyboard ?? (() => null) }
})
const EnrolScreen = lazy(async () => ({ default: (await import('./screens/enrol.tsx')).EnrolScreen }))

export function Shell() {
  const { t } = useWords()
  const services = useServices()
  const isEnrolled = services.enrolment.value !== undefined
  useFocusAfterNavigation()
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
          <SkipLink />
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
      {isEnrolled && (
        <Suspense fallback={null}>
          <Keyboard />
        </Suspense>
      )}
    </>
  )
}

/** Past the rail, for who goes by keyboard; nobody else sees it. */
function SkipLink() {
  const { t } = useWords()
  return (
    <a
      class="skip"
      href={`#${CONTENT_ID}`}
      onClick={(event) => {
        // The address stays: in it, what follows "#" would be another place to come back to.
        event.preventDefault()
        focusContent()
      }}
    >
      {t('shell.skip')}
    </a>
  )
}

interface Place {
  readonly to: '/' | '/ideas' | '/programme' | '/report' | '/sync' | '/help' | '/settings'
  readonly icon: IconName
  readonly word: WordKey
  readonly shortcut?: ShortcutId
  /** Where else one is still in this place. */
  readonly within: RegExp
  /** Where the rail is short, on phones above all, it is reached from the settings alone. */
  readonly isSpare?: true
}

const WORK: readonly Place[] = [
  {
    to: '/',
    icon: 'home',
    word: 'shell.rail.workshops',
    shortcut: 'go.workshops',
    within: /^\/(workshops\/.*)?$/,
  },
  {
    to: '/ideas',
    icon: 'idea',
    word: 'shell.rail.ideas',
    shortcut: 'go.ideas',
    within: /^\/(ideas|import|sort|proposals\/.*)$/,
  },
  {
    to: '/programme',
    icon: 'plan',
    word: 'shell.rail.programme',
    shortcut: 'go.programme',
    within: /^\/(programme|projects(\/.*)?)$/,
  },
  {
    to: '/report',
    icon: 'chart',
    word: 'shell.rail.report',
    shortcut: 'go.report',
    within: /^\/(report|export(\/.*)?)$/,
  },
]
const KEEPING: readonly Place[] = [
  { to: '/sync', icon: 'sync', word: 'shell.rail.sync', shortcut: 'go.sync', within: /^\/sync$/ },
  { to: '/help', icon: 'help', word: 'shell.rail.help', within: /^\/help$/, isSpare: true },
  {
    to: '/settings',
    icon: 'gear',
    word: 'shell.rail.settings',
    shortcut: 'go.settings',
    within: /^\/(settings|devices)$/,
  },
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

function RailLink({ place: { to, icon, word, shortcut: id, within, isSpare } }: { readonly place: Place }) {
  const { t } = useWords()
  const isHere = useLocation({ select: ({ pathname }) => within.test(pathname) })
  return (
    // The router's own "current" is by address alone; a workshop's pages belong to the workshops, too.
    <Link
      {...(id && shortcut(id))}
      to={to}
      activeProps={{}}
      class={isSpare && 'rail-spare'}
      aria-current={isHere ? 'page' : undefined}
    >
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
