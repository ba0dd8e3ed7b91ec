import { useState } from 'preact/hooks'
import { ROLES, type Role } from '../../domain/kinds.ts'
import type { Invitation } from '../../domain/wire.ts'
import { type DoorFailure, useServices } from '../services.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { ChipGroup } from './chips.tsx'
import { TextField } from './fields.tsx'
import { Trouble } from './trouble.tsx'

// Facilitators are invited most; three days cover a weekend before a workshop.
const OFFERED_ROLES: readonly Role[] = ['facilitator', ...ROLES.filter((role) => role !== 'facilitator')]
const OFFERED_DAYS = ['1', '3', '7', '30'] as const
const HOURS_PER_DAY = 24
const MAX_USES = 100

export function InviteForm({ onMade }: { onMade(invitation: Invitation): void }) {
  const { t } = useWords()
  const { invite } = useServices()
  const [role, setRole] = useState<Role>('facilitator')
  const [uses, setUses] = useState('1')
  const [days, setDays] = useState<(typeof OFFERED_DAYS)[number]>('3')
  const [isMaking, setMaking] = useState(false)
  const [failure, setFailure] = useState<DoorFailure | undefined>()
  const number = Number(uses)
  const isNumber = Number.isInteger(number) && number >= 1 && number <= MAX_USES

  async function make(event: Event) {
    event.preventDefault()
    if (!isNumber || isMaking) return
    setMaking(true)
    const made = await invite(role, number, Number(days) * HOURS_PER_DAY)
    setMaking(false)
    setFailure(made.ok ? undefined : made.error)
    if (made.ok) onMade(made.value)
  }

  return (
    <section class="panel" aria-labelledby="invite">
      <h2 id="invite">{t('devices.invite.title')}</h2>
      <form class="stack" noValidate onSubmit={(event) => void make(event)}>
        <ChipGroup
          label={t('devices.invite.role')}
          options={OFFERED_ROLES.map((value) => ({ value, label: t(`common.role.${value}`) }))}
          value={role}
          onChoose={(value) => value && setRole(value)}
        />
        <p class="soft small">{t(`devices.roleHint.${role}`)}</p>
        <div class="two-fields">
          <div class="short-field">
            <TextField
              label={t('devices.invite.uses')}
              type="number"
              inputMode="numeric"
              min={1}
              max={MAX_USES}
              value={uses}
              onInput={setUses}
              error={isNumber ? undefined : t('devices.invite.usesError')}
            />
          </div>
          <ChipGroup
            label={t('devices.invite.hours')}
            options={OFFERED_DAYS.map((value) => ({
              value,
              label: t('devices.invite.day', { count: Number(value) }),
            }))}
            value={days}
            onChoose={(value) => value && setDays(value)}
          />
        </div>
        {failure && <Trouble failure={failure} />}
        <div class="row">
          <Button type="submit" kind="primary" icon="plus" disabled={isMaking}>
            {t(isMaking ? 'devices.invite.making' : 'devices.invite.submit')}
          </Button>
        </div>
      </form>
    </section>
  )
}
