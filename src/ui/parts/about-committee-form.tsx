/** The committee by role: how many sit in it as what, never who. */
import { useState } from 'preact/hooks'
import type { LocalizedName } from '../../domain/fields.ts'
import type { Committee } from '../../domain/programme-fields.ts'
import { dateFrom, inputOf } from '../dates.ts'
import { countFrom } from '../declared-input.ts'
import { nameFrom, textsOf, withText } from '../names.ts'
import { useWords } from '../words.ts'
import type { SaveField } from './about-programme.tsx'
import { AboutForm } from './about-text-forms.tsx'
import { Button, IconButton } from './button.tsx'
import { DateFields } from './date-fields.tsx'
import { TextField } from './fields.tsx'
import { NameFields } from './name-fields.tsx'

interface CommitteeFormProps {
  readonly before: Committee | undefined
  readonly onSave: SaveField
  onCancel(): void
}

interface RoleInput {
  /** Steady while lines come and go. */
  readonly key: number
  readonly text: string
  readonly count: string
  readonly before?: LocalizedName
}

const MOST_ROLES = 100

export function CommitteeForm({ before, onSave, onCancel }: CommitteeFormProps) {
  const { t, formats, locale } = useWords()
  const [texts, setTexts] = useState(() => textsOf(before?.name))
  const [created, setCreated] = useState(() => inputOf(before?.created))
  const [decision, setDecision] = useState(before?.decision ?? '')
  const [roles, setRoles] = useState<readonly RoleInput[]>(() =>
    (before?.members ?? []).map(({ role, count }, key) => ({
      key,
      text: formats.name(role),
      count: count === null ? '' : String(count),
      before: role,
    })),
  )
  const [isChecked, setChecked] = useState(false)
  const date = dateFrom(created)
  const isCount = ({ count }: RoleInput) => countFrom(count) !== undefined

  const save = () => {
    setChecked(true)
    if (date === undefined || !roles.every(isCount)) return
    const name = nameFrom(texts, before?.name)
    const members = roles.flatMap(({ text, count, before: role }) => {
      const isSame = role !== undefined && formats.name(role) === text.trim()
      return text.trim() === ''
        ? []
        : [
            {
              role: isSame ? role : withText(role, locale, text.trim()),
              count: countFrom(count) ?? null,
            },
          ]
    })
    // An untouched date keeps its source's own wording.
    const isSameDate =
      before?.created && date?.start === before.created.start && date.end === before.created.end
    const kept = isSameDate ? before.created : date
    const committee = {
      ...(name && { name }),
      ...(kept && { created: kept }),
      ...(decision.trim() && { decision: decision.trim() }),
      members,
    }
    const isEmpty = members.length === 0 && Object.keys(committee).length === 1
    void onSave(isEmpty ? null : committee)
  }

  const change = (key: number, part: Partial<RoleInput>) =>
    setRoles(roles.map((role) => (role.key === key ? { ...role, ...part } : role)))
  const add = () =>
    setRoles([...roles, { key: Math.max(-1, ...roles.map(({ key }) => key)) + 1, text: '', count: '' }])

  return (
    <AboutForm label={t('about.committee.title')} onSave={save} onCancel={onCancel}>
      <NameFields label={t('about.committee.name')} texts={texts} onInput={setTexts} />
      <fieldset class="about-fieldset">
        <legend>{t('about.committee.created')}</legend>
        <DateFields
          input={created}
          onInput={setCreated}
          error={isChecked && date === undefined ? t('workshopForm.date.error') : undefined}
        />
      </fieldset>
      <div class="short-field">
        <TextField
          label={t('about.committee.decision')}
          value={decision}
          onInput={setDecision}
          maxLength={100}
        />
      </div>
      <p class="soft small">{t('about.committee.hint')}</p>
      {roles.map((role, index) => {
        const place = index + 1
        return (
          <div key={role.key} class="about-role">
            <TextField
              label={t('about.committee.role', { place })}
              value={role.text}
              onInput={(text) => change(role.key, { text })}
              maxLength={300}
            />
            <TextField
              label={t('about.committee.count', { place })}
              value={role.count}
              onInput={(count) => change(role.key, { count })}
              inputMode="numeric"
              dir="ltr"
              error={isChecked && !isCount(role) ? t('about.countError') : undefined}
            />
            <IconButton
              icon="close"
              kind="quiet"
              label={t('about.committee.removeRole', { place })}
              onClick={() => setRoles(roles.filter(({ key }) => key !== role.key))}
            />
          </div>
        )
      })}
      {roles.length < MOST_ROLES && (
        <div class="row">
          <Button icon="plus" onClick={add}>
            {t('about.committee.addRole')}
          </Button>
        </div>
      )}
    </AboutForm>
  )
}
