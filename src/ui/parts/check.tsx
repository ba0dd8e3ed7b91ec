import type { ComponentChildren } from 'preact'
import { Icon } from '../icons.tsx'

interface CheckProps {
  readonly isDone: boolean
  /** The figure behind the sentence, or what to do. */
  readonly hint?: string | undefined
  readonly children: ComponentChildren
}

/** One line of a list of checks: a tick, or a warning that says what to do. */
export function Check({ isDone, hint, children }: CheckProps) {
  return (
    <li class={isDone ? 'checklist-line checklist-done' : 'checklist-line'}>
      <Icon name={isDone ? 'check' : 'warning'} />
      <strong>{children}</strong>
      {hint && <small>{hint}</small>}
    </li>
  )
}
