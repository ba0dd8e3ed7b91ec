import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { PIN_LENGTHS } from '../../domain/pin.ts'
import { searchForm } from '../../domain/text.ts'
import { useServices } from '../services.ts'
import { useWords } from '../words.ts'
import { Button, IconButton } from './button.tsx'
import '../styles/lock.css'

interface PinPadProps {
  readonly title: string
  readonly hint?: string
  /** What is to be said about the last PIN. */
  readonly trouble?: string | undefined
  /** The word on the key that hands the PIN over. */
  readonly enter: string
  /** Being looked at, or too early for another one: keys are dead. */
  readonly isClosed?: boolean
  onEnter(pin: string): void
  readonly children?: ComponentChildren
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/** Big keys for a PIN, and a keyboard's own keys wherever the focus is in it. What was typed is never shown. */
export function PinPad({ title, hint, trouble, enter, isClosed = false, onEnter, children }: PinPadProps) {
  const { t } = useWords()
  const { buzz } = useServices()
  const [typed, setTyped] = useState('')
  const pad = useRef<HTMLDivElement>(null)
  const titleId = useId()
  const isEnough = typed.length >= PIN_LENGTHS.least
  // Also when it opens again after a wrong one: whoever types on a keyboard goes on typing.
  useEffect(() => {
    if (!isClosed && !pad.current?.contains(document.activeElement)) pad.current?.focus()
  }, [isClosed])

  const type = (digit: string) => {
    if (isClosed) return
    buzz()
    setTyped((before) => (before.length < PIN_LENGTHS.most ? before + digit : before))
  }
  const erase = () => setTyped((before) => before.slice(0, -1))
  const handOver = () => {
    if (isClosed || !isEnough) return
    setTyped('')
    onEnter(typed)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    // Arabic digits are digits, too.
    const digit = searchForm(event.key)
    const isOnButton = event.target instanceof HTMLButtonElement
    if (/^\d$/.test(digit)) type(digit)
    else if (event.key === 'Backspace') erase()
    else if (event.key === 'Enter' && !isOnButton) handOver()
    else return
    event.preventDefault()
  }
  const key = (digit: string) => (
    <button
      key={digit}
      type="button"
      class="pin-key num"
      aria-disabled={isClosed}
      // A tap leaves the focus where it is: Enter on a keyboard then hands over instead of typing this digit again.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => type(digit)}
    >
      {digit}
    </button>
  )
  return (
    <div ref={pad} class="pin" role="group" aria-labelledby={titleId} tabIndex={-1} onKeyDown={onKeyDown}>
      <h2 id={titleId}>{title}</h2>
      {hint !== undefined && <p class="soft">{hint}</p>}
      <p class="pin-typed" data-typed={typed.length}>
        <span class="pin-dots" aria-hidden="true">
          {Array.from({ length: Math.max(typed.length, PIN_LENGTHS.least) }, (_, place) => (
            <i key={place} data-typed={place < typed.length} />
          ))}
        </span>
        <span class="sr-only" role="status">
          {t('lock.digits', { number: typed.length })}
        </span>
      </p>
      <p class="pin-trouble" role="alert">
        {trouble}
      </p>
      <div class="pin-keys" role="group" aria-label={t('lock.keys')} dir="ltr">
        {DIGITS.map(key)}
        <IconButton kind="quiet" icon="erase" label={t('lock.erase')} onClick={erase} />
        {key('0')}
        <Button kind="primary" disabled={isClosed || !isEnough} onClick={handOver}>
          {enter}
        </Button>
      </div>
      {children}
    </div>
  )
}
