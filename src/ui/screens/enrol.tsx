/** Joining with a code: the first screen of a new device, and of one that the server no longer accepts. */
import { useEffect, useState } from 'preact/hooks'
import { useLocationProperty } from 'wouter-preact/use-browser-location'
import { CODE, cleanCode } from '../../domain/wire.ts'
import { CONTENT_ID, useWindowTitle } from '../focus.ts'
import { useNavigate } from '../navigation.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { TextField } from '../parts/fields.tsx'
import { LanguageChoice } from '../parts/language-choice.tsx'
import { useEntity } from '../reading.ts'
import { type EnrolFailure, useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { deviceEntity, enrolProblem } from '../values.ts'
import { useWords } from '../words.ts'
import '../styles/office.css'

export function EnrolScreen() {
  const { t } = useWords()
  const enrolment = useServices().enrolment.value
  const code = useLocationProperty(() => location.hash.slice(1))
  const isRefused = enrolment?.tokenState === 'refused'
  const hasJoined = enrolment !== undefined && !isRefused
  const title = t(isRefused ? 'enrol.refused.title' : 'enrol.title')
  useWindowTitle(title)
  return (
    <main class="enrol" id={CONTENT_ID} tabIndex={-1}>
      <div class="enrol-sheet panel">
        <p class="enrol-mark" aria-hidden="true">
          {t('common.app')}
        </p>
        <h1 tabIndex={-1}>{title}</h1>
        <Lost />
        {hasJoined ? <Joined /> : <p class="soft">{t(isRefused ? 'enrol.refused.text' : 'enrol.intro')}</p>}
        {(!hasJoined || code !== '') && <EnrolForm key={code} fromLink={code} />}
        <LanguageChoice isLabelHidden />
      </div>
    </main>
  )
}

/** The browser emptied the storage of a device that had joined: what is safe, what is not, what to do. */
function Lost() {
  const { t, formats } = useWords()
  const lost = useServices().lost.value
  if (!lost) return null
  const { station, collectivity, written, arrived } = lost
  const moment = formats.moment(lost.at)
  const missing = written - arrived
  return (
    <section class="trouble" role="alert">
      <strong>{t('enrol.lost.title')}</strong>
      <p>
        {collectivity === null
          ? t('enrol.lost.text', { station, moment })
          : t('enrol.lost.textOf', { station, moment, collectivity: formats.name(collectivity) })}
      </p>
      {arrived > 0 && <p>{t('enrol.lost.arrived', { count: arrived })}</p>}
      <p>{missing > 0 ? t('enrol.lost.missing', { count: missing }) : t('enrol.lost.nothingMissing')}</p>
      <p>{t('enrol.lost.next')}</p>
    </section>
  )
}

function Joined() {
  const { t } = useWords()
  const enrolment = useServices().enrolment.value
  const device = useEntity('device', enrolment && deviceEntity(enrolment.device))
  return (
    <>
      <p>{t('enrol.joined.text', { label: device?.label ?? enrolment?.station ?? '' })}</p>
      <ButtonLink to="/" kind="primary">
        {t('enrol.joined.home')}
      </ButtonLink>
    </>
  )
}

function EnrolForm({ fromLink }: { readonly fromLink: string }) {
  const { t } = useWords()
  const services = useServices()
  const { firstVisit } = useSession()
  const navigate = useNavigate()
  const enrolment = services.enrolment.value
  const known = useEntity('device', enrolment && deviceEntity(enrolment.device))
  const [code, setCode] = useState(fromLink)
  const [label, setLabel] = useState(known?.label ?? '')
  const [isChecked, setChecked] = useState(false)
  const [isJoining, setJoining] = useState(false)
  const [failure, setFailure] = useState<EnrolFailure | undefined>()
  useEffect(() => setFailure(undefined), [code])

  const isCodeWhole = CODE.test(cleanCode(code))
  const isLabelled = label.trim() !== ''

  async function join(event: Event) {
    event.preventDefault()
    setChecked(true)
    if (!isCodeWhole || !isLabelled || isJoining) return
    setJoining(true)
    const joined = await services.enrol(cleanCode(code), label.trim())
    setJoining(false)
    // Only now: whoever leaves before has not seen it. A device that comes back knows its way.
    if (joined.ok && !enrolment) await firstVisit.goTo(0)
    if (joined.ok) navigate('/', { replace: true })
    else setFailure(joined.error)
  }

  return (
    <form class="stack" noValidate onSubmit={(event) => void join(event)}>
      <TextField
        label={t('enrol.code.label')}
        hint={t('enrol.code.hint')}
        error={isChecked && !isCodeWhole ? t('enrol.code.error') : undefined}
        value={code}
        onInput={setCode}
        dir="ltr"
        autocapitalize="characters"
        spellcheck={false}
        maxLength={40}
        name="code"
      />
      <TextField
        label={t('enrol.label.label')}
        hint={t('enrol.label.hint')}
        error={isChecked && !isLabelled ? t('enrol.label.error') : undefined}
        value={label}
        onInput={setLabel}
        maxLength={100}
        name="label"
      />
      {failure && (
        <p class="trouble" role="alert">
          {t(enrolProblem(failure))}
        </p>
      )}
      <Button type="submit" kind="primary" size="large" wide disabled={isJoining}>
        {t(isJoining ? 'enrol.joining' : 'enrol.submit')}
      </Button>
    </form>
  )
}
