/** Ways from screen to screen: which addresses there are, and what leads to them. */
import type { ComponentChildren } from 'preact'
import { Link as RouterLink, type RouterProps, useLocation } from 'wouter-preact'

/** The path of every screen, with names for what differs from thing to thing; `router.tsx` has the screens. */
export type PathPattern =
  | '/'
  | '/workshops/new'
  | '/workshops/:id'
  | '/workshops/:id/edit'
  | '/workshops/:id/count'
  | '/workshops/:id/ideas'
  | '/workshops/:id/sort'
  | '/workshops/:id/summary'
  | '/count'
  | '/ideas'
  | '/import'
  | '/proposals/:id'
  | '/sort'
  | '/programme'
  | '/projects'
  | '/projects/:id'
  | '/report'
  | '/export'
  | '/export/report/:locale'
  | '/export/minutes/:id/:locale'
  | '/wall/:workshop'
  | '/sync'
  | '/settings'
  | '/help'
  | '/devices'
  | '/enrol'

type Filled<Pattern extends string> = Pattern extends `${infer Start}/:${string}/${infer Rest}`
  ? `${Start}/${string}/${Filled<Rest>}`
  : Pattern extends `${infer Start}:${string}`
    ? `${Start}${string}`
    : Pattern
type Path = Filled<PathPattern>

/** Where a link may lead. */
export type Address = Path | `${Path}?${string}` | `${Path}#${string}`

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

/** What the history keeps beside an address. A new one for every step: that, too, is how a step is noticed. */
interface Step {
  readonly stepsBack: number
}

/** How many screens "back" leads through before it leaves the app. */
export function stepsBack(): number {
  const step: unknown = history.state
  return isStep(step) ? step.stepsBack : 0
}

const isStep = (state: unknown): state is Step =>
  typeof state === 'object' && state !== null && 'stepsBack' in state && typeof state.stepsBack === 'number'

/** Counts the steps: given to the router, through which links and `useNavigate` go. */
export const countingSteps: NonNullable<RouterProps['aroundNav']> = (navigate, to, options) => {
  // Who goes where they are already need not come back from it.
  const isHere = to === location.pathname + location.search + location.hash
  const replace = isHere || options?.replace === true
  const state: Step = { stepsBack: stepsBack() + (replace ? 0 : 1) }
  navigate(to, { ...options, replace, state })
}
