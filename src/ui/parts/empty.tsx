import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../icons.tsx'

interface EmptyStateProps {
  readonly icon?: IconName
  readonly title: string
  /** What to do next. */
  readonly hint?: string
  readonly children?: ComponentChildren
}

/** An empty list: what would be here, and how it gets here. */
export function EmptyState({ icon, title, hint, children }: EmptyStateProps) {
  return (
    <div class="empty">
      {icon && <Icon name={icon} />}
      <h2>{title}</h2>
      {hint && <p>{hint}</p>}
      {children}
    </div>
  )
}
