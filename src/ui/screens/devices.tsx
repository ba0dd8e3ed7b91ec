import { useState } from 'preact/hooks'
import type { Invitation } from '../../domain/wire.ts'
import { useNow } from '../clock.ts'
import { useLoaded } from '../loaded.ts'
import { OwnArrival } from '../parts/arrival.tsx'
import { DeviceList } from '../parts/device-list.tsx'
import { EmptyState } from '../parts/empty.tsx'
import { InvitationCard } from '../parts/invitation.tsx'
import { InviteForm } from '../parts/invite-form.tsx'
import { OpenInvitations } from '../parts/open-invitations.tsx'
import { Page } from '../parts/page.tsx'
import { useServices } from '../services.ts'
import { useWords } from '../words.ts'
import '../styles/office.css'

/** Invitations and devices; for coordinators. */
export function DevicesScreen() {
  const { t } = useWords()
  const isCoordinator = useServices().enrolment.value?.role === 'coordinator'
  return (
    <Page title={t('devices.title')} back="/settings">
      {isCoordinator ? <Devices /> : <EmptyState icon="device" title={t('devices.onlyCoordinator')} />}
    </Page>
  )
}

function Devices() {
  const services = useServices()
  // Who joins uses an invitation up, and arrives by an exchange as an operation of kind `device`.
  const joined = services.live.list('device').value
  const { lastExchange } = services.sync.value
  const [invitations, reloadInvitations] = useLoaded(services.invitations, joined)
  // A device that only reads moves no head: it is seen when asked for again.
  const news = `${lastExchange} ${useNow().getTime()}`
  const [devices, reloadDevices] = useLoaded(services.devices, news)
  const [shown, setShown] = useState<Invitation | undefined>()

  return (
    <div class="office">
      <InviteForm
        onMade={(invitation) => {
          setShown(invitation)
          void reloadInvitations()
        }}
      />
      {shown && <InvitationCard key={shown.code} invitation={shown} />}
      <OpenInvitations
        loaded={invitations}
        onReload={() => void reloadInvitations()}
        onShow={setShown}
        onWithdrawn={(code) => {
          if (shown?.code === code) setShown(undefined)
          void reloadInvitations()
        }}
      />
      {devices.state === 'failed' && <OwnArrival />}
      <DeviceList loaded={devices} onReload={() => void reloadDevices()} />
    </div>
  )
}
