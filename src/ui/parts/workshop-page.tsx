import type { ReadonlySignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { countedOf } from '../../domain/attendance.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { Workshop } from '../../domain/kinds.ts'
import { proposalsIn, workshopEnd } from '../../domain/programme.ts'
import { useUnsorted } from '../judging.ts'
import { Link, usePath } from '../navigation.tsx'
import { useEntity, useReading, useReadingSignal } from '../reading.ts'
import { shortcut } from '../shortcut.ts'
import { Missing } from '../stand-in.tsx'
import { useWakefulScreen } from '../wakeful.ts'
import { useWords } from '../words.ts'
import { useMayWrite } from '../write.ts'
import { Button, ButtonLink, IconButton } from './button.tsx'
import { Page } from './page.tsx'
import { Tag } from './tag.tsx'
import { useWorkshopStatus, WorkshopActions } from './workshop-actions.tsx'
import '../styles/workshop.css'

interface WorkshopPageProps {
  readonly id: EntityId
  readonly children: (workshop: Workshop) => ComponentChildren
}

/** A workshop's frame: what and where it is, its four tabs, and what is unusual about it. */
export function WorkshopPage({ id, children }: WorkshopPageProps) {
  const workshop = useEntity('workshop', id)
  const [isMenuOpen, setMenuOpen] = useState(false)
  const may = useMayWrite()
  const { t, formats } = useWords()
  useWakefulScreen(workshop?.status === 'open')
  if (!workshop) return <Missing />
  return (
    <Page
      title={formats.name(workshop.title)}
      where={<WorkshopWhere workshop={workshop} />}
      back="/"
      tools={
        <>
          <WorkshopTabs id={id} />
          {may('workshop', 'status') && (
            <IconButton
              icon="more"
              kind="quiet"
              label={t('workshop.actions.open')}
              onClick={() => setMenuOpen(true)}
            />
          )}
        </>
      }
    >
      <div class="workshop">
        <Banner workshop={workshop} />
        <div class="workshop-body">{children(workshop)}</div>
      </div>
      {isMenuOpen && <WorkshopActions workshop={workshop} onClose={() => setMenuOpen(false)} />}
    </Page>
  )
}

/** Place, day and time of a workshop, in one line. */
export function WorkshopWhere({ workshop }: { readonly workshop: Workshop }) {
  const { formats } = useWords()
  const programme = useEntity('programme', workshop.programme)
  const parts = [
    workshop.place ?? workshop.neighbourhood,
    workshop.date && formats.date(workshop.date),
    workshop.time,
  ].filter((part) => part !== undefined)
  const { t } = useWords()
  return (
    <>
      {parts.map((part, index) => (
        <span key={part}>
          {index > 0 && '· '}
          <bdi>{part}</bdi>
        </span>
      ))}
      {programme?.example && <Tag tone="merged">{t('shell.programme.example')}</Tag>}
    </>
  )
}

function WorkshopTabs({ id }: { readonly id: EntityId }) {
  const { t } = useWords()
  const people = useReadingSignal(['tally', 'workshop'], (reader) => countedOf(reader, id).people, [id])
  const proposals = useReadingSignal(
    ['proposal', 'workshop'],
    (reader) => proposalsIn(reader, id).filter(({ withdrawn }) => !withdrawn).length,
    [id],
  )
  const unsorted = useUnsorted(proposalsIn, id)
  const path = usePath()
  const tab = (name: 'count' | 'ideas' | 'sort' | 'summary') => {
    const to = `/workshops/${id}/${name}` as const
    return {
      ...shortcut(`tab.${name}`),
      to,
      replace: true,
      'aria-current': path === to ? 'page' : undefined,
    } as const
  }
  return (
    <nav class="tabs" aria-label={t('workshop.tabs.label')}>
      <Link {...tab('count')}>
        {t('workshop.tabs.count')} <TabFigure figure={people} />
      </Link>
      <Link {...tab('ideas')}>
        {t('workshop.tabs.ideas')} <TabFigure figure={proposals} />
      </Link>
      <Link {...tab('sort')}>
        {t('workshop.tabs.sort')} <TabFigure figure={unsorted} />
      </Link>
      <Link {...tab('summary')}>{t('workshop.tabs.summary')}</Link>
    </nav>
  )
}

/** Reads its figure itself, so that a tap renders one number anew and not a page. */
function TabFigure({ figure }: { readonly figure: ReadonlySignal<number> }) {
  const { formats } = useWords()
  return figure.value === 0 ? null : <b class="num">{formats.number(figure.value)}</b>
}

function Banner({ workshop }: { readonly workshop: Workshop }) {
  const { t, formats } = useWords()
  const may = useMayWrite()
  const change = useWorkshopStatus(workshop)
  const target = useReading(
    ['workshop'],
    (reader) => {
      const end = workshopEnd(reader, workshop.id)
      return end === workshop.id ? undefined : reader.get('workshop', end)
    },
    [workshop.id],
  )
  if (target) {
    return (
      <div class="banner">
        <span>{t('workshop.banner.joined', { title: formats.name(target.title) })}</span>
        <ButtonLink to={`/workshops/${target.id}/count`}>{t('workshop.banner.open')}</ButtonLink>
      </div>
    )
  }
  if (workshop.status !== 'closed' && workshop.status !== 'cancelled') return null
  return (
    <div class="banner">
      <span>{t(workshop.status === 'closed' ? 'workshop.banner.closed' : 'workshop.banner.cancelled')}</span>
      {may('workshop', 'status') && (
        <Button onClick={() => void change('open')}>{t('workshop.actions.reopen')}</Button>
      )}
    </div>
  )
}
