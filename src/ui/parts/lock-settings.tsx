import { useState } from 'preact/hooks'
import { unreachable } from '../../domain/unreachable.ts'
import { lock as arabic } from '../../i18n/words/ar/lock.ts'
import type { IdleMinutes } from '../../store/kept-lock.ts'
import { WithWords } from '../late-words.tsx'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { AskPin } from './ask-pin.tsx'
import { Button } from './button.tsx'
import { ChipGroup } from './chips.tsx'
import { Dialog } from './dialog.tsx'
import { NewPin } from './new-pin.tsx'

const IDLE: readonly IdleMinutes[] = [null, 2, 5, 15]

type Doing = 'set' | 'change' | 'remove'

/** The screen lock: set, changed and removed; when it closes by itself. */
export function LockSettings() {
  return (
    <WithWords arabic={arabic}>
      <Section />
    </WithWords>
  )
}

function Section() {
  const { t } = useWords()
  const session = useSession()
  const { lock } = useServices()
  const view = lock.view.value
  const [doing, setDoing] = useState<Doing | null>(null)
  const done = (told: string) => {
    setDoing(null)
    session.say(told)
  }
  const failed = () => session.warn(t('lock.pin.failed'))
  return (
    <section class="panel stack" aria-labelledby="lock">
      <h2 id="lock">{t('lock.settings.title')}</h2>
      <p>{t('lock.settings.text')}</p>
      {view.type === 'none' ? (
        <Button icon="lock" onClick={() => setDoing('set')}>
          {t('lock.settings.set')}
        </Button>
      ) : (
        <>
          <ChipGroup
            label={t('lock.settings.idle')}
            options={IDLE.map((idle) => ({
              value: String(idle),
              label: idle === null ? t('lock.settings.never') : t('lock.settings.minutes', { count: idle }),
            }))}
            value={String(view.idle)}
            onChoose={(value) => {
              const idle = IDLE.find((each) => String(each) === value)
              if (idle !== undefined) lock.setIdle(idle).catch(failed)
            }}
          />
          <div class="dialog-actions">
            <Button kind="primary" icon="lock" onClick={() => void lock.close()}>
              {t('lock.settings.now')}
            </Button>
            <Button onClick={() => setDoing('change')}>{t('lock.settings.change')}</Button>
            <Button onClick={() => setDoing('remove')}>{t('lock.settings.remove')}</Button>
          </div>
        </>
      )}
      {doing && (
        <PinDialog
          doing={doing}
          onClose={() => setDoing(null)}
          onSet={() => done(t('lock.settings.isSet'))}
          onRemove={() => void lock.remove().then(() => done(t('lock.settings.isRemoved')), failed)}
        />
      )}
    </section>
  )
}

interface PinDialogProps {
  readonly doing: Doing
  onClose(): void
  onSet(): void
  onRemove(): void
}

/** Whoever changes or removes the lock shows that they may open it. */
function PinDialog({ doing, onClose, onSet, onRemove }: PinDialogProps) {
  const { t } = useWords()
  const [isProven, setProven] = useState(doing === 'set')
  const prove = () => {
    switch (doing) {
      case 'remove':
        return onRemove()
      case 'set':
      case 'change':
        return setProven(true)
      default:
        return unreachable(doing)
    }
  }
  return (
    <Dialog title={t(`lock.settings.${doing}`)} onClose={onClose}>
      {isProven ? (
        <NewPin onSet={onSet} />
      ) : (
        <AskPin
          title={t('lock.pin.current')}
          enter={t(doing === 'remove' ? 'common.remove' : 'lock.pin.next')}
          onRight={prove}
        />
      )}
      <Button kind="quiet" onClick={onClose}>
        {t('common.cancel')}
      </Button>
    </Dialog>
  )
}
