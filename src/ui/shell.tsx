/** The frame around every screen: the rail (or bottom bar), the page, and what is being said. */
import type { WordKey } from '../i18n/words.ts'
import { useReadyAhead } from './ahead.ts'
import { CONTENT_ID, focusContent } from './focus.ts'
import { Icon, type IconName } from './icons.tsx'
import { Keyboard } from './keyboard.tsx'
import { type Address, Link, usePath } from './navigation.tsx'
import { Button } from './parts/button.tsx'
import { Notices } from './parts/notices.tsx'
import { CurrentScreen } from './router.tsx'
import { useServices } from './services.ts'
import { shortcut } from './shortcut.ts'
import type { ShortcutId } from './shortcuts.ts'
import { useWords } from './words.ts'

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
          <SkipLink />
          <Rail />
          <div class="frame-page">
            <CurrentScreen />
          </div>
        </div>
      ) : (
        <CurrentScreen only="/enrol" />
      )}
      <Notices />
      {isEnrolled && <Keyboard />}
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
  readonly to: Address
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
  const isHere = within.test(usePath())
  return (
    <Link
      {...(id && shortcut(id))}
      to={to}
      class={isSpare ? 'rail-spare' : undefined}
      aria-current={isHere ? 'page' : undefined}
    >
      <Icon name={icon} />
      {t(word)}
    </Link>
  )
}
