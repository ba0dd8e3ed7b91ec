import type { ComponentChildren } from 'preact'
import { CONTENT_ID, useWindowTitle } from '../focus.ts'
import { Icon } from '../icons.tsx'
import { type Address, Link } from '../navigation.tsx'
import { useProgramme, useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { LockButton } from './lock-button.tsx'
import { SyncPill } from './sync-pill.tsx'
import { Tag } from './tag.tsx'

interface PageProps {
  readonly title: string
  /** The line under the title; without it, the programme the page is about. */
  readonly where?: ComponentChildren
  /** Tabs or buttons beside the title. */
  readonly tools?: ComponentChildren
  /** Where "back" goes, on pages one level down. */
  readonly back?: Address
  readonly children: ComponentChildren
}

/** A screen's title bar, with the sync pill always in it, and what scrolls under it. */
export function Page({ title, where, tools, back, children }: PageProps) {
  const { t } = useWords()
  useWindowTitle(title)
  return (
    <div class="page">
      <header class="bar">
        {back && (
          <Link to={back} class="back" aria-label={t('common.back')}>
            <Icon name="back" />
          </Link>
        )}
        <div class="bar-title">
          <h1 tabIndex={-1}>
            <bdi>{title}</bdi>
          </h1>
          <div class="bar-where">{where ?? <CurrentProgramme />}</div>
        </div>
        {tools}
        <span class="bar-push" />
        <SyncPill />
        <LockButton />
      </header>
      <main class="page-body" id={CONTENT_ID} tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

/** The programme's name; a choice where there are several; a mark where it is only an example. */
export function CurrentProgramme() {
  const session = useSession()
  const { t, formats } = useWords()
  const programme = useProgramme()
  const all = session.programmes.value
  if (!programme) return null
  return (
    <>
      {all.length > 1 ? (
        <select
          class="programme-choice"
          aria-label={t('shell.programme.choose')}
          value={programme.id}
          onChange={(event) => {
            const chosen = all[event.currentTarget.selectedIndex]
            if (chosen) session.chooseProgramme(chosen.id)
          }}
        >
          {all.map(({ id, title }) => (
            <option key={id} value={id} selected={id === programme.id}>
              {formats.name(title)}
            </option>
          ))}
        </select>
      ) : (
        <span class="programme-name">
          <bdi>{formats.name(programme.title)}</bdi>
        </span>
      )}
      {programme.example && <Tag tone="merged">{t('shell.programme.example')}</Tag>}
    </>
  )
}
