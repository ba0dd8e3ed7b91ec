/** Who has joined, what each device still owes, and the two things a coordinator can do about it. */
import { useState } from 'preact/hooks'
import type { DeviceId, EntityId } from '../../domain/ids.ts'
import type { DeviceReport } from '../../domain/wire.ts'
import type { Live } from '../../store/live.ts'
import { useNow } from '../clock.ts'
import type { Loaded } from '../loaded.ts'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { DevicesArrival, owedBy } from './arrival.tsx'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { TextField } from './fields.tsx'
import { Tag } from './tag.tsx'
import { Trouble } from './trouble.tsx'

interface DeviceListProps {
  readonly loaded: Loaded<readonly DeviceReport[]>
  onReload(): void
}

export function DeviceList({ loaded, onReload }: DeviceListProps) {
  const { t } = useWords()
  return (
    <section class="panel" aria-labelledby="devices">
      <h2 id="devices">{t('devices.list.title')}</h2>
      {loaded.state === 'loading' && <p class="soft">{t('common.loading')}</p>}
      {loaded.state === 'failed' && (
        <Trouble what={t('devices.loadFailed')} failure={loaded.failure} onRetry={onReload} />
      )}
      {loaded.state === 'ready' && <DevicesArrival devices={loaded.value} />}
      {loaded.state === 'ready' && (
        <ul class="lines">
          {loaded.value.map((device) => (
            <DeviceLine key={device.device} device={device} onChanged={onReload} />
          ))}
        </ul>
      )}
      {loaded.state === 'ready' && loaded.value.length < 2 && <p class="soft">{t('devices.list.none')}</p>}
    </section>
  )
}

interface DeviceLineProps {
  readonly device: DeviceReport
  onChanged(): void
}

function DeviceLine({ device, onChanged }: DeviceLineProps) {
  const { t, formats } = useWords()
  const { enrolment, live } = useServices()
  const now = useNow()
  const [doing, setDoing] = useState<'nothing' | 'renaming' | 'revoking'>('nothing')
  const { label, role, station, revoked, lastContact, written, arrived } = device
  const isThisOne = enrolment.value?.device === device.device
  const original = live.entity('device', device.device as string as EntityId).value?.from
  const owed = owedBy(device)
  const stop = () => setDoing('nothing')
  return (
    <li class="line" data-station={station}>
      <strong class="line-number num">{station}</strong>
      <div class="line-main">
        <strong>
          <bdi>{label}</bdi>
        </strong>
        <div class="meta">
          <span>{t(`common.role.${role}`)}</span>
          {isThisOne && <Tag>{t('devices.list.thisOne')}</Tag>}
          {original && (
            <Tag tone="clarify">{t('devices.list.copyOf', { station: stationOf(live, original) })}</Tag>
          )}
          {revoked && <Tag tone="rejected">{t('devices.list.revoked')}</Tag>}
          <span>
            {lastContact
              ? t('devices.list.contact', { when: formats.relative(lastContact, now) })
              : t('devices.list.noContact')}
          </span>
        </div>
        <div class={owed > 0 ? 'small device-owes' : 'small soft'}>
          {owed > 0 ? t('devices.list.owes', { count: owed }) : t('devices.list.owesNothing')}
        </div>
        {written > 0 && <div class="small soft">{t('devices.list.count', { arrived, written })}</div>}
      </div>
      <div class="line-actions">
        <Button
          kind="quiet"
          icon="edit"
          aria-label={t('devices.list.renameOne', { label })}
          onClick={() => setDoing('renaming')}
        >
          {t('common.rename')}
        </Button>
        {!revoked && !isThisOne && (
          <Button
            kind="danger"
            aria-label={t('devices.list.revokeOne', { label })}
            onClick={() => setDoing('revoking')}
          >
            {t('devices.list.revoke')}
          </Button>
        )}
      </div>
      {doing === 'renaming' && <RenameForm device={device} onStop={stop} onChanged={onChanged} />}
      {doing === 'revoking' && <RevokeDialog device={device} onStop={stop} onChanged={onChanged} />}
    </li>
  )
}

/** The letters of another device, as the queue has them. */
const stationOf = (live: Live, device: DeviceId): string =>
  live.entity('device', device as string as EntityId).value?.station ?? '?'

interface ChangeProps extends DeviceLineProps {
  onStop(): void
}

function RenameForm({ device, onStop, onChanged }: ChangeProps) {
  const { t } = useWords()
  const { renameDevice } = useServices()
  const session = useSession()
  const [label, setLabel] = useState(device.label)
  async function rename(event: Event) {
    event.preventDefault()
    if (label.trim() === '') return
    const renamed = await renameDevice(device.device, label.trim())
    if (!renamed.ok) return session.warn(t(`common.problem.${renamed.error}`))
    session.say(t('devices.list.renamed'))
    onStop()
    onChanged()
  }
  return (
    <form class="line-form" onSubmit={(event) => void rename(event)}>
      <TextField
        label={t('devices.list.newName')}
        value={label}
        onInput={setLabel}
        maxLength={100}
        inputRef={(input) => input?.focus()}
      />
      <div class="row">
        <Button type="submit" kind="primary">
          {t('common.save')}
        </Button>
        <Button onClick={onStop}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}

function RevokeDialog({ device, onStop, onChanged }: ChangeProps) {
  const { t, formats } = useWords()
  const { revokeDevice, live } = useServices()
  const session = useSession()
  const { label } = device
  const copies = live
    .list('device')
    .value.filter(({ from, revoked }) => from === device.device && !revoked)
    .map(({ station }) => station)
  const revoke = async () => {
    const revoked = await revokeDevice(device.device)
    onStop()
    if (!revoked.ok) return session.warn(t(`common.problem.${revoked.error}`))
    session.say(t('devices.list.revokedNow', { label }))
    onChanged()
  }
  return (
    <Dialog title={t('devices.revoke.title', { label })} onClose={onStop}>
      <p>{t('devices.revoke.text')}</p>
      {copies.length > 0 && <p>{t('devices.revoke.copies', { stations: formats.list(copies) })}</p>}
      <div class="row">
        <Button kind="danger" onClick={() => void revoke()}>
          {t('devices.revoke.confirm')}
        </Button>
        <Button onClick={onStop}>{t('common.cancel')}</Button>
      </div>
    </Dialog>
  )
}
