import { useState } from 'preact/hooks'
import type { Judgement, Verdict } from '../../domain/kinds.ts'
import { unreachable } from '../../domain/unreachable.ts'
import type { WordKey } from '../../i18n/words.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { ChipGroup } from './chips.tsx'
import { TextArea, TextField } from './fields.tsx'

type Reasoned = Exclude<Verdict, 'accepted' | 'merged'>

interface ReasonFormProps {
  readonly verdict: Reasoned
  /** What stood before: its words are the start, when the verdict is the same. */
  readonly before: Judgement | undefined
  onSave(judgement: Judgement): void
  onCancel(): void
}

const QUICK: Readonly<Record<Reasoned, readonly WordKey[]>> = {
  referred: ['sort.reason.otherAuthority', 'sort.reason.state', 'sort.reason.province'],
  rejected: ['sort.reason.alreadyPlanned', 'sort.reason.notFeasible', 'sort.reason.tooCostly'],
  clarify: ['sort.reason.unclearPlace', 'sort.reason.tooGeneral', 'sort.reason.askSpeaker'],
}

/** Why; and, outside the collectivity's competence, whose it is. */
export function ReasonForm({ verdict, before, onSave, onCancel }: ReasonFormProps) {
  const { t } = useWords()
  const same = before?.verdict === verdict ? before : undefined
  const [reason, setReason] = useState(same?.reason ?? '')
  const [authority, setAuthority] = useState(same?.verdict === 'referred' ? same.authority : '')
  const isComplete = reason.trim() !== '' && (verdict !== 'referred' || authority.trim() !== '')
  const quick = QUICK[verdict].map((key) => t(key))
  return (
    <form
      class="reason"
      onSubmit={(event) => {
        event.preventDefault()
        if (isComplete) onSave(judgementFrom(verdict, reason.trim(), authority.trim()))
      }}
    >
      {verdict === 'referred' && (
        <TextField
          autofocus
          label={t('sort.reason.authority')}
          hint={t('sort.reason.authorityHint')}
          value={authority}
          onInput={setAuthority}
          maxLength={500}
        />
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
