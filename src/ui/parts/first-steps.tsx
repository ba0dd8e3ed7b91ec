/** Three steps for who has just joined: who this device is, what is done with it, and that nothing gets lost. */
import type { Role } from '../../domain/kinds.ts'
import type { Topic } from '../help-topics.ts'
import { useEntity } from '../reading.ts'
import { useServices } from '../services.ts'
import { deviceEntity } from '../values.ts'
import { useWords } from '../words.ts'
import { HelpPicture } from './help-pictures.tsx'

export const FIRST_STEPS = ['who', 'what', 'safe'] as const
export type FirstStep = (typeof FIRST_STEPS)[number]

const WORK: Readonly<Record<Role, Topic>> = {
  facilitator: 'count',
  coordinator: 'setUp',
  committee: 'decide',
  observer: 'read',
}

interface StepTextProps {
  readonly step: FirstStep
  readonly role: Role
  readonly level: 'h2' | 'h3'
}

export function StepText({ step, role, level: Heading }: StepTextProps) {
  const { t, formats } = useWords()
  const enrolment = useServices().enrolment.value
  const device = useEntity('device', enrolment && deviceEntity(enrolment.device))
  const collectivity = useEntity('collectivity', enrolment?.collectivity.id)
  const values = {
    label: device?.label ?? enrolment?.station ?? '',
    role: t(`common.role.${enrolment?.role ?? role}`),
  }
  return (
    <div class="first-step">
      <HelpPicture of={step === 'who' ? 'invite' : step === 'what' ? WORK[role] : 'safe'} />
      <div>
        <Heading>{t(`help.welcome.${step}.title`, values)}</Heading>
        <p>
          {step === 'who' && collectivity && (
            <>{t('help.welcome.who.of', { collectivity: formats.name(collectivity.name) })} </>
          )}
          {step === 'what' ? t(`help.welcome.what.${role}`) : t(`help.welcome.${step}.text`, values)}
        </p>
      </div>
    </div>
  )
}
