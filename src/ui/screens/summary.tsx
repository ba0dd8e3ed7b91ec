/** What a workshop gave: who came, what was proposed, what became of it. */
import { type Attendance, attendanceOf } from '../../domain/attendance.ts'
import type { Figure as FigureValue } from '../../domain/figure.ts'
import type { Axis, Group, Workshop } from '../../domain/kinds.ts'
import { axisRows, countOutcomes, OUTCOMES, type Outcome } from '../../domain/outcomes.ts'
import { groupsOf, joinedTo, proposalsIn } from '../../domain/programme.ts'
import { proposalsAt } from '../../domain/report-proposals.ts'
import { Link } from '../navigation.tsx'
import { WorkshopArrival } from '../parts/arrival.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { EmptyState } from '../parts/empty.tsx'
import { Figure } from '../parts/figure.tsx'
import { Progress } from '../parts/progress.tsx'
import { CARD_KINDS } from '../parts/proposal-card.tsx'
import { Share } from '../parts/share.tsx'
import { Tag } from '../parts/tag.tsx'
import { WorkshopDeclared } from '../parts/workshop-declared.tsx'
import { WorkshopPage } from '../parts/workshop-page.tsx'
import { entityIdFrom, useEntity, useReading } from '../reading.ts'
import { useWords } from '../words.ts'
import { useMayWrite } from '../write.ts'
import '../styles/summary.css'

export function SummaryScreen({ id }: { readonly id: string }) {
  return <WorkshopPage id={entityIdFrom(id)}>{(workshop) => <Summary workshop={workshop} />}</WorkshopPage>
}

function Summary({ workshop }: { readonly workshop: Workshop }) {
  const { t, formats, locale } = useWords()
  const programme = useEntity('programme', workshop.programme)
  const attendance = useReading(['tally', 'workshop'], (reader) => attendanceOf(reader, workshop), [workshop])
  const groups = useReading(['group'], (reader) => groupsOf(reader, workshop.programme, { retired: true }), [
    workshop.programme,
  ])
  const joined = useReading(
    ['workshop'],
    (reader) =>
      joinedTo(reader, workshop.id).flatMap((id) =>
        id === workshop.id ? [] : (reader.get('workshop', id) ?? []),
      ),
    [workshop.id],
  )
  return (
    <div class="summary">
      <section class="summary-figures" aria-label={t('summary.people.title')}>
        <Stat figure={attendance.total} label={t('summary.people.total')} />
        <Stat figure={attendance.women} label={t('common.women')} />
        <Stat figure={attendance.men} label={t('common.men')} />
        {programme?.undisclosedGender && (
          <Stat figure={attendance.undisclosed} label={t('count.half.undisclosed')} />
        )}
        <div class="panel stat">
          <strong>
            <Share of={attendance.told.people} share={attendance.share} />
          </strong>
          <span>{t('summary.people.share')}</span>
        </div>
      </section>
      {workshop.status === 'closed' && <WorkshopArrival workshop={workshop} />}
      <section class="panel">
        <h2>{t('summary.people.title')}</h2>
        <GenderBar attendance={attendance} />
        <Groups attendance={attendance} groups={groups} />
      </section>
      <Outcomes workshop={workshop} />
      <div class="row">
        <ButtonLink to={`/export/minutes/${workshop.id}/${locale}`} icon="print">
          {t('exports.item.minutes.title')}
        </ButtonLink>
      </div>
      <WorkshopDeclared workshop={workshop} />
      {(workshop.agenda || joined.length > 0) && (
        <section class="panel">
          {workshop.agenda && (
            <>
              <h2>{t('summary.agenda.title')}</h2>
              <p class="said" dir="auto">
                {workshop.agenda}
              </p>
            </>
          )}
          {joined.length > 0 && <h2>{t('summary.joined.title')}</h2>}
          {joined.map(({ id, title }) => (
            <Link key={id} class="link" to={`/workshops/${id}/count`}>
              <bdi>{formats.name(title)}</bdi>
            </Link>
          ))}
        </section>
      )}
    </div>
  )
}

function Stat({ figure, label }: { readonly figure: FigureValue; readonly label: string }) {
  return (
    <div class="panel stat">
      <strong>
        <Figure figure={figure} />
      </strong>
      <span>{label}</span>
    </div>
  )
}

