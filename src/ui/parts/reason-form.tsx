import { useState } from 'preact/hooks'
import type { LocalizedName } from '../../domain/fields.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { Judgement, Verdict } from '../../domain/kinds.ts'
import { authoritiesOf } from '../../domain/reasons.ts'
import { unreachable } from '../../domain/unreachable.ts'
import type { WordKey } from '../../i18n/words.ts'
import { useEntity, useReading } from '../reading.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { ChipGroup } from './chips.tsx'
import { TextArea, TextField } from './fields.tsx'

type Reasoned = Exclude<Verdict, 'accepted' | 'merged'>

interface ReasonFormProps {
  readonly verdict: Reasoned
  readonly programme: EntityId
  /** What stood before: its words are the start, when the verdict is the same. */
  readonly before: Judgement | undefined
  onSave(judgement: Judgement): void
  onCancel(): void
}

/** Offered where the programme has no reasons of its own. */
const QUICK: Readonly<Record<Reasoned, readonly WordKey[]>> = {
  referred: ['sort.reason.otherAuthority', 'sort.reason.state', 'sort.reason.province'],
  rejected: ['sort.reason.alreadyPlanned', 'sort.reason.notFeasible', 'sort.reason.tooCostly'],
  clarify: ['sort.reason.unclearPlace', 'sort.reason.tooGeneral', 'sort.reason.askSpeaker'],
}

/** All of them, to begin a programme's own list with. */
export const USUAL_REASONS: readonly WordKey[] = Object.values(QUICK).flat()

const NO_REASONS: readonly LocalizedName[] = []
/** Authorities offered at once: more would hide the reasons under them. */
const MOST_AUTHORITIES = 6

/** Why; and, outside the collectivity's competence, whose it is. */
export function ReasonForm({ verdict, programme, before, onSave, onCancel }: ReasonFormProps) {
  const { t, formats } = useWords()
  const own = useEntity('programme', programme)?.reasons ?? NO_REASONS
  const authorities = useReading(['proposal'], (reader) => authoritiesOf(reader, programme), [programme])
  const same = before?.verdict === verdict ? before : undefined
  const [reason, setReason] = useState(same?.reason ?? '')
  const [authority, setAuthority] = useState(same?.verdict === 'referred' ? same.authority : '')
  const isComplete = reason.trim() !== '' && (verdict !== 'referred' || authority.trim() !== '')
  const quick = [
    ...new Set(own.length > 0 ? own.map((each) => formats.name(each)) : QUICK[verdict].map((key) => t(key))),
  ]
  return (
    <form
      class="reason"
      onSubmit={(event) => {
        event.preventDefault()
        if (isComplete) onSave(judgementFrom(verdict, reason.trim(), authority.trim()))
      }}
    >
      {verdict === 'referred' && (
        <>
          <TextField
            autofocus
            label={t('sort.reason.authority')}
            hint={t('sort.reason.authorityHint')}
            value={authority}
            onInput={setAuthority}
            maxLength={500}
          />
          {authorities.length > 0 && (
            <ChipGroup
              isClearable
              label={t('deciding.authority.used')}
              value={authorities.includes(authority) ? authority : null}
              onChoose={(chosen) => setAuthority(chosen ?? '')}
              options={authorities.slice(0, MOST_AUTHORITIES).map((each) => ({ value: each, label: each }))}
            />
          )}
        </>
      )}
      <ChipGroup
        isClearable
        label={t('sort.reason.quick')}
        value={quick.includes(reason) ? reason : null}
        onChoose={(chosen) => setReason(chosen ?? '')}
        options={quick.map((text) => ({ value: text, label: text }))}
      />
      <TextArea label={t('sort.reason.own')} rows={2} value={reason} onInput={setReason} maxLength={10_000} />
      <div class="dialog-actions">
        <Button type="submit" kind="primary" disabled={!isComplete}>
          {t('sort.reason.confirm', { verdict: t(`common.verdict.${verdict}`) })}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}

function judgementFrom(verdict: Reasoned, reason: string, authority: string): Judgement {
  switch (verdict) {
    case 'referred':
      return { verdict, reason, authority }
    case 'rejected':
    case 'clarify':
      return { verdict, reason }
    default:
      return unreachable(verdict)
  }
}
