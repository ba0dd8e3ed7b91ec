import type { DoorFailure } from '../services.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'

interface TroubleProps {
  /** What was being done, when the words of the failure do not say it. */
  readonly what?: string
  readonly failure: DoorFailure
  onRetry?(): void
}

/** A door of the server did not open: what happened, that nothing is lost, what to do. */
export function Trouble({ what, failure, onRetry }: TroubleProps) {
  const { t } = useWords()
  return (
    <div class="trouble" role="alert">
      <p>
        {what && <strong>{what} </strong>}
        {t(`common.problem.${failure}`)}
      </p>
      {onRetry && (
        <Button icon="sync" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
    </div>
  )
}
