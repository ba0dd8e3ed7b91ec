import { useState } from 'preact/hooks'
import { useServices } from '../services.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { PinPad } from './pin-pad.tsx'

interface NewPinProps {
  /** It is set, and kept. */
  onSet(): void
  /** Goes on without one; left out, that is not offered here. */
  readonly onNone?: () => void
}

/** A PIN chosen, then typed a second time. */
export function NewPin({ onSet, onNone }: NewPinProps) {
  const { t } = useWords()
  const { lock } = useServices()
  const [chosen, setChosen] = useState<string | null>(null)
  const [isSetting, setSetting] = useState(false)
  const [trouble, setTrouble] = useState<'differs' | 'failed' | undefined>()

  const repeat = (pin: string) => {
    setTrouble(pin === chosen ? undefined : 'differs')
    if (pin !== chosen) return setChosen(null)
    setSetting(true)
    lock.setPin(pin).then(onSet, () => {
      setSetting(false)
      setChosen(null)
      setTrouble('failed')
    })
  }
  const choose = (pin: string) => {
    setTrouble(undefined)
    setChosen(pin)
  }
  return (
    <PinPad
      title={t(chosen === null ? 'lock.pin.new' : 'lock.pin.again')}
      hint={t(chosen === null ? 'lock.pin.newHint' : 'lock.pin.againHint')}
      trouble={trouble && t(`lock.pin.${trouble}`)}
      enter={isSetting ? t('lock.checking') : t(chosen === null ? 'lock.pin.next' : 'common.save')}
      isClosed={isSetting}
      onEnter={chosen === null ? choose : repeat}
    >
      {onNone && (
        <Button kind="quiet" wide onClick={onNone}>
          {t('lock.pin.none')}
        </Button>
      )}
    </PinPad>
  )
}
