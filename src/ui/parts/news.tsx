/** On the first screen: the first steps of a new device; between workshops, an update, and the offer to install. */
import { useEffect, useState } from 'preact/hooks'
import type { Role } from '../../domain/kinds.ts'
import { help as arabic } from '../../i18n/words/ar/help.ts'
import { useMoment } from '../between-workshops.ts'
import { WithWords } from '../late-words.tsx'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { AppUpdate } from './app-update.tsx'
import { Button } from './button.tsx'
import { FIRST_STEPS, StepText } from './first-steps.tsx'
import { InstallApp } from './install-app.tsx'
import '../styles/help.css'

const LATE = { help: arabic }
/** Whoever said "not now" finds it in the settings. */
const INSTALL_LATER = 'install-later'

export function News() {
  const role = useServices().enrolment.value?.role
  const { step } = useSession().firstVisit
  return (
    <WithWords arabic={LATE}>
      {step.value !== undefined && role ? <FirstSteps at={step.value} role={role} /> : <Offers />}
    </WithWords>
  )
}

interface FirstStepsProps {
  readonly at: number
  readonly role: Role
}

function FirstSteps({ at, role }: FirstStepsProps) {
  const { t } = useWords()
  const { goTo, end } = useSession().firstVisit
  const last = FIRST_STEPS.length - 1
  const step = FIRST_STEPS[Math.min(at, last)] ?? 'safe'
  return (
    <section class="panel news" aria-label={t('help.welcome.label')}>
      <p class="soft small">{t('help.welcome.step', { step: at + 1, all: FIRST_STEPS.length })}</p>
      <div aria-live="polite">
        <StepText step={step} role={role} level="h2" />
        {at >= last && (
          <p class="soft small">{t('help.welcome.again', { settings: t('shell.rail.settings') })}</p>
        )}
      </div>
      <div class="news-act">
        {at < last && (
          <Button kind="quiet" onClick={() => void end()}>
            {t('help.welcome.skip')}
          </Button>
        )}
        <Button kind="primary" onClick={() => void (at < last ? goTo(at + 1) : end())}>
          {t(at < last ? 'help.welcome.next' : 'help.welcome.done')}
        </Button>
      </div>
    </section>
  )
}

/** Nothing of this is said while a workshop is open, nor just after. */
function Offers() {
  const { updateWaiting, installation, captured } = useServices()
  const isQuiet = useMoment().state === 'quiet'
  if (!isQuiet) return null
  if (updateWaiting.value) {
    return (
      <section class="panel news">
        <AppUpdate />
      </section>
    )
  }
  // After the first workshop: before it, nobody knows yet what would be installed.
  return installation.value === 'offered' && captured.value !== null ? <InstallOffer /> : null
}

function InstallOffer() {
  const { t } = useWords()
  const { draft, saveDraft } = useServices()
  const [isAsked, setAsked] = useState(false)
  useEffect(() => {
    void draft(INSTALL_LATER).then(
      (later) => setAsked(later === undefined),
      () => undefined,
    )
  }, [draft])
  if (!isAsked) return null
  const later = () => void saveDraft(INSTALL_LATER, true).finally(() => setAsked(false))
  return (
    <section class="panel news">
      <InstallApp />
      <Button kind="quiet" onClick={later}>
        {t('help.install.later')}
      </Button>
    </section>
  )
}
