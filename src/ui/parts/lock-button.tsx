import { useServices } from '../services.ts'
import { useWords } from '../words.ts'
import { IconButton } from './button.tsx'

/** Locks the screen at once; there only where a PIN is set. */
export function LockButton() {
  const { t } = useWords()
  const { lock } = useServices()
  if (lock.view.value.type === 'none') return null
  return <IconButton kind="quiet" icon="lock" label={t('shell.lock')} onClick={() => void lock.close()} />
}
