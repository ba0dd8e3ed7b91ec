import type { ButtonHTMLAttributes, ComponentChildren } from 'preact'
import { Icon, type IconName } from '../icons.tsx'
import { type Address, Link } from '../navigation.tsx'

type ButtonKind = 'plain' | 'primary' | 'danger' | 'quiet'

interface Looks {
  readonly kind?: ButtonKind
  readonly icon?: IconName
  readonly size?: 'normal' | 'large'
  /** As wide as what holds it. */
  readonly wide?: boolean
}

/** The classes of a button, for a link that looks like one. */
export function buttonClass({ kind = 'plain', size = 'normal', wide = false }: Looks = {}): string {
  return ['button', `button-${kind}`, size === 'large' && 'button-large', wide && 'button-wide']
    .filter(Boolean)
    .join(' ')
}

type ButtonProps = Looks & Omit<ButtonHTMLAttributes, 'size' | 'icon' | 'wide'>

/** Presses nothing but itself: it submits a form only when asked to. */
export function Button({ kind, icon, size, wide, children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type === 'submit' ? 'submit' : 'button'}
      class={buttonClass({ ...(kind && { kind }), ...(size && { size }), wide: wide === true })}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes, 'icon' | 'label'> {
  readonly icon: IconName
  /** What it does, in words, for who does not see the drawing. */
  readonly label: string
  readonly kind?: ButtonKind
}

export function IconButton({ icon, label, kind = 'plain', type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type === 'submit' ? 'submit' : 'button'}
      class={`${buttonClass({ kind })} button-icon`}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} />
    </button>
  )
}

type ButtonLinkProps = Looks & {
  readonly to: Address
  readonly children?: ComponentChildren
  readonly 'aria-label'?: string
}

/** Goes somewhere, and looks as important as a button. */
export function ButtonLink({ kind, icon, size, wide, children, ...where }: ButtonLinkProps) {
  return (
    <Link
      {...where}
      class={buttonClass({ ...(kind && { kind }), ...(size && { size }), wide: wide === true })}
    >
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  )
}
