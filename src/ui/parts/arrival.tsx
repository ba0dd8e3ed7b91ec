/** After a workshop: has everything arrived, and if not, where is it? */
import { ofWorkshop } from '../../domain/arrival.ts'
import type { Workshop } from '../../domain/kinds.ts'
import type { Operation } from '../../domain/operation.ts'
import type { DeviceReport } from '../../domain/wire.ts'
import type { CarriedRecord } from '../../store/store.ts'
import { useLoaded } from '../loaded.ts'
import { Link } from '../navigation.tsx'
import { useServices } from '../services.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { MoveByFile } from './carry.tsx'
import { Check } from './check.tsx'

/** What the server knows to be still on a device: its own counter against what the queue holds. */
export const owedBy = ({ written, arrived }: Pick<DeviceReport, 'written' | 'arrived'>): number =>
  Math.max(0, written - arrived)

/** What of a workshop is still on this device, its own or taken in; for the coordinator, every other device's counters as well. */
export function WorkshopArrival({ workshop }: { readonly workshop: Workshop }) {
  const { t } = useWords()
  const { own, carried, live, enrolment, syncNow } = useServices()
  const records = ofWorkshop(live.state, workshop.id, own.value)
  const ownWaiting = records.filter(({ state }) => state.type === 'pending').length
  const waiting = ownWaiting + ofWorkshop(live.state, workshop.id, openIn(carried.value)).length
  const rejected = records.filter(({ state }) => state.type === 'rejected').length
  return (
    <section class="panel" aria-labelledby="arrival">
      <h2 id="arrival">{t('summary.arrival.title')}</h2>
      <ul class="checklist" aria-live="polite">
        {waiting + rejected === 0 && <Check isDone>{t('summary.arrival.all')}</Check>}
        {waiting > 0 && (
          <Check isDone={false} hint={t('summary.arrival.kept')}>
            {t('summary.arrival.waiting', { count: waiting })}
          </Check>
        )}
        {rejected > 0 && (
          <Check isDone={false}>
            {t('summary.arrival.rejected', { count: rejected })}{' '}
            <Link to="/sync" class="link">
              {t('summary.arrival.look')}
            </Link>
          </Check>
        )}
      </ul>
      {waiting > 0 && (
        <div class="row">
          <Button icon="sync" onClick={syncNow}>
            {t('sync.now')}
          </Button>
          {ownWaiting > 0 && <MoveByFile />}
        </div>
      )}
      <OwnCounter />
      {enrolment.value?.role === 'coordinator' && <OtherDevices />}
    </section>
  )
}

/** What was taken in from other devices and has not been sent on: it is shown here, so it is missed elsewhere. */
const openIn = (files: readonly CarriedRecord[]): readonly { readonly op: Operation }[] =>
  files.flatMap(({ state, open }) => (state.type === 'waiting' ? open.map((op) => ({ op })) : []))

/** What this device knows of itself, for when the server cannot be asked. */
export function OwnArrival() {
  const { t } = useWords()
  return (
    <section class="panel" aria-labelledby="own-arrival">
      <h2 id="own-arrival">{t('summary.arrival.title')}</h2>
      <OwnCounter />
    </section>
  )
}

function OwnCounter() {
  const { t } = useWords()
  const counter = useServices().counter.value
  if (!counter) return null
  return <p class="soft">{t('summary.arrival.own', counter)}</p>
}

function OtherDevices() {
  const { t } = useWords()
  const { devices, sync, enrolment } = useServices()
  const { lastExchange } = sync.value
  const [loaded] = useLoaded(devices, lastExchange)
  if (loaded.state === 'loading') return null
  if (loaded.state === 'failed') return <p class="soft">{t('summary.arrival.failed')}</p>
  const others = loaded.value.filter(({ device }) => device !== enrolment.value?.device)
  return (
    <>
      <DevicesArrival devices={others} />
      <ul class="plain-list" aria-label={t('devices.list.title')}>
        {others.map(({ device, station, label, written, arrived }) => (
          <li key={device} data-station={station}>
            <strong class="num">{station}</strong> <bdi>{label}</bdi>{' '}
            <small class="soft">{t('devices.list.count', { arrived, written })}</small>
          </li>
        ))}
      </ul>
    </>
  )
}

/** All devices in one sentence, as far as they have told the server. */
export function DevicesArrival({ devices }: { readonly devices: readonly DeviceReport[] }) {
  const { t } = useWords()
  const owed = devices.reduce((sum, device) => sum + owedBy(device), 0)
  return (
    <ul class="checklist">
      <Check isDone={owed === 0} hint={t('devices.list.knownUntil')}>
        {owed === 0 ? t('devices.list.allArrived') : t('devices.list.stillOut', { count: owed })}
      </Check>
    </ul>
  )
}
