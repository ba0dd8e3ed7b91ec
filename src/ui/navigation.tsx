/** Ways from screen to screen: which addresses there are, and what leads to them. */
import type { ComponentChildren } from 'preact'
import { Link as RouterLink, type RouterProps, useLocation } from 'wouter-preact'
import type { Channel } from '../domain/kinds.ts'
import type { Locale } from '../i18n/locale.ts'

/** Every address of the app; `router.tsx` has the screen of each. */
export type Address =
  | '/'
  | '/workshops/new'
  | `/workshops/${string}/${'count' | 'ideas' | 'sort' | 'summary' | 'edit'}`
  | `/workshops/${string}/summary#declared`
  | '/count'
  | '/ideas'
  | `/ideas?channel=${Channel}`
  | '/import'
  | `/proposals/${string}`
  | '/sort'
  | '/programme'
  | `/programme#${'guard' | 'declared' | 'about'}`
  | '/projects'
  | `/projects/${string}`
  | '/report'
  | '/export'
  | `/export/report/${Locale}`
  | `/export/report/${Locale}?${string}`
  | `/export/minutes/${string}/${Locale}`
  | `/wall/${string}`
  | '/sync'
  | '/settings'
  | '/help'
  | '/devices'
  | '/enrol'

interface LinkProps {
  readonly to: Address
  /** Takes this screen's place in the history: "back" does not lead here. */
  readonly replace?: boolean
  readonly class?: string | undefined
  readonly dir?: 'auto'
  readonly 'aria-label'?: string | undefined
  readonly 'aria-current'?: 'page' | undefined
  readonly children: ComponentChildren
}

/** Leads to another screen. */
export const Link = ({ children, ...rest }: LinkProps) => <RouterLink {...rest}>{children}</RouterLink>

type Navigate = (to: Address, options?: { readonly replace?: boolean }) => void

export function useNavigate(): Navigate {
  const [, navigate] = useLocation()
  return navigate
}

/** The path of the address: what stands before `?` and `#`. */
export function usePath(): string {
  const [path] = useLocation()
  return path
}

/** How many screens "back" leads through before it leaves the app. Kept by the history itself, beside each address. */
export const stepsBack = (state: unknown = history.state): number => (typeof state === 'number' ? state : 0)

/** Counts the steps: given to the router, through which every navigation goes. */
export const countingSteps: NonNullable<RouterProps['aroundNav']> = (navigate, to, options) =>
  navigate(to, { ...options, state: options?.replace ? stepsBack() : stepsBack() + 1 })
