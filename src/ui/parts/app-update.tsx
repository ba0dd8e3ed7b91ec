/** A newer version of the app: offered between workshops, never in the middle of one. */
import type { Workshop } from '../../domain/kinds.ts'
import { unreachable } from '../../domain/unreachable.ts'
import { useMoment } from '../between-workshops.ts'
import { useServices } from '../services.ts'
import { useWords } from '../words.ts'
import { Button, ButtonLink } from './button.tsx'

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
  const { applyUpdate } = useServices()
  const moment = useMoment()
  switch (moment.state) {
    case 'open':
      return <StillOpen workshop={moment.workshop} />
    case 'lately':
      return <p>{t('settings.update.lately')}</p>
    case 'quiet':
      return (
        <Button kind="primary" onClick={applyUpdate}>
          {t('settings.update.apply')}
        </Button>
      )
    default:
      return unreachable(moment)
  }
}

function StillOpen({ workshop: { id, title } }: { readonly workshop: Workshop }) {
  const { t, formats } = useWords()
  return (
    <>
      <p>{t('settings.update.open', { title: formats.name(title) })}</p>
      <ButtonLink to={`/workshops/${id}/summary`}>{t('settings.update.toWorkshop')}</ButtonLink>
    </>
  )
}
