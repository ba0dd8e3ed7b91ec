/** Before leaving for the field: is this device ready, and what still waits on it and in the programme. */
import type { Programme } from '../../domain/kinds.ts'
import { proposalsOf } from '../../domain/programme.ts'
import { useNow } from '../clock.ts'
import { useUnsorted } from '../judging.ts'
import { Link } from '../navigation.tsx'
import { useReadiness } from '../readiness.ts'
import { type Readiness, useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { waitingHere } from '../waiting.ts'
import { useWords } from '../words.ts'
import { Button, ButtonLink } from './button.tsx'
import { Check } from './check.tsx'

/** A day of workshops with long texts is a few megabytes; below this, browsers begin to clear space. */
const LOW_SPACE_BYTES = 100_000_000

/** An afternoon of counting with the screen on takes about this much of a battery. */
const LOW_BATTERY = 0.3

/** Shown times are told by the minute. */
const CLOCK_TOLERANCE_MS = 60_000

/** A plan changes in the office by the day. */
const STALE_MS = 86_400_000

export function ReadyCard({ programme }: { readonly programme: Programme }) {
  const { t } = useWords()
  const unsorted = useUnsorted(proposalsOf, programme.id).value
  return (
    <section class="panel ready" aria-labelledby="ready">
      <h2 id="ready">{t('home.ready.title')}</h2>
      <ul class="checklist">
        <BrowserChecks />
        <ServerChecks />
        {unsorted > 0 && <Check isDone={false}>{t('home.ready.unsorted', { count: unsorted })}</Check>}
      </ul>
      {unsorted > 0 && <ButtonLink to="/sort">{t('home.ready.sort')}</ButtonLink>}
    </section>
  )
}

function BrowserChecks() {
  const { t } = useWords()
  const { version } = useServices()
  const now = useNow()
  const [facts, askAgain] = useReadiness(now)
  if (!facts) return null
  return (
    <>
      <Check
        isDone={facts.isCached}
        hint={facts.isCached ? t('home.ready.version', { version }) : t('home.ready.notCachedHint')}
      >
        {t(facts.isCached ? 'home.ready.cached' : 'home.ready.notCached')}
      </Check>
      <Storage facts={facts} onChanged={askAgain} />
      {facts.freeBytes !== null && <Space freeBytes={facts.freeBytes} />}
      {facts.battery && <Battery {...facts.battery} />}
    </>
  )
}

function Storage({ facts, onChanged }: { readonly facts: Readiness; onChanged(): void }) {
  const { t } = useWords()
  const { protectStorage } = useServices()
  const session = useSession()
  if (facts.isProtected) return <Check isDone>{t('home.ready.protected')}</Check>
  const protect = async () => {
    const isGranted = await protectStorage()
    session.say(t(isGranted ? 'home.ready.granted' : 'home.ready.refused'))
    onChanged()
  }
  return (
    <>
      <Check isDone={false} hint={t('home.ready.unprotectedHint')}>
        {t('home.ready.unprotected')}
      </Check>
      <li>
        <Button wide onClick={() => void protect()}>
          {t('home.ready.protect')}
        </Button>
      </li>
    </>
  )
}

function Space({ freeBytes }: { readonly freeBytes: number }) {
  const { t, formats } = useWords()
  const space = formats.space(freeBytes)
  return freeBytes >= LOW_SPACE_BYTES ? (
    <Check isDone hint={t('home.ready.free', { space })}>
      {t('home.ready.space')}
    </Check>
  ) : (
    <Check isDone={false} hint={t('home.ready.lowSpaceHint', { space })}>
      {t('home.ready.lowSpace')}
    </Check>
  )
}

function Battery({ level, isCharging }: NonNullable<Readiness['battery']>) {
  const { t, formats } = useWords()
  const percent = formats.percent(level)
  return isCharging || level >= LOW_BATTERY ? (
    <Check isDone hint={percent}>
      {t('home.ready.battery')}
    </Check>
  ) : (
    <Check isDone={false} hint={t('home.ready.batteryCharge', { level: percent })}>
      {t('home.ready.batteryLow')}
    </Check>
  )
}

function ServerChecks() {
  const { t } = useWords()
  const services = useServices()
  const now = useNow()
  const own = services.own.value
  const { lastExchange, clockOffsetMs } = services.sync.value
  const conflicts = services.live.conflicts.value.length
  const pending = waitingHere(services)
  const attention = own.filter(({ state }) => state.type === 'rejected').length + conflicts
  return (
    <>
      <Data lastExchange={lastExchange} now={now} />
      <Clock offsetMs={clockOffsetMs} />
      <Check isDone={pending === 0} hint={pending === 0 ? undefined : t('home.ready.kept')}>
        {pending === 0 ? t('home.ready.nothing') : t('home.ready.unsent', { count: pending })}
      </Check>
      {attention > 0 && (
        <Check isDone={false} hint={t('home.ready.settle')}>
          <Link to="/sync" class="link">
            {t('home.ready.attention', { count: attention })}
          </Link>
        </Check>
      )}
    </>
  )
}

function Data({ lastExchange, now }: { readonly lastExchange: string | null; readonly now: Date }) {
  const { t, formats } = useWords()
  if (lastExchange === null) {
    return (
      <Check isDone={false} hint={t('home.ready.connect')}>
        {t('home.ready.noData')}
      </Check>
    )
  }
  const when = formats.relative(lastExchange, now)
  return now.getTime() - Date.parse(lastExchange) > STALE_MS ? (
    <Check isDone={false} hint={t('home.ready.staleHint', { when })}>
      {t('home.ready.stale')}
    </Check>
  ) : (
    <Check isDone hint={t('home.ready.last', { when })}>
      {t('home.ready.data')}
    </Check>
  )
}

function Clock({ offsetMs }: { readonly offsetMs: number | null }) {
  const { t, formats } = useWords()
  if (offsetMs === null) {
    return (
      <Check isDone={false} hint={t('home.ready.connect')}>
        {t('home.ready.clockUnknown')}
      </Check>
    )
  }
  if (Math.abs(offsetMs) < CLOCK_TOLERANCE_MS) {
    return (
      <Check isDone hint={t('home.ready.clockHint')}>
        {t('home.ready.clock')}
      </Check>
    )
  }
  const span = formats.span(offsetMs)
  return (
    <Check isDone={false} hint={t('home.ready.clockSet')}>
      {t(offsetMs > 0 ? 'home.ready.clockBehind' : 'home.ready.clockAhead', { span })}
    </Check>
  )
}
