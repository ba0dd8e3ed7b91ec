/** Where everything stands with the server, in words, and what a person has to settle. */

import { useNow } from '../clock.ts'
import { Icon } from '../icons.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { Carry } from '../parts/carry.tsx'
import { ConflictList } from '../parts/conflicts.tsx'
import { Facts } from '../parts/facts.tsx'
import { Page } from '../parts/page.tsx'
import { Quarantine } from '../parts/quarantine.tsx'
import { Rejected, SaveAsFile, SeenTo } from '../parts/refused.tsx'
import { useEntity } from '../reading.ts'
import { useServices } from '../services.ts'
import { deviceEntity } from '../values.ts'
import { putOffHere, waitingHere } from '../waiting.ts'
import { useWords } from '../words.ts'
import '../styles/office.css'

export function SyncScreen() {
  const { t } = useWords()
  const { enrolment } = useServices()
  return (
    <Page title={t('sync.title')}>
      <div class="office office-columns">
        <div class="stack">
          <Status />
          <Attention />
          {enrolment.value?.role === 'coordinator' && <Quarantine />}
          <Carry />
        </div>
        <ThisDevice />
      </div>
    </Page>
  )
}

function Status() {
  const { t, formats } = useWords()
  const services = useServices()
  const { sync, own, syncNow } = services
  const now = useNow()
  const { phase, lastExchange, problem, isReachable, givenBack } = sync.value
  const waiting = waitingHere(services)
  const putOff = own.value.filter(({ state }) => state.type === 'pending' && state.putOff).length
  const acked = own.value.filter(({ state }) => state.type === 'acked').length
  const rejected = own.value.filter(({ state }) => state.type === 'rejected').length
  // The server did answer; that these few wait for its update is said above.
  const isOnlyPutOff = waiting > 0 && putOffHere(services) === waiting
  const onlyPutOff = phase === 'waiting-to-retry' && isReachable === true && isOnlyPutOff
  const needsCode = phase === 'refused'
  const isHealing = phase === 'healing'
  const isSending = waiting > 0 || isHealing
  const icon = needsCode ? 'warning' : !isSending ? 'check' : isReachable === false ? 'offline' : 'sync'
  const sent = t(rejected === 0 ? 'sync.allSent' : 'sync.noneWaiting')
  const headline = isHealing
    ? t('sync.phase.healing')
    : waiting === 0
      ? sent
      : t('sync.waiting', { count: waiting })
  return (
    <section class="panel sync-status" data-phase={phase} aria-live="polite">
      <div class="sync-headline">
        <Icon name={icon} />
        <h2>{headline}</h2>
      </div>
      {putOff > 0 && <p>{t('sync.putOff', { count: putOff })}</p>}
      {acked > 0 && <p>{t('sync.acked', { count: acked })}</p>}
      <p class="soft">
        {lastExchange
          ? t('sync.last', {
              when: formats.relative(lastExchange, now),
              moment: formats.moment(lastExchange),
            })
          : t('sync.never')}
      </p>
      {givenBack !== null && givenBack > 0 && !isHealing && (
        <p>{t('sync.givenBack', { count: givenBack })}</p>
      )}
      {!onlyPutOff && !isHealing && <p>{t(`sync.phase.${phase}`)}</p>}
      {problem && (
        <p class="trouble" role="alert">
          {t(`common.problem.${problem}`)}
        </p>
      )}
      <div class="row">
        {needsCode && (
          <ButtonLink to="/enrol" kind="primary">
            {t('sync.rejoin')}
          </ButtonLink>
        )}
        <Button
          kind={needsCode ? 'plain' : 'primary'}
          icon="sync"
          disabled={phase === 'exchanging' || isHealing}
          onClick={syncNow}
        >
          {t('sync.now')}
        </Button>
      </div>
    </section>
  )
}

function Attention() {
  const { t } = useWords()
  const { own, live } = useServices()
  const rejected = own.value.filter(({ state }) => state.type === 'rejected')
  const seenTo = own.value.filter(({ state }) => state.type === 'corrected' || state.type === 'set-aside')
  const conflicts = live.conflicts.value
  return (
    <section class="panel" aria-labelledby="attention">
      <h2 id="attention">{t('sync.attention.title')}</h2>
      {rejected.length + conflicts.length === 0 && <p class="soft">{t('sync.attention.none')}</p>}
      {rejected.length > 0 && <Rejected records={rejected} />}
      {conflicts.length > 0 && (
        <>
          <h3>{t('sync.conflicts.title')}</h3>
          <p class="soft">{t('sync.conflicts.intro')}</p>
          <ConflictList conflicts={conflicts} />
        </>
      )}
      {seenTo.length > 0 && <SeenTo records={seenTo} />}
      {rejected.length + seenTo.length > 0 && <SaveAsFile records={[...rejected, ...seenTo]} />}
    </section>
  )
}

function ThisDevice() {
  const { t, formats } = useWords()
  const { enrolment } = useServices()
  const joined = enrolment.value
  const device = useEntity('device', joined && deviceEntity(joined.device))
  const collectivity = useEntity('collectivity', joined?.collectivity.id)
  if (!joined) return null
  return (
    <section class="panel" aria-labelledby="this-device">
      <h2 id="this-device">{t('sync.device.title')}</h2>
      <Facts
        facts={[
          ...(device ? [{ name: t('sync.device.label'), value: device.label }] : []),
          { name: t('sync.device.station'), value: joined.station },
          { name: t('sync.device.role'), value: t(`common.role.${joined.role}`) },
          ...(collectivity
            ? [{ name: t('sync.device.collectivity'), value: formats.name(collectivity.name) }]
            : []),
        ]}
      />
      {joined.role === 'coordinator' && (
        <ButtonLink to="/devices" icon="device">
          {t('settings.devices')}
        </ButtonLink>
      )}
    </section>
  )
}
