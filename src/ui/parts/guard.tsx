/** The sum guard's list: what disagrees, both figures, and the way to where it is mended. */
import { useState } from 'preact/hooks'
import { type Finding, findingsOf, keyOfFinding, type Place, type Side } from '../../domain/guard.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { Kind } from '../../domain/kinds.ts'
import type { Reader } from '../../domain/state.ts'
import { unreachable } from '../../domain/unreachable.ts'
import type { Words } from '../../i18n/words.ts'
import { Icon } from '../icons.tsx'
import { type Address, Link } from '../navigation.tsx'
import { useReading } from '../reading.ts'
import { useServices } from '../services.ts'
import { titleOf } from '../values.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { Amount } from './declared-budget.tsx'
import { channelName } from './declared-rows.tsx'
import { Figure } from './figure.tsx'
import '../styles/declared.css'

/** What a finding can be about: any change of these asks the guard again. */
export const GUARD_KINDS: readonly (Kind | 'tally')[] = [
  'programme',
  'workshop',
  'tally',
  'proposal',
  'project',
  'axis',
  'group',
]

/** A long list is for later; the first of it is what is mended first. */
const SHOWN_AT_FIRST = 20

export function GuardPanel({ programme }: { readonly programme: EntityId }) {
  const { t } = useWords()
  const findings = useReading(GUARD_KINDS, (reader) => findingsOf(reader, programme), [programme])
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? findings : findings.slice(0, SHOWN_AT_FIRST)
  return (
    <section class="panel" id="guard" aria-labelledby="guard-title">
      <h2 id="guard-title" class="row">
        <Icon name={findings.length === 0 ? 'check' : 'warning'} />
        {t('guard.title')}
      </h2>
      <p class="soft" role="status">
        {findings.length === 0 ? t('guard.content') : t('guard.count', { count: findings.length })}
      </p>
      {findings.length > 0 && (
        <>
          <p class="soft small">{t('guard.intro')}</p>
          <FindingList findings={shown} />
          {shown.length < findings.length && (
            <div class="row">
              <Button onClick={() => setWhole(true)}>{t('guard.showAll')}</Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}

interface FindingListProps {
  readonly findings: readonly Finding[]
  /** True where the page itself is the place that they are about. */
  readonly isHere?: boolean
}

export function FindingList({ findings, isHere = false }: FindingListProps) {
  return (
    <ul class="lines guard-lines">
      {findings.map((finding) => (
        <FindingLine key={keyOfFinding(finding)} finding={finding} isHere={isHere} />
      ))}
    </ul>
  )
}

function FindingLine({ finding, isHere }: { readonly finding: Finding; readonly isHere: boolean }) {
  const words = useWords()
  const { t } = words
  const { live } = useServices()
  const { rule, place, stated, parts } = finding
  const what = whatOf(words, live.state, finding)
  const where = whereOf(words, live.state, place)
  return (
    <li class="line guard-line" data-rule={rule}>
      <div class="line-main">
        <strong>{what}</strong>
        {!isHere && (
          <div class="meta">
            <bdi>{where}</bdi>
          </div>
        )}
      </div>
      {(stated || parts) && (
        <dl class="guard-sides">
          {stated && (
            <div>
              <dt>{t('guard.stated')}</dt>
              <dd>
                <SideValue side={stated} isStated />
              </dd>
            </div>
          )}
          {parts && (
            <div>
              <dt>{t('guard.parts')}</dt>
              <dd>
                <SideValue side={parts} />
              </dd>
            </div>
          )}
        </dl>
      )}
      {!isHere && (
        <Link
          to={addressOf(place)}
          class="button button-plain"
          aria-label={t('guard.mendOne', { what, where })}
        >
          {t('guard.mend')}
        </Link>
      )}
    </li>
  )
}

/** The rule in words, with the figure that it is about where one rule is about several. */
function whatOf(words: Words, reader: Reader, { rule, about, group }: Finding): string {
  const { t, formats } = words
  const sentence = t(`guard.rule.${rule}`)
  const isPlain =
    !about || rule === 'genders-total' || rule === 'groups-people' || rule === 'accepted-received'
  if (isPlain) return sentence
  const view = reader.get('group', group)
  return t('guard.about', {
    rule: sentence,
    what: view ? formats.name(view.name) : t(`declared.field.${about}`),
  })
}

function whereOf(words: Words, reader: Reader, place: Place): string {
  switch (place.kind) {
    case 'workshop':
    case 'project':
    case 'proposal':
    case 'programme':
      return titleOf(words, reader, place.kind, place.id)
    case 'channel':
      return channelName(words, reader, place.channel, place.axis)
    default:
      return unreachable(place)
  }
}

function addressOf(place: Place): Address {
  switch (place.kind) {
    case 'workshop':
      return `/workshops/${place.id}/summary#declared`
    case 'proposal':
      return `/proposals/${place.id}`
    case 'project':
      return `/projects/${place.id}`
    case 'channel':
      return '/programme#declared'
    case 'programme':
      if (place.part === 'ideas') return '/ideas'
      return `/programme#${place.part === 'about' ? 'about' : 'declared'}`
    default:
      return unreachable(place)
  }
}

function SideValue({ side, isStated = false }: { readonly side: Side; readonly isStated?: boolean }) {
  const words = useWords()
  const { t, formats } = words
  const { live } = useServices()
  switch (side.unit) {
    case 'figure':
      return <Figure figure={side.figure} />
    case 'dirhams':
      return <Amount centimes={side.centimes} isDeclared={isStated} />
    case 'months':
      return (
        <bdi class="num">
          {side.least === side.most
            ? t('guard.months', { count: side.least })
            : t('guard.monthsRange', { least: side.least, most: side.most })}
        </bdi>
      )
    case 'dates': {
      const [start, end] = [side.start, side.end].map((date) =>
        date ? formats.date(date) : t('guard.missing'),
      )
      return <bdi>{t('guard.dates', { start: start ?? '', end: end ?? '' })}</bdi>
    }
    case 'percent':
      return <bdi class="num">{formats.percent(side.percent / 100)}</bdi>
    case 'project':
      return <Link to={`/projects/${side.id}`}>{titleOf(words, live.state, 'project', side.id)}</Link>
    case 'outcome':
      return (
        <>
          {side.outcome === 'withdrawn' ? t('proposal.withdrawn.tag') : t(`common.verdict.${side.outcome}`)}
        </>
      )
    default:
      return unreachable(side)
  }
}
