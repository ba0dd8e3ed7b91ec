/** Installing the app, where the browser offers it; how it is done by hand, where it does not. */
import { unreachable } from '../../domain/unreachable.ts'
import { help as arabic } from '../../i18n/words/ar/help.ts'
import { WithWords } from '../late-words.tsx'
import { useServices } from '../services.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'

const LATE = { help: arabic }

export function InstallApp() {
  return (
    <WithWords arabic={LATE}>
      <Installation />
    </WithWords>
  )
}

function Installation() {
  const { t } = useWords()
  const { installation, install } = useServices()
  const state = installation.value
  switch (state) {
    case 'installed':
      return <p class="soft">{t('help.install.done')}</p>
    case 'by-hand':
      return (
        <>
          <p>{t('help.install.offer')}</p>
          <p class="soft">{t('help.install.byHand')}</p>
        </>
      )
    case 'offered':
      return (
        <>
          <p>{t('help.install.offer')}</p>
          <Button icon="device" onClick={() => void install()}>
            {t('help.install.button')}
          </Button>
        </>
      )
    default:
      return unreachable(state)
  }
}
