/**
 * What lasts as long as the app is open and belongs to no single screen: the language, the chosen
 * programme, what is being said to the person. Made once by `App`; kept across starts as drafts.
 */
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { EntityId } from '../domain/ids.ts'
import type { Programme } from '../domain/kinds.ts'
import { programmesOf } from '../domain/programme.ts'
import { isLocale, type Locale } from '../i18n/locale.ts'
import { arabic, loadWords, type Words } from '../i18n/words.ts'
import { createFirstVisit, type FirstVisit } from './first-visit.ts'
import type { Services } from './services.ts'
import { createTheming, type Theming } from './theme.ts'

/** Long enough to read a line and reach for "undo" with wet gloves; a failure stays until it is closed. */
export const NOTICE_MS = 8_000

/** Something said to the person at the edge of the screen. */
export interface Notice {
  readonly id: number
  readonly tone: 'done' | 'failure'
  readonly text: string
  readonly undo?: () => void
  /** What a person can do about it. */
  readonly remedy?: Remedy
}

interface Remedy {
  readonly label: string
  act(): void
}

export interface Session {
  readonly words: ReadonlySignal<Words>
  chooseLanguage(locale: Locale): void
  readonly theming: Theming
  readonly firstVisit: FirstVisit

  /** Programmes, newest first. */
  readonly programmes: ReadonlySignal<readonly Programme[]>
  /** The chosen one, or else the newest that is no example. */
  readonly programme: ReadonlySignal<Programme | undefined>
  chooseProgramme(id: EntityId): void

  readonly notices: ReadonlySignal<readonly Notice[]>
  say(text: string, undo?: () => void): void
  /** Says that something went wrong; stays until the person closes it. */
  warn(text: string, remedy?: Remedy): void
  dismiss(id: number): void

  /** What is heavy to make and serves several screens: made when first asked for, by the function that names it. */
  once<T>(make: (services: Services) => T): T

  /** Reads what earlier starts chose. */
  restore(): Promise<void>
}

export function createSession(services: Services): Session {
  const { live, draft, saveDraft } = services
  const words = signal(arabic())
  const chosen = signal<EntityId | undefined>(undefined)
  const notices = signal<readonly Notice[]>([])
  let lastNotice = 0
  const firstVisit = createFirstVisit(services)
  const made = new Map<unknown, unknown>()

  const programmes = live.reading(['programme'], programmesOf)
  const programme = computed(() => {
    const all = programmes.value
    return all.find(({ id }) => id === chosen.value) ?? all.find(({ example }) => !example) ?? all[0]
  })

  const show = (notice: Omit<Notice, 'id'>) => {
    lastNotice += 1
    // One "done" at a time: the newest is the one that can be undone. Failures are never pushed away.
    // But said once: on a full disk every tap fails in the same words.
    const failures = notices.value.filter(({ tone, text }) => tone === 'failure' && text !== notice.text)
    notices.value = [...failures, { ...notice, id: lastNotice }]
  }

  return {
    words,
    chooseLanguage: (locale) => {
      loadWords(locale).then(
        // Kept before it is shown: whoever sees it finds it again after a reload.
        (loaded) =>
          saveDraft('language', locale).finally(() => {
            words.value = loaded
          }),
        () => show({ tone: 'failure', text: words.value.t('common.problem.unreachable') }),
      )
    },
    theming: createTheming(services),
    firstVisit,
    programmes,
    programme,
    chooseProgramme: (id) => {
      chosen.value = id
      void saveDraft('programme', id)
    },
    notices,
    say: (text, undo) => show({ tone: 'done', text, ...(undo && { undo }) }),
    warn: (text, remedy) => show({ tone: 'failure', text, ...(remedy && { remedy }) }),
    dismiss: (id) => {
      notices.value = notices.value.filter((notice) => notice.id !== id)
    },
    once: <T>(make: (services: Services) => T): T => {
      if (!made.has(make)) made.set(make, make(services))
      return made.get(make) as T
    },
    restore: async () => {
      const [language, last] = await Promise.all([
        draft('language'),
        draft<EntityId>('programme'),
        firstVisit.restore(),
      ])
      chosen.value = last
      if (isLocale(language)) words.value = await loadWords(language)
    },
  }
}

export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('SessionContext is missing above this component')
  return session
}

/** The programme that the screens are about, or undefined while there is none. */
export const useProgramme = (): Programme | undefined => useSession().programme.value
