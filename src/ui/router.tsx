/** The screen of every address. Screens are loaded when they are first opened; the service worker has them all. */
import { type ComponentType, createElement } from 'preact'
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { parse, type RouteParams } from 'regexparam'
import { Redirect, useSearch } from 'wouter-preact'
import { useHistoryState } from 'wouter-preact/use-browser-location'
import { useFocusAfterChange, useSightOfFragment } from './focus.ts'
import { type PathPattern, usePath } from './navigation.tsx'
import { useServices } from './services.ts'
import { Guarded, Mishap, Missing } from './stand-in.tsx'

/** What a screen is given: the parts of its path that have a name, and what stands behind the "?". */
type ScreenProps<Pattern extends string> = RouteParams<Pattern> & { readonly search: string }
type AnyScreen = ComponentType<Readonly<Record<string, string>>>

/** The first that fits a path has it. */
const SCREENS: {
  readonly [Pattern in PathPattern]: () => Promise<ComponentType<ScreenProps<Pattern>>>
} = {
  '/': async () => (await import('./screens/home.tsx')).HomeScreen,
  '/workshops/new': async () => (await import('./screens/workshop-form.tsx')).NewWorkshopScreen,
  '/workshops/:id': async () => ToCount,
  '/workshops/:id/edit': async () => (await import('./screens/workshop-form.tsx')).EditWorkshopScreen,
  '/workshops/:id/count': async () => (await import('./screens/count.tsx')).CountScreen,
  '/workshops/:id/ideas': async () => (await import('./screens/workshop-ideas.tsx')).WorkshopIdeasScreen,
  '/workshops/:id/sort': async () => (await import('./screens/sort.tsx')).WorkshopSortScreen,
  '/workshops/:id/summary': async () => (await import('./screens/summary.tsx')).SummaryScreen,
  '/count': async () => (await import('./screens/count-now.tsx')).CountNowScreen,
  '/ideas': async () => (await import('./screens/ideas.tsx')).IdeasScreen,
  '/import': async () => (await import('./screens/import.tsx')).ImportScreen,
  '/proposals/:id': async () => (await import('./screens/proposal.tsx')).ProposalScreen,
  '/sort': async () => (await import('./screens/sort.tsx')).SortScreen,
  '/programme': async () => (await import('./screens/programme.tsx')).ProgrammeScreen,
  '/projects': async () => (await import('./screens/projects.tsx')).ProjectsScreen,
  '/projects/:id': async () => (await import('./screens/project.tsx')).ProjectScreen,
  '/report': async () => (await import('./screens/report.tsx')).ReportScreen,
  '/export': async () => (await import('./screens/export.tsx')).ExportScreen,
  '/export/report/:locale': async () => (await import('./screens/print.tsx')).PrintReportScreen,
  '/export/minutes/:id/:locale': async () => (await import('./screens/print.tsx')).PrintMinutesScreen,
  '/wall/:workshop': async () => (await import('./screens/wall.tsx')).WallScreen,
  '/sync': async () => (await import('./screens/sync.tsx')).SyncScreen,
  '/settings': async () => (await import('./screens/settings.tsx')).SettingsScreen,
  '/help': async () => (await import('./screens/help.tsx')).HelpScreen,
  '/devices': async () => (await import('./screens/devices.tsx')).DevicesScreen,
  '/enrol': async () => (await import('./screens/enrol.tsx')).EnrolScreen,
}

const ToCount = ({ id }: { readonly id: string }) => <Redirect to={`/workshops/${id}/count`} replace />

/** Begins to load the code of the screen that a path asks for. Rejects when it cannot be had. */
export const loadScreen = (path: string): Promise<void> => routeOf(path).route.load()

interface CurrentScreenProps {
  /** Whatever the address says, this is shown. */
  readonly only?: PathPattern
}

/** Draws the screen of the address. While its code is being loaded, the one before it stays. */
export function CurrentScreen({ only }: CurrentScreenProps) {
  const visit = useVisit(only)
  const shown = useRef(visit)
  if (visit.route.screen()) shown.current = visit
  const { hasFailed, load } = useLoading(visit)
  // What stands in for a screen is a place of its own.
  useFocusAfterChange(hasFailed ? `without ${visit.path}` : shown.current.path)
  useSightOfFragment(shown.current)
  if (hasFailed) return <Mishap reset={load} />
  const { route, path, params, search } = shown.current
  const screen = route.screen()
  return screen && <Guarded key={path}>{createElement(screen, { ...params, search })}</Guarded>
}

/** One going to an address. */
interface Visit {
  readonly path: string
  readonly search: string
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
}

function useVisit(only: PathPattern | undefined): Visit {
  const asked = usePath()
  const path = only ?? asked
  const search = useSearch()
  // Who goes once more to where they are may do so because it failed.
  const step = useHistoryState<unknown>()
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- another step is another visit
  return useMemo(() => ({ path, search, ...routeOf(path) }), [path, search, step])
}

/** Loads the screen of a visit, unless it is there. */
function useLoading(visit: Visit) {
  const { applyUpdate } = useServices()
  const [loaded, setLoaded] = useState<{ readonly visit: Visit; readonly failures: number }>()
  const failures = loaded?.visit === visit ? loaded.failures : 0
  const load = useCallback(() => {
    visit.route.load().then(
      () => setLoaded({ visit, failures: 0 }),
      (error: unknown) => {
        // A bad line, or a version whose files are gone by now, or a fault of ours: whoever helps finds it in the console.
        reportError(error)
        setLoaded({ visit, failures: failures + 1 })
      },
    )
  }, [visit, failures])
  const isThere = visit.route.screen() !== undefined
  useLayoutEffect(() => {
    if (!isThere && failures === 0) load()
  }, [isThere, failures, load])
  // Asked for in vain once more: the app as a whole may be had, by this version or a newer one.
  return { hasFailed: failures > 0, load: failures > 1 ? applyUpdate : load }
}

interface Route {
  /** What a path says of this route's parameters; undefined for the path of another. */
  match(path: string): Readonly<Record<string, string>> | undefined
  /** Undefined until it is loaded. */
  screen(): AnyScreen | undefined
  /** Rejects when the file cannot be had; it is asked for again the next time. */
  load(): Promise<void>
}

const ROUTES: readonly Route[] = Object.entries(SCREENS).map(([pattern, load]) =>
  // What its parameters are called is told by its pattern.
  routeFor(pattern, load as () => Promise<AnyScreen>),
)
const NOWHERE = routeFor('*', async () => Missing)

function routeFor(path: string, ask: () => Promise<AnyScreen>): Route {
  const { pattern, keys } = parse(path)
  let screen: AnyScreen | undefined
  let loading: Promise<void> | undefined
  return {
    match: (asked) => {
      const found = pattern.exec(asked)
      return found ? Object.fromEntries(keys.map((key, index) => [key, found[index + 1] ?? ''])) : undefined
    },
    screen: () => screen,
    load: () => {
      loading ??= ask().then(
        (loaded) => {
          screen = loaded
        },
        (error: unknown) => {
          loading = undefined
          throw error
        },
      )
      return loading
    },
  }
}

function routeOf(path: string): Pick<Visit, 'route' | 'params'> {
  for (const route of ROUTES) {
    const params = route.match(path)
    if (params) return { route, params }
  }
  return { route: NOWHERE, params: {} }
}
