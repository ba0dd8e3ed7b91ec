/** The workshops of the programme: now, upcoming, past, cancelled; and what still waits. */
import type { ReadonlySignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { attendanceOf } from '../../domain/attendance.ts'
import { declared } from '../../domain/figure.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { Programme, Proposal, Workshop } from '../../domain/kinds.ts'
import { set } from '../../domain/operation.ts'
import { groupWorkshops, proposalsByWorkshop, workshopEnd, workshopsOf } from '../../domain/programme.ts'
import type { WordKey } from '../../i18n/words.ts'
import { Icon } from '../icons.tsx'
import { Link, useNavigate } from '../navigation.tsx'
import { Button, ButtonLink, buttonClass } from '../parts/button.tsx'
import { EmptyState } from '../parts/empty.tsx'
import { Figure } from '../parts/figure.tsx'
import { GuardLater } from '../parts/guard-later.tsx'
import { LongList } from '../parts/long-list.tsx'
import { NewsLater } from '../parts/news-later.tsx'
import { NoProgramme } from '../parts/no-programme.tsx'
import { Page } from '../parts/page.tsx'
import { PeopleTags } from '../parts/people-tags.tsx'
import { ReadyCard } from '../parts/ready.tsx'
import { Tag } from '../parts/tag.tsx'
import { useReading, useReadingSignal } from '../reading.ts'
import { useServices } from '../services.ts'
import { useProgramme, useSession } from '../session.ts'
import { dateOf, dayOf, timeOf } from '../today.ts'
import { useWords } from '../words.ts'
import { useMayWrite, useWrite } from '../write.ts'
import '../styles/home.css'

export function HomeScreen() {
  const { t } = useWords()
  const programme = useProgramme()
  return (
    <Page title={t('home.title.text')}>
      <NewsLater />
      {programme ? <Workshops programme={programme} /> : <NoProgramme />}
    </Page>
  )
}

/** Pixels of a card with its figures, on a tablet. */
const CARD_GUESS = 128

const SECTIONS = ['now', 'upcoming', 'past', 'cancelled'] as const

function Workshops({ programme }: { readonly programme: Programme }) {
  const { t } = useWords()
  const may = useMayWrite()
  const { now } = useServices()
  const workshops = useReading(
    ['workshop'],
    (reader) =>
      workshopsOf(reader, programme.id).filter(
        (workshop) => workshopEnd(reader, workshop.id) === workshop.id,
      ),
    [programme.id],
  )
  const proposals = useReadingSignal(['proposal', 'workshop'], proposalsByWorkshop, [])
  const today = dayOf(now())
  const groups = useMemo(() => groupWorkshops(workshops, today), [workshops, today])
  return (
    <div class="home">
      <div class="home-list">
        {workshops.length === 0 && (
          <EmptyState
            icon="people"
            title={t('home.empty.workshops')}
            hint={t(may('workshop', 'title') ? 'home.empty.plan' : 'home.empty.watch')}
          />
        )}
        {SECTIONS.map((section) =>
          groups[section].length > 0 ? (
            <section key={section} class="home-group">
              <h2>{t(HEADINGS[section])}</h2>
              <LongList
                items={groups[section]}
                label={t(HEADINGS[section])}
                guess={CARD_GUESS}
                class="long-list-cards"
              >
                {(workshop) => (
                  <WorkshopCard workshop={workshop} proposals={proposals} isNow={section === 'now'} />
                )}
              </LongList>
            </section>
          ) : null,
        )}
      </div>
      <aside class="home-side">
        {may('workshop', 'title') && <StartNow programme={programme} />}
        {may('programme', 'title') && (
          <>
            <ButtonLink to="/workshops/new" icon="plan" wide>
              {t('home.plan.button')}
            </ButtonLink>
            <GuardLater programme={programme.id} />
          </>
        )}
        <ReadyCard programme={programme} />
      </aside>
    </div>
  )
}

const HEADINGS: Readonly<Record<(typeof SECTIONS)[number], WordKey>> = {
  now: 'home.section.now',
  upcoming: 'home.section.upcoming',
  past: 'home.section.past',
  cancelled: 'home.section.cancelled',
}

/** A workshop that nobody planned, open at once: the name it gets can be changed whenever there is time. */
function StartNow({ programme }: { readonly programme: Programme }) {
  const { t, formats } = useWords()
  const { now, newEntityId } = useServices()
  const write = useWrite()
  const session = useSession()
  const navigate = useNavigate()
  const start = async () => {
    const date = dateOf(now())
    const time = timeOf(now())
    const id = newEntityId()
    const title = t('home.start.title', { date: formats.date(date), time })
    const fields = { programme: programme.id, title, type: 'other', status: 'open', date, time }
    if (!(await write([set('workshop', id, fields)]))) return
    session.say(t('home.start.done'))
    navigate(`/workshops/${id}/count`)
  }
  return (
    <div class="home-start">
      <Button icon="plus" kind="primary" wide onClick={() => void start()}>
        {t('home.start.button')}
      </Button>
      <p class="soft small">{t('home.start.hint')}</p>
    </div>
  )
}

interface WorkshopCardProps {
  readonly workshop: Workshop
  /** Of all workshops: one walk over the proposals serves every card. */
  readonly proposals: ReadonlySignal<ReadonlyMap<EntityId, readonly Proposal[]>>
  readonly isNow: boolean
}

function WorkshopCard({ workshop, proposals: byWorkshop, isNow }: WorkshopCardProps) {
  const { t, formats } = useWords()
  const attendance = useReading(['tally', 'workshop'], (reader) => attendanceOf(reader, workshop), [workshop])
  const proposals = byWorkshop.value.get(workshop.id)?.length ?? 0
  const title = formats.name(workshop.title)
  const details = [
    workshop.type && t(`common.workshopType.${workshop.type}`),
    workshop.time,
    workshop.place ?? workshop.neighbourhood,
  ].filter((part) => part !== undefined)
  return (
    <article class={isNow ? 'ws ws-now' : 'ws'}>
      <DateLeaf workshop={workshop} />
      <div class="ws-what">
        <h3>
          <Link to={`/workshops/${workshop.id}/count`} class="ws-open" dir="auto">
            {title}
          </Link>
        </h3>
        <div class="meta">
          {details.map((detail, index) => (
            <span key={detail}>
              {index > 0 && '· '}
              <bdi>{detail}</bdi>
            </span>
          ))}
        </div>
        <div class="meta">
          <PeopleTags attendance={attendance} />
          {proposals > 0 && <Tag>{t('common.proposals', { count: proposals })}</Tag>}
          {proposals === 0 && workshop.declared?.proposals?.value != null && (
            <Tag>
              {t('summary.proposals.title')} <Figure figure={declared(workshop.declared.proposals)} />
            </Tag>
          )}
        </div>
      </div>
      {isNow ? (
        <Continue workshop={workshop} title={title} />
      ) : (
        <span class="ws-go">
          <Icon name="forward" />
        </span>
      )}
    </article>
  )
}

/** Starting a planned workshop opens it; one that is open is gone on with. */
function Continue({ workshop, title }: { readonly workshop: Workshop; readonly title: string }) {
  const { t } = useWords()
  const may = useMayWrite()
  const write = useWrite()
  const navigate = useNavigate()
  const counting = `/workshops/${workshop.id}/count` as const
  if (workshop.status === 'open' || !may('workshop', 'status')) {
    return (
      <Link
        to={counting}
        class={buttonClass({ kind: 'primary', size: 'large' })}
        aria-label={t('home.card.continueThis', { title })}
      >
        {t('home.card.continue')}
      </Link>
    )
  }
  const start = async () => {
    if (!(await write([set('workshop', workshop.id, { status: 'open' })]))) return
    navigate(counting)
  }
  return (
    <Button
      kind="primary"
      size="large"
      aria-label={t('home.card.startThis', { title })}
      onClick={() => void start()}
    >
      {t('home.card.start')}
    </Button>
  )
}

function DateLeaf({ workshop: { date } }: { readonly workshop: Workshop }) {
  const { t, formats } = useWords()
  if (!date) return <div class="leaf leaf-none">{t('home.card.noDate')}</div>
  const { day, month } = formats.leaf(date)
  return (
    <div class="leaf num">
      {day && <b>{day}</b>}
      {month}
      <small>{date.start.slice(0, 4)}</small>
    </div>
  )
}
