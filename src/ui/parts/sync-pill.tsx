import type { Words } from '../../i18n/words.ts'
import { Icon, type IconName } from '../icons.tsx'
import { Link } from '../navigation.tsx'
import { type Services, useServices } from '../services.ts'
import { dayOf } from '../today.ts'
import { waitingHere } from '../waiting.ts'
import { useWords } from '../words.ts'

/** What waits, when the last exchange was, what needs attention: in words, always in sight. */
export function SyncPill() {
  const services = useServices()
  const words = useWords()
  const pill = pillOf(services, words)
  const { tone, icon, text } = pill
  const more = moreOf(services, words, pill)
  return (
    <Link to="/sync" class={`pill pill-${tone}`} data-testid="sync-pill">
      <Icon name={icon} />
      <span>
        {text} {more !== '' && <small class="pill-more">{more}</small>}
      </span>
    </Link>
  )
}

type PillTone = 'safe' | 'waiting' | 'attention' | 'busy'

interface Pill {
  readonly tone: PillTone
  readonly icon: IconName
  readonly text: string
  /** The text is about something else than what waits. */
  readonly leavesOutWaiting?: true
}

function pillOf(services: Services, { t }: Words): Pill {
  const own = services.own.value
  const sync = services.sync.value
  const rejected = own.filter(({ state }) => state.type === 'rejected').length
  const waiting = waitingHere(services)
  const conflicts = services.live.conflicts.value.length
  const needsPerson = rejected + conflicts
  const isStuck =
    sync.phase === 'refused' ||
    sync.phase === 'diverged' ||
    sync.phase === 'forked' ||
    sync.phase === 'outdated'
  if (isStuck) return { tone: 'attention', icon: 'warning', text: t('pill.state.stuck', { count: waiting }) }
  if (needsPerson > 0) {
    const text = t('pill.state.attention', { count: needsPerson })
    return { tone: 'attention', icon: 'warning', text, leavesOutWaiting: true }
  }
  if (sync.isReachable === false) {
    const text = waiting > 0 ? t('pill.state.offlineWaiting', { count: waiting }) : t('pill.state.offline')
    return { tone: 'waiting', icon: 'offline', text }
  }
  if (waiting > 0) return { tone: 'waiting', icon: 'sync', text: t('pill.state.waiting', { count: waiting }) }
  if (sync.phase === 'healing') return { tone: 'busy', icon: 'sync', text: t('pill.state.healing') }
  if (sync.lastExchange === null) return { tone: 'busy', icon: 'sync', text: t('pill.state.never') }
  return {
    tone: 'safe',
    icon: 'check',
    text: t('pill.state.safe'),
  }
}

/** What the first line leaves out: what waits besides, and when the last exchange was. */
function moreOf(services: Services, { t, formats }: Words, { tone, leavesOutWaiting }: Pill): string {
  const { sync, now } = services
  const { lastExchange } = sync.value
  if (lastExchange === null) return ''
  // All is well: the hour is enough.
  if (tone === 'safe') return formats.clock(lastExchange)
  const waiting = waitingHere(services)
  const isToday = dayOf(new Date(lastExchange)) === dayOf(now())
  const time = isToday ? formats.clock(lastExchange) : formats.moment(lastExchange)
  const last = t('pill.state.last', { time })
  return leavesOutWaiting && waiting > 0 ? `${t('pill.state.waiting', { count: waiting })} · ${last}` : last
}
