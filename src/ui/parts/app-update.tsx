/** A newer version of the app: offered between workshops, never in the middle of one. */
import type { Workshop } from '../../domain/kinds.ts'
import { useNow } from '../clock.ts'
import { useServices } from '../services.ts'
import { useWords } from '../words.ts'
import { Button, ButtonLink } from './button.tsx'

/** A workshop that nobody opened on paper, or its break, is over by then. */
const QUIET_MS = 2 * 60 * 60_000

export function AppUpdate() {
  const { t } = useWords()
  const { updateWaiting } = useServices()
  if (!updateWaiting.value) return <p class="soft">{t('settings.update.current')}</p>
  return (
    <>
      <p>{t('settings.update.waiting')}</p>
      <WhenQuiet />
    </>
  )
}

function WhenQuiet() {
  const { t } = useWords()
  const { live, captured, applyUpdate } = useServices()
  const now = useNow()
  const open = live.list('workshop').value.find(({ status }) => status === 'open')
  if (open) return <StillOpen workshop={open} />
  if (captured.value !== null && isLately(captured.value, now)) return <p>{t('settings.update.lately')}</p>
  return (
    <Button kind="primary" onClick={applyUpdate}>
      {t('settings.update.apply')}
    </Button>
  )
}

function StillOpen({ workshop: { id, title } }: { readonly workshop: Workshop }) {
  const { t, formats } = useWords()
  return (
    <>
      <p>{t('settings.update.open', { title: formats.name(title) })}</p>
      <ButtonLink to="/workshops/$id/summary" params={{ id }}>
        {t('settings.update.toWorkshop')}
      </ButtonLink>
    </>
  )
}

/** Either way: a clock that was set back says "in the future". */
const isLately = (at: string, now: Date): boolean => Math.abs(now.getTime() - Date.parse(at)) < QUIET_MS
