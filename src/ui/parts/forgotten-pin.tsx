import { useRef, useState } from 'preact/hooks'
import type { Result } from '../../domain/result.ts'
import { CODE, cleanCode } from '../../domain/wire.ts'
import { useEntity } from '../reading.ts'
import { type EnrolFailure, useServices } from '../services.ts'
import { deviceEntity, enrolProblem } from '../values.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { TextField } from './fields.tsx'

interface ForgottenPinProps {
  /** The server let a new invitation open the screen. */
  onOpened(): void
  onBack(): void
}

/** The way out that loses nothing: the coordinator gives a new invitation, and the server looks at it. */
export function ForgottenPin({ onOpened, onBack }: ForgottenPinProps) {
  const { t } = useWords()
  const { enrolment, unlock, enrol, lock } = useServices()
  const device = useEntity('device', enrolment.value && deviceEntity(enrolment.value.device))
  const [code, setCode] = useState(codeOfAddress)
  const [isAsking, setAsking] = useState(false)
  const [isChecked, setChecked] = useState(false)
  const [failure, setFailure] = useState<EnrolFailure | undefined>()
  /** The code by which the device is coming in again. */
  const enrolling = useRef('')
  const isWhole = CODE.test(cleanCode(code))
  const isRefused = enrolment.value?.tokenState === 'refused'
  const role = t(`common.role.${enrolment.value?.role ?? 'facilitator'}`)

  async function ask(event: Event) {
    event.preventDefault()
    setChecked(true)
    if (!isWhole || isAsking) return
    setAsking(true)
    const entered = await enter(cleanCode(code))
    setAsking(false)
    if (!entered.ok) return setFailure(entered.error)
    forgetCodeOfAddress()
    // First: what is behind stays out of sight until a new PIN is chosen, or none is wanted.
    onOpened()
    await lock.remove()
  }

  /** A device that the server does not accept comes in again by the same code, as it would with an open screen. */
  async function enter(whole: string): Promise<Result<void, EnrolFailure>> {
    // Asked again after an answer that was lost: for opening, the code is used up by now.
    if (enrolling.current !== whole) {
      const opened = await unlock(whole)
      if (opened.ok || !(opened.error === 'revoked' || opened.error === 'unauthorized')) return opened
      enrolling.current = whole
    }
    const label = device?.label ?? enrolment.value?.station ?? ''
    return enrol(whole, label)
  }

  const own: Partial<Record<EnrolFailure, string>> = {
    unreachable: t('lock.forgot.unreachable'),
    'code-expired': t('lock.forgot.expired'),
    forbidden: t('lock.forgot.otherRole', { role }),
  }
  const told = failure && (own[failure] ?? t(enrolProblem(failure)))
  return (
    <form class="pin" noValidate onSubmit={(event) => void ask(event)}>
      <h2>{t('lock.forgot.title')}</h2>
      <p>{t(isRefused ? 'lock.forgot.textRefused' : 'lock.forgot.text', { role })}</p>
      <TextField
        label={t('enrol.code.label')}
        hint={t('enrol.code.hint')}
        error={isChecked && !isWhole ? t('enrol.code.error') : undefined}
        value={code}
        onInput={(typed) => {
          setCode(typed)
          setFailure(undefined)
        }}
        dir="ltr"
        autocapitalize="characters"
        spellcheck={false}
        maxLength={40}
        name="code"
      />
      {told !== undefined && (
        <p class="trouble" role="alert">
          {told}
        </p>
      )}
      <Button type="submit" kind="primary" size="large" wide disabled={isAsking}>
        {t(isAsking ? 'lock.checking' : 'lock.forgot.submit')}
      </Button>
      <Button kind="quiet" wide onClick={onBack}>
        {t('lock.forgot.back')}
      </Button>
    </form>
  )
}

/** Who opened the invitation's link on the locked tablet need not type its code. */
function codeOfAddress(): string {
  const code = location.hash.slice(1)
  return CODE.test(cleanCode(code)) ? code : ''
}

/** Used up, but still nobody's business. */
function forgetCodeOfAddress(): void {
  if (codeOfAddress() !== '') history.replaceState(null, '', '/')
}
