/** What an import is doing, what it has done, and its undo. */
import { useId } from 'preact/hooks'
import type { Outcome } from '../import-run.ts'
import { useWords } from '../words.ts'
import { Button, ButtonLink } from './button.tsx'
import { Progress } from './progress.tsx'

export function ImportProgress({ done, total }: { readonly done: number; readonly total: number }) {
  const { t } = useWords()
  const label = t('import.write.progress', { done, total })
  return (
    <div class="import-wait stack" role="status">
      <p>{label}</p>
      <Progress label={label} total={total} parts={[{ tone: 'accepted', value: done }]} isThick />
    </div>
  )
}

interface ImportDoneProps {
  readonly outcome: Outcome
  onUndo(): void
  onAnother(): void
}

export function ImportDone({ outcome, onUndo, onAnother }: ImportDoneProps) {
  const { t } = useWords()
  return (
    <div class="office office-narrow">
      <section class="panel" aria-labelledby="import-done">
        <h2 id="import-done">{t('import.done.title')}</h2>
        {outcome.isCut && (
          <p class="trouble" role="alert">
            {t('import.done.cut')}
          </p>
        )}
        <div role="status">
          <OutcomeLines outcome={outcome} />
        </div>
        <div class="row">
          <ButtonLink to={`/ideas?channel=${outcome.channel}`} kind="primary" icon="idea">
            {t('import.done.ideas')}
          </ButtonLink>
          <Button icon="file" onClick={onAnother}>
            {t('import.choose.another')}
          </Button>
          {outcome.undo.length > 0 && (
            <Button icon="undo" onClick={onUndo}>
              {t('import.done.undo')}
            </Button>
          )}
        </div>
      </section>
    </div>
  )
}

interface EarlierImportProps extends Omit<ImportDoneProps, 'onAnother'> {
  readonly isLast: boolean
}

/** An import before this one, for whoever looked at its ideas and wants it undone. */
export function EarlierImport({ outcome, isLast, onUndo }: EarlierImportProps) {
  const { t, formats } = useWords()
  const id = useId()
  return (
    <section class="panel" aria-labelledby={id}>
      <h2 id={id}>{t(isLast ? 'import.done.last' : 'import.done.earlier')}</h2>
      <div class="meta">
        <bdi>{outcome.source}</bdi>
        <bdi>{formats.moment(outcome.at)}</bdi>
      </div>
      <OutcomeLines outcome={outcome} />
      <div class="row">
        <Button icon="undo" onClick={onUndo}>
          {t('import.done.undo')}
        </Button>
      </div>
    </section>
  )
}

function OutcomeLines({ outcome: { counts, hasParticipants } }: { readonly outcome: Outcome }) {
  const { t } = useWords()
  const lines = [
    ...(['taken', 'updated', 'restored'] as const).flatMap((what) =>
      counts[what] > 0 ? [t(`import.done.${what}`, { count: counts[what] })] : [],
    ),
    ...(hasParticipants ? [t('import.done.participants')] : []),
  ]
  return (
    <ul class="import-outcome">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