function GenderBar({ attendance: { women, men, undisclosed, total } }: { readonly attendance: Attendance }) {
  const { t, formats } = useWords()
  if (!total.value || women.value === null) return <p class="soft">{t('summary.people.none')}</p>
  const label = [
    `${t('common.women')} ${formats.number(women.value)}`,
    ...(men.value === null ? [] : [`${t('common.men')} ${formats.number(men.value)}`]),
  ].join(' · ')
  return (
    <Progress
      isThick
      label={label}
      total={total.value}
      parts={[
        { tone: 'women', value: women.value },
        { tone: 'men', value: men.value ?? 0 },
        { tone: 'undisclosed', value: undisclosed.value ?? 0 },
      ]}
    />
  )
}

function Groups({
  attendance,
  groups,
}: {
  readonly attendance: Attendance
  readonly groups: readonly Group[]
}) {
  const { t, formats } = useWords()
  const rows = groups.flatMap((group) => {
    const figure = attendance.groups.get(group.id)
    return figure ? [{ group, figure }] : []
  })
  if (rows.length === 0) return <p class="soft">{t('summary.groups.none')}</p>
  const most = Math.max(...rows.map(({ figure }) => figure.value ?? 0))
  return (
    <ul class="bars" aria-label={t('summary.groups.title')}>
      {rows.map(({ group, figure }) => {
        const name = formats.name(group.shortName ?? group.name)
        return (
          <li key={group.id} class="bar-row">
            <span>
              <bdi>{name}</bdi>
            </span>
            <Progress
              isThick
              label={`${name}: ${formats.number(figure.value ?? 0)}`}
              total={most}
              parts={[{ tone: 'group', value: Math.max(0, figure.value ?? 0) }]}
            />
            <Figure figure={figure} />
          </li>
        )
      })}
    </ul>
  )
}

function Outcomes({ workshop }: { readonly workshop: Workshop }) {
  const may = useMayWrite()
  const { t } = useWords()
  const { rows, total, figure, outcomes } = useReading(
    CARD_KINDS,
    (reader) => {
      const proposals = proposalsIn(reader, workshop.id).filter(({ withdrawn }) => !withdrawn)
      return {
        total: proposals.length,
        figure: proposalsAt(reader, workshop).total,
        outcomes: countOutcomes(reader, proposals),
        rows: axisRows(reader, workshop.programme, proposals).filter(({ total }) => total > 0),
      }
    },
    [workshop],
  )
  if (total === 0) {
    return (
      <section class="panel">
        <h2>{t('summary.proposals.title')}</h2>
        {figure.origin === 'declared' ? (
          <p>
            <Figure figure={figure} />
          </p>
        ) : (
          <EmptyState
            icon="idea"
            title={t('proposals.empty.title')}
            hint={t(may('proposal', 'text') ? 'ideas.empty.write' : 'ideas.empty.read')}
          />
        )}
      </section>
    )
  }
  return (
    <section class="panel">
      <h2>{t('summary.proposals.title')}</h2>
      <p>{t('common.proposals', { count: total })}</p>
      <div class="meta">
        {OUTCOMES.filter((outcome) => outcomes[outcome] > 0).map((outcome) => (
          <Tag key={outcome} tone={outcome === 'unsorted' ? 'pending' : outcome}>
            {t(`common.verdict.${outcome}`)} <bdi class="num">{outcomes[outcome]}</bdi>
          </Tag>
        ))}
      </div>
      <ul class="bars" aria-label={t('summary.proposals.byAxis')}>
        {rows.map((row) => (
          <AxisBar key={row.axis?.id ?? 'none'} {...row} most={Math.max(...rows.map((each) => each.total))} />
        ))}
      </ul>
    </section>
  )
}

interface AxisBarProps {
  readonly axis: Axis | null
  readonly total: number
  readonly outcomes: Readonly<Record<Outcome, number>>
  /** The longest bar's total. */
  readonly most: number
}

function AxisBar({ axis, total, outcomes, most }: AxisBarProps) {
  const { t, formats } = useWords()
  const name = axis ? formats.name(axis.shortName ?? axis.name) : t('common.noAxis')
  const said = OUTCOMES.filter((outcome) => outcomes[outcome] > 0).map(
    (outcome) => `${t(`common.verdict.${outcome}`)} ${formats.number(outcomes[outcome])}`,
  )
  return (
    <li class="bar-row">
      <span>
        <bdi>{name}</bdi>
      </span>
      <Progress
        isThick
        label={`${name}: ${said.join(' · ')}`}
        total={most}
        parts={OUTCOMES.map((outcome) => ({ tone: outcome, value: outcomes[outcome] }))}
      />
      <span class="num">{formats.number(total)}</span>
    </li>
  )
}
