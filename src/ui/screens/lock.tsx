/** What is seen of a locked tablet: the keys for the PIN, and the way out for who forgot it. Nothing of the content. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { lock as arabic } from '../../i18n/words/ar/lock.ts'
import { WithWords } from '../late-words.tsx'
import { AskPin } from '../parts/ask-pin.tsx'
import { Button } from '../parts/button.tsx'
import { ForgottenPin } from '../parts/forgotten-pin.tsx'
import { NewPin } from '../parts/new-pin.tsx'
import { useServices } from '../services.ts'
import { useWords } from '../words.ts'
import '../styles/lock.css'

export interface LockScreenProps {
  /** True from when an invitation opened the lock until there is a new PIN, or none is wanted. */
  readonly isChoosing: boolean
  onChoosing(isChoosing: boolean): void
}

export function LockScreen(props: LockScreenProps) {
  return (
    <WithWords arabic={arabic}>
      <LockDialog {...props} />
    </WithWords>
  )
}

/** A modal dialog of the browser's: over every other one, and all else is out of reach of keys and screen readers. */
function LockDialog({ isChoosing, onChoosing }: LockScreenProps) {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const [isForgotten, setForgotten] = useState(false)
  useEffect(() => {
    const opened = dialog.current
    opened?.showModal()
    return () => opened?.close()
  }, [])
  useEffect(() => {
    const ending = new AbortController()
    // Escape would close a dialog of the screen behind; other keys are no shortcuts of that screen now.
    const keep = (event: KeyboardEvent) => {
      const isInside = event.target instanceof Node && dialog.current?.contains(event.target)
      if (event.key === 'Escape' || !isInside) event.stopImmediatePropagation()
      if (event.key === 'Escape') event.preventDefault()
    }
    addEventListener('keydown', keep, { capture: true, signal: ending.signal })
    return () => ending.abort()
  }, [])
  return (
    <dialog
      ref={dialog}
      class="lock"
      closedby="none"
      aria-label={t('lock.title')}
      onCancel={(event) => event.preventDefault()}
      onKeyDown={(event) => event.stopPropagation()}
      // However a browser came to close it: it stays for as long as it is drawn.
      onClose={({ currentTarget }) => currentTarget.isConnected && currentTarget.showModal()}
    >
      <div class="lock-body">
        <p class="lock-mark" aria-hidden="true">
          {t('common.app')}
        </p>
        {isChoosing ? (
          <NewPin onSet={() => onChoosing(false)} onNone={() => onChoosing(false)} />
        ) : isForgotten ? (
          <ForgottenPin onOpened={() => onChoosing(true)} onBack={() => setForgotten(false)} />
        ) : (
          <Ask onForgotten={() => setForgotten(true)} />
        )}
      </div>
    </dialog>
  )
}

function Ask({ onForgotten }: { onForgotten(): void }) {
  const { t } = useWords()
  const enrolment = useServices().enrolment.value
  const hint = t(enrolment?.tokenState === 'refused' ? 'lock.hintRefused' : 'lock.hint')
  return (
    // The right PIN opens every tab, and with that takes this screen away.
    <AskPin title={t('lock.title')} hint={hint} enter={t('lock.enter')} onRight={() => undefined}>
      {enrolment && (
        <Button kind="quiet" wide onClick={onForgotten}>
          {t('lock.forgot.open')}
        </Button>
      )}
    </AskPin>
  )
}
