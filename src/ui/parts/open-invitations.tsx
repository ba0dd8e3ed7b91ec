import type { Invitation } from '../../domain/wire.ts'
import { useNow } from '../clock.ts'
import type { Loaded } from '../loaded.ts'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { groupedCode } from './invitation.tsx'
import { Trouble } from './trouble.tsx'

interface OpenInvitationsProps {
  readonly loaded: Loaded<readonly Invitation[]>
  onReload(): void
  onShow(invitation: Invitation): void
  onWithdrawn(code: string): void
}

export function OpenInvitations({ loaded, onReload, onShow, onWithdrawn }: OpenInvitationsProps) {
  const { t } = useWords()
  return (
    <section class="panel" aria-labelledby="open-invitations">
      <h2 id="open-invitations">{t('devices.open.title')}</h2>
      {loaded.state === 'loading' && <p class="soft">{t('common.loading')}</p>}
      {loaded.state === 'failed' && (
        <Trouble what={t('devices.loadFailed')} failure={loaded.failure} onRetry={onReload} />
      )}
      {loaded.state === 'ready' && loaded.value.length === 0 && <p class="soft">{t('devices.open.none')}</p>}
      {loaded.state === 'ready' && loaded.value.length > 0 && (
        <ul class="lines">
          {loaded.value.map((invitation) => (
            <OpenInvitation
              key={invitation.code}
              invitation={invitation}
              onShow={onShow}
              onWithdrawn={onWithdrawn}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

interface OpenInvitationProps extends Pick<OpenInvitationsProps, 'onShow' | 'onWithdrawn'> {
  readonly invitation: Invitation
}

function OpenInvitation({ invitation, onShow, onWithdrawn }: OpenInvitationProps) {
  const { t, formats } = useWords()
  const { withdrawInvitation } = useServices()
  const session = useSession()
  const now = useNow()
  const code = groupedCode(invitation.code)
  const withdraw = async () => {
    const withdrawn = await withdrawInvitation(invitation.code)
    if (!withdrawn.ok) return session.warn(t(`common.problem.${withdrawn.error}`))
    session.say(t('devices.invitation.withdrawn', { code }))
    onWithdrawn(invitation.code)
  }
  return (
    <li class="line">
      <div class="line-main">
        <strong class="num" dir="ltr">
          {code}
        </strong>
        <div class="meta">
          <span>{t(`common.role.${invitation.role}`)}</span>
          <span>{t('devices.invitation.left', { count: invitation.usesLeft })}</span>
          <span>
            {t('devices.invitation.expires', {
              moment: formats.moment(invitation.expires),
              when: formats.relative(invitation.expires, now),
            })}
          </span>
        </div>
      </div>
      <div class="line-actions">
        <Button aria-label={t('devices.invitation.showOne', { code })} onClick={() => onShow(invitation)}>
          {t('devices.invitation.show')}
        </Button>
        <Button
          kind="danger"
          aria-label={t('devices.invitation.withdrawOne', { code })}
          onClick={() => void withdraw()}
        >
          {t('devices.invitation.withdraw')}
        </Button>
      </div>
    </li>
  )
}
