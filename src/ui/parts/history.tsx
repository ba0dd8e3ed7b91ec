import { useEffect, useState } from 'preact/hooks'
import type { Kind, View } from '../../domain/kinds.ts'
import type { HistoryEntry } from '../../store/store.ts'
import { type Step, stepsOf } from '../changes.ts'
import { Icon } from '../icons.tsx'
import { useServices } from '../services.ts'
import { authorInWords, fieldWord, valueInWords } from '../values.ts'
import { useWords } from '../words.ts'

interface HistoryProps<K extends Kind> {
  readonly kind: K
  /** As it is now: a change of it reads the history anew. */
  readonly entity: View<K>
}

/** Who changed what, when, from what to what; newest first. */
export function History<K extends Kind>({ kind, entity }: HistoryProps<K>) {
  const { t } = useWords()
  const { history, own } = useServices()
  const [entries, setEntries] = useState<readonly HistoryEntry[]>([])
  const waiting = own.value
  useEffect(() => {
    let isCurrent = true
    void history(kind, entity.id).then((found) => {
      if (isCurrent) setEntries(found)
    })
    return () => {
      isCurrent = false
    }
  }, [history, kind, entity, waiting])
  const steps = stepsOf(entries).toReversed()
  return (
    <section class="panel">
      <h2 class="row">
        <Icon name="history" />
        {t('proposal.history.title')}
      </h2>
      <ol class="history">
        {steps.map((step) => (
          <HistoryStep key={step.entry.op.id} step={step} />
        ))}
      </ol>
    </section>
  )
}

function HistoryStep({ step: { entry, changes } }: { readonly step: Step }) {
  const words = useWords()
  const { t, formats } = words
  const { live, enrolment } = useServices()
  const state = entry.state.type
  return (
    <li class="history-step">
      <div class="meta">
        <strong>{authorInWords(words, live.state, entry.op.device, enrolment.value?.collectivity.id)}</strong>
        <bdi class="num">{formats.moment(entry.op.at)}</bdi>
        {state === 'pending' && <span>{t('proposal.history.waiting')}</span>}
        {(state === 'rejected' || state === 'set-aside') && (
          <span class="field-error">{t('proposal.history.rejected')}</span>
        )}
        {state === 'corrected' && <span>{t('proposal.history.corrected')}</span>}
      </div>
      {changes.map(({ field, from, to, isFirst }) => (
        <div key={field}>
          <span class="soft">{t(fieldWord(words, field))}</span>{' '}
          {!isFirst && (
            <>
              <del dir="auto">{valueInWords(words, live.state, field, from)}</del> <Icon name="forward" />{' '}
            </>
          )}
          <ins dir="auto">{valueInWords(words, live.state, field, to)}</ins>
        </div>
      ))}
    </li>
  )
}
