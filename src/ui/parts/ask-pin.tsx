import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useServices } from '../services.ts'
import { useWords } from '../words.ts'
import { PinPad } from './pin-pad.tsx'

interface AskPinProps {
  readonly title: string
  readonly hint?: string
  readonly enter: string
  onRight(): void
  readonly children?: ComponentChildren
}

/** Asks for the PIN in force; after a wrong one it waits as long as the lock says, also across starts. */
export function AskPin({ title, hint, enter, onRight, children }: AskPinProps) {
  const { t } = useWords()
  const { lock } = useServices()
  const [isChecking, setChecking] = useState(false)
  const [isWrong, setWrong] = useState(false)
  const [seconds, wait] = useCountdown()
  useEffect(() => void lock.waitMs().then(wait), [lock, wait])

  const ask = async (pin: string) => {
    setChecking(true)
    const tried = await lock.open(pin)
    setChecking(false)
    setWrong(tried.type === 'wrong')
    if (tried.type === 'right') onRight()
    else wait(tried.waitMs)
  }
  const waiting = seconds > 0 ? t('lock.wait', { count: seconds }) : undefined
  const wrong = isWrong ? t('lock.wrong') : undefined
  return (
    <PinPad
      title={title}
      {...(hint !== undefined && { hint })}
      trouble={[wrong, waiting].filter(Boolean).join(' ') || undefined}
      enter={isChecking ? t('lock.checking') : enter}
      isClosed={isChecking || seconds > 0}
      onEnter={(pin) => void ask(pin)}
    >
      {children}
    </PinPad>
  )
}

/** Whole seconds left of a wait, told every second; and how to begin one. */
function useCountdown(): readonly [number, (ms: number) => void] {
  const { now } = useServices()
  const [end, setEnd] = useState(0)
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const tell = () => setLeft(Math.max(0, Math.ceil((end - now().getTime()) / 1_000)))
    tell()
    if (end <= now().getTime()) return
    const timer = setInterval(tell, 250)
    return () => clearInterval(timer)
  }, [end, now])
  const [begin] = useState(() => (ms: number) => ms > 0 && setEnd(now().getTime() + ms))
  return [left, begin]
}
