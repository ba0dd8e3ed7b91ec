import type { Invitation } from '../../domain/wire.ts'
import { useNow } from '../clock.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { QrCode } from './qr-code.tsx'

/** A short code in two groups, as it is easiest to read out and to type. */
export const groupedCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** An invitation to hand over: a picture to scan, a link to send, a code to type. */
export function InvitationCard({ invitation }: { readonly invitation: Invitation }) {
  const { t, formats } = useWords()
  const now = useNow()
  const { code, link, role, expires, usesLeft } = invitation
  return (
    <section class="panel" aria-labelledby={`invitation-${code}`}>
      <h2 id={`invitation-${code}`}>{t('devices.invitation.title', { role: t(`common.role.${role}`) })}</h2>
      <div class="invitation">
        <QrCode text={link} label={t('devices.invitation.qr', { link })} />
        <div class="stack">
          <p>{t('devices.invitation.scan')}</p>
          <div>
            <div class="field-label">{t('devices.invitation.code')}</div>
            <div class="short-code">
              <bdi dir="ltr" data-testid="short-code">
                {groupedCode(code)}
              </bdi>
            </div>
          </div>
          <div>
            <div class="field-label">{t('devices.invitation.link')}</div>
            <div class="link-text">
              <bdi dir="ltr" data-testid="invitation-link">
                {link}
              </bdi>
            </div>
          </div>
          <HandOver link={link} />
          <p class="meta">
            <span>
              {t('devices.invitation.expires', {
                moment: formats.moment(expires),
                when: formats.relative(expires, now),
              })}
            </span>
            <span>{t('devices.invitation.left', { count: usesLeft })}</span>
          </p>
        </div>
      </div>
    </section>
  )
}

function HandOver({ link }: { readonly link: string }) {
  const { t } = useWords()
  const session = useSession()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link)
      session.say(t('devices.invitation.copied'))
    } catch {
      session.warn(t('devices.invitation.copyFailed'))
    }
  }
  const share = async () => {
    try {
      await navigator.share({ title: t('devices.invitation.shareTitle'), url: link })
    } catch {
      // Closing the sheet is an answer, too; the link stays in sight.
    }
  }
  return (
    <div class="row">
      <Button onClick={() => void copy()}>{t('devices.invitation.copy')}</Button>
      {'share' in navigator && (
        <Button icon="share" onClick={() => void share()}>
          {t('devices.invitation.share')}
        </Button>
      )}
    </div>
  )
}
